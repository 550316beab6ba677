package plan

import (
	"context"
	"fmt"
	"math"
)

// aloneAnswer is what lanes and nodes carry to one line by its due dates if
// nothing else moved, and what limits it.
type aloneAnswer struct {
	met    float64           // units of need
	prices map[int32]float64 // by row: units of need that one more tonne would bring
}

// aloneProblem is the linear programme for one line: departures that come in
// time for some slot, stock from slot to slot, and what each slot takes.
type aloneProblem struct {
	m    *model
	line int
	l    *line
	rows map[int32]int32 // of the model's rows: rows of the programme
	of   []int32         // the other way round, noRow for the stock rows
	p    *Programme
	// cells are the departures, for filling up without a programme.
	cells []aloneCell
	// dependence is the part of its need that the line takes from one donor at
	// most.
	dependence float64
	// rich says that money is no limit; where it is one, prices holds by fund what a
	// piece costs if all that the fund could buy for the line are pieces at one price.
	rich   bool
	prices map[int]float64
}

type aloneCell struct {
	slot    int // the first slot of the line that it is in time for
	factor  float64
	entries []entry
}

// newAlone is the problem of a line that takes at most a part of its need from
// one donor; all of it where that is 1. If rich, funds have all the money there is.
func (r *reasons) newAlone(f *shortfall, dependence float64, rich bool) *aloneProblem {
	a := &aloneProblem{m: r.m, line: f.at, l: f.l, rows: map[int32]int32{}, p: newProgramme(nil), dependence: dependence, rich: rich}
	if !rich {
		a.prices = r.onePrices(f.chances)
	}
	a.collect(r, f.chances)
	return a
}

// alone finds what the line could have by itself, up to most, which is what
// the pledges alone would allow. Often filling up attains that; only else is
// there a programme to solve.
func (s *search) alone(ctx context.Context, a *aloneProblem, most float64) (aloneAnswer, error) {
	greedy := a.fill()
	if greedy >= most-tolerance(most) || ctx.Err() != nil {
		return aloneAnswer{met: greedy}, nil
	}
	a.write()
	answer, err := s.engine.Solve(ctx, a.p)
	switch {
	case err != nil:
		return aloneAnswer{}, fmt.Errorf("what the lanes carry to %s alone: %w", a.l.need.ID, err)
	case !answer.Optimal:
		return aloneAnswer{met: greedy}, nil
	}
	found := aloneAnswer{met: max(greedy, answer.Value), prices: map[int32]float64{}}
	for i, row := range a.of {
		if row != noRow && answer.Prices[i] > 0 {
			found.prices[row] = answer.Prices[i]
		}
	}
	return found, nil
}

// collect lists the departures that could come in time.
func (a *aloneProblem) collect(r *reasons, chances []chance) {
	for i := range chances {
		stream, ok := r.streamFor(chances[i].offer, a.line)
		if !ok || chances[i].by[steps-1] == never {
			continue
		}
		for route := range a.m.ways[a.m.streams[stream].way].routes {
			a.collectRoute(chances[i].offer, stream, route)
		}
	}
}

func (a *aloneProblem) collectRoute(offer, stream int32, route int) {
	var buffer [2*maxLanes + 1]int32
	s := &a.m.streams[stream]
	tonnes := a.m.pools[s.pool].tonnes
	from, _ := a.m.grid.period(a.m.offers[offer].ready)
	slot := a.l.first
	for t := from; t < a.m.grid.periods(); t++ {
		rows, arrives, ok := a.m.net.pass(&a.m.ways[s.way].routes[route], max(a.m.grid.start(t), a.m.offers[offer].ready), buffer[:0])
		if !ok || a.m.blocked(rows, tonnes) {
			continue
		}
		for slot < a.l.last && a.m.slots[slot].due < arrives {
			slot++
		}
		if slot == a.l.last {
			return
		}
		cell := aloneCell{slot: slot, factor: s.factor, entries: []entry{{a.m.offerRow(offer), 1}}}
		for _, e := range a.m.uses[offer] {
			if !math.IsInf(a.limit(e.row), 1) {
				cell.entries = append(cell.entries, e)
			}
		}
		for _, at := range rows {
			if tonnes > 0 {
				cell.entries = append(cell.entries, entry{at, tonnes})
			}
		}
		for _, e := range a.m.extra[stream] {
			if e.coef > 0 && !math.IsInf(a.limit(e.row), 1) {
				cell.entries = append(cell.entries, e)
			}
		}
		a.cells = append(a.cells, cell)
	}
}

// fill serves the slots one after the other from whatever has room.
func (a *aloneProblem) fill() float64 {
	room := map[int32]float64{}
	for i := range a.cells {
		for _, e := range a.cells[i].entries {
			room[e.row] = a.limit(e.row)
		}
	}
	met := 0.0
	for at := a.l.first; at < a.l.last; at++ {
		need := a.m.slots[at].need
		for i := range a.cells {
			c := &a.cells[i]
			if c.slot > at || need <= 0 {
				continue
			}
			q := need / c.factor
			for _, e := range c.entries {
				q = min(q, room[e.row]/e.coef)
			}
			if q <= 0 {
				continue
			}
			for _, e := range c.entries {
				room[e.row] -= float64(e.coef * q)
			}
			need -= q * c.factor
			met += q * c.factor
		}
	}
	return met
}

// write makes the programme. Rows are scaled by their limits, the stock rows by
// the need of all slots.
func (a *aloneProblem) write() {
	total := a.m.wanted(a.l)
	for range a.l.last - a.l.first {
		a.p.Limits = append(a.p.Limits, 0)
		a.of = append(a.of, noRow)
	}
	for i := range a.cells {
		c := &a.cells[i]
		unit := math.Inf(1)
		for _, e := range c.entries {
			unit = min(unit, a.limit(e.row)/e.coef)
		}
		if unit <= 0 {
			continue
		}
		list := []entry{{int32(c.slot - a.l.first), -c.factor * unit / total}}
		for _, e := range c.entries {
			list = append(list, entry{a.row(e.row), e.coef * unit})
		}
		a.p.add(0, list)
	}
	for at := a.l.first; at < a.l.last; at++ {
		i := int32(at - a.l.first)
		need := a.m.slots[at].need
		taken := int32(len(a.p.Limits))
		a.p.Limits, a.of = append(a.p.Limits, 1), append(a.of, noRow)
		a.p.add(need, []entry{{i, need / total}, {taken, 1}})
		if at+1 < a.l.last { // stock, in parts of the whole need
			a.p.add(0, []entry{{i, 1}, {i + 1, -1}})
		}
	}
}

func (a *aloneProblem) row(row int32) int32 {
	if at, ok := a.rows[row]; ok {
		return at
	}
	at := int32(len(a.p.Limits))
	a.p.Limits = append(a.p.Limits, a.limit(row))
	a.of = append(a.of, row)
	a.rows[row] = at
	return at
}
