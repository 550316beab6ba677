package main

import (
	"context"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/table"
)

// scenarioTableNames are what --show takes.
const scenarioTableNames = "summary,hit,elements,lines,pledges,lanes,all"

type scenarioCompareCommand struct {
	planScope
	planWays
	Names []string `arg:"" optional:"" help:"Saved scenarios; the word base, for the picture as it is, may stand among them and is always shown first." name:"scenario"`
	File  []string `help:"A scenario from a file that is not saved, by the file's name; may be given several times." placeholder:"FILE"`
	Show  string   `help:"Table to print: ${enum}. Default: summary and hit." enum:"${scenario_tables}," default:""`
	Whole *bool    `help:"Plan in whole units, as footing plan does; --no-whole plans in fractions, which is faster. Default: whole units where there are at most 1000 pledges and needs." negatable:""`
}

func (c *scenarioCompareCommand) Run(ctx context.Context, s *session) error {
	opt, err := c.planScope.options(s)
	if err == nil {
		opt, err = c.within(opt)
	}
	if err != nil {
		return err
	}
	files, err := c.files()
	if err != nil {
		return err
	}
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		cases, err := app.ScenarioCases(p, c.Names, files)
		if err != nil {
			return err
		}
		if len(cases) == 1 {
			return app.Errorf(app.Usage, "there is nothing to hold against base: name a saved scenario (footing scenario list), or a file with --file")
		}
		whole := app.InWholeUnits(p)
		if c.Whole != nil {
			whole = *c.Whole
		}
		return s.compareScenarios(ctx, p, cases, opt, whole, c.Show)
	})
}

func (c *scenarioCompareCommand) files() (list []*aid.Scenario, err error) {
	for _, path := range c.File {
		scenario, err := readScenario(scenarioName(path), path)
		if err != nil {
			return nil, err
		}
		list = append(list, scenario)
	}
	return list, nil
}

// compareScenarios shows the plans that were made, also where an interrupt or a
// fault keeps the others away.
func (s *session) compareScenarios(ctx context.Context, p *picture.Picture, cases []app.ScenarioCase, opt plan.Options, whole bool, show string) error {
	meter := newMeter(s)
	var done []report.ScenarioOutcome
	var failed error
	started := s.withSolver(ctx, meter, func(engine plan.Engine) {
		done, failed = app.CompareScenarios(ctx, engine, cases, opt, whole, func(at int, now plan.Progress) { meter.row(at, len(cases), cases[at].Name, now) })
	})
	switch {
	case started != nil:
		return started
	case len(done) == 0 && failed != nil:
		return failed
	case len(done) == 0:
		return context.Cause(ctx)
	case len(done) < len(cases) && failed == nil:
		s.say("Interrupted: these are the plans done so far.")
	}
	if err := s.show(scenarioTables(report.ScenarioTables(p, done, len(cases)), show)...); err != nil {
		return err
	}
	return failed
}

// scenarioTables picks the tables to print, which are in the order of their names.
func scenarioTables(all []*table.Table, show string) []*table.Table {
	names := strings.Split(scenarioTableNames, ",")
	switch show {
	case "":
		return all[:2]
	case "all":
		return all
	}
	at := slices.Index(names, show)
	return all[at : at+1]
}
