package plan

import (
	"context"
	"math"

	"footing/internal/plan/interior"
)

// central is the restricted model as a problem for interior points, which grows
// with the columns and keeps its last point.
type central struct {
	m       *model
	problem *interior.Problem
	row     map[int32]int32 // of the shared rows in use: their places in the problem
	of      []int32         // the other way round
	limit   []float64       // by what the limits were divided, by row of the problem
	unit    []float64       // by what the columns were multiplied
	column  []int32         // of the problem's columns: columns of the master, noRow for spare ones
	taken   int             // columns of the master that are in
	point   *interior.Point
	hands   int
}

func newCentral(m *model, hands int) *central {
	c := &central{m: m, row: map[int32]int32{}, hands: hands}
	core := len(m.offers) + len(m.slots)
	limits := make([]float64, core)
	for i := range core {
		limits[i] = 1
		c.limit = append(c.limit, m.rows[i].limit)
		c.of = append(c.of, int32(i))
	}
	c.problem = interior.NewProblem(len(m.offers), len(m.slots), limits)
	for _, sp := range m.spare {
		c.put(noRow, sp.worth, 1, sp.entries)
	}
	return c
}

// grow takes in the master's new columns.
func (c *central) grow(a *master) {
	var list []entry
	for ; c.taken < len(a.columns); c.taken++ {
		col := &a.columns[c.taken]
		list = c.m.entries(col, list[:0])
		c.put(int32(c.taken), col.net(), a.unit(col), list)
	}
}

// put adds a column, unless a limit of 0 keeps it at 0.
func (c *central) put(at int32, worth, unit float64, entries []entry) {
	rows, coefs := make([]int32, len(entries)), make([]float64, len(entries))
	for i, e := range entries {
		if c.m.rows[e.row].limit == 0 && e.coef > 0 {
			return
		}
		rows[i] = c.place(e.row)
		coefs[i] = float64(e.coef*unit) / c.limit[rows[i]]
	}
	// Rows and sides are as the model numbers them: this cannot fail.
	if err := c.problem.Add(worth*unit, rows, coefs); err != nil {
		panic(err)
	}
	c.unit = append(c.unit, unit)
	c.column = append(c.column, at)
}

// place finds a row of the model in the problem, where shared rows stand in
// order of their first use.
func (c *central) place(row int32) int32 {
	if int(row) < len(c.m.offers)+len(c.m.slots) {
		return row
	}
	at, ok := c.row[row]
	if !ok {
		at = int32(len(c.of))
		c.row[row] = at
		limit := c.m.rows[row].limit
		scale := math.Abs(limit)
		if limit == 0 {
			scale = 1
		}
		c.of, c.limit = append(c.of, row), append(c.limit, scale)
		c.problem.Limits = append(c.problem.Limits, limit/scale)
	}
	return at
}

// solveCentral finds prices from inside, at a relative gap of the restricted
// model, and the solution there if it is the best so far. near is the gap left
// in all, at which the next round shall start.
func (a *master) solveCentral(ctx context.Context, c *central, gap, near float64) {
	c.grow(a)
	r := interior.Solve(ctx, c.problem, c.point, interior.Options{Gap: gap, Hands: c.hands, Keep: min(warmest, near)})
	c.point = r.Warm
	clear(a.prices)
	for i, y := range r.Y {
		a.prices[c.of[i]] = y / c.limit[i]
	}
	a.clip(a.prices)
	if found := c.solution(r, a); r.Kept && found.value > a.best.value {
		a.best = found
	}
}

// warmest is the largest gap at which a point is kept to start from again.
const warmest = 0.3

// solution turns a result into units of the model.
func (c *central) solution(r *interior.Result, a *master) *solution {
	s := &solution{x: make([]float64, len(a.columns)), spare: make([]float64, len(c.m.spare))}
	for j, x := range r.X {
		if at := c.column[j]; at != noRow {
			s.x[at] = x * c.unit[j]
			s.value += float64(a.columns[at].net() * s.x[at])
		} else {
			s.spare[j] = x
		}
	}
	s.missed = c.m.missed(s.spare)
	s.value -= s.missed
	return s
}
