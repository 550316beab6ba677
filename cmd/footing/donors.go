package main

import (
	"context"

	"footing/internal/report"
)

type donorsCommand struct {
	By string `help:"Group by donor, by month, or by month and donor." enum:"donor,month,month-donor" default:"donor"`
}

func (c *donorsCommand) Run(ctx context.Context, s *session) error {
	switch c.By {
	case "month":
		return s.showPicture(ctx, report.DonorsByMonth)
	case "month-donor":
		return s.showPicture(ctx, report.MonthsOfDonors)
	}
	return s.showPicture(ctx, report.Donors)
}
