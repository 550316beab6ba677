package main

import (
	"context"
	"fmt"
	"time"

	"footing/internal/app"
	"footing/internal/contingency"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/table"
)

type contingencyCommand struct {
	planScope
	planWays
	N     int     `help:"How many fall away at once: 1, or 2 for the worst pairs beside." default:"1"`
	Top   int     `help:"With --n 2: how many of the worst pairs to find." default:"20"`
	Show  string  `help:"Table to print: ${enum}. Default: losses, with pairs where --n 2." enum:"losses,pairs,dependence,all," default:""`
	Part  float64 `help:"Plan on until a loss is certain to this part of it; large pictures only as far as --rounds." default:"0.05"`
	Turns int     `name:"rounds" help:"Rounds of the search that a case of a large picture takes beyond what is made anew around what fell away." default:"0"`
	Ready float64 `help:"Readiness from which an element counts as ready, a part of 1." default:"0.8"`
	Prove int     `help:"Losses, from the worst on, whose hedges are proved by planning again." default:"5"`
}

func (c *contingencyCommand) options(s *session) (contingency.Options, error) {
	opt := contingency.DefaultOptions()
	planned, err := c.planScope.options(s)
	if err == nil {
		planned, err = c.within(planned)
	}
	opt.Plan, opt.Part, opt.Turns, opt.Ready, opt.Prove = planned, c.Part, c.Turns, c.Ready, c.Prove
	switch {
	case err != nil:
		return opt, err
	case s.format() == "xlsx" && s.Out == "":
		return opt, app.Errorf(app.Usage, "--format xlsx writes a file: name it with --out FILE.xlsx")
	case c.N != 1 && c.N != 2:
		return opt, app.Errorf(app.Usage, "--n %d: take 1, or 2 for pairs", c.N)
	case c.Top < 1 || c.Top > 1000:
		return opt, app.Errorf(app.Usage, "--top %d: take 1 to 1000", c.Top)
	case !(c.Part >= 0 && c.Part <= 1):
		return opt, app.Errorf(app.Usage, "--part %g: take a part of 1, such as 0.05", c.Part)
	case c.Turns < 0 || c.Turns > 1000:
		return opt, app.Errorf(app.Usage, "--rounds %d: take 0 to 1000", c.Turns)
	case !(c.Ready > 0 && c.Ready <= 1):
		return opt, app.Errorf(app.Usage, "--ready %g: take a part of 1 above 0, such as 0.8", c.Ready)
	case c.Prove < 0:
		return opt, app.Errorf(app.Usage, "--prove %d: take 0 or more", c.Prove)
	case c.Show == "pairs" && c.N != 2:
		return opt, app.Errorf(app.Usage, "--show pairs: there are pairs with --n 2 only")
	}
	if c.N == 2 {
		opt.Pairs = c.Top
	}
	return opt, nil
}

func (c *contingencyCommand) Run(ctx context.Context, s *session) error {
	opt, err := c.options(s)
	if err != nil {
		return err
	}
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		meter := newMeter(s)
		var found *contingency.Survey
		var failed error
		started := s.withSolver(ctx, meter, func(engine plan.Engine) {
			found, failed = a.Contingencies(ctx, p, engine, opt, meter.contingency)
		})
		switch {
		case started != nil:
			return started
		case found == nil && failed != nil:
			return failed
		}
		if ctx.Err() != nil {
			s.say("Interrupted: this is what is done so far; the same command goes on from there.")
		}
		if err := s.show(c.tables(p, found, s.format())...); err != nil {
			return err
		}
		return failed
	})
}

// tables picks the tables to print: one where the format has one, all in a workbook.
func (c *contingencyCommand) tables(p *picture.Picture, found *contingency.Survey, format string) []*table.Table {
	all := []*table.Table{report.Contingency(p, found)}
	if c.N == 2 {
		all = append(all, report.ContingencyPairs(p, found))
	}
	all = append(all, report.Dependence(p, found))
	last := len(all) - 1
	switch {
	case c.Show == "all" || c.Show == "" && format == "xlsx":
		return all
	case c.Show == "dependence":
		return all[last:]
	case c.Show == "pairs":
		return all[1:2]
	case c.Show == "losses" || format != "table":
		return all[:1]
	}
	return all[:last]
}

// contingency shows how far a survey has come, and about how long it will take.
func (m *meter) contingency(now contingency.Progress) {
	took := m.now().Sub(m.began).Round(100 * time.Millisecond)
	if now.Phase == "base" {
		m.planOf("with everything, ", now.Plan)
		return
	}
	left := ""
	if now.Phase != m.phase {
		m.phase, m.since, m.from = now.Phase, m.now(), now.Done
	} else if done := now.Done - m.from; done > 0 && now.Done < now.Of {
		left = fmt.Sprintf(", about %s left", (m.now().Sub(m.since) / time.Duration(done) * time.Duration(now.Of-now.Done)).Round(time.Second))
	}
	m.say("%s: %d of %d, %s%s", now.Phase, now.Done, now.Of, took, left)
}
