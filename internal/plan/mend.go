package plan

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"
)

const (
	// mostToMend is how many columns of an area are looked at at once: more than
	// that takes the solver too long.
	mostToMend = 2000
	// mendedGap is the part of what is at stake in an area that its search may leave.
	mendedGap = 5e-4
	// mendAtOnce is how many areas are mended at a time, however many hands there are:
	// what comes of it depends on it.
	mendAtOnce = 2
)

// mending is a plan in whole units that is made better area by area: while the
// others stay as they are, one takes the best whole units over the columns at hand
// that the limits leave room for. Areas share lanes and nodes, money, and the
// readiness of elements; by these alone they are in each other's way.
type mending struct {
	m         *model
	columns   []column
	level     []float64
	inner     []float64
	room      []float64 // left of each row's limit, before readiness draws on what fills it
	areas     [][]int   // positions of the columns that are looked at
	elementOf []int     // by row: the element whose readiness hangs on it, or noElement
	derived   []bool    // of the inner columns: follows from what arrives and is trained
	held      []bool    // of the inner columns: stays as it is
	list      []entry
}

const noElement = -1

// mend makes the best plan in whole units better, all areas once, the largest
// first, two at a time: both begin where the plan stands then. Those whose find is in
// the way of another's come again, one at a time.
func (s *search) mend(ctx context.Context) error {
	s.clock.begin("whole units")
	z := s.newMending()
	again, err := s.mendAreas(ctx, z, z.largestFirst(), mendAtOnce)
	if err == nil {
		_, err = s.mendAreas(ctx, z, again, 1)
	}
	if err != nil {
		return err
	}
	s.offer(solution{columns: z.columns, x: z.level, drawn: s.master.drawn(z.inner), whole: true})
	return nil
}

// mendAreas mends areas, so many at a time, and gives those whose finds found no room.
func (s *search) mendAreas(ctx context.Context, z *mending, areas []int, atOnce int) (again []int, err error) {
	for some := range slices.Chunk(areas, atOnce) {
		if ctx.Err() != nil {
			return again, nil
		}
		problems, failed := make([]*areaProblem, len(some)), make([]error, len(some))
		var all sync.WaitGroup
		for i, at := range some {
			problems[i] = z.problem(at)
			all.Go(func() { failed[i] = problems[i].solve(ctx, s.engine) })
		}
		all.Wait()
		if err := errors.Join(failed...); err != nil {
			return nil, err
		}
		for i, p := range problems {
			if fits := z.take(p); !fits {
				again = append(again, some[i])
			}
		}
	}
	return again, nil
}

// newMending begins with the best plan in whole units. Its crews stay where they
// are.
func (s *search) newMending() *mending {
	z := &mending{m: s.m, inner: make([]float64, len(s.m.inner)), room: make([]float64, len(s.m.rows))}
	for i := range s.m.rows {
		z.room[i] = s.m.rows[i].limit
	}
	z.know()
	planned := make(map[columnKey]bool, len(s.filled.shipments))
	for i := range s.filled.shipments {
		c := &s.filled.shipments[i]
		planned[c.key()] = true
		z.columns, z.level = append(z.columns, c.column), append(z.level, c.quantity.Float())
	}
	gains := make([]float64, len(z.columns))
	for i := range s.master.columns {
		if c := &s.master.columns[i]; !planned[c.key()] {
			z.columns, z.level, gains = append(z.columns, *c), append(z.level, 0), append(gains, s.master.gain(c))
		}
	}
	for i, level := range z.level {
		z.charge(i, level)
	}
	z.set(s.filled)
	z.share(gains)
	return z
}

// know tells the inner columns apart, and whose readiness hangs on which row.
func (z *mending) know() {
	z.derived, z.held = make([]bool, len(z.m.inner)), make([]bool, len(z.m.inner))
	z.elementOf = make([]int, len(z.m.rows))
	for i := range z.elementOf {
		z.elementOf[i] = noElement
	}
	for i := range z.m.elements {
		for _, at := range z.m.elements[i].derived() {
			z.derived[at] = true
			for _, e := range z.m.inner[at].entries {
				z.elementOf[e.row] = i
			}
		}
	}
	for i := range z.m.seats {
		z.held[z.m.seats[i].column] = true
	}
}

// set puts the inner columns where a plan in whole units has them: crews, types, and
// what pins lack.
func (z *mending) set(f *filling) {
	for i := range z.m.seats {
		z.inner[z.m.seats[i].column] = f.crews[i]
	}
	for i := range z.m.fleets {
		for k := range z.m.fleets[i].types {
			if t := &z.m.fleets[i].types[k]; f.fielded[t.row] && z.m.fleets[i].row != noRow {
				z.inner[t.column] = 1
			}
		}
	}
	for i := range z.m.inner {
		if in := &z.m.inner[i]; in.penalty {
			z.inner[i] = max(0, -z.room[in.entries[0].row])
		}
		z.chargeInner(i, z.inner[i])
	}
}

// share gives each area its columns: those of the plan, and of the others those that
// under the last prices are nearest to gain.
func (z *mending) share(gains []float64) {
	of, count := z.m.areasOf()
	z.areas = make([][]int, count)
	for i := range z.columns {
		at := of[z.m.streamOf(&z.columns[i]).line]
		z.areas[at] = append(z.areas[at], i)
	}
	for at, list := range z.areas {
		slices.SortStableFunc(list, func(a, b int) int {
			return cmp.Or(cmp.Compare(min(z.level[b], full), min(z.level[a], full)), cmp.Compare(gains[b], gains[a]))
		})
		most := mostToMend
		for most < len(list) && z.level[list[most]] > 0 {
			most++
		}
		z.areas[at] = list[:min(most, len(list))]
	}
}

func (z *mending) largestFirst() []int {
	var order []int
	for at := range z.areas {
		if len(z.areas[at]) > 0 {
			order = append(order, at)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(z.areas[b]), len(z.areas[a])) })
	return order
}

// charge takes a quantity of a column off the room of its rows.
func (z *mending) charge(i int, q float64) {
	if q == 0 {
		return
	}
	z.list = z.m.entries(&z.columns[i], z.list[:0])
	for _, e := range z.list {
		z.room[e.row] -= float64(e.coef * q)
	}
}

func (z *mending) chargeInner(i int, q float64) {
	for _, e := range z.m.inner[i].entries {
		z.room[e.row] -= float64(e.coef * q)
	}
}

// take lets an area have what was found for it if that is worth more. It reports
// whether it keeps the limits with what the others have taken since.
func (z *mending) take(p *areaProblem) (fits bool) {
	if len(p.found) == 0 {
		return true
	}
	before := z.worth(p)
	level, inner := z.levels(p)
	z.put(p, p.level, p.inner)
	fits = z.keeps(p)
	if !fits || z.worth(p) <= before {
		z.put(p, level, inner)
	}
	return fits
}

// levels are those that an area has, by its columns and by inner columns of the model.
func (z *mending) levels(p *areaProblem) (level, inner []float64) {
	level, inner = make([]float64, len(p.of)), make([]float64, len(z.inner))
	for n, i := range p.of {
		level[n] = z.level[i]
	}
	for _, i := range p.free {
		inner[i] = z.inner[i]
	}
	return level, inner
}

// put gives an area other levels.
func (z *mending) put(p *areaProblem, level, inner []float64) {
	for n, i := range p.of {
		z.charge(i, level[n]-z.level[i])
		z.level[i] = level[n]
	}
	for _, i := range p.free {
		if !z.derived[i] {
			z.chargeInner(i, inner[i]-z.inner[i])
			z.inner[i] = inner[i]
		}
	}
}

// keeps reports whether an area keeps the limits. Stocks and stores are its own, and
// the programme leaves out of them what is there anyway.
func (z *mending) keeps(p *areaProblem) bool {
	for row := range p.touched {
		r := &z.m.rows[row]
		own := r.kind == kindStock || r.kind == kindStore
		if !own && !fills(r.kind) && z.room[row] < -tolerance(r.scale()) {
			return false
		}
	}
	return true
}

// worth is what an area's plan is worth, with the readiness of the elements that have
// a part in it.
func (z *mending) worth(p *areaProblem) float64 {
	sum := 0.0
	for _, i := range p.of {
		sum += float64(z.columns[i].net() * z.level[i])
	}
	for _, i := range p.free {
		if !z.derived[i] {
			sum += float64(z.m.inner[i].worth * z.inner[i])
		}
	}
	for _, at := range p.elements {
		e := &z.m.elements[at]
		for d, gain := range e.readiness(z.room) {
			sum += float64(z.m.inner[e.gain+d].worth * gain)
		}
	}
	return sum
}
