package app

import (
	"context"

	"footing/internal/aid"
	"footing/internal/coalition"
	"footing/internal/ledger"
	"footing/internal/picture"
)

// CoalitionLeads lists who led which coalition when, as known at a time; known 0
// is now.
func (a *App) CoalitionLeads(ctx context.Context, known aid.Instant, groups []*coalition.Group) ([]coalition.Lead, error) {
	h := picture.NewHistory(known)
	err := eachEntry(ctx, a.store, func(e *ledger.Entry) {
		if e.Kind == aid.KindMembership {
			h.Add(e)
		}
	})
	if err != nil {
		return nil, err
	}
	leads, err := coalition.LeadsOf(h, groups)
	if err != nil {
		return nil, unreadable(err)
	}
	return leads, nil
}
