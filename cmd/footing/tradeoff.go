package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"footing/internal/app"
	"footing/internal/highs"
	"footing/internal/plan"
	"footing/internal/report"
)

// planTradeoffCommand holds plans of one picture against each other.
type planTradeoffCommand struct {
	Rows    []string `help:"Only these rows, with commas between them: default, no-types, no-interop, prefer-readiness, prefer-interoperability, prefer-shortfall, floor-compatible, dependence-half, no-crews." placeholder:"ROW"`
	Gap     float64  `help:"Stop each search when the relaxation is this near its bound." default:"1e-3"`
	Grid    string   `help:"Periods: 4-4-5 (weeks, then months, then quarters) or weekly." enum:"4-4-5,weekly" default:"4-4-5"`
	Horizon int      `help:"Weeks to plan ahead." default:"104"`
}

func (c *planTradeoffCommand) options(s *session) (plan.Options, error) {
	for _, row := range c.Rows {
		if !slices.Contains(app.AlternativeNames(), row) {
			return plan.Options{}, app.Errorf(app.Usage, "--rows %s: there is no such row; take some of %s", row, strings.Join(app.AlternativeNames(), ", "))
		}
	}
	opt := plan.DefaultOptions()
	opt.Gap, opt.Grid, opt.Horizon = c.Gap, c.Grid, c.Horizon
	opt.Version, opt.Now = buildVersion(), s.now
	if err := opt.Check(); err != nil {
		return opt, &app.Error{Kind: app.Usage, What: "these plans cannot be made", Cause: err}
	}
	return opt, nil
}

func (c *planTradeoffCommand) Run(ctx context.Context, s *session) error {
	opt, err := c.options(s)
	if err != nil {
		return err
	}
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		engine, err := highs.Open(context.WithoutCancel(ctx), highs.Config{Clock: s.now, CacheDir: solverCache()})
		if err != nil {
			return &app.Error{Kind: app.Unavailable, What: "the solver cannot start", Cause: err}
		}
		defer engine.Close(context.WithoutCancel(ctx))
		list := app.Alternatives(p, opt, c.Rows)
		meter := newMeter(s)
		rows, err := app.Tradeoff(ctx, p, plan.HiGHS(engine), list, func(at int, now plan.Progress) {
			meter.say("%s, %d of %d: %s", list[at].Name, at+1, len(list), fmt.Sprintf("round %d, gap %.2g", now.Round, now.Gap))
		})
		meter.done()
		if err != nil {
			return err
		}
		return s.show(report.PlanTradeoff(p, rows, len(list)))
	})
}
