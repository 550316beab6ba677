package main

import (
	"context"
	"io"

	"footing/internal/app"
	"footing/internal/plan"
	"footing/internal/report"
)

type planShowCommand struct {
	ID   string `arg:"" optional:"" help:"Identity of the plan, or its beginning; none is the newest." name:"plan"`
	Show string `help:"Table to print: ${enum}." enum:"summary,unmet,ask,allocations,departures,lines,elements,purchases,funds,lanes,all" default:"all"`
}

func (c *planShowCommand) Run(ctx context.Context, s *session) error {
	return s.read(ctx, func(a *app.App) error {
		p, err := a.Plan(ctx, c.ID)
		if err != nil {
			return err
		}
		return s.showPlan(p, c.Show)
	})
}

type planListCommand struct{}

func (c *planListCommand) Run(ctx context.Context, s *session) error {
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		saved, err := a.Plans(ctx, p)
		if err != nil {
			return err
		}
		return s.show(report.Plans(saved))
	})
}

type planAdoptCommand struct {
	ID     string `arg:"" optional:"" help:"Identity of the plan, or its beginning; none is the newest." name:"plan"`
	Reason string `help:"Why; kept with the decision."`
	Stale  bool   `help:"Adopt it though the record has changed since it was made."`
}

func (c *planAdoptCommand) Run(ctx context.Context, s *session) error {
	return s.read(ctx, func(a *app.App) error {
		p, done, err := a.AdoptPlan(ctx, c.ID, c.Reason, c.Stale)
		if err != nil {
			return err
		}
		if done.Repeated {
			s.say("Plan %s is adopted already; nothing changed.", p.Identity)
			return nil
		}
		if n := len(p.Purchases); n > 0 {
			s.say("%d orders of funds are not allocated: no pledge stands behind them yet. footing plan show --show purchases lists them.", n)
		}
		s.say("Plan %s adopted: %d entries, the record now has %d. footing coverage shows the allocations.", p.Identity, done.Count, done.Size)
		return nil
	})
}

type planDiffCommand struct {
	Before string `arg:"" help:"Identity of a plan, or its beginning."`
	After  string `arg:"" help:"Identity of the other."`
}

func (c *planDiffCommand) Run(ctx context.Context, s *session) error {
	return s.read(ctx, func(a *app.App) error {
		plans := make([]*plan.Plan, 2)
		for i, id := range []string{c.Before, c.After} {
			p, err := a.Plan(ctx, id)
			if err != nil {
				return err
			}
			plans[i] = p
		}
		return s.show(report.PlanDifference(plans[0], plans[1]))
	})
}

func writeBytes(b []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}
}
