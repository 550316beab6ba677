package plan

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// areaProblem is what an area may do while the others stay as they are: a restricted
// model of its own, whose limits are what the others leave.
type areaProblem struct {
	*master
	of        []int          // positions of its columns among all
	touched   map[int32]bool // rows that its columns, and the inner ones that it sets, have a part in
	free      []int          // the inner columns that it sets
	elements  []int          // whose readiness it changes
	programme *scaled
	found     []float64 // by column of the programme; empty where nothing was
}

func (z *mending) problem(at int) *areaProblem {
	own := *z.m
	p := &areaProblem{master: newMaster(&own), of: z.areas[at], touched: map[int32]bool{}}
	for n, i := range p.of {
		p.add(z.columns[i : i+1])
		p.level[n] = z.level[i]
		z.list = z.m.entries(&z.columns[i], z.list[:0])
		for _, e := range z.list {
			p.touched[e.row] = true
		}
	}
	z.free(p)
	z.start(p)
	level, inner := z.levels(p)
	z.put(p, make([]float64, len(level)), make([]float64, len(inner)))
	own.rows = slices.Clone(z.m.rows)
	for i := range own.rows {
		own.rows[i].limit = z.left(int32(i))
	}
	z.put(p, level, inner)
	p.programme = p.master.programme(true)
	p.programme.Gap = mendedGap
	p.programme.First = p.programme.levels(p.master)
	return p
}

// free finds the inner columns that an area sets: those of its rows, and what the
// elements whose readiness hangs on these gain and man. Where crews are trained stays
// as it is.
func (z *mending) free(p *areaProblem) {
	own := make([]inner, len(z.m.inner))
	takesPart := make([]bool, len(z.m.elements))
	for i := range z.m.inner {
		in := &z.m.inner[i]
		own[i] = inner{release: noOffer, pool: noPool}
		if !z.derived[i] && !z.held[i] && slices.ContainsFunc(in.entries, func(e entry) bool { return p.touched[e.row] }) {
			own[i] = *in
			p.free = append(p.free, i)
		}
	}
	for row := range p.touched {
		if at := z.elementOf[row]; at != noElement {
			takesPart[at] = true
		}
	}
	for at, takes := range takesPart {
		if !takes {
			continue
		}
		p.elements = append(p.elements, at)
		for _, i := range z.m.elements[at].derived() {
			own[i] = z.m.inner[i]
			p.free = append(p.free, i)
		}
	}
	for _, i := range p.free {
		for _, e := range own[i].entries {
			p.touched[e.row] = true
		}
	}
	p.m.inner = own
}

// start puts the area's inner columns where the plan has them.
func (z *mending) start(p *areaProblem) {
	for _, at := range p.elements {
		e := &z.m.elements[at]
		for d, gain := range e.readiness(z.room) {
			p.inner[e.gain+d] = gain
		}
		for i := 0; e.crews != nil && i < len(e.crews.items); i++ {
			it := &e.crews.items[i]
			for d := it.from; d < len(e.days) && it.trained != noRow; d++ {
				k := int32(d - it.from)
				p.inner[it.manned+int(k)] = max(0, min(z.room[it.arrived+k], z.room[it.trained+k]))
			}
		}
	}
	for _, i := range p.free {
		if !z.derived[i] {
			p.inner[i] = z.inner[i]
		}
	}
}

// left is the room of a row as a limit: what arithmetic leaves of nothing is nothing.
func (z *mending) left(row int32) float64 {
	r, left := &z.m.rows[row], z.room[row]
	if math.Abs(left) <= slack*r.scale() || left < 0 && r.limit >= 0 {
		return 0
	}
	return left
}

// derived lists the inner columns of what an element gains, and of what is manned.
func (e *element) derived() []int {
	var list []int
	for d := range e.days {
		list = append(list, e.gain+d)
	}
	for i := 0; e.crews != nil && i < len(e.crews.items); i++ {
		for d := e.crews.items[i].from; d < len(e.days) && e.crews.items[i].trained != noRow; d++ {
			list = append(list, e.crews.items[i].manned+d-e.crews.items[i].from)
		}
	}
	return list
}

// solve looks for the best whole units, from those that the area has.
func (p *areaProblem) solve(ctx context.Context, engine Engine) error {
	answer, err := engine.Solve(ctx, p.programme.Programme)
	if err != nil {
		return fmt.Errorf("making whole over %d departures: %w", len(p.columns), err)
	}
	if p.found = answer.X; len(p.found) == 0 {
		return nil
	}
	for i, whole := range p.programme.Whole {
		if whole {
			p.found[i] = math.Round(p.found[i])
		}
	}
	p.inner, p.level = p.programme.split(p.master, p.found)
	return nil
}
