package main

import (
	"context"
	"os"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/force"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/table"
)

type forceCommand struct {
	Element string `arg:"" optional:"" help:"Show what each part of this element waits for, and the elements below it." name:"element"`
	Plan    string `help:"Count what this plan brings, and the crews that it trains, instead of the allocations on record: its identity or the beginning of it, newest, or a file that footing plan --out FILE.json wrote." placeholder:"FILE|ID"`
	Horizon int    `help:"Weeks ahead." default:"104" placeholder:"WEEKS"`
	Show    string `help:"Table to print: ${enum}; summary is the tree, with an element also its parts." enum:"summary,tree,parts,arrivals,seats,all" default:"summary"`
}

// mostWeeks bounds the horizon: thirty years, beyond which no promise reaches.
const mostWeeks = 1560

func (c *forceCommand) Run(ctx context.Context, s *session) error {
	if c.Horizon < 1 || c.Horizon > mostWeeks {
		return app.Errorf(app.Usage, "--horizon %d: weeks ahead are from 1 to %d", c.Horizon, mostWeeks)
	}
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		if c.Element != "" {
			if err := app.Exists(p, "force element", aid.ID(c.Element), aid.KindForceElement); err != nil {
				return err
			}
		}
		supply, named, err := c.supply(ctx, a, p)
		if err != nil {
			return err
		}
		made := force.Assess(p, supply, c.Horizon, aid.ID(c.Element))
		return s.show(c.chosen(s.format(), c.tables(made, named))...)
	})
}

func (c *forceCommand) supply(ctx context.Context, a *app.App, p *picture.Picture) (*force.Supply, *report.ForcePlan, error) {
	if c.Plan == "" {
		return force.OnRecord(p), nil, nil
	}
	made, err := planNamed(ctx, a, c.Plan)
	if err != nil {
		return nil, nil, err
	}
	brings, named := app.ForcePlan(made)
	return force.WithPlan(p, brings), named, nil
}

// planNamed finds a plan by a file or by its identity on record.
func planNamed(ctx context.Context, a *app.App, name string) (*plan.Plan, error) {
	if file, err := os.ReadFile(name); err == nil {
		made, err := plan.Decode(file)
		if err != nil {
			return nil, &app.Error{Kind: app.Invalid, What: "--plan " + name, Cause: err}
		}
		return made, nil
	}
	if name == "newest" {
		name = ""
	}
	made, err := a.Plan(ctx, name)
	if app.KindOf(err) == app.NotFound && name != "" {
		return nil, &app.Error{Kind: app.NotFound, What: "--plan " + name + " is neither a file that can be read nor a plan on record", Remedy: "footing plan list shows them; footing plan --out plan.json writes one."}
	}
	return made, err
}

// forceTables are the tables of one answer, in the order in which they are shown.
type forceTables struct{ tree, parts, arrivals, seats *table.Table }

func (c *forceCommand) tables(a *force.Assessment, named *report.ForcePlan) *forceTables {
	one := c.Element != ""
	return &forceTables{
		report.Force(a, named), report.ForceParts(a, named, one), report.ForceArrivals(a, named, one), report.ForceSeats(a, named, one),
	}
}

// chosen picks the tables to show. A workbook has room for all; CSV and JSON
// hold one table: the tree, or with an element its parts, unless --show names
// another.
func (c *forceCommand) chosen(format string, t *forceTables) []*table.Table {
	one := format == "csv" || format == "json"
	switch {
	case format == "xlsx" || c.Show == "all" && !one:
		return []*table.Table{t.tree, t.parts, t.arrivals, t.seats}
	case c.Show == "tree" || c.Element == "" && (c.Show == "summary" || c.Show == "all"):
		return []*table.Table{t.tree}
	case c.Show == "arrivals":
		return []*table.Table{t.arrivals}
	case c.Show == "seats":
		return []*table.Table{t.seats}
	case c.Show == "parts" || one:
		return []*table.Table{t.parts}
	}
	return []*table.Table{t.tree, t.parts}
}
