package contingency

import (
	"strings"

	"footing/internal/picture"
)

// Scenario is a list of changes, made in their order.
type Scenario struct {
	Title   string // empty where it has none
	Changes []Change
}

// Apply gives the picture in which the scenario holds; see the function Apply.
func (s *Scenario) Apply(p *picture.Picture) (*picture.Picture, error) {
	return Apply(p, s.Changes...)
}

// Text is the scenario as a file: its title, and one change a line.
func (s *Scenario) Text() string {
	var lines strings.Builder
	if s.Title != "" {
		lines.WriteString("title " + s.Title + "\n")
	}
	for _, c := range s.Changes {
		lines.WriteString(c.String() + "\n")
	}
	return lines.String()
}
