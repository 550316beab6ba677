package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"footing/internal/app"
	"footing/internal/highs"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/table"
)

type planCommand struct {
	Make     planMakeCommand     `cmd:"" default:"withargs" help:"Make a plan (the default)."`
	Show     planShowCommand     `cmd:"" help:"Show a saved plan."`
	List     planListCommand     `cmd:"" help:"List saved plans with value, proof and whether they are adopted."`
	Adopt    planAdoptCommand    `cmd:"" help:"Write a plan's allocations to the record."`
	Tradeoff planTradeoffCommand `cmd:"" help:"Hold plans made in several ways against each other: what one term buys at the cost of others."`
	Diff     planDiffCommand     `cmd:"" help:"List what two plans do differently."`
}

type planMakeCommand struct {
	Gap          float64       `help:"Stop when the relaxation is this near its bound; small plans go on to the optimum." default:"1e-3"`
	TimeLimit    time.Duration `help:"Stop after this long with the best plan so far, in seconds or such as 15m; 0 is no limit." default:"0s"`
	Grid         string        `help:"Periods: 4-4-5 (weeks, then months, then quarters) or weekly." enum:"4-4-5,weekly" default:"4-4-5"`
	Horizon      int           `help:"Weeks to plan ahead." default:"104"`
	Routes       int           `help:"Most routes from one node to another." default:"4"`
	Conditions   string        `help:"What an open condition does to a pledge: moves it to its likely date, keeps it out, or nothing (in)." enum:"likely,out,in" default:"likely"`
	Show         string        `help:"Table to print: ${enum}." enum:"summary,unmet,ask,allocations,departures,lines,elements,seats,purchases,funds,lanes,orders,all" default:"summary"`
	Readiness    float64       `help:"What a ready force element counts against one of its lines; 0 plans lines alone." default:"4"`
	Crews        bool          `help:"Fill courses, and count a platform to come as ready with a trained crew only; --no-crews leaves crews aside." default:"true" negatable:""`
	Types        bool          `help:"Keep elements to the number of types that they should field in a part; --no-types does not." default:"true" negatable:""`
	Dependence   float64       `help:"Most that a critical line of an element may take from one donor, as a part of its need." default:"1"`
	Interop      float64       `help:"What a load that goes perfectly with the element's partner forces earns beside its worth, as a part of it; 0 leaves ratings aside." default:"0.01"`
	InteropFloor string        `help:"Keep items from an element that are rated below this with one of its partners: none, compatible, interchangeable or common; unrated items are let through and counted." enum:"none,compatible,interchangeable,common," default:"" placeholder:"LEVEL"`
	Prefer       string        `help:"Put one term of the objective before the others: shortfall, readiness or interoperability." enum:"shortfall,readiness,interoperability," default:"" placeholder:"TERM"`
	Buy          bool          `help:"Let funds buy by procurement options what pledges lack."`
	From         string        `help:"Start the search where that for this saved plan ended: much faster where little has changed since. Its identity or the beginning of it, or newest." placeholder:"PLAN"`
	WriteModel   string        `help:"Write the whole model as MPS to FILE instead of planning, for another solver." placeholder:"FILE"`
}

func (c *planMakeCommand) check() error {
	switch {
	case c.Horizon < 1 || c.Horizon > 520:
		return app.Errorf(app.Usage, "--horizon %d: plan 1 to 520 weeks ahead", c.Horizon)
	case c.Routes < 1 || c.Routes > 16:
		return app.Errorf(app.Usage, "--routes %d: take 1 to 16", c.Routes)
	case c.Gap < 0 || c.Gap >= 1:
		return app.Errorf(app.Usage, "--gap %g: take a part of 1, such as 0.001", c.Gap)
	case c.Readiness < 0 || c.Readiness > 1000:
		return app.Errorf(app.Usage, "--readiness %g: take a weight from 0 to 1000", c.Readiness)
	case !(c.Dependence > 0 && c.Dependence <= 1):
		return app.Errorf(app.Usage, "--dependence %g: take a part of the need above 0 and up to 1, such as 0.5", c.Dependence)
	case !(c.Interop >= 0 && c.Interop <= 100):
		return app.Errorf(app.Usage, "--interop %g: take a weight from 0 to 100, such as 0.01", c.Interop)
	case c.TimeLimit < 0:
		return app.Errorf(app.Usage, "--time-limit %s: take a length of time such as 90 (seconds) or 15m", c.TimeLimit)
	}
	return nil
}

func (c *planMakeCommand) options(s *session) plan.Options {
	opt := plan.DefaultOptions()
	opt.Grid, opt.Horizon, opt.Routes, opt.Conditions = c.Grid, c.Horizon, c.Routes, c.Conditions
	opt.Readiness, opt.Buy = c.Readiness, c.Buy
	opt.Crews, opt.Types, opt.Dependence = c.Crews, c.Types, c.Dependence
	opt.Interop, opt.InteropFloor = c.Interop, c.InteropFloor
	opt.Gap, opt.TimeLimit = c.Gap, c.TimeLimit.Seconds()
	opt.Version, opt.Now = buildVersion(), s.now
	return opt
}

// preferring puts the preferred term first; a weight that it sets cannot be given
// as well.
func (c *planMakeCommand) preferring(opt plan.Options) (plan.Options, error) {
	if c.Prefer == "" {
		return opt, nil
	}
	usual := plan.DefaultOptions()
	switch {
	case c.Prefer == plan.PreferInteroperability && opt.Interop != usual.Interop:
		return opt, app.Errorf(app.Usage, "--prefer %s sets the weight that --interop %g gives: leave one of them out", c.Prefer, opt.Interop)
	case c.Prefer != plan.PreferInteroperability && opt.Readiness != usual.Readiness:
		return opt, app.Errorf(app.Usage, "--prefer %s sets the weight that --readiness %g gives: leave one of them out", c.Prefer, opt.Readiness)
	}
	preferring, err := opt.Prefer(c.Prefer)
	if err != nil {
		return opt, &app.Error{Kind: app.Usage, What: "--prefer " + c.Prefer, Cause: err}
	}
	return preferring, nil
}

func (c *planMakeCommand) Run(ctx context.Context, s *session) error {
	if err := c.check(); err != nil {
		return err
	}
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		opt, err := c.preferring(c.options(s))
		if err != nil {
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
func (s *session) makePlan(ctx context.Context, a *app.App, p *picture.Picture, opt plan.Options) (*plan.Plan, error) {
	meter := newMeter(s)
	meter.say("Starting the solver …")
	engine, err := highs.Open(context.WithoutCancel(ctx), highs.Config{Clock: s.now, CacheDir: solverCache()})
	if err != nil {
		return nil, &app.Error{Kind: app.Unavailable, What: "the solver cannot start", Cause: err}
	}
	defer engine.Close(context.WithoutCancel(ctx))
	made, err := a.MakePlan(ctx, p, plan.HiGHS(engine), opt, meter.plan)
	meter.done()
	return made, err
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

func planTables(p *plan.Plan, which string) []*table.Table {
	switch which {
	case "unmet":
		return []*table.Table{report.PlanUnmet(p)}
	case "ask":
		return []*table.Table{report.PlanAsk(p)}
	case "allocations":
		return []*table.Table{report.PlanAllocations(p)}
	case "departures":
		return []*table.Table{report.PlanDepartures(p)}
	case "lines":
		return []*table.Table{report.PlanLines(p)}
	case "elements":
		return []*table.Table{report.PlanElements(p)}
	case "seats":
		return []*table.Table{report.PlanSeats(p)}
	case "purchases":
		return []*table.Table{report.PlanPurchases(p)}
	case "funds":
		return []*table.Table{report.PlanFunds(p)}
	case "lanes":
		return []*table.Table{report.PlanLanes(p)}
	case "orders":
		return []*table.Table{report.PlanOrders(p)}
	case "all":
		return append([]*table.Table{report.PlanSummary(p)}, report.PlanTables(p)...)
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
