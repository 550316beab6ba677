package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"footing/internal/app"
	"footing/internal/highs"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/table"
)

type planCommand struct {
	Make     planMakeCommand     `cmd:"" default:"withargs" help:"Make a plan (the default)."`
	Tradeoff planTradeoffCommand `cmd:"" help:"Hold plans made in several ways against each other: what one term of the objective buys at the cost of others."`
	Show     planShowCommand     `cmd:"" help:"Show a saved plan."`
	List     planListCommand     `cmd:"" help:"List saved plans with value, proof and whether they are adopted."`
	Adopt    planAdoptCommand    `cmd:"" help:"Write a plan's allocations to the record."`
	Diff     planDiffCommand     `cmd:"" help:"List what two plans do differently."`
}

type planMakeCommand struct {
	planScope
	planDays
	planWays
	Show       string `help:"Table to print: ${enum}." enum:"${plan_tables}" default:"summary"`
	From       string `help:"Start the search where that for this saved plan ended: much faster where little has changed since. Its identity or the beginning of it, or newest." placeholder:"PLAN"`
	WriteModel string `help:"Write the whole model as MPS to FILE instead of planning, for another solver." placeholder:"FILE"`
}

// options checks the flags and gives what they ask for.
func (c *planMakeCommand) options(s *session) (plan.Options, error) {
	opt, err := c.planScope.options(s)
	if err == nil {
		err = c.planDays.check()
	}
	if err != nil {
		return opt, err
	}
	return c.within(opt)
}

func (c *planMakeCommand) Run(ctx context.Context, s *session) error {
	opt, err := c.options(s)
	if err != nil {
		return err
	}
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		if err := c.planDays.set(ctx, s, a, p, &opt); err != nil {
			return err
		}
		if c.WriteModel != "" {
			return s.writeModel(p, opt, c.WriteModel)
		}
		if c.From != "" {
			if err := a.StartFrom(ctx, strings.TrimPrefix(c.From, "newest"), &opt); err != nil {
				return err
			}
		}
		made, unsaved := s.makePlan(ctx, a, p, opt)
		if made == nil {
			return unsaved
		}
		if made.Status == plan.StatusInterrupted {
			s.say("Interrupted: this is the best plan so far.")
		}
		if err := s.showPlan(made, c.Show); err != nil {
			return err
		}
		return s.saved(made, unsaved)
	})
}

// writeModel writes the whole model for another solver.
func (s *session) writeModel(p *picture.Picture, opt plan.Options, path string) error {
	full, err := plan.WriteOut(p, opt, true)
	if err != nil {
		return &app.Error{Kind: app.Usage, What: "the model is not written", Cause: err}
	}
	if err := writeFile(path, full.WriteMPS); err != nil {
		return err
	}
	s.say("%d possible departures are in %s. The file maximises the value; columns in whole units are marked as integer.", full.Columns, path)
	return nil
}

// saved says under a plan where it is, and where it is not: who goes on to adopt
// the newest plan must know that it is not this one. Who may only read the record
// has got all there is to get.
func (s *session) saved(made *plan.Plan, unsaved error) error {
	switch {
	case app.KindOf(unsaved) == app.Forbidden:
		fmt.Fprintf(s.stderr, "This plan is not saved: %v\n", unsaved)
		if s.Out == "" {
			s.say("footing plan --out plan.json keeps it as a file.")
		}
		return nil
	case unsaved != nil:
		return &app.Error{Kind: app.KindOf(unsaved), What: "this plan is not saved", Cause: unsaved}
	case made.Status != plan.StatusNothing:
		s.say("Saved as plan %s. Next: footing plan show --show unmet, or footing plan adopt %[1]s", made.Identity)
	}
	return nil
}

// makePlan plans with progress on a terminal.
func (s *session) makePlan(ctx context.Context, a *app.App, p *picture.Picture, opt plan.Options) (made *plan.Plan, err error) {
	meter := newMeter(s)
	started := s.withSolver(ctx, meter, func(engine plan.Engine) { made, err = a.MakePlan(ctx, p, engine, opt, meter.plan) })
	return made, cmp.Or(started, err)
}

// withSolver starts the solver for the time that something plans; what that says
// of its progress is gone from the terminal afterwards.
func (s *session) withSolver(ctx context.Context, m *meter, do func(plan.Engine)) error {
	m.say("Starting the solver …")
	defer m.done()
	engine, err := highs.Open(context.WithoutCancel(ctx), highs.Config{Clock: s.now, CacheDir: solverCache()})
	if err != nil {
		return &app.Error{Kind: app.Unavailable, What: "the solver cannot start", Cause: err}
	}
	defer engine.Close(context.WithoutCancel(ctx))
	do(plan.HiGHS(engine))
	return nil
}

// solverCache is a folder of the user's own, since what lies there is run.
func solverCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	dir = filepath.Join(dir, "footing", "solver")
	if os.MkdirAll(dir, 0o700) != nil {
		return ""
	}
	return dir
}

// showPlan prints a plan: its file for JSON, all tables for a workbook, and
// otherwise the table asked for.
func (s *session) showPlan(p *plan.Plan, which string) error {
	switch s.format() {
	case "json":
		return s.writePlanFile(p)
	case "xlsx":
		return s.show(append([]*table.Table{report.PlanSummary(p)}, report.PlanTables(p)...)...)
	}
	if s.format() == "csv" && (which == "summary" || which == "all") {
		which = "allocations" // one table a file; --show names another
	}
	return s.show(planTables(p, which)...)
}

// planTableNames are the tables that --show chooses from, the summary and then
// those of report.PlanTables by their names.
const planTableNames = "summary,unmet,ask,allocations,departures,lines,elements,seats,purchases,funds,lanes,orders,all"

func planTables(p *plan.Plan, which string) []*table.Table {
	all := report.PlanTables(p)
	for _, t := range all {
		if t.Name == which {
			return []*table.Table{t}
		}
	}
	if which == "all" {
		return append([]*table.Table{report.PlanSummary(p)}, all...)
	}
	return []*table.Table{report.PlanSummary(p)}
}

func (s *session) writePlanFile(p *plan.Plan) error {
	file, err := p.Encode()
	if err != nil {
		return err
	}
	if s.Out == "" {
		_, err = s.stdout.Write(file)
		return err
	}
	return writeFile(s.Out, writeBytes(file))
}
