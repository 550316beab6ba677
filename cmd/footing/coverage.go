package main

import (
	"context"

	"footing/internal/coverage"
	"footing/internal/picture"
	"footing/internal/report"
	"footing/internal/table"
)

type coverageCommand struct {
	By     string `help:"Group by requirement, area, category, element, donor or time." enum:"requirement,area,category,element,donor,time" default:"requirement"`
	Months int    `help:"Months ahead, with --by time." default:"24"`
}

func (c *coverageCommand) Run(ctx context.Context, s *session) error {
	return s.showPicture(ctx, func(p *picture.Picture) *table.Table {
		if c.By == "time" {
			return report.CoverageOverTime(p, c.Months)
		}
		return report.Coverage(p, coverage.By(c.By))
	})
}
