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
	// At the last solution:
	x      []float64 // units of the item, by column
	spare  []float64 // by spare column
	prices []float64 // by row of the model
	value  float64   // of the objective, with what missed pins cost
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

// programme writes the restricted model down, with the rows that matter.
func (a *master) programme() *scaled {
	s := &scaled{Programme: newProgramme(nil), row: make([]int32, len(a.m.rows))}
	for i := range s.row {
		s.row[i] = noRow
	}
	var list []entry
	for i := range a.columns {
		c := &a.columns[i]
		list = a.m.entries(c, list[:0])
		s.add(a.m, c.net(), a.unit(c), list)
	}
	for _, sp := range a.m.spare {
		s.add(a.m, sp.worth, 1, sp.entries)
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

// solve finds the optimum over the columns at hand.
func (a *master) solve(ctx context.Context, engine Engine) error {
	s := a.programme()
	answer, err := engine.Solve(ctx, s.Programme)
	if err != nil {
		return fmt.Errorf("solving the plan over %d departures: %w", len(a.columns), err)
	}
	if !answer.Optimal {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("the solver found no plan over %d departures and %d limits, though doing nothing is one", len(a.columns), len(s.Limits))
	}
	a.take(s, answer)
	return nil
}

// take turns an answer back into units and prices of the model.
func (a *master) take(s *scaled, answer *Answer) {
	a.value = answer.Value
	a.x = make([]float64, len(a.columns))
	for i := range a.x {
		a.x[i] = max(0, answer.X[i]) * s.unit[i]
	}
	a.spare = make([]float64, len(a.m.spare))
	for i := range a.spare {
		a.spare[i] = max(0, answer.X[len(a.columns)+i])
	}
	for row, at := range s.row {
		a.prices[row] = 0
		if at != noRow {
			a.prices[row] = max(0, answer.Prices[at]) / s.limit[at]
		}
	}
	// A spare column must not gain, or the prices would prove nothing; the
	// solver keeps to that up to its tolerance.
	for _, sp := range a.m.spare {
		for _, e := range sp.entries {
			a.prices[e.row] = min(a.prices[e.row], sp.worth/e.coef)
		}
	}
}

// lacking is what missed pins cost in the last solution.
func (a *master) lacking() float64 {
	sum := 0.0
	for i, sp := range a.m.spare {
		sum -= float64(sp.worth * a.spare[i])
	}
	return sum
}
