package main

import (
	"fmt"

	"footing/internal/highs"
)

type versionCommand struct{}

func (versionCommand) Run(s *session) error {
	fmt.Fprintf(s.stdout, "footing %s, licence Apache-2.0\n\nBuilt in:\n\n%s\n", buildVersion(), highs.Notices())
	return nil
}
