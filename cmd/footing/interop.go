package main

import (
	"context"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/interop"
	"footing/internal/picture"
	"footing/internal/report"
	"footing/internal/table"
)

type interopCommand struct {
	Element    string `help:"Only this force element." placeholder:"ID"`
	Partner    string `help:"Hold every element against this party or force element, whether it names it as partner or not." placeholder:"ID"`
	Count      string `help:"What counts as had, each with those before it: received, allocated, or promised (pledged to one element alone)." enum:"received,allocated,promised" default:"allocated"`
	WithPledge string `help:"Show only what this pledge would change, for each element it could serve." placeholder:"ID"`
	Show       string `help:"Table to print: ${enum}; summary is levels and fleets." enum:"summary,levels,fleets,pairs,all" default:"summary"`
}

func (c *interopCommand) Run(ctx context.Context, s *session) error {
	if c.Element != "" && c.Element == c.Partner {
		return app.Errorf(app.Usage, "--partner %s is the element itself: name another force", c.Partner)
	}
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		tables, err := c.tables(p)
		if err != nil {
			return err
		}
		return s.show(c.chosen(s.format(), tables)...)
	})
}

// interopTables are the tables of one answer, in the order in which they are
// shown.
type interopTables struct{ levels, fleets, pairs *table.Table }

func (c *interopCommand) tables(p *picture.Picture) (*interopTables, error) {
	if err := c.check(p); err != nil {
		return nil, err
	}
	upTo, _ := interop.ParseStanding(c.Count)
	made := interop.Assess(p, interop.Options{UpTo: upTo, Element: aid.ID(c.Element), Partner: aid.ID(c.Partner)})
	if c.WithPledge == "" {
		return &interopTables{report.Interop(made), report.InteropFleets(made), report.InteropPairs(made)}, nil
	}
	pledge, _ := picture.Get[aid.Pledge](p, aid.ID(c.WithPledge))
	offer := made.WithPledge(pledge)
	return &interopTables{
		report.InteropOffer(made, offer), report.InteropOfferFleets(made, offer), report.InteropOfferPairs(made, offer),
	}, nil
}

func (c *interopCommand) check(p *picture.Picture) error {
	for _, named := range []struct {
		flag, id string
		kinds    []aid.Kind
	}{
		{"--element", c.Element, []aid.Kind{aid.KindForceElement}},
		{"--partner", c.Partner, []aid.Kind{aid.KindParty, aid.KindForceElement}},
		{"--with-pledge", c.WithPledge, []aid.Kind{aid.KindPledge}},
	} {
		if named.id == "" {
			continue
		}
		if err := app.Exists(p, named.flag, aid.ID(named.id), named.kinds...); err != nil {
			return err
		}
	}
	return nil
}

// chosen picks the tables to show. A workbook has room for all; CSV and JSON
// hold one table, the levels unless --show names another.
func (c *interopCommand) chosen(format string, t *interopTables) []*table.Table {
	one := format == "csv" || format == "json"
	switch {
	case format == "xlsx" || c.Show == "all" && !one:
		return []*table.Table{t.levels, t.fleets, t.pairs}
	case c.Show == "fleets":
		return []*table.Table{t.fleets}
	case c.Show == "pairs":
		return []*table.Table{t.pairs}
	case c.Show == "levels" || one:
		return []*table.Table{t.levels}
	}
	return []*table.Table{t.levels, t.fleets}
}
