package plan

import (
	"context"
	"fmt"
	"io"

	"footing/internal/highs"
	"footing/internal/picture"
)

// Full is the whole model written out, every possible departure of every pledge
// for every slot, to be given to a solver at once. It knows nothing of pools
// and of stores, and so it is a second formulation of the same problem.
type Full struct {
	programme *scaled
	Columns   int
}

// mostWrittenOut is the number of departures up to which a model is written
// out: more would be gigabytes that no solver finishes.
const mostWrittenOut = 5_000_000

// WriteOut makes the whole model; in whole units for the items that have them
// where whole is asked for. It refuses options out of range and models that are
// too large.
func WriteOut(p *picture.Picture, opt Options, whole bool) (*Full, error) {
	if err := opt.Check(); err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	m := newModel(p, opt)
	a := newMaster(m)
	for at := range m.streams {
		for _, offer := range m.pools[m.streams[at].pool].offers {
			a.add(m.departures(int32(at), offer))
		}
		if len(a.columns) > mostWrittenOut {
			return nil, fmt.Errorf("plan: the model has more than %d possible departures: too many to write out; shorten the horizon or take the grid %s", mostWrittenOut, GridMixed)
		}
	}
	return &Full{a.programme(whole), len(a.columns)}, nil
}

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

// Solve gives the optimum of the whole model by the engine.
func (f *Full) Solve(ctx context.Context, engine Engine) (*Answer, error) {
	return engine.Solve(ctx, f.programme.Programme)
}

// WriteMPS writes the model as an MPS file that maximises: whole columns are
// marked as integer.
func (f *Full) WriteMPS(to io.Writer) error {
	m := f.Model()
	return m.WriteMPS(to)
}

// Model is the whole model in the solver's form.
func (f *Full) Model() highs.Model { return f.programme.model() }
