package main

import (
	"context"

	"footing/internal/report"
)

type donorsCommand struct{}

func (c *donorsCommand) Run(ctx context.Context, s *session) error {
	a, err := s.openExisting(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	p, err := s.picture(ctx, a)
	if err != nil {
		return err
	}
	return s.show(report.Donors(p))
}
