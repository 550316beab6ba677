package plan

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"footing/internal/picture"
)

// Progress is how far a search has come. Value and Bound are of the relaxation.
type Progress struct {
	Round   int
	Phase   string
	Value   float64
	Bound   float64
	Gap     float64
	Columns int
	Elapsed time.Duration
}

// search is one run of column generation.
type search struct {
	m        *model
	engine   Engine
	opt      Options
	progress func(Progress)
	clock    *stopwatch
	hands    int

	master  *master
	central *central
	pricer  *pricer
	filled  *filling // the best plan in whole units so far
	round   int
	bound   float64 // the best proven so far
	status  string
}

// Solve makes the plan for a picture. The engine solves the programmes,
// progress (which may be nil) hears of every round.
//
// When ctx ends, or the time limit passes, the best plan so far comes back with
// its status and gap; that is no error. Errors are options that are out of range and
// faults of the engine. Method: column generation with bounds by weak duality;
// the same picture, options and version give the same plan, unless cut short.
func Solve(ctx context.Context, p *picture.Picture, engine Engine, opt Options, progress func(Progress)) (*Plan, error) {
	if err := opt.Check(); err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	s := &search{engine: engine, opt: opt, progress: progress, clock: newStopwatch(opt.Now), hands: 2, bound: math.Inf(1)}
	ctx = withLimit(ctx, opt.Now, opt.TimeLimit)
	s.clock.begin("model")
	s.m = newModel(p, opt)
	if err := s.run(ctx); err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	return s.write(ctx)
}

// run searches until the gap is closed or ctx ends.
func (s *search) run(ctx context.Context) error {
	s.start()
	if len(s.m.pairs) == 0 {
		s.bound, s.status = 0, StatusNothing
		return nil
	}
	s.status = StatusOptimal
	for s.improve(ctx) {
		if ctx.Err() != nil {
			break
		}
	}
	if ctx.Err() != nil {
		s.status = statusOf(ctx)
	} else if err := s.finish(ctx); err != nil {
		return err
	}
	s.clock.begin("rounding")
	s.roundOff()
	return nil
}

func statusOf(ctx context.Context) string {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return StatusTimeLimit
	}
	return StatusInterrupted
}

// start makes a first plan by filling up, whose departures are the first
// columns.
func (s *search) start() {
	s.clock.begin("first plan")
	s.master, s.pricer = newMaster(s.m), newPricer(s.m)
	s.pricer.floor, s.pricer.window = 1e-9, 4
	s.central = newCentral(s.m, s.hands)
	s.filled = newFilling(s.m, s.hands)
	s.filled.fillUp(64)
	x := make([]float64, len(s.filled.shipments))
	for i := range s.filled.shipments {
		s.master.add([]column{s.filled.shipments[i].column})
		x[i] = s.filled.shipments[i].quantity.Float()
	}
	s.master.best = s.filled.solution(x)
	s.pricer.set(make([]float64, len(s.m.rows)))
	s.pricer.scanAll(s.hands)
	s.bound = s.pricer.bound()
}

const (
	// columnsPerRound is how many columns a round adds at most: they cost little
	// where rows cost much, and save rounds.
	columnsPerRound = 60_000
	// loosest and tightest are the gaps at which a restricted model is left; in
	// between, each is solved to a part of the gap that is left in all.
	loosest  = 0.02
	tightest = 1e-9
	portion  = 0.1
)

// improve solves the restricted model, prices all columns and adds those that
// gain most. It reports whether there is anything left to do.
func (s *search) improve(ctx context.Context) bool {
	s.round++
	s.clock.begin("programme")
	goal := max(tightest, min(loosest, s.gap()*portion))
	s.master.solveCentral(ctx, s.central, goal, s.gap())
	s.clock.begin("pricing")
	s.pricer.set(s.master.prices)
	bids := s.pricer.scanAll(s.hands)
	if bound := s.pricer.bound(); bound < s.bound {
		s.bound, s.master.proof = bound, slices.Clone(s.master.prices)
	}
	s.clock.begin("columns")
	added := s.master.add(s.master.pick(bids, columnsPerRound))
	s.tell("search")
	return s.gap() > s.opt.Gap && (added > 0 || goal > tightest)
}

// gap is that of the relaxation.
func (s *search) gap() float64 { return relativeGap(s.master.best.value, s.bound) }

func relativeGap(value, bound float64) float64 {
	return (bound - value) / max(1, math.Abs(bound))
}

// finish goes from the inside to a vertex: a plan with few departures, over the
// columns that the inner solution uses.
func (s *search) finish(ctx context.Context) error {
	s.clock.begin("vertex")
	found, prices, err := s.master.vertex(ctx, s.engine)
	if err != nil || found == nil {
		return err
	}
	s.master.best, s.master.prices = found, prices
	s.pricer.set(prices)
	s.pricer.scanAll(s.hands)
	if bound := s.pricer.bound(); bound < s.bound {
		s.bound, s.master.proof = bound, slices.Clone(prices)
	}
	s.tell("vertex")
	return nil
}

func (s *search) tell(phase string) {
	if s.progress != nil {
		s.progress(Progress{s.round, phase, s.master.best.value, s.bound, s.gap(), len(s.master.columns), s.clock.elapsed()})
	}
}

// roundOff cuts the relaxation down to whole quantities and fills up again. It
// keeps the first plan where that is better.
func (s *search) roundOff() {
	f := newFilling(s.m, s.hands)
	for i, q := range s.master.best.x {
		if q > 0 {
			f.put(&s.master.columns[i], q)
		}
	}
	f.fillUp(64)
	if f.value() > s.filled.value() {
		s.filled = f
	}
}
