package app

import (
	"context"

	"footing/internal/delay"
	"footing/internal/ledger"
)

// DelayHistory reads what the whole ledger says of promises and arrivals, with the times
// at which it became known. What a forecast may see of it is for the forecast to say.
func (a *App) DelayHistory(ctx context.Context) (*delay.History, error) {
	h := delay.NewHistory()
	var failed error
	err := eachEntry(ctx, a.store, func(e *ledger.Entry) {
		if err := h.Add(e); failed == nil {
			failed = err
		}
	})
	if err == nil && failed != nil {
		err = unreadable(failed)
	}
	return h, err
}
