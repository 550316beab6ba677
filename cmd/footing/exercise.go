package main

import (
	"context"
	"os"

	"footing/internal/app"
	"footing/internal/exercise"
)

type exerciseCommand struct {
	Size  string `help:"small (6 donors), theatre (50) or large." enum:"small,theatre,large" default:"small"`
	Seed  uint64 `help:"The same seed gives the same bytes." default:"1"`
	Force bool   `help:"Write into a folder that is not empty."`
}

func (c *exerciseCommand) Run(_ context.Context, s *session) error {
	if s.Out == "" {
		return app.Errorf(app.Usage, "an exercise is a folder of files: name it with --out DIR")
	}
	size, err := exercise.ParseSize(c.Size)
	if err != nil {
		return &app.Error{Kind: app.Usage, What: "--size", Cause: err}
	}
	if err := os.MkdirAll(s.Out, 0o755); err != nil {
		return &app.Error{Kind: app.Usage, What: "--out", Cause: err}
	}
	if there, err := os.ReadDir(s.Out); err == nil && len(there) > 0 && !c.Force {
		return &app.Error{Kind: app.Conflict, What: s.Out + " is not empty", Remedy: "Name another folder, or write into it with --force."}
	}
	if err := exercise.Write(s.Out, size, c.Seed); err != nil {
		return err
	}
	s.say("A fictional alliance as of %s is in %s. Next:\n  footing import csv %s\n  footing coverage --valid %s\n  footing plan --valid %s",
		exercise.Start, s.Out, s.Out, exercise.Start, exercise.Start)
	return nil
}
