package plan

import (
	"cmp"
	"container/heap"
	"math"
	"slices"

	"footing/internal/aid"
)

// seat gives up to a number of crews places, as far as the limits allow.
func (f *filling) seat(at int, crews float64) {
	in := &f.m.inner[f.m.seats[at].column]
	for _, e := range in.entries {
		if e.coef > 0 {
			crews = min(crews, f.room[e.row]/e.coef)
		}
	}
	if !f.fractions {
		crews = math.Floor(crews + 2*full)
	}
	if crews <= 0 {
		return
	}
	for _, e := range in.entries {
		f.room[e.row] -= float64(e.coef * crews)
	}
	f.crews[at] += crews
}

// train gives crews places in whole: those of a plan in fractions, rounded down
// and as far as they gain anything, and then one crew after the other where the
// worth of elements gains most. As a crew more never makes another worth more, a
// gain that is out of date is too large: it is worked out anew when it comes first.
func (f *filling) train(from []float64) {
	order := make([]int, len(from))
	for at := range order {
		order[at] = at
	}
	ends := func(at int) aid.Date { return f.m.intakes[f.m.seats[at].intake].ends }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ends(a), ends(b)) })
	for _, at := range order {
		for left := from[at]; left >= 1-2*full && f.crewGain(at) > 0; left-- {
			f.seat(at, 1)
		}
	}
	queue := &crewQueue{}
	for at := range f.m.seats {
		if gain := f.crewGain(at); gain > 0 {
			*queue = append(*queue, crewBid{at, gain})
		}
	}
	heap.Init(queue)
	for queue.Len() > 0 {
		first := &(*queue)[0]
		gain := f.crewGain(first.seat)
		switch {
		case gain <= 0:
			heap.Pop(queue)
			continue
		case gain < first.gain:
			first.gain = gain
			heap.Fix(queue, 0)
			continue
		}
		f.seat(first.seat, 1)
	}
}

// crewGain is what one more crew in a seat is worth to its element, by the
// place; 0 where there is no room for it.
func (f *filling) crewGain(at int) float64 {
	s := &f.m.seats[at]
	in := &f.m.inner[s.column]
	for _, e := range in.entries {
		if e.coef > 0 && f.room[e.row]/e.coef < 1-full {
			return 0
		}
	}
	e := &f.m.elements[s.element]
	it := &e.crews.items[s.item]
	one := it.factor / e.crews.need
	gain := 0.0
	for d := it.from; d < len(e.days); d++ {
		if e.days[d] < f.m.intakes[s.intake].ends {
			continue
		}
		unmanned := f.room[it.arrived+int32(d-it.from)] - f.room[it.trained+int32(d-it.from)]
		if unmanned <= tolerance(one) {
			continue
		}
		others := 1 - e.before[d]
		for _, p := range e.parts {
			others = min(others, f.room[p.first+int32(d)])
		}
		manned := e.crews.manned(d, f.room)
		gain += float64(f.m.inner[e.gain+d].worth * max(0, min(others, manned+min(one, unmanned))-min(others, manned)))
	}
	return gain / float64(it.item.Crew)
}

// crewBid is what one more crew in a seat would gain, by the place.
type crewBid struct {
	seat int
	gain float64
}

// crewQueue gives the bid that gains most, the first seat among equals.
type crewQueue []crewBid

func (q crewQueue) Len() int      { return len(q) }
func (q crewQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q crewQueue) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].gain, q[i].gain), cmp.Compare(q[i].seat, q[j].seat)) < 0
}
func (q *crewQueue) Push(x any) { *q = append(*q, x.(crewBid)) }

func (q *crewQueue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = slices.Delete(*q, len(*q)-1, len(*q))
	return last
}
