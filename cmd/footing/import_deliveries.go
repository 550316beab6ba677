package main

import (
	"context"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/delivery"
)

type importDeliveriesCommand struct {
	importFlags
	File string `arg:"" help:"The delivery record: a CSV file or a workbook."`
	Map  string `help:"Which column is what: a map that comes with footing (${delivery_maps}) or a file (docs/format/deliveries.md)." required:"" placeholder:"NAME|FILE"`
}

func (c *importDeliveriesCommand) Run(ctx context.Context, s *session) error {
	columns, err := delivery.OpenMap(c.Map)
	if err != nil {
		return err
	}
	return c.take(ctx, s, func(recorded aid.Instant) (*app.Proposal, error) {
		return delivery.ReadFile(ctx, c.File, delivery.Options{Map: columns, Recorded: recorded, Now: aid.InstantOf(s.now())})
	})
}
