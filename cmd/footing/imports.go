package main

import (
	"context"

	"footing/internal/report"
)

type importsCommand struct {
	List importsListCommand `cmd:"" default:"1" help:"List imports (the default)."`
	Show importsShowCommand `cmd:"" help:"Show what one import did to each row."`
}

type importsListCommand struct{}

func (c *importsListCommand) Run(ctx context.Context, s *session) error {
	a, err := s.openExisting(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	p, err := s.picture(ctx, a)
	if err != nil {
		return err
	}
	return s.show(report.Imports(p))
}

type importsShowCommand struct {
	ID string `arg:"" optional:"" help:"Id of the import, or its beginning; none is the newest." name:"import"`
}

func (c *importsShowCommand) Run(ctx context.Context, s *session) error {
	a, err := s.openExisting(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	r, err := a.ImportReport(ctx, c.ID)
	if err != nil {
		return err
	}
	return s.show(report.ImportFindings(r))
}
