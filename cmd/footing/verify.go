package main

import (
	"context"
	"fmt"
	"os"

	"footing/internal/app"
	"footing/internal/audit"
	"footing/internal/report"
)

type verifyCommand struct {
	Checkpoint string `help:"Also make sure that the record still has all that this earlier signed checkpoint sealed." placeholder:"FILE"`
	Keep       string `help:"Write the signed checkpoint to this file, to keep somewhere else." placeholder:"FILE"`
	Force      bool   `help:"Let --keep write over a file."`
	Key        string `help:"The verifier key to hold the checkpoint against; default: the one in the store." placeholder:"KEY"`
}

func (c *verifyCommand) Run(ctx context.Context, s *session) error {
	var earlier [][]byte
	if c.Checkpoint != "" {
		signed, err := os.ReadFile(c.Checkpoint)
		if err != nil {
			return &app.Error{Kind: app.NotFound, What: "--checkpoint " + c.Checkpoint, Cause: withoutPath(err)}
		}
		earlier = append(earlier, signed)
	}
	var found audit.Report
	err := s.read(ctx, func(a *app.App) (err error) {
		meter := newMeter(s)
		defer meter.done()
		found, err = a.Verify(ctx, c.Key, func(done, size int64) { meter.say("%d of %d entries …", done, size) }, earlier...)
		return err
	})
	if shown := c.show(s, found, err); err == nil {
		err = shown
	}
	if err != nil || c.Keep == "" {
		return err
	}
	return s.writeNew(c.Keep, c.Force, writeBytes([]byte(found.Checkpoint)))
}

// show tells a person in a sentence what was found, and a program in a row. What
// does not fit is a finding for a program, and an error for both.
func (c *verifyCommand) show(s *session, found audit.Report, err error) error {
	if err != nil && app.KindOf(err) != app.Unverified {
		return nil // nothing was found out
	}
	if s.format() != "table" || s.Out != "" {
		return s.show(report.Verification(found, err))
	}
	if err != nil {
		return nil
	}
	if c.Checkpoint != "" {
		fmt.Fprintf(s.stdout, "It still begins with all that %s sealed.\n", c.Checkpoint)
	}
	fmt.Fprintf(s.stdout, "The record fits its proof: %d entries, root %s, signed by %s.\n", found.Size, found.Root, found.Key)
	if c.Keep == "" {
		s.say("To show later that nothing was taken back: footing verify --keep FILE now, footing verify --checkpoint FILE then.")
	}
	return nil
}
