package plan

import (
	"context"
	"math"

	"footing/internal/plan/firstorder"
)

// restricted is the master's columns as a problem for the first-order method,
// which grows with them and goes on from its last point.
type restricted struct {
	m       *model
	problem *firstorder.Problem
	row     []int32   // of the model's rows: their places in the problem, noRow if not in use
	limit   []float64 // by what the limits were divided, by row of the problem
	unit    []float64 // by what the columns were multiplied
	column  []int32   // of the problem's columns: columns of the master, noRow for spare ones
	taken   int       // columns of the master that are in
	point   *firstorder.Point
	hands   int
}

func newRestricted(m *model, hands int) *restricted {
	c := &restricted{m: m, problem: firstorder.NewProblem(nil), row: make([]int32, len(m.rows)), hands: hands}
	for i := range c.row {
		c.row[i] = noRow
	}
	for _, sp := range m.spare {
		c.put(noRow, sp.worth, 1, sp.entries)
	}
	return c
}

// grow takes in the master's new columns.
func (c *restricted) grow(a *master) {
	var list []entry
	for ; c.taken < len(a.columns); c.taken++ {
		col := &a.columns[c.taken]
		list = c.m.entries(col, list[:0])
		c.put(int32(c.taken), col.net(), a.unit(col), list)
	}
}

func (c *restricted) put(at int32, worth, unit float64, entries []entry) {
	rows, coefs := make([]int32, len(entries)), make([]float64, len(entries))
	for i, e := range entries {
		rows[i] = c.place(e.row)
		coefs[i] = float64(e.coef*unit) / c.limit[rows[i]]
	}
	// Rows are as the model numbers them: this cannot fail.
	if err := c.problem.Add(worth*unit, rows, coefs); err != nil {
		panic(err)
	}
	c.unit = append(c.unit, unit)
	c.column = append(c.column, at)
}

// place finds a row of the model in the problem, where rows stand in order of
// their first use.
func (c *restricted) place(row int32) int32 {
	if c.row[row] != noRow {
		return c.row[row]
	}
	limit := c.m.rows[row].limit
	scale := math.Abs(limit)
	if limit == 0 {
		scale = 1
	}
	c.limit = append(c.limit, scale)
	c.row[row] = c.problem.AddRow(limit / scale)
	return c.row[row]
}

// solve finds prices for the restricted model to a relative gap, and a plan
// within all limits near its optimum.
func (c *restricted) solve(ctx context.Context, a *master, gap float64, most int) {
	c.grow(a)
	r := firstorder.Solve(ctx, c.problem, c.point, firstorder.Options{Gap: gap, Hands: c.hands, Iterations: most})
	c.point = &r.Point
	clear(a.prices)
	for row, at := range c.row {
		if at != noRow {
			a.prices[row] = r.Y[at] / c.limit[at]
		}
	}
	a.clip(a.prices)
	if s := c.within(r.X, a); s.value > a.best.value {
		a.best = s
	}
}

// within turns a point that exceeds limits a little into a solution that keeps
// them: each column is cut by the most exceeded of its rows.
func (c *restricted) within(x []float64, a *master) *solution {
	s := &solution{x: make([]float64, len(a.columns)), spare: make([]float64, len(c.m.spare))}
	used := make([]float64, len(c.m.rows))
	var list []entry
	for j, v := range x {
		if at := c.column[j]; at != noRow && v > 0 {
			s.x[at] = v * c.unit[j]
			list = c.m.entries(&a.columns[at], list[:0])
			for _, e := range list {
				used[e.row] += float64(max(0, e.coef) * s.x[at])
			}
		}
	}
	kept := make([]float64, len(c.m.rows))
	for i := range used {
		if limit := c.m.rows[i].limit; used[i] > 0 && used[i] > limit-1e-12*math.Abs(limit) {
			used[i] = max(0, limit) / used[i] * (1 - 1e-12)
		} else {
			used[i] = 1
		}
	}
	for at := range s.x {
		if s.x[at] == 0 {
			continue
		}
		list = c.m.entries(&a.columns[at], list[:0])
		part := 1.0
		for _, e := range list {
			if e.coef > 0 {
				part = min(part, used[e.row])
			}
		}
		s.x[at] *= part
		s.value += float64(a.columns[at].net() * s.x[at])
		for _, e := range list {
			kept[e.row] += float64(e.coef * s.x[at])
		}
	}
	s.cover(c.m, kept)
	return s
}

// cover gives spare columns what the rows that they serve still lack.
func (s *solution) cover(m *model, used []float64) {
	for i, sp := range m.spare {
		for _, e := range sp.entries {
			s.spare[i] = max(s.spare[i], (m.rows[e.row].limit-used[e.row])/e.coef, 0)
		}
	}
	s.missed = m.missed(s.spare)
	s.value -= s.missed
}

// drop forgets the columns that carry nothing and would lose more than a part
// of their worth under the prices: the scan finds them again if they are wanted.
func (c *restricted) drop(a *master, part float64) *restricted {
	next := newRestricted(c.m, c.hands)
	x := append([]float64(nil), c.point.X[:len(c.m.spare)]...)
	columns, best := a.columns, a.best
	a.columns, a.known, a.best = nil, map[columnKey]bool{}, &solution{spare: best.spare, value: best.value, missed: best.missed}
	for j, at := range c.column {
		v := valueAt(c.point.X, j)
		if at == noRow {
			continue
		}
		col := columns[at]
		q := valueAt(best.x, int(at))
		if q == 0 && v == 0 && a.gain(&col) < -part*col.worth {
			continue
		}
		a.add([]column{col})
		x = append(x, v)
		a.best.x = append(a.best.x, q)
	}
	next.grow(a)
	y := make([]float64, next.problem.Rows())
	for row, at := range next.row {
		if at != noRow {
			y[at] = valueAt(c.point.Y, int(c.row[row]))
		}
	}
	next.point = c.point.With(x, y)
	return next
}

// valueAt is 0 beyond the end: columns and rows that came after a solve.
func valueAt(list []float64, i int) float64 {
	if i < len(list) {
		return list[i]
	}
	return 0
}
