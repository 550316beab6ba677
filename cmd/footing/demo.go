package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"footing/internal/app"
	"footing/internal/coverage"
	"footing/internal/exercise"
	"footing/internal/intake/template"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/table"
)

type demoCommand struct {
	Dir  string `help:"Folder for the alliance's files and its record." default:"demo"`
	Size string `help:"small (6 donors), theatre (50) or large." enum:"small,theatre,large" default:"small"`
	Seed uint64 `help:"The same seed gives the same alliance." default:"1"`
}

// Run goes the whole way that a planner goes, and says each step as a command
// that can be repeated.
func (c *demoCommand) Run(ctx context.Context, s *session) error {
	alliance := filepath.Join(c.Dir, "alliance")
	s.Store, s.valid = filepath.Join(c.Dir, "footing.db"), exercise.Start
	s.step("footing exercise --size %s --seed %d --out %s", c.Size, c.Seed, alliance)
	if err := c.write(alliance); err != nil {
		return err
	}
	s.step("footing import csv %s --store %s", alliance, s.Store)
	a, err := c.load(ctx, s, alliance)
	if err != nil {
		return err
	}
	defer a.Close()
	p, err := s.picture(ctx, a)
	if err != nil {
		return err
	}
	s.step("footing coverage --by area --store %s --valid %s", s.Store, s.valid)
	if err := s.show(report.Coverage(p, coverage.ByArea)); err != nil {
		return err
	}
	s.step("footing plan --store %s --valid %s", s.Store, s.valid)
	opt, err := (&planMakeCommand{planScope: usualScope(), planWays: planWays{Crews: true, Types: true, Dependence: 1}}).options(s)
	if err != nil {
		return err
	}
	made, err := s.makePlan(ctx, a, p, opt)
	if err != nil {
		return err
	}
	unmet := report.PlanUnmet(made).Without("short_at_end", "cause", "shortfall_weeks")
	force := report.PlanElements(made).Without("weight", "ready_at_end_before", "ready_weeks_before", "ready_weeks_after", "worth")
	if err := s.show(report.PlanSummary(made), force, firstRows(unmet), firstRows(report.PlanAsk(made))); err != nil {
		return err
	}
	s.next(made)
	return nil
}

func (c *demoCommand) write(alliance string) error {
	size, err := exercise.ParseSize(c.Size)
	if err != nil {
		return &app.Error{Kind: app.Usage, What: "--size", Cause: err}
	}
	if err := os.MkdirAll(alliance, 0o755); err != nil {
		return &app.Error{Kind: app.Usage, What: "--dir", Cause: err}
	}
	return exercise.Write(alliance, size, c.Seed)
}

func (c *demoCommand) load(ctx context.Context, s *session, alliance string) (*app.App, error) {
	proposal, err := template.Read(ctx, []string{alliance}, template.Options{Whole: true})
	if err != nil {
		return nil, readError(err)
	}
	a, err := s.open(ctx)
	if err != nil {
		return nil, err
	}
	done, err := a.Import(ctx, proposal, app.ImportOptions{})
	if err != nil {
		a.Close()
		return nil, err
	}
	if done.Repeated {
		fmt.Fprintln(s.stdout, "The same files are on record already; nothing changed.")
		return a, nil
	}
	fmt.Fprintln(s.stdout, report.ImportCounts(done.Report))
	return a, nil
}

func (s *session) step(format string, args ...any) {
	fmt.Fprintf(s.stdout, "\n$ "+format+"\n", args...)
}

// demoRows keeps the demo to a page or two.
const demoRows = 10

func firstRows(t *table.Table) *table.Table {
	if left := len(t.Rows) - demoRows; left > 0 {
		t.Rows = t.Rows[:demoRows]
		t.Notes = append(t.Notes, fmt.Sprintf("… and %d more.", left))
	}
	return t
}

func (s *session) next(p *plan.Plan) {
	s.say(`
Try next (bin/footing is the program):
  export FOOTING_STORE=%s
  bin/footing plan show --show departures          what leaves when, and which way
  bin/footing plan show --show purchases           what the plan buys, with whose money
  bin/footing plan adopt %s --valid %s
  bin/footing coverage --by time --valid %s
  bin/footing donors
  bin/footing verify
  bin/footing --help`, s.Store, s.valid, p.Identity[:8], s.valid)
}
