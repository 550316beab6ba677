package coalition

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Lead is a stretch of time over which a party led a coalition.
type Lead struct {
	Group, Party aid.ID
	Span         aid.Span
}

// LeadsOf lists who has led and will lead the coalitions, in order of coalition
// and day, from what is known of memberships.
func LeadsOf(h *picture.History, groups []*Group) ([]Lead, error) {
	var leads []Lead
	for _, timeline := range h.Timelines(aid.KindMembership) {
		for _, segment := range timeline {
			r, err := segment.Record(aid.KindMembership)
			if err != nil {
				return nil, err
			}
			m, ok := r.(*aid.Membership)
			if ok && m.Role == "lead" && slices.ContainsFunc(groups, func(g *Group) bool { return g.Party.ID == m.Group }) {
				leads = append(leads, Lead{m.Group, m.Member, segment.Span})
			}
		}
	}
	slices.SortStableFunc(leads, func(x, y Lead) int {
		return cmp.Or(cmp.Compare(x.Group, y.Group), cmp.Compare(x.Span.From, y.Span.From), cmp.Compare(x.Party, y.Party))
	})
	return leads, nil
}
