package main

import (
	"context"
	"fmt"
	"io"

	"footing/internal/app"
	"footing/internal/picture"
)

type pictureCommand struct {
	Digest bool `help:"Print only the SHA-256 of the picture's bytes."`
}

func (c *pictureCommand) Run(ctx context.Context, s *session) error {
	if f := s.format(); f == "csv" || f == "xlsx" {
		return app.Errorf(app.Usage, "a picture is written as JSON lines, not as %s; footing coverage, donors and plan make tables", f)
	}
	return s.read(ctx, func(a *app.App) error {
		p, err := s.picture(ctx, a)
		if err != nil {
			return err
		}
		if c.Digest {
			return s.printDigest(p)
		}
		write := func(w io.Writer) error {
			_, err := p.WriteTo(w)
			return err
		}
		if s.Out == "" {
			return write(s.stdout)
		}
		return writeFile(s.Out, write)
	})
}

func (s *session) printDigest(p *picture.Picture) error {
	digest, err := p.Digest()
	if err == nil {
		fmt.Fprintln(s.stdout, digest)
	}
	return err
}
