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

	master     *master
	restricted *restricted
	pricer     *pricer
	filled     *filling // the best plan in whole units so far
	round      int
	bound      float64 // the best proven so far
	status     string
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
	s.restricted = newRestricted(s.m, s.hands)
	for s.improve(ctx) && ctx.Err() == nil {
	}
	if s.gap() > s.opt.Gap && ctx.Err() == nil || len(s.master.columns) <= crowded {
		if err := s.finish(ctx); err != nil {
			return err
		}
	}
	if s.gap() > s.opt.Gap && ctx.Err() != nil {
		s.status = statusOf(ctx)
	}
	s.clock.begin("rounding")
	return s.roundOff(ctx)
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
	s.pricer.floor, s.pricer.window = 1e-9, 8
	s.filled = newFilling(s.m, s.hands)
	s.filled.fillUp(firstRounds)
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
	// firstRounds is how often the first plan looks at all columns: it is a
	// start, and what is missing in it comes with the prices.
	firstRounds = 4
	// columnsPerRound is how many columns a round adds at most.
	columnsPerRound = 30_000
	// loosest and tightest are the gaps at which a restricted model is left; in
	// between, each is solved to a part of the gap that is left in all.
	loosest  = 0.01
	tightest = 2e-5
	portion  = 0.1
	// iterations bounds one solve.
	iterations = 400
	// crowded is the number of columns from which idle ones are dropped.
	crowded = 60_000
)

// improve solves the restricted model, prices all columns and adds those that
// gain most. It reports whether there is anything left to do.
func (s *search) improve(ctx context.Context) bool {
	s.round++
	s.clock.begin("programme")
	goal := max(tightest, min(loosest, s.gap()*portion))
	s.restricted.solve(ctx, s.master, goal, iterations)
	bids := s.price()
	if len(s.master.columns) > crowded {
		s.restricted = s.restricted.drop(s.master, keptInSearch)
	}
	added := s.master.add(s.master.pick(bids, columnsPerRound))
	s.tell("search")
	return s.gap() > max(vertexFrom, s.opt.Gap) && (added > 0 || goal > tightest)
}

// vertexFrom is the gap below which the first-order method gives way to
// vertices, where more is asked for.
const vertexFrom = 1e-3

// gap is that of the relaxation.
func (s *search) gap() float64 { return relativeGap(s.master.best.value, s.bound) }

func relativeGap(value, bound float64) float64 {
	return (bound - value) / max(1, math.Abs(bound))
}

// finish closes what gap is left at vertices: it solves the restricted model
// exactly, prices, and adds every column that gains, until none does.
func (s *search) finish(ctx context.Context) error {
	s.clock.begin("columns")
	s.restricted.grow(s.master)
	s.restricted.drop(s.master, keptAtVertex)
	for first := true; first || s.gap() > s.opt.Gap; first = false {
		s.round++
		s.clock.begin("vertex")
		found, prices, err := s.master.vertex(ctx, s.engine)
		if err != nil || found == nil {
			return err
		}
		s.master.best, s.master.prices = found, prices
		added := s.master.add(s.master.pick(s.price(), columnsPerRound))
		s.tell("vertex")
		if added == 0 {
			break
		}
	}
	return nil
}

// keptAtVertex is the part of its worth that a column may lose under the last
// prices to be in the exact programme.
const keptAtVertex = 1e-3

// price prices all columns under the last prices, keeps the bound if it is the
// best, and returns the columns that would gain.
func (s *search) price() []bid {
	s.clock.begin("pricing")
	s.pricer.set(s.master.prices)
	bids := s.pricer.scanAll(s.hands)
	if bound := s.pricer.bound(); bound < s.bound {
		s.bound, s.master.proof = bound, slices.Clone(s.master.prices)
	}
	s.clock.begin("columns")
	return bids
}

// keptInSearch is the part of its worth that an idle column may lose under the
// last prices and stay.
const keptInSearch = 3e-3

func (s *search) tell(phase string) {
	if s.progress != nil {
		s.progress(Progress{s.round, phase, s.master.best.value, s.bound, s.gap(), len(s.master.columns), s.clock.elapsed()})
	}
}

// dust is the part of what a column could carry that is a trace of the way to
// the optimum, and no departure.
const dust = 3e-3

// fewColumns is the number of columns up to which a search for whole units over
// all of them is worth its time.
const fewColumns = 3000

// roundOff cuts the relaxation down to whole quantities and fills up again, and
// where there are few columns looks for the best whole plan over them. It keeps
// the best of these and the first plan.
func (s *search) roundOff(ctx context.Context) error {
	s.offer(s.master.best.x)
	if len(s.master.columns) > fewColumns || ctx.Err() != nil {
		return nil
	}
	x, err := s.master.whole(ctx, s.engine)
	if err == nil && x != nil {
		s.offer(x)
	}
	return err
}

// offer fills up from the quantities of the master's columns, and keeps the
// outcome if it is the best so far.
func (s *search) offer(x []float64) {
	f := newFilling(s.m, s.hands)
	for i, q := range x {
		if q > dust*s.master.unit(&s.master.columns[i]) {
			f.put(&s.master.columns[i], q)
		}
	}
	f.fillUp(64)
	if f.lessMissed() > s.filled.lessMissed() {
		s.filled = f
	}
}
