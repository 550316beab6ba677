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
	for at := range m.streams {
		st := &m.streams[at]
		for _, offer := range m.pools[st.pool].offers {
			for _, c := range m.departures(int32(at), offer) {
				a.add([]column{c})
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

// departures lists all columns by which an offer can serve a stream, each for
// one slot.
func (m *model) departures(stream, offer int32) []column {
	var list []column
	st := &m.streams[stream]
	l := &m.lines[st.line]
	for slot := l.first; slot < l.last; slot++ {
		for route := range m.ways[st.way].routes {
			for t := range m.grid.periods() {
				c := column{stream: stream, offer: offer, slot: int32(slot), route: int16(route), t: int16(t)}
				if m.complete(&c) && c.worth > 0 {
					list = append(list, c)
				}
			}
		}
	}
	return list
}
