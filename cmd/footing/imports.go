package main

import (
	"context"

	"footing/internal/app"
	"footing/internal/report"
)

type importsCommand struct {
	List importsListCommand `cmd:"" default:"1" help:"List imports (the default)."`
	Show importsShowCommand `cmd:"" help:"Show what one import did to each row."`
}

type importsListCommand struct{}

func (c *importsListCommand) Run(ctx context.Context, s *session) error {
	return s.showPicture(ctx, report.Imports)
}

type importsShowCommand struct {
	ID string `arg:"" optional:"" help:"Id of the import, or its beginning; none is the newest." name:"import"`
}

func (c *importsShowCommand) Run(ctx context.Context, s *session) error {
	return s.read(ctx, func(a *app.App) error {
		r, err := a.ImportReport(ctx, c.ID)
		if err != nil {
			return err
		}
		return s.show(report.ImportFindings(r))
	})
}
