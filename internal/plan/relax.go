package plan

import (
	"context"
	"fmt"

	"footing/internal/picture"
)

// Relaxation is the best plan in fractions: types are not settled, units are not
// whole, and nothing is explained. Value and Bound are those of Progress, in weighted
// shortfall-weeks; the optimum lies between them.
type Relaxation struct {
	Status   string
	Value    float64
	Bound    float64
	Gap      float64
	Terms    Terms
	Lines    []Line           // in order of their ids
	Elements []RelaxedElement // likewise
	Rounds   int
	Columns  int
	Timings  map[string]float64

	search *search
}

// RelaxedElement is an element with its readiness by inspection day.
type RelaxedElement struct {
	Element
	Days []ReadyDay
}

// ReadyDay is how ready an element is on an inspection day, without the plan and
// with it: parts of 1.
type ReadyDay struct {
	Day           string
	Before, After float64
}

// Relax finds the best plan in fractions for a picture, starting from the relaxed
// stage of opt.From where there is one; the stage may be of another picture, from
// which what is known by the same names is taken.
//
// It ends at the gap of the options, or when enough says so; enough may be nil.
// It is asked after every round, and of a start once before the first: its value is
// then what the start's plan is still worth, and its bound what the start's prices
// prove. When ctx ends, the best so far comes back with its status. Method: column
// generation with bounds by weak duality.
func Relax(ctx context.Context, p *picture.Picture, engine Engine, opt Options, enough func(Progress) bool) (*Relaxation, error) {
	if err := opt.Check(); err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	var last Progress
	s := newSearch(engine, opt, func(p Progress) { last = p })
	ctx = withLimit(ctx, opt.Now, opt.TimeLimit)
	s.clock.begin("model")
	s.m = newModel(p, opt)
	done := func() bool { return enough != nil && enough(last) }
	if err := s.relax(ctx, done); err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	return s.relaxation(), nil
}

// relax searches for the best plan in fractions alone.
func (s *search) relax(ctx context.Context, done func() bool) error {
	s.start()
	if len(s.m.streams) == 0 {
		s.bound, s.status = 0, StatusNothing
		return nil
	}
	s.status = StatusOptimal
	if s.opt.From != nil {
		if s.tell("start"); s.gap() <= s.opt.Gap || done() {
			return nil
		}
		if len(s.master.columns) > moreForVertices {
			if err := s.nearby(ctx); err != nil {
				return err
			}
			if s.tell("nearby"); s.gap() <= s.opt.Gap || done() {
				return nil
			}
		}
	}
	for more := true; more && ctx.Err() == nil; {
		var err error
		if more, err = s.improve(ctx); err != nil {
			return err
		}
		if more && done() {
			return nil
		}
	}
	if s.gap() > s.opt.Gap {
		s.status = statusOf(ctx)
	}
	return nil
}

// Start gives where the search ended, to start others from.
func (r *Relaxation) Start() *Start {
	s := r.search
	return &Start{Relaxed: s.master.stage(s.m.names())}
}

func (s *search) relaxation() *Relaxation {
	s.clock.begin("")
	r := &Relaxation{
		Status: s.status, Value: s.best.value + s.best.missed, Bound: s.bound + s.best.missed, Gap: s.gap(),
		Rounds: s.round, Columns: len(s.master.columns), Timings: s.clock.spent, search: s,
	}
	f := s.best.filling
	if f == nil {
		f = newFractions(s.m, s.hands)
	}
	w := &writer{m: s.m, master: s.master, filled: f}
	r.Terms = f.tally.terms
	r.Terms.Readiness = f.readiness()
	for i := range s.m.lines {
		r.Lines = append(r.Lines, f.tally.line(s.m, i))
	}
	for i := range s.m.elements {
		r.Elements = append(r.Elements, w.relaxed(&s.m.elements[i]))
	}
	return r
}

func (w *writer) relaxed(e *element) RelaxedElement {
	out := RelaxedElement{Element: w.element(e)}
	for d, gain := range e.readiness(w.filled.room) {
		out.Days = append(out.Days, ReadyDay{e.days[d].String(), e.before[d], e.before[d] + gain})
	}
	return out
}
