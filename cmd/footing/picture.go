package main

import (
	"context"
	"fmt"
	"io"
)

type pictureCommand struct {
	Digest bool `help:"Print only the SHA-256 of the picture's bytes."`
}

func (c *pictureCommand) Run(ctx context.Context, s *session) error {
	a, err := s.openExisting(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	p, err := s.picture(ctx, a)
	if err != nil {
		return err
	}
	if c.Digest {
		digest, err := p.Digest()
		if err == nil {
			fmt.Fprintln(s.stdout, digest)
		}
		return err
	}
	write := func(w io.Writer) error {
		_, err := p.WriteTo(w)
		return err
	}
	if s.Out == "" {
		return write(s.stdout)
	}
	return writeFile(s.Out, write)
}
