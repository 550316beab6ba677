package main

import (
	"context"
	"slices"
	"strings"

	"footing/internal/app"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
)

type planTradeoffCommand struct {
	planScope
	planDays
	Rows []string `help:"Ways to plan, in a list with commas, such as default,no-types: default, no-types, no-interop, prefer-readiness, prefer-interoperability, prefer-shortfall, floor-compatible, dependence-half, no-crews. Default: all, no-crews where there are crews." placeholder:"ROW"`
}

func (c *planTradeoffCommand) Run(ctx context.Context, s *session) error {
	opt, err := c.options(s)
	if err == nil {
		err = c.planDays.check()
	}
	if err != nil {
		return err
	}
	for _, row := range c.Rows {
		if names := app.AlternativeNames(); !slices.Contains(names, row) {
			return app.Errorf(app.Usage, "--rows %s: there is no such row; take of %s", row, strings.Join(names, ", "))
		}
	}
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		if err := c.planDays.set(ctx, s, a, p, &opt); err != nil {
			return err
		}
		return s.tradeoff(ctx, p, app.Alternatives(p, opt, c.Rows))
	})
}

// tradeoff shows the rows that were done, also where an interrupt or a fault keeps
// the others away.
func (s *session) tradeoff(ctx context.Context, p *picture.Picture, list []app.Alternative) error {
	meter := newMeter(s)
	var rows []report.TradeoffRow
	var failed error
	started := s.withSolver(ctx, meter, func(engine plan.Engine) {
		rows, failed = app.Tradeoff(ctx, p, engine, list, func(at int, now plan.Progress) { meter.row(at, len(list), list[at].Name, now) })
	})
	switch {
	case started != nil:
		return started
	case len(rows) == 0 && failed != nil:
		return failed
	case len(rows) == 0:
		return context.Cause(ctx)
	case len(rows) < len(list) && failed == nil:
		s.say("Interrupted: these are the rows done so far.")
	}
	if err := s.show(report.PlanTradeoff(p, rows, len(list))); err != nil {
		return err
	}
	return failed
}
