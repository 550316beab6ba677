package plan

import (
	"context"
	"math"
)

// fewColumns is the number of columns up to which a search for whole units over
// all of them is worth its time.
const fewColumns = 3000

// roundOff makes whole quantities of the best plan in fractions and fills up
// again, and where there are few columns looks for the best whole plan over
// them, and over all departures of pins that are not kept so far. Where that is too
// much to search through, it mends the plan area by area. It keeps the best of these
// and the first plan.
func (s *search) roundOff(ctx context.Context) error {
	s.offer(s.best)
	settled, err := s.settle(ctx)
	if err != nil {
		return err
	}
	if settled != nil {
		s.offer(*settled)
	}
	switch {
	case ctx.Err() != nil:
		return nil
	case len(s.master.columns) > s.few:
		return s.mend(ctx)
	}
	if s.filled.missed() > s.best.missed { // what is pinned may need departures that fractions do not
		s.master.add(s.m.pinnedColumns(s.few - len(s.master.columns)))
	}
	whole, err := s.master.whole(ctx, s.engine, s.wholeGap())
	if err != nil {
		return err
	}
	if whole != nil {
		s.offer(*whole)
	}
	if whole != nil && whole.proven || ctx.Err() != nil {
		return nil
	}
	return s.mend(ctx)
}

// wholeGap is the gap to which the search for whole units goes. The solver takes it
// as a part of a value less what missed pins cost, which can be far more than the
// plan is worth.
func (s *search) wholeGap() float64 {
	return wholePart * max(1, math.Abs(s.best.value+s.best.missed)) / max(1, math.Abs(s.best.value))
}

// wholePart is the part of a plan's value that the search for whole units may
// leave.
const wholePart = 1e-3

// offer makes whole quantities of a plan in fractions, fills up, and keeps the
// outcome if it is the best so far.
func (s *search) offer(from solution) {
	f := newFilling(s.m, s.hands)
	f.holdTo(from.drawn)
	if from.whole {
		f.takeOver(from.columns, from.x)
	} else {
		f.carryOver(from.columns, from.x)
	}
	clear(f.claimed)
	f.tolled = s.master.prices
	f.fillUp(fillRounds)
	f.tolled = nil
	f.fillUp(fillRounds)
	f.train(from.drawn.crews)
	if f.lessMissed() > s.filled.lessMissed() {
		s.filled = f
	}
}

// fillRounds is how often a filling looks at all columns at most.
const fillRounds = 64
