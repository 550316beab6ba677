package main

import (
	"context"
	"runtime"
	"strings"

	"footing/internal/app"
	"footing/internal/report"
	"footing/internal/table"
)

type simulateCommand struct {
	ID      string `arg:"" optional:"" help:"Identity of the plan, or its beginning; none, or newest, is the newest." name:"plan"`
	Futures int    `help:"Futures to draw." default:"10000" placeholder:"N"`
	Seed    uint64 `help:"The same seed draws the same futures." default:"1"`
	Show    string `help:"Table to print: ${enum}; summary is the figures over all with the first lines and donors." enum:"summary,lines,elements,fans,donors,all" default:"summary"`
}

// mostPlayed is how many futures are played at most: more say nothing that a reader could
// use.
const mostPlayed = 10_000_000

func (c *simulateCommand) Run(ctx context.Context, s *session) error {
	switch {
	case c.Futures < 1 || c.Futures > mostPlayed:
		return app.Errorf(app.Usage, "--futures %d: draw 1 to %d", c.Futures, mostPlayed)
	case s.Valid != "" || s.Known != "":
		return app.Errorf(app.Usage, "a plan is carried out by what was known when it was made: leave --valid and --known out, or plan again with them")
	}
	return s.read(ctx, func(a *app.App) error {
		m := newMeter(s)
		m.say("Learning from the record …")
		opt := app.SimulateOptions{Futures: c.Futures, Seed: c.Seed, Hands: runtime.GOMAXPROCS(0)}
		played, err := a.Simulate(ctx, strings.TrimPrefix(c.ID, "newest"), opt, func(done int) { m.futures(done, c.Futures) })
		m.done()
		if err != nil {
			return err
		}
		if played.Result.Futures < c.Futures {
			s.say("Interrupted: these are the %d futures played so far, of %d.", played.Result.Futures, c.Futures)
		}
		return s.show(c.tables(s.format(), played)...)
	})
}

// fewRows is how many rows of a table the summary has.
const fewRows = 10

// tables picks what to show and makes only that. A workbook has room for all; CSV and JSON
// hold one table, the figures over all unless --show names another.
func (c *simulateCommand) tables(format string, played *report.Simulation) []*table.Table {
	one := format == "csv" || format == "json"
	all := format == "xlsx" || c.Show == "all" && !one
	if c.Show == "summary" && !one && !all {
		return []*table.Table{report.Simulate(played), first(report.SimulateLines(played)), first(report.SimulateDonors(played))}
	}
	var tables []*table.Table
	for _, made := range []struct {
		name string
		make func(*report.Simulation) *table.Table
	}{
		{"summary", report.Simulate},
		{"lines", report.SimulateLines},
		{"elements", report.SimulateElements},
		{"fans", report.SimulateFans},
		{"donors", report.SimulateDonors},
	} {
		if all || made.name == c.Show || one && c.Show == "all" && made.name == "summary" {
			tables = append(tables, made.make(played))
		}
	}
	return tables
}

// first keeps the first rows, and of the notes what is said of the columns.
func first(t *table.Table) *table.Table {
	if len(t.Rows) > fewRows {
		t.Rows = t.Rows[:fewRows]
		t.Title += ", the first of them"
	}
	t.Notes = t.Notes[:1]
	return t
}
