package plan

import (
	"context"

	"footing/internal/highs"
	"footing/internal/picture"
)

// Full is the whole model written out, every possible column, for tests to
// give to a solver at once.
type Full struct {
	programme *scaled
	Columns   int
}

// WriteOut makes the whole model; in whole units for the items that have them
// where whole is asked for.
func WriteOut(p *picture.Picture, opt Options, whole bool) *Full {
	m := newModel(p, opt)
	a := newMaster(m)
	for at := range m.pairs {
		l := &m.lines[m.streamOf(int32(at)).line]
		for slotAt := l.first; slotAt < l.last; slotAt++ {
			for route := range m.ways[m.streamOf(int32(at)).way].routes {
				for t := range m.grid.periods() {
					if c, ok := m.newColumn(int32(at), int32(slotAt), route, t); ok && c.worth > 0 {
						a.add([]column{c})
					}
				}
			}
		}
	}
	return &Full{a.programme(whole), len(a.columns)}
}

// Solve gives the optimum of the whole model by the engine.
func (f *Full) Solve(ctx context.Context, engine Engine) (*Answer, error) {
	return engine.Solve(ctx, f.programme.Programme)
}

// Model is the whole model in the solver's form, to be written as MPS.
func (f *Full) Model() highs.Model { return f.programme.model() }
