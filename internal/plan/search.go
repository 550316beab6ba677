package plan

import (
	"context"
	"fmt"
	"math"
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

	master *master
	pricer *pricer
	filled *filling // the best plan in whole units so far
	round  int
	bound  float64 // the best proven so far
	status string
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
	s.clock.begin("first plan")
	s.start()
	s.status = StatusOptimal
	if len(s.m.pairs) == 0 {
		s.bound, s.status = 0, StatusNothing
		return nil
	}
	for {
		s.round++
		err := s.improve(ctx)
		if ctx.Err() != nil {
			s.status = statusOf(ctx)
			break
		}
		if err != nil {
			return err
		}
		if s.closed() {
			break
		}
	}
	s.clock.begin("rounding")
	s.roundOff()
	return nil
}

func statusOf(ctx context.Context) string {
	if ctx.Err() == context.DeadlineExceeded {
		return StatusTimeLimit
	}
	return StatusInterrupted
}

// start makes a first plan by filling up, whose departures are the first
// columns, beside the most promising ones under its prices.
func (s *search) start() {
	s.master, s.pricer = newMaster(s.m), newPricer(s.m)
	s.pricer.floor = 1e-9
	s.filled = newFilling(s.m, s.hands)
	s.filled.fillUp(64)
	for i := range s.filled.shipments {
		s.master.add([]column{s.filled.shipments[i].column})
	}
	s.master.value = s.filled.value()
	s.master.x = make([]float64, len(s.master.columns))
	for i := range s.filled.shipments {
		s.master.x[i] = s.filled.shipments[i].quantity.Float()
	}
	s.pricer.set(s.master.prices)
	s.pricer.scanAll(s.hands)
	s.bound = s.pricer.bound()
}

// columnsPerRound is how many columns a round adds at most. The tail, where
// fewer than that gain, takes them all.
const columnsPerRound = 8000

// improve solves the restricted model, prices all columns and adds the best.
func (s *search) improve(ctx context.Context) error {
	s.clock.begin("programme")
	if err := s.master.solve(ctx, s.engine); err != nil {
		return err
	}
	s.clock.begin("pricing")
	s.pricer.set(s.master.prices)
	bids := s.pricer.scanAll(s.hands)
	s.bound = min(s.bound, s.pricer.bound())
	s.clock.begin("columns")
	added := s.master.add(s.master.best(bids, columnsPerRound))
	s.tell("search")
	if added == 0 && !s.closed() {
		// Nothing gains any more: what is left is the solver's tolerance.
		s.opt.Gap = s.gap()
	}
	return nil
}

// gap is that of the relaxation.
func (s *search) gap() float64 { return relativeGap(s.master.value, s.bound) }

func (s *search) closed() bool { return s.gap() <= s.opt.Gap }

func relativeGap(value, bound float64) float64 {
	return (bound - value) / max(1, math.Abs(bound))
}

func (s *search) tell(phase string) {
	if s.progress != nil {
		s.progress(Progress{s.round, phase, s.master.value, s.bound, s.gap(), len(s.master.columns), s.clock.elapsed()})
	}
}

// roundOff cuts the relaxation down to whole quantities and fills up again. It
// keeps the first plan where that is better.
func (s *search) roundOff() {
	f := newFilling(s.m, s.hands)
	for i := range s.master.columns {
		if q := s.master.x[i]; q > 0 {
			f.put(&s.master.columns[i], q)
		}
	}
	f.fillUp(64)
	if f.value() > s.filled.value() {
		s.filled = f
	}
}
