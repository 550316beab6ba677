package plan

import (
	"cmp"
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
	few      int // columns over which one search for whole units is worth its time

	master *master
	pricer *pricer
	best   solution // the best plan in fractions so far
	filled *filling // the best plan in whole units so far
	round  int
	goal   float64 // relative gap to which the last programme was solved
	bound  float64 // the best proven so far
	still  int     // rounds since the gap last fell much
	fallen float64 // to what it fell then
	status string
	ended  Start // where the programmes ended
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
	s := newSearch(engine, opt, progress)
	ctx = withLimit(ctx, opt.Now, opt.TimeLimit)
	s.clock.begin("model")
	s.m = newModel(p, opt)
	if err := s.run(ctx); err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	return s.write(ctx)
}

func newSearch(engine Engine, opt Options, progress func(Progress)) *search {
	return &search{
		engine: engine, opt: opt, progress: progress, clock: newStopwatch(opt.Now), hands: opt.hands(), few: fewColumns,
		bound: math.Inf(1), fallen: math.Inf(1), goal: loosest,
	}
}

// run searches until the gap is closed or ctx ends.
func (s *search) run(ctx context.Context) error {
	s.start()
	if len(s.m.streams) == 0 {
		s.bound, s.status = 0, StatusNothing
		return nil
	}
	s.status = StatusOptimal
	for more := s.opt.From == nil || s.gap() > s.opt.Gap; more && ctx.Err() == nil; {
		var err error
		if more, err = s.improve(ctx); err != nil {
			return err
		}
	}
	if s.gap() > s.opt.Gap {
		s.status = statusOf(ctx)
	}
	s.ended.Relaxed = s.master.stage(s.m.names())
	s.clock.begin("rounding")
	return s.roundOff(ctx)
}

// statusOf says why a search ended before its gap was closed.
func statusOf(ctx context.Context) string {
	switch {
	case ctx.Err() == nil:
		return StatusStalled
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return StatusTimeLimit
	}
	return StatusInterrupted
}

// start makes a first plan by filling up, whose departures are the first
// columns.
func (s *search) start() {
	s.clock.begin("first plan")
	s.master, s.pricer = newMaster(s.m), newPricer(s.m)
	s.pricer.window = bidWindow
	s.filled = newFilling(s.m, s.hands)
	if s.opt.From != nil {
		s.resume(&s.opt.From.Relaxed)
		return
	}
	s.filled.fillUp(firstRounds)
	s.filled.train(nil)
	s.best = solution{value: s.filled.lessMissed(), missed: s.filled.missed(), filling: s.filled}
	for i := range s.filled.shipments {
		c := s.filled.shipments[i].column
		s.best.columns, s.best.x = append(s.best.columns, c), append(s.best.x, s.filled.shipments[i].quantity.Float())
		s.master.add([]column{s.m.pooled(&c)})
	}
	s.pricer.set(make([]float64, len(s.m.rows)))
	s.pricer.scanAll(s.hands)
	s.bound = s.pricer.bound()
}

// resume puts the search where a stage of an earlier one ended.
func (s *search) resume(from *Stage) {
	s.master = newMaster(s.m)
	s.master.resume(s.m.names(), from)
	s.best, s.bound = s.within(), math.Inf(1)
	s.master.value = s.best.value
	s.price()
}

// pooled is the column of the pool that a departure of one offer is a part of.
func (m *model) pooled(c *column) column {
	pooled := *c
	if m.grid.start(int(c.t)) >= m.offers[c.offer].ready {
		pooled.offer = fromStock
	}
	l := &m.lines[m.streamOf(c).line]
	if arrives := m.arrival(c); m.slots[c.slot].store != noRow && arrives <= m.slots[c.slot].due {
		pooled.stored, pooled.worth = true, 0
		pooled.slot = int32(l.slotFor(m, arrives))
		if m.slots[pooled.slot].due < arrives {
			pooled.slot++
		}
	}
	return pooled
}

const (
	// firstRounds is how often the first plan looks at all columns: it is a
	// start, and what is missing in it comes with the prices.
	firstRounds = 4
	// columnsPerRound is how many columns a round adds at most, and how many it
	// adds for each pool.
	columnsPerRound = 30_000
	columnsPerPool  = 30
	// bidWindow is the number of periods of which the best departure is bid.
	bidWindow = 8
	// loosest is the gap at which a restricted model is left at most; else it is
	// solved to a part of the gap that is left in all.
	loosest = 0.01
	portion = 0.1
	// iterations bounds one solve, longIterations one for the last digits.
	iterations     = 2000
	longIterations = 8000
	lastDigits     = 1e-5
	// crowded is the number of columns from which idle ones are dropped.
	crowded = 60_000
	// fewForVertices is the number of columns up to which a search begins at a
	// vertex, and moreForVertices that up to which it goes on from one to the next,
	// or finds one once the gap is below vertexFrom.
	fewForVertices  = 2_500
	moreForVertices = 25_000
	vertexFrom      = 1e-3
)

// improve solves the restricted model, prices all columns and adds those that
// gain most. It reports whether there is anything left to do.
func (s *search) improve(ctx context.Context) (bool, error) {
	s.round++
	s.clock.begin("programme")
	exact := s.atVertex()
	s.goal = s.nextGoal()
	if err := s.solve(ctx, exact, s.goal); err != nil || ctx.Err() != nil {
		return false, err
	}
	s.pricer.floor = 0
	if !exact {
		s.pricer.floor = bidPart * s.gap() * math.Abs(s.bound) / float64(len(s.m.pools))
	}
	bids := s.price()
	s.clock.begin("columns")
	if len(s.master.columns) > crowded {
		s.master.drop(min(keepMost, portion*s.gap()))
	}
	most := max(columnsPerRound, columnsPerPool*len(s.m.pools))
	added := s.master.add(s.m.pick(bids, most))
	phase := "search"
	if exact {
		phase = "vertex"
	}
	s.tell(phase)
	return s.gap() > s.opt.Gap && (added > 0 || !exact) && !s.stalled(), nil
}

// atVertex reports whether the next programme is to be solved at a vertex: the
// first one takes long, and the next start from the last.
func (s *search) atVertex() bool {
	columns := len(s.master.columns)
	if s.master.corner == nil && s.gap() > vertexFrom {
		return columns <= fewForVertices
	}
	return columns <= moreForVertices
}

// stalled reports whether the gap has not fallen much for many rounds.
func (s *search) stalled() bool {
	if gap := s.gap(); gap < s.fallen*much {
		s.still, s.fallen = 0, gap
	} else {
		s.still++
	}
	return s.still > stillRounds
}

// nextGoal is the gap to solve the next restricted model to: a part of how far
// the last one's value is from the bound. Where only the plan that keeps all
// limits lags, it asks for more and more.
func (s *search) nextGoal() float64 {
	own := math.Abs(relativeGap(s.master.value, s.bound))
	if own < s.gap()*portion {
		return max(leastGoal, min(s.goal*tighten, portion*own))
	}
	return max(leastGoal, min(s.goal, portion*own))
}

const (
	tighten   = 0.5
	leastGoal = 1e-8
	// keepMost is the largest part of its worth that an idle column may lose under
	// the last prices and stay.
	keepMost = 3e-3
	// bidPart is the part of the gap that may come from gains too small to bid.
	bidPart = 0.02
	// A search stalls when the gap has not fallen by a tenth in so many rounds.
	much        = 0.9
	stillRounds = 60
)

// solve finds levels and prices for the restricted model, and from them a plan
// in fractions that keeps all limits.
func (s *search) solve(ctx context.Context, exact bool, goal float64) error {
	if exact {
		solved, err := s.master.vertex(ctx, s.engine)
		if err != nil || !solved {
			return err
		}
	} else if err := s.master.approach(ctx, goal, iterationsFor(goal), s.hands); err != nil {
		return err
	}
	s.clock.begin("columns")
	if found := s.within(); found.value > s.best.value {
		s.best = found
	}
	return nil
}

// iterationsFor bounds the work of the first-order method towards a goal.
func iterationsFor(goal float64) int {
	if goal < lastDigits {
		return longIterations
	}
	return iterations
}

// within turns the levels of the last programme, which may exceed limits a
// little, into a plan that keeps them.
func (s *search) within() solution {
	f := newFractions(s.m, s.hands)
	found := solution{}
	for i, level := range s.master.level {
		f.claim(&s.master.columns[i], level)
	}
	found.drawn = s.master.drawn(s.master.inner)
	f.holdTo(found.drawn)
	f.field(s.master.inner)
	for i, level := range s.master.level {
		c := &s.master.columns[i]
		f.claim(c, -level)
		if level <= 0 {
			continue
		}
		x := f.put(c, level)
		f.took(c, x)
		if x > 0 {
			found.columns, found.x = append(found.columns, *c), append(found.x, x)
		}
	}
	clear(f.claimed)
	f.topUp(&found)
	for i, crews := range found.drawn.crews {
		f.seat(i, crews)
	}
	found.missed = f.missed()
	found.value, found.filling = f.lessMissed(), f
	return found
}

// topUp gives the columns of a solution what room others left that were cut,
// in order of their worth to a tonne.
func (f *filling) topUp(s *solution) {
	order := make([]int, len(s.columns))
	for i := range order {
		order[i] = i
	}
	worth := func(i int) float64 { return s.columns[i].net() / max(1e-9, f.m.poolOf(&s.columns[i]).tonnes) }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(worth(b), worth(a)) })
	for _, i := range order {
		s.x[i] += f.put(&s.columns[i], math.Inf(1))
	}
}

// gap is that of the relaxation, as a part of what the plan will state: without
// what missed pins cost.
func (s *search) gap() float64 {
	return relativeGap(s.best.value+s.best.missed, s.bound+s.best.missed)
}

func relativeGap(value, bound float64) float64 {
	return (bound - value) / max(1, math.Abs(bound))
}

// price prices all columns under the last prices, keeps the bound if it is the
// best, and returns the columns that would gain.
func (s *search) price() []bid {
	s.clock.begin("pricing")
	s.pricer.set(s.master.prices)
	bids := s.pricer.scanAll(s.hands)
	if bound := s.pricer.bound(); bound < s.bound {
		s.bound = bound
	}
	return bids
}

func (s *search) tell(phase string) {
	if s.progress != nil {
		s.progress(Progress{s.round, phase, s.best.value + s.best.missed, s.bound + s.best.missed, s.gap(), len(s.master.columns), s.clock.elapsed()})
	}
}
