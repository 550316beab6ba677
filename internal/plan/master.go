package plan

import (
	"context"
	"fmt"
	"math"

	"footing/internal/plan/firstorder"
)

// master is the model restricted to the columns at hand.
type master struct {
	m       *model
	columns []column
	level   []float64 // by column: where the last programme put it
	inner   []float64 // the same by inner column of the model
	known   map[columnKey]bool
	prices  []float64 // by row of the model, from the last programme
	value   float64   // of the last programme
	weight  *firstorder.Point
	corner  *vertex // where the last programme ended, if at a vertex
}

// solution is a plan in fractions that keeps all limits.
type solution struct {
	columns []column
	x       []float64 // units of the item
	drawn   drawn
	value   float64  // of the objective, less what missed pins cost
	missed  float64  // what they cost
	whole   bool     // it is in whole units, and not in fractions of them
	proven  bool     // none in whole units over the same columns is better, to the gap asked for
	filling *filling // with what the limits leave of it; nil where nobody needs it
}

// drawn is what a programme's inner columns say about who gives and takes by way
// of stocks and stores.
type drawn struct {
	uses   []float64 // by slot: what it draws on its store, units of need
	bought []float64 // by offer: what is bought of it for the stock
	crews  []float64 // by seat: crews that take places
}

func newMaster(m *model) *master {
	return &master{m: m, known: map[columnKey]bool{}, prices: make([]float64, len(m.rows)), inner: make([]float64, len(m.inner))}
}

// add takes in columns that are new and returns how many were.
func (a *master) add(columns []column) int {
	before := len(a.columns)
	for i := range columns {
		if key := columns[i].key(); !a.known[key] {
			a.known[key] = true
			a.columns = append(a.columns, columns[i])
			a.level = append(a.level, 0)
		}
	}
	return len(a.columns) - before
}

// programme writes the restricted model down, with the rows that matter; in
// whole units for the items that have them, where whole is asked for.
func (a *master) programme(whole bool) *scaled {
	s := newScaled(a.m, a.columns)
	for i := range a.m.inner {
		if in := &a.m.inner[i]; !s.folded(in) && !s.idle(in) {
			isWhole := whole && in.whole
			unit := in.unit
			if isWhole {
				unit = 1
			}
			s.add(in.worth, unit, in.entries, isWhole)
			s.inner = append(s.inner, i)
		}
	}
	var list []entry
	for i := range a.columns {
		c := &a.columns[i]
		list = a.m.entries(c, list[:0])
		unit, isWhole := a.m.unit(c), whole && a.m.poolOf(c).item.Whole
		if isWhole {
			unit = 1
		}
		s.add(c.net(), unit, list, isWhole)
	}
	if !whole {
		s.Whole = nil
	}
	return s
}

// approach finds prices for the restricted model to a relative gap, and levels
// of its columns that keep the limits about as well, by the first-order method.
func (a *master) approach(ctx context.Context, gap float64, most, hands int) error {
	s := a.programme(false)
	problem := &firstorder.Problem{Limits: s.Limits, Worth: s.Worth, Start: s.Starts, Row: s.Rows, Coef: s.Coefs}
	x, y := s.levels(a), s.scaledPrices(a.prices)
	r, err := firstorder.Solve(ctx, problem, a.weight.With(x, y), firstorder.Options{Gap: gap, Hands: hands, Iterations: most})
	if err != nil {
		return err
	}
	a.weight, a.value = &r.Point, r.Value
	a.take(s, r.X, r.Y)
	return nil
}

// vertex finds an optimum of the restricted model at a vertex; false if ctx
// ended before.
func (a *master) vertex(ctx context.Context, engine Engine) (bool, error) {
	s := a.programme(false)
	s.From = a.corner.basis(s, a)
	answer, err := engine.Solve(ctx, s.Programme)
	if err != nil {
		return false, fmt.Errorf("solving the plan over %d departures: %w", len(a.columns), err)
	}
	if !answer.Optimal {
		return false, nil
	}
	a.value, a.corner = answer.Value, vertexOf(s, a, answer.Basis)
	a.take(s, answer.X, answer.Prices)
	return true, nil
}

// whole looks for the best plan in whole units over the columns at hand, to a
// relative gap; nil if none was found.
func (a *master) whole(ctx context.Context, engine Engine, gap float64) (*solution, error) {
	s := a.programme(true)
	s.Gap = gap
	answer, err := engine.Solve(ctx, s.Programme)
	if err != nil || len(answer.X) == 0 {
		return nil, err
	}
	for i, whole := range s.Whole {
		if whole { // the solver's are whole to a tolerance
			answer.X[i] = math.Round(answer.X[i])
		}
	}
	inner, x := s.split(a, answer.X)
	return &solution{columns: a.columns, x: x, drawn: a.drawn(inner), whole: true, proven: answer.Optimal}, nil
}

// drawn reads what inner columns say.
func (a *master) drawn(inner []float64) drawn {
	d := drawn{make([]float64, len(a.m.slots)), make([]float64, len(a.m.offers)), make([]float64, len(a.m.seats))}
	for i := range a.m.slots {
		if s := &a.m.slots[i]; s.store != noRow {
			d.uses[i] = inner[s.use]
		}
	}
	for i := range a.m.inner {
		if at := a.m.inner[i].release; at != noOffer {
			d.bought[at] = nearlyWhole(inner[i])
		}
	}
	for i := range a.m.seats {
		d.crews[i] = inner[a.m.seats[i].column]
	}
	return d
}

// nearlyWhole is a level, or the whole number that it misses by the solver's
// tolerance.
func nearlyWhole(level float64) float64 {
	if whole := math.Round(level); math.Abs(level-whole) < wholeTolerance {
		return whole
	}
	return level
}

// wholeTolerance is by how much the solver's whole numbers may not be.
const wholeTolerance = 1e-5

// take keeps where a programme ended.
func (a *master) take(s *scaled, x, prices []float64) {
	a.inner, a.level = s.split(a, x)
	clear(a.prices)
	for row, at := range s.row {
		if at != noRow {
			a.prices[row] = max(0, prices[at]) / s.limit[at]
		}
	}
	for i := range a.m.inner {
		if in := &a.m.inner[i]; s.folded(in) { // the offer is worth what the stock is
			a.prices[in.entries[0].row] = a.prices[in.entries[1].row]
		}
	}
	a.clip()
}

// clip lowers prices at which a penalty would gain: the solver keeps to that
// up to its tolerance, and such prices would prove nothing.
func (a *master) clip() {
	for i := range a.m.inner {
		if in := &a.m.inner[i]; in.penalty {
			for _, e := range in.entries {
				a.prices[e.row] = min(a.prices[e.row], in.worth/e.coef)
			}
		}
	}
}

// gain is the reduced cost of a column under the last prices, as a part of what
// it pays.
func (a *master) gain(c *column) float64 {
	gain, paid := c.net(), 0.0
	for _, e := range a.m.entries(c, nil) {
		cost := float64(e.coef * a.prices[e.row])
		gain -= cost
		paid += math.Abs(cost)
	}
	if gain >= 0 || paid == 0 {
		return 0
	}
	return gain / paid
}

// drop forgets the columns that carry next to nothing and would lose more than
// a part of their worth under the prices: the scan finds them again if they are
// wanted.
func (a *master) drop(part float64) {
	a.keep(func(c *column, level float64) bool {
		return level > idle*a.m.unit(c) || a.gain(c) > -part
	})
}

// keep forgets the columns that are not wanted.
func (a *master) keep(wanted func(c *column, level float64) bool) {
	columns, level := a.columns, a.level
	a.columns, a.level, a.known = nil, nil, map[columnKey]bool{}
	for i := range columns {
		if wanted(&columns[i], level[i]) {
			a.add(columns[i : i+1])
			a.level[len(a.level)-1] = level[i]
		}
	}
}

// idle is the part of what a column could carry that is next to nothing.
const idle = 1e-4
