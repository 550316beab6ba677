package app

import (
	"context"

	"footing/internal/delay"
	"footing/internal/ledger"
	"footing/internal/picture"
	"footing/internal/plan"
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

// Forecast learns from the record as a picture knows it.
func (a *App) Forecast(ctx context.Context, p *picture.Picture) (*delay.Model, error) {
	h, err := a.DelayHistory(ctx)
	if err != nil {
		return nil, err
	}
	return delay.Learn(h, p.Known, p.Valid), nil
}

// PlanOnForecast lets a plan count on the days that the record makes likely: those by
// which each pledge is ready with the probability opt.Confidence, in place of those that
// donors name. Without a confidence it changes nothing.
func (a *App) PlanOnForecast(ctx context.Context, p *picture.Picture, opt *plan.Options) error {
	if opt.Confidence == 0 {
		return nil
	}
	m, err := a.Forecast(ctx, p)
	if err != nil {
		return err
	}
	opt.Ready = plan.ForecastReady(p, m.Ready(p, opt.Confidence))
	return nil
}
