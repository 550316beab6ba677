package plan

import (
	"cmp"
	"maps"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// handOvers is what happened to the pledges until V: what reached which line,
// what reached nobody in particular, and what was lost. In units of the item.
type handOvers struct {
	named   map[aid.ID]map[aid.ID]aid.Decimal // by pledge and requirement
	unnamed map[aid.ID]aid.Decimal            // by pledge
	lost    map[aid.ID]aid.Decimal            // by pledge
}

// gone is what a pledge no longer offers.
func (h handOvers) gone(pledge aid.ID) aid.Decimal {
	sum := h.unnamed[pledge] + h.lost[pledge]
	for _, q := range h.named[pledge] {
		sum += q
	}
	return sum
}

// load is what belongs together: the events of one pledge in one consignment,
// or without any.
type load struct{ consignment, pledge aid.ID }

// passed sums what passed the two points that count as hand-over.
type passed struct{ handedOver, received aid.Decimal }

// quantity takes the larger: the same things pass both points.
func (s passed) quantity() aid.Decimal { return max(s.handedOver, s.received) }

func (s *passed) add(event string, q aid.Decimal) {
	if event == "received" {
		s.received += q
	} else {
		s.handedOver += q
	}
}

func handOversOf(p *picture.Picture) handOvers {
	h := handOvers{map[aid.ID]map[aid.ID]aid.Decimal{}, map[aid.ID]aid.Decimal{}, map[aid.ID]aid.Decimal{}}
	byLine := map[load]map[aid.ID]passed{}
	for _, m := range picture.All[aid.Movement](p) {
		if m.On.Known() && m.On > p.Valid || !m.Delivers() && m.Event != "lost" {
			continue
		}
		for pledge, q := range eventQuantities(p, m) {
			if m.Event == "lost" {
				h.lost[pledge] += q
				continue
			}
			key := load{m.Consignment, pledge}
			if byLine[key] == nil {
				byLine[key] = map[aid.ID]passed{}
			}
			sums := byLine[key][m.Requirement]
			sums.add(m.Event, q)
			byLine[key][m.Requirement] = sums
		}
	}
	for key, sums := range byLine {
		h.settle(key.pledge, sums)
	}
	return h
}

// settle takes in one load: each line it names has the larger of its two sums,
// and what the load has beyond these has no line named.
func (h handOvers) settle(pledge aid.ID, sums map[aid.ID]passed) {
	var all passed
	var named aid.Decimal
	for requirement, s := range sums {
		all.handedOver += s.handedOver
		all.received += s.received
		if requirement == "" {
			continue
		}
		if h.named[pledge] == nil {
			h.named[pledge] = map[aid.ID]aid.Decimal{}
		}
		h.named[pledge][requirement] += s.quantity()
		named += s.quantity()
	}
	h.unnamed[pledge] += max(0, all.quantity()-named)
}

// eventQuantities gives how much of which pledge an event is about.
func eventQuantities(p *picture.Picture, m *aid.Movement) map[aid.ID]aid.Decimal {
	if m.Quantity.Known() && m.Pledge != "" {
		return map[aid.ID]aid.Decimal{m.Pledge: m.Quantity.Low()}
	}
	quantities := map[aid.ID]aid.Decimal{}
	c, ok := picture.Get[aid.Consignment](p, m.Consignment)
	if !ok {
		return nil
	}
	pledges := map[aid.ID]bool{}
	for _, l := range c.Lines {
		pledges[l.Pledge] = true
		if m.Pledge == "" || m.Pledge == l.Pledge {
			quantities[l.Pledge] += l.Quantity
		}
	}
	if m.Quantity.Known() && len(pledges) == 1 {
		for pledge := range quantities {
			quantities[pledge] = m.Quantity.Low()
		}
	}
	return quantities
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
			s.giveNamed(item, h.named[q.ID])
			s.giveAllocated(item, h.unnamed[q.ID], allocated[q.ID])
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

func (s sharing) giveNamed(item *aid.Item, named map[aid.ID]aid.Decimal) {
	for _, id := range slices.Sorted(maps.Keys(named)) {
		if at, ok := s.byID[id]; ok {
			s.received[at] += float64(named[id].Float() * s.factor(at, item))
		}
	}
}

func (s sharing) giveAllocated(item *aid.Item, unnamed aid.Decimal, allocated []*aid.Allocation) {
	var sum float64
	for _, a := range allocated {
		sum += a.Quantity.Float()
	}
	for _, a := range allocated {
		at := s.byID[a.Requirement]
		s.received[at] += float64(unnamed.Float() * a.Quantity.Float() / sum * s.factor(at, item))
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
		s.received[at] += float64(part * k)
		if left -= part; left <= 0 {
			return
		}
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
