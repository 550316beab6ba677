package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/report"
	"footing/internal/table"
)

type scenarioCommand struct {
	List    scenarioListCommand    `cmd:"" default:"1" help:"List the saved scenarios (the default)."`
	Show    scenarioShowCommand    `cmd:"" help:"Print a saved scenario, as a file that can be saved again."`
	Save    scenarioSaveCommand    `cmd:"" help:"Put a scenario on record from a file with one change a line, such as: donor XDR stops on 2026-03-01"`
	Remove  scenarioRemoveCommand  `cmd:"" help:"Take a scenario off the record; what was known before still shows it."`
	Compare scenarioCompareCommand `cmd:"" help:"Plan for scenarios and hold the plans against the one for the picture as it is."`
}

type scenarioListCommand struct{}

func (c *scenarioListCommand) Run(ctx context.Context, s *session) error {
	return s.showPicture(ctx, report.SavedScenarios)
}

type scenarioShowCommand struct {
	Name string `arg:"" help:"Name of the scenario."`
}

func (c *scenarioShowCommand) Run(ctx context.Context, s *session) error {
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		saved, err := app.Scenario(p, aid.ID(c.Name))
		if err != nil {
			return err
		}
		if s.format() != "table" {
			t := report.SavedScenarios(p)
			t.Rows = slices.DeleteFunc(t.Rows, func(row []table.Cell) bool { return row[0] != c.Name })
			return s.show(t)
		}
		write := func(w io.Writer) error {
			_, err := fmt.Fprintln(w, saved.Text)
			return err
		}
		if s.Out == "" {
			return write(s.stdout)
		}
		return writeFile(s.Out, write)
	})
}

type scenarioSaveCommand struct {
	Name   string `arg:"" help:"Name to save it by, such as election."`
	File   string `arg:"" help:"The file, with one change a line."`
	Reason string `help:"Why; kept on record with who and when." placeholder:"TEXT"`
	DryRun bool   `help:"Say what it would do, and do nothing."`
}

func (c *scenarioSaveCommand) Run(ctx context.Context, s *session) error {
	if s.known != 0 {
		return app.Errorf(app.Usage, "--known is for looking back; a scenario becomes known when it is saved")
	}
	scenario, err := readScenario(c.Name, c.File)
	if err != nil {
		return err
	}
	scenario.Reason = strings.TrimSpace(c.Reason)
	return s.read(ctx, func(a *app.App) error {
		done, err := a.SaveScenario(ctx, *scenario, s.valid, c.DryRun)
		if err != nil {
			return err
		}
		fmt.Fprintln(s.stdout, savedText(done))
		switch {
		case c.DryRun && !done.Repeated:
			s.say("This is a dry run: nothing is on record.")
		default:
			s.say("Next: footing scenario compare base %s", c.Name)
		}
		return nil
	})
}

func savedText(done app.SavedScenario) string {
	what := fmt.Sprintf("Scenario %s: %d %s", done.Scenario.ID, done.Changes, plural(done.Changes, "change", "changes"))
	switch {
	case done.Repeated:
		return what + ". It stands so already; nothing changed."
	case done.Before != nil:
		return what + fmt.Sprintf(", in the place of what %s saved under this name.", done.Before.By)
	}
	return what + "."
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

type scenarioRemoveCommand struct {
	Name   string `arg:"" help:"Name of the scenario."`
	Reason string `help:"Why; kept on record with who and when." placeholder:"TEXT"`
	DryRun bool   `help:"Say what it would do, and do nothing."`
}

func (c *scenarioRemoveCommand) Run(ctx context.Context, s *session) error {
	if s.known != 0 {
		return app.Errorf(app.Usage, "--known is for looking back; a scenario is removed now")
	}
	return s.read(ctx, func(a *app.App) error {
		done, err := a.RemoveScenario(ctx, aid.ID(c.Name), strings.TrimSpace(c.Reason), c.DryRun)
		if err != nil {
			return err
		}
		if c.DryRun {
			fmt.Fprintf(s.stdout, "Scenario %s would be removed.\n", done.Scenario.ID)
			s.say("This is a dry run: nothing is on record.")
			return nil
		}
		fmt.Fprintf(s.stdout, "Scenario %s is removed.\n", done.Scenario.ID)
		s.say("It is still there as known before %s.", done.Appended.Recorded)
		return nil
	})
}

// readScenario reads a scenario's file.
func readScenario(name, path string) (*aid.Scenario, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, &app.Error{Kind: app.Usage, What: fmt.Sprintf("cannot read %s: %v", path, withoutPath(err))}
	}
	return app.ReadScenario(name, path, string(text))
}

// scenarioName is that of a file that is not saved.
func scenarioName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}
