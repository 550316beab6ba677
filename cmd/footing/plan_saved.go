package main

import (
	"context"
	"io"

	"footing/internal/app"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/table"
)

type planShowCommand struct {
	ID   string `arg:"" optional:"" help:"Identity of the plan, or its beginning; none is the newest." name:"plan"`
	Show string `help:"Table to print: ${enum}." enum:"${plan_tables}" default:"all"`
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
		s.leftToDo(p)
		s.say("Plan %s adopted: %d entries, the record now has %d. footing coverage shows the allocations.", p.Identity, done.Count, done.Size)
		return nil
	})
}

// leftToDo says what of an adopted plan somebody has to see to.
func (s *session) leftToDo(p *plan.Plan) {
	if n := len(p.Purchases); n > 0 {
		s.say("Orders of funds that are now on record as pledges and take their money: %d. Somebody has to place them: footing plan show %s --show purchases lists them with their days.", n, p.Identity)
	}
	if crews, people := report.SeatsTaken(p); people > 0 {
		s.say("%d places in courses for %d crews are not on record: no kind of record says whose people sit in an intake. Ask the providers: footing plan show %s --show seats lists them with the last day to ask.", people, crews, p.Identity)
	}
}

type planDiffCommand struct {
	Before string `arg:"" help:"Identity of a plan, or its beginning."`
	After  string `arg:"" help:"Identity of the other."`
	Show   string `help:"Table to print: ${enum}." enum:"allocations,seats,all" default:"all"`
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
		return s.show(c.tables(s.format(), plans[0], plans[1])...)
	})
}

// tables picks what to compare: CSV and JSON hold one table, the allocations unless
// told otherwise; places in courses are passed over where neither plan takes any.
func (c *planDiffCommand) tables(format string, before, after *plan.Plan) []*table.Table {
	allocations, seats := report.PlanDifference(before, after), report.PlanSeatDifference(before, after)
	one := format == "csv" || format == "json"
	switch {
	case c.Show == "seats":
		return []*table.Table{seats}
	case c.Show == "allocations" || one || format != "xlsx" && len(before.Seats)+len(after.Seats) == 0:
		return []*table.Table{allocations}
	}
	return []*table.Table{allocations, seats}
}

func writeBytes(b []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}
}
