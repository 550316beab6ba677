package main

import (
	"context"
	"path/filepath"
	"strings"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/template"
)

type importCommand struct {
	Kiel       importKielCommand       `cmd:"" help:"Kiel's Ukraine Support Tracker: the workbook of release 7, or a later main sheet as CSV."`
	Deliveries importDeliveriesCommand `cmd:"" help:"Somebody's delivery record, by a map of its columns: evidence for forecasts."`
	CSV        importCSVCommand        `cmd:"" name:"csv" help:"Our own templates as CSV files, or a folder of them."`
	XLSX       importXLSXCommand       `cmd:"" name:"xlsx" help:"Our own templates as one workbook."`
}

// importFlags are the same for every format.
type importFlags struct {
	Recorded      string `help:"When the file's content became known: the day it was published. Default: now." placeholder:"DATE"`
	DryRun        bool   `help:"Say what it would do, and do nothing."`
	AcceptPartial bool   `help:"Take the good rows where others are refused."`
}

func (f *importFlags) recorded() (aid.Instant, error) {
	i, err := aid.ParseInstant(f.Recorded)
	if err != nil {
		return 0, &app.Error{Kind: app.Usage, What: "--recorded", Cause: err}
	}
	return i, nil
}

// take imports what a reader made of a file, and shows the report.
func (f *importFlags) take(ctx context.Context, s *session, read func(aid.Instant) (*app.Proposal, error)) error {
	recorded, err := f.recorded()
	if err != nil {
		return err
	}
	meter := newMeter(s)
	defer meter.done()
	meter.say("Reading …")
	proposal, err := read(recorded)
	if err != nil {
		return readError(err)
	}
	meter.say("%d rows read; comparing with the record …", proposal.Read)
	remove := func() {}
	if f.DryRun {
		if remove, err = s.borrowStore(); err != nil {
			return err
		}
	}
	defer remove()
	a, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	done, err := a.Import(ctx, proposal, app.ImportOptions{DryRun: f.DryRun, Partial: f.AcceptPartial})
	meter.done()
	if done.Report == nil {
		return err
	}
	if shown := s.showImport(done, f.DryRun, err != nil); err == nil {
		err = shown
	}
	return err
}

// readError is Invalid unless the reader said otherwise: what cannot be read is
// the file's fault.
func readError(err error) error {
	if app.KindOf(err) != app.Internal {
		return err
	}
	return &app.Error{Kind: app.Invalid, What: "nothing was imported", Cause: err}
}

type templateFlags struct {
	Source string `help:"What all versions of these tables share; versions of one source go in order of --recorded." default:"templates"`
	Whole  bool   `help:"The tables are complete: retract what an earlier version had and these lack."`
}

type importCSVCommand struct {
	importFlags
	templateFlags
	Paths []string `arg:"" help:"Files named after the kind they hold (pledge.csv), or a folder of such files." name:"path"`
}

func (c *importCSVCommand) Run(ctx context.Context, s *session) error {
	return c.take(ctx, s, func(recorded aid.Instant) (*app.Proposal, error) {
		return template.Read(ctx, c.Paths, template.Options{Source: c.Source, Whole: c.Whole, Vintage: recorded})
	})
}

type importXLSXCommand struct {
	importFlags
	templateFlags
	File string `arg:"" help:"The workbook; its sheets are named after the kinds they hold."`
}

func (c *importXLSXCommand) Run(ctx context.Context, s *session) error {
	if ext := strings.ToLower(filepath.Ext(c.File)); ext == ".csv" {
		return app.Errorf(app.Usage, "%s is a CSV file: footing import csv %s", c.File, c.File)
	}
	return c.take(ctx, s, func(recorded aid.Instant) (*app.Proposal, error) {
		return template.Read(ctx, []string{c.File}, template.Options{Source: c.Source, Whole: c.Whole, Vintage: recorded})
	})
}
