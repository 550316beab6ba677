package plan

import (
	"cmp"
	"maps"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// handOvers is what happened to the pledges until V: what reached which line,
// what reached nobody in particular, and what is no longer on offer. In units
// of the item.
type handOvers struct {
	named   map[aid.ID]map[aid.ID]aid.Decimal // by pledge and requirement
	unnamed map[aid.ID]aid.Decimal            // by pledge
	goneBy  map[aid.ID]aid.Decimal            // by pledge: handed over or lost
}

// gone is what a pledge no longer offers.
func (h handOvers) gone(pledge aid.ID) aid.Decimal { return h.goneBy[pledge] }

func handOversOf(p *picture.Picture) handOvers {
	h := handOvers{map[aid.ID]map[aid.ID]aid.Decimal{}, map[aid.ID]aid.Decimal{}, picture.Gone(p)}
	for _, r := range picture.Receipts(p) {
		if r.Requirement == "" {
			h.unnamed[r.Pledge] += r.Quantity
			continue
		}
		if h.named[r.Pledge] == nil {
			h.named[r.Pledge] = map[aid.ID]aid.Decimal{}
		}
		h.named[r.Pledge][r.Requirement] += r.Quantity
	}
	return h
}

// sharing gives what was handed over to lines, in units of need.
type sharing struct {
	lines    []line
	byID     map[aid.ID]int
	received []float64
}

// receivedBy sums what each line has received.
func receivedBy(p *picture.Picture, lines []line, in orders, h handOvers) []aid.Decimal {
	s := sharing{lines, map[aid.ID]int{}, make([]float64, len(lines))}
	for i := range lines {
		s.byID[lines[i].need.ID] = i
		lines[i].gave, lines[i].has = map[aid.ID]float64{}, map[aid.ID]bool{}
	}
	allocated := map[aid.ID][]*aid.Allocation{}
	for _, a := range picture.All[aid.Allocation](p) {
		if _, ok := s.byID[a.Requirement]; ok && a.Quantity > 0 {
			allocated[a.Pledge] = append(allocated[a.Pledge], a)
		}
	}
	pledges := picture.All[aid.Pledge](p)
	for _, q := range pledges {
		if item, ok := picture.Get[aid.Item](p, q.Item); ok {
			s.giveNamed(q, item, h.named[q.ID])
			s.giveAllocated(q, item, h.unnamed[q.ID], allocated[q.ID])
		}
	}
	order := s.byUrgency()
	for _, q := range pledges {
		if item, ok := picture.Get[aid.Item](p, q.Item); ok && len(allocated[q.ID]) == 0 && h.unnamed[q.ID] > 0 {
			s.giveInOrder(q, item, in, h.unnamed[q.ID].Float(), order)
		}
	}
	sums := make([]aid.Decimal, len(lines))
	for i, f := range s.received {
		sums[i] = aid.DecimalFloat(f)
	}
	return sums
}

func (s sharing) giveNamed(q *aid.Pledge, item *aid.Item, named map[aid.ID]aid.Decimal) {
	for _, id := range slices.Sorted(maps.Keys(named)) {
		if at, ok := s.byID[id]; ok {
			s.give(at, q, float64(named[id].Float()*s.factor(at, item)))
		}
	}
}

func (s sharing) giveAllocated(q *aid.Pledge, item *aid.Item, unnamed aid.Decimal, allocated []*aid.Allocation) {
	var sum float64
	for _, a := range allocated {
		sum += a.Quantity.Float()
	}
	for _, a := range allocated {
		at := s.byID[a.Requirement]
		s.give(at, q, float64(unnamed.Float()*a.Quantity.Float()/sum*s.factor(at, item)))
	}
}

// giveInOrder fills the lines that the pledge may serve, the most urgent first.
func (s sharing) giveInOrder(q *aid.Pledge, item *aid.Item, in orders, left float64, order []int) {
	for _, at := range order {
		k := s.factor(at, item)
		open := s.lines[at].total().Float() - s.received[at]
		if k == 0 || open <= 0 || !mayGo(in, q, s.lines[at].target) {
			continue
		}
		part := min(left, open/k)
		s.give(at, q, float64(part*k))
		if left -= part; left <= 0 {
			return
		}
	}
}

// give notes what a line received of a pledge.
func (s sharing) give(at int, q *aid.Pledge, met float64) {
	l := &s.lines[at]
	s.received[at] += met
	l.gave[q.Donor] += met
	if met > 0 {
		l.has[q.Item] = true
	}
}

func (s sharing) factor(at int, item *aid.Item) float64 {
	return aid.FactorFor(s.lines[at].need.Items, item).Float()
}

func (s sharing) byUrgency() []int {
	order := make([]int, len(s.lines))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := &s.lines[a], &s.lines[b]
		return cmp.Or(cmp.Compare(x.priority, y.priority), cmp.Compare(x.due, y.due), cmp.Compare(x.need.ID, y.need.ID))
	})
	return order
}
