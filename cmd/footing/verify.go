package main

import (
	"context"
	"fmt"
	"os"

	"footing/internal/app"
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
	return s.read(ctx, func(a *app.App) error {
		meter := newMeter(s)
		report, err := a.Verify(ctx, c.Key, func(done, size int64) { meter.say("%d of %d entries …", done, size) }, earlier...)
		meter.done()
		if err != nil {
			return err
		}
		if len(earlier) > 0 {
			fmt.Fprintf(s.stdout, "It still begins with all that %s sealed.\n", c.Checkpoint)
		}
		fmt.Fprintf(s.stdout, "The record fits its proof: %d entries, root %s, signed by %s.\n", report.Size, report.Root, report.Key)
		if c.Keep != "" {
			return s.writeNew(c.Keep, c.Force, writeBytes([]byte(report.Checkpoint)))
		}
		s.say("To show later that nothing was taken back: footing verify --keep FILE now, footing verify --checkpoint FILE then.")
		return nil
	})
}
