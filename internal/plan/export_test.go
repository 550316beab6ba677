package plan

import (
	"context"

	"footing/internal/picture"
)

// SolveByAreas makes a plan that is made whole area by area, however small it is.
func SolveByAreas(ctx context.Context, p *picture.Picture, engine Engine, opt Options) (*Plan, error) {
	s := newSearch(engine, opt, nil)
	s.few, s.m = 0, newModel(p, opt)
	if err := s.run(ctx); err != nil {
		return nil, err
	}
	return s.write(ctx)
}

// Groups joins pairs of so many members, and gives the number of each one's group.
func Groups(members int, pairs [][2]int) (number []int, count int) {
	g := make(groups, members)
	for i := range g {
		g[i] = i
	}
	for _, p := range pairs {
		g.join(p[0], p[1])
	}
	return g.numbered()
}
