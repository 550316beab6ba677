package main

import (
	"context"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/coalition"
	"footing/internal/picture"
	"footing/internal/report"
	"footing/internal/table"
)

type coalitionsCommand struct {
	Coalition string `arg:"" optional:"" help:"Only this coalition's areas and leads." name:"coalition"`
	Show      string `help:"Table to print: ${enum}; summary is all but the leads." enum:"summary,areas,overlaps,holes,leads,all" default:"summary"`
}

func (c *coalitionsCommand) Run(ctx context.Context, s *session) error {
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		made := coalition.Assess(p)
		if err := c.narrow(p, made); err != nil {
			return err
		}
		leads, err := a.CoalitionLeads(ctx, s.known, made.Groups)
		if err != nil {
			return err
		}
		return s.show(c.chosen(s.format(), made, leads)...)
	})
}

// narrow leaves only the coalition that was asked for.
func (c *coalitionsCommand) narrow(p *picture.Picture, a *coalition.Assessment) error {
	if c.Coalition == "" {
		return nil
	}
	if err := app.Exists(p, "coalition", aid.ID(c.Coalition), aid.KindParty); err != nil {
		return err
	}
	if !a.Only(aid.ID(c.Coalition)) {
		return &app.Error{
			Kind:   app.NotFound,
			What:   "coalition " + c.Coalition + " is a party and no coalition: no group that covers something, has a lead, or is called one",
			Remedy: "footing coalitions lists them.",
		}
	}
	return nil
}

// chosen picks the tables to show. A workbook has room for all; CSV and JSON hold
// one table, the areas unless --show names another.
func (c *coalitionsCommand) chosen(format string, a *coalition.Assessment, leads []coalition.Lead) []*table.Table {
	one := format == "csv" || format == "json"
	areas, overlaps, holes, dated := report.Coalitions(a), report.CoalitionOverlaps(a), report.CoalitionHoles(a), report.CoalitionLeads(a, leads)
	switch {
	case format == "xlsx" || c.Show == "all" && !one:
		return []*table.Table{areas, overlaps, holes, dated}
	case c.Show == "overlaps":
		return []*table.Table{overlaps}
	case c.Show == "holes":
		return []*table.Table{holes}
	case c.Show == "leads":
		return []*table.Table{dated}
	case c.Coalition != "" && c.Show == "summary" && !one:
		return []*table.Table{areas, dated}
	case c.Show == "areas" || one || c.Coalition != "":
		return []*table.Table{areas}
	}
	return []*table.Table{areas, overlaps, holes}
}
