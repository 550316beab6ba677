package main

import (
	"context"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/report"
)

type diffCommand struct {
	Against string `help:"The earlier of the two times; --known is the later." required:"" placeholder:"TIME"`
	Kind    string `help:"Only records of this kind." placeholder:"KIND"`
}

func (c *diffCommand) Run(ctx context.Context, s *session) error {
	against, err := knownTime("--against", c.Against)
	if err != nil {
		return err
	}
	if s.known != 0 && against > s.known {
		return app.Errorf(app.Usage, "--against %s is later than --known %s: swap them", c.Against, s.Known)
	}
	if c.Kind != "" {
		if _, err := aid.SpecOf(aid.Kind(c.Kind)); err != nil {
			return &app.Error{Kind: app.Usage, What: "--kind", Cause: err}
		}
	}
	return s.read(ctx, func(a *app.App) error {
		after, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		before, err := a.Picture(ctx, after.Valid, against)
		if err != nil {
			return err
		}
		return s.show(report.Diff(before, after, aid.Kind(c.Kind)))
	})
}
