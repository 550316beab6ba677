package main

import (
	"context"

	"footing/internal/coverage"
	"footing/internal/report"
)

type coverageCommand struct {
	By     string `help:"Group by requirement, area, category, element, donor or time." enum:"requirement,area,category,element,donor,time" default:"requirement"`
	Months int    `help:"Months ahead, with --by time." default:"24"`
}

func (c *coverageCommand) Run(ctx context.Context, s *session) error {
	a, err := s.openExisting(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	p, err := s.picture(ctx, a)
	if err != nil {
		return err
	}
	if c.By == "time" {
		return s.show(report.CoverageOverTime(p, c.Months))
	}
	return s.show(report.Coverage(p, coverage.By(c.By)))
}
