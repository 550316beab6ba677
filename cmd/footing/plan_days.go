package main

import (
	"context"

	"footing/internal/app"
	"footing/internal/picture"
	"footing/internal/plan"
)

// planDays is on whose days a plan counts.
type planDays struct {
	Confidence float64 `help:"Count on the days by which pledges are ready with this probability, by how things came before (footing forecast), such as 0.8. Default: the days that donors name." default:"0" placeholder:"P"`
}

func (c *planDays) check() error {
	if !(c.Confidence >= 0 && c.Confidence < 1) {
		return app.Errorf(app.Usage, "--confidence %g: take a probability above 0 and below 1, such as 0.8", c.Confidence)
	}
	return nil
}

// set has a plan count on a forecast, where it is to.
func (c *planDays) set(ctx context.Context, s *session, a *app.App, p *picture.Picture, opt *plan.Options) error {
	if c.Confidence == 0 {
		return nil
	}
	m := newMeter(s)
	defer m.done()
	m.say("Learning from the record …")
	opt.Confidence = c.Confidence
	return a.PlanOnForecast(ctx, p, opt)
}
