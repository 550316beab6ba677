package plan

import (
	"context"

	"footing/internal/plan/firstorder"
)

// nearby makes a plan better around what fell away since its start: the lines that
// lost something may be served anew, by what is left of all else, and everything
// else stays. What it leaves is a part of so little that it is a small part of the
// whole plan, which first-order steps on all of it reach late.
func (s *search) nearby(ctx context.Context) error {
	for range nearbyPasses {
		before := s.best.value
		if err := s.nearbyOnce(ctx); err != nil || ctx.Err() != nil {
			return err
		}
		if s.best.value-before < worthwhile*(s.bound-before) {
			return nil
		}
	}
	return nil
}

const (
	// nearbyPasses is how often at most the lines that the last pass took from are
	// served anew in turn.
	nearbyPasses = 8
	// worthwhile is the part of the gap that a pass has to close for another one.
	worthwhile = 0.02
	// nearbyPart is the part of the whole gap that a pass may leave.
	nearbyPart       = 0.005
	nearbyIterations = 1500
)

// nearbyOnce takes one pass.
func (s *search) nearbyOnce(ctx context.Context) error {
	s.clock.begin("nearby")
	a := s.master
	served := s.best.levels(a)
	free := s.m.freed(a, served)
	whole := a.programme(false)
	p := newPartial(whole, a, served, free)
	x, y := p.x, p.y
	problem := &firstorder.Problem{Limits: p.limits, Worth: p.worth, Start: p.starts, Row: p.rows, Coef: p.coefs}
	if len(x) == 0 || len(y) == 0 {
		return nil
	}
	r, err := firstorder.Solve(ctx, problem, a.weight.With(x, y), firstorder.Options{Gap: s.nearbyGap(p), Hands: s.hands, Iterations: nearbyIterations})
	if err != nil {
		return err
	}
	level, inner := a.level, a.inner
	a.level, a.inner = p.merge(whole, a, served, r.X)
	if found := s.within(); found.value > s.best.value {
		s.best = found
		return nil
	}
	a.level, a.inner = level, inner
	return nil
}

// nearbyGap is the gap of a pass, relative to all that is worth anything in it.
func (s *search) nearbyGap(p *partial) float64 {
	worth := 1.0
	for i, x := range p.x {
		worth += float64(p.worth[i] * x)
	}
	return max(leastGoal, nearbyPart*(s.bound-s.best.value)/worth)
}

// levels gives what a solution puts on each of the columns at hand.
func (s *solution) levels(a *master) []float64 {
	put := make(map[columnKey]float64, len(s.columns))
	for i := range s.columns {
		put[s.columns[i].key()] += s.x[i]
	}
	level := make([]float64, len(a.columns))
	for i := range a.columns {
		level[i] = put[a.columns[i].key()]
	}
	return level
}

// freed marks the columns that may change: those of lines that got less than was
// meant for them.
func (m *model) freed(a *master, served []float64) []bool {
	lost := make([]float64, len(m.lines))
	for i := range a.columns {
		st := m.streamOf(&a.columns[i])
		lost[st.line] += float64(st.factor * (a.level[i] - served[i]))
	}
	free := make([]bool, len(a.columns))
	for i := range a.columns {
		at := m.streamOf(&a.columns[i]).line
		free[i] = lost[at] > lostPart*m.wanted(&m.lines[at]) || a.level[i]-served[i] > lostPart*m.unit(&a.columns[i])
	}
	pools := make([]bool, len(m.pools))
	for i := range a.columns {
		if free[i] {
			pools[m.streamOf(&a.columns[i]).pool] = true
		}
	}
	for i := range a.columns { // what others take of the same may go down
		if served[i] > 0 && pools[m.streamOf(&a.columns[i]).pool] {
			free[i] = true
		}
	}
	return free
}

// lostPart is the part of a need below which nothing was lost.
const lostPart = 1e-3

// partial is a programme in which some columns stay where they are.
type partial struct {
	columns []int   // of the whole programme
	row     []int32 // of the whole programme's rows: in this one, or noRow
	limits  []float64
	worth   []float64
	starts  []int32
	rows    []int32
	coefs   []float64
	x, y    []float64
}

// newPartial makes the programme of the free departures, with the inner columns that
// share a row with them.
func newPartial(s *scaled, a *master, served []float64, free []bool) *partial {
	p := &partial{row: make([]int32, len(s.Limits)), starts: []int32{0}}
	for i := range p.row {
		p.row[i] = noRow
	}
	touched := make([]bool, len(s.Limits))
	for i, is := range free {
		if at := len(s.inner) + i; is {
			for _, row := range s.Rows[s.Starts[at]:s.Starts[at+1]] {
				touched[row] = true
			}
		}
	}
	x, y := s.levels(a), s.scaledPrices(a.prices)
	left := append([]float64(nil), s.Limits...)
	for at := range x {
		in := at < len(s.inner)
		if !in {
			x[at] = served[at-len(s.inner)] / s.unit[at]
		}
		from, to := s.Starts[at], s.Starts[at+1]
		if in && anyOf(touched, s.Rows[from:to]) || !in && free[at-len(s.inner)] {
			p.columns = append(p.columns, at)
			continue
		}
		for k := from; k < to; k++ {
			left[s.Rows[k]] -= float64(s.Coefs[k] * x[at])
		}
	}
	p.fill(s, left, x, y)
	return p
}

func anyOf(marked []bool, rows []int32) bool {
	for _, row := range rows {
		if marked[row] {
			return true
		}
	}
	return false
}

// fill writes the columns and rows of the part.
func (p *partial) fill(s *scaled, left, x, y []float64) {
	var fed []bool // by row of the part: what is free in it can make room
	for _, at := range p.columns {
		for k := s.Starts[at]; k < s.Starts[at+1]; k++ {
			row := s.Rows[k]
			if p.row[row] == noRow {
				p.row[row] = int32(len(p.limits))
				p.limits, p.y = append(p.limits, left[row]), append(p.y, y[row])
				fed = append(fed, s.Limits[row] < 0)
			}
			fed[p.row[row]] = fed[p.row[row]] || s.Coefs[k] < 0
			p.rows, p.coefs = append(p.rows, p.row[row]), append(p.coefs, s.Coefs[k])
		}
		p.starts = append(p.starts, int32(len(p.rows)))
		p.worth, p.x = append(p.worth, s.Worth[at]), append(p.x, x[at])
	}
	for row := range p.limits {
		if !fed[row] { // the levels that stay exceed it by the tolerance they were found to
			p.limits[row] = max(0, p.limits[row])
		}
	}
}

// merge puts the levels of the part among those that stay.
func (p *partial) merge(s *scaled, a *master, served, x []float64) (level, inner []float64) {
	level, inner = append([]float64(nil), served...), append([]float64(nil), a.inner...)
	for i, at := range p.columns {
		value := max(0, x[i]) * s.unit[at]
		if at < len(s.inner) {
			inner[s.inner[at]] = value
		} else {
			level[at-len(s.inner)] = value
		}
	}
	return level, inner
}
