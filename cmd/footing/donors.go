package main

import (
	"context"

	"footing/internal/report"
)

type donorsCommand struct{}

func (c *donorsCommand) Run(ctx context.Context, s *session) error {
	return s.showPicture(ctx, report.Donors)
}
