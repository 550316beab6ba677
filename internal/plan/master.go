package plan

import (
	"context"
	"fmt"
	"math"
)

// master is the model restricted to the columns at hand.
type master struct {
	m       *model
	columns []column
	known   map[columnKey]bool
	best    *solution // the best within all limits so far
	prices  []float64 // by row of the model, from the last programme
	proof   []float64 // the prices that gave the best bound
}

// solution is a plan in fractions: units of the item, by column of the master.
type solution struct {
	x      []float64
	spare  []float64 // by spare column
	value  float64   // of the objective, less what missed pins cost
	missed float64   // what they cost
}

// columnKey tells columns apart.
type columnKey struct {
	pair, slot int32
	route, t   int16
}

func (c *column) key() columnKey { return columnKey{c.pair, c.slot, c.route, c.t} }

func newMaster(m *model) *master {
	return &master{m: m, known: map[columnKey]bool{}, prices: make([]float64, len(m.rows))}
}

// add takes in columns that are new and returns how many were.
func (a *master) add(columns []column) int {
	before := len(a.columns)
	for _, c := range columns {
		if !a.known[c.key()] {
			a.known[c.key()] = true
			a.columns = append(a.columns, c)
		}
	}
	return len(a.columns) - before
}

// scaled is a programme in which rows are parts of their limits and columns
// are parts of what they could carry at most, so that numbers are near 1.
type scaled struct {
	*Programme
	row   []int32   // of the model's row: row in the programme, or noRow
	limit []float64 // by row of the programme: by what it was divided
	unit  []float64 // by column: by what it was multiplied
}

// programme writes the restricted model down, with the rows that matter; in
// whole units for the items that have them, where whole is asked for.
func (a *master) programme(whole bool) *scaled {
	s := &scaled{Programme: newProgramme(nil), row: make([]int32, len(a.m.rows))}
	for i := range s.row {
		s.row[i] = noRow
	}
	var list []entry
	for i := range a.columns {
		c := &a.columns[i]
		list = a.m.entries(c, list[:0])
		if !whole {
			s.add(a.m, c.net(), a.unit(c), list)
			continue
		}
		isWhole, unit := a.m.sourceOf(c.pair).item.Whole, a.unit(c)
		if isWhole {
			unit = 1
		}
		s.add(a.m, c.net(), unit, list)
		s.Whole = append(s.Whole, isWhole)
	}
	for _, sp := range a.m.spare {
		s.add(a.m, sp.worth, 1, sp.entries)
		if whole {
			s.Whole = append(s.Whole, false)
		}
	}
	return s
}

// unit is the most that a column could carry if nothing else moved.
func (a *master) unit(c *column) float64 {
	p := a.m.pairs[c.pair]
	return min(a.m.offers[p.offer].quantity.Float(), a.m.slots[c.slot].need/a.m.streams[p.stream].factor)
}

func (s *scaled) add(m *model, worth, unit float64, entries []entry) {
	list := make([]entry, 0, len(entries))
	for _, e := range entries {
		at := s.row[e.row]
		if at == noRow {
			at = s.addRow(e.row, m.rows[e.row].limit)
		}
		list = append(list, entry{at, float64(e.coef*unit) / s.limit[at]})
	}
	s.Programme.add(worth*unit, list)
	s.unit = append(s.unit, unit)
}

func (s *scaled) addRow(row int32, limit float64) int32 {
	at := int32(len(s.Limits))
	s.row[row] = at
	scale := math.Abs(limit)
	if limit == 0 {
		scale = 1
	}
	s.Limits = append(s.Limits, limit/scale)
	s.limit = append(s.limit, scale)
	return at
}

// vertex finds an optimum of the restricted model at a vertex, with its prices;
// nil if ctx ended before.
func (a *master) vertex(ctx context.Context, engine Engine) (*solution, []float64, error) {
	s := a.programme(false)
	answer, err := engine.Solve(ctx, s.Programme)
	if err != nil {
		return nil, nil, fmt.Errorf("solving the plan over %d departures: %w", len(a.columns), err)
	}
	if !answer.Optimal {
		return nil, nil, nil
	}
	found := &solution{x: make([]float64, len(a.columns)), value: answer.Value}
	for i := range a.columns {
		found.x[i] = max(0, answer.X[i]) * s.unit[i]
	}
	found.spare = answer.X[len(a.columns):]
	found.missed = a.m.missed(found.spare)
	prices := make([]float64, len(a.m.rows))
	for row, at := range s.row {
		if at != noRow {
			prices[row] = max(0, answer.Prices[at]) / s.limit[at]
		}
	}
	a.clip(prices)
	return found, prices, nil
}

// whole looks for the best plan in whole units over the columns at hand; nil
// if none was found.
func (a *master) whole(ctx context.Context, engine Engine) ([]float64, error) {
	s := a.programme(true)
	answer, err := engine.Solve(ctx, s.Programme)
	if err != nil || len(answer.X) == 0 {
		return nil, err
	}
	x := make([]float64, len(a.columns))
	for i := range x {
		x[i] = max(0, answer.X[i]) * s.unit[i]
	}
	return x, nil
}

// missed is what the spare columns cost.
func (m *model) missed(spare []float64) float64 {
	sum := 0.0
	for i, x := range spare {
		sum -= float64(m.spare[i].worth * x)
	}
	return sum
}

// clip lowers prices at which a spare column would gain: the solver keeps to
// that up to its tolerance, and such prices would prove nothing.
func (a *master) clip(prices []float64) {
	for _, sp := range a.m.spare {
		for _, e := range sp.entries {
			prices[e.row] = min(prices[e.row], sp.worth/e.coef)
		}
	}
}

// gain is the reduced cost of a column under the last prices.
func (a *master) gain(c *column) float64 {
	sum := c.net()
	for _, e := range a.m.entries(c, nil) {
		sum -= float64(e.coef * a.prices[e.row])
	}
	return sum
}
