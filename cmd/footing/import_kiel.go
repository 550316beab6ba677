package main

import (
	"context"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/kiel"
)

type importKielCommand struct {
	importFlags
	File string `arg:"" help:"The workbook (.xlsx) or main sheet (.csv)."`
}

func (c *importKielCommand) Run(ctx context.Context, s *session) error {
	return c.take(ctx, s, func(recorded aid.Instant) (*app.Proposal, error) {
		return kiel.ReadFile(ctx, c.File, kiel.Options{Recorded: recorded})
	})
}
