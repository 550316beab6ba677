package plan

import "footing/internal/aid"

// gift is an imagined offer: what a unit of it would be worth to a line.
type gift struct {
	item  *aid.Item
	node  aid.ID
	ready aid.Date
}

// unitWorth is what one more unit of a gift would bring if it went to the line,
// under the plan's prices: the line's own need and the lanes are paid for. It
// holds for small quantities.
func (r *reasons) unitWorth(at int, g gift) float64 {
	best := 0.0
	l := &r.m.lines[at]
	k := r.factor(l, g.item)
	if k <= 0 || g.ready >= r.m.grid.horizon() {
		return 0
	}
	tonnes := g.item.MassKG.Float() / 1000
	for i := range r.waysFor(g.node, l.node) {
		way := &r.waysFor(g.node, l.node)[i]
		cost := r.m.options.Handling * tonnes * float64(way.transit)
		for slot := l.first; slot < l.last; slot++ {
			best = max(best, r.bestDeparture(l, slot, way, g, k, tonnes)-cost)
		}
	}
	return best
}

// bestDeparture is the most that a unit gains in one slot by one route.
func (r *reasons) bestDeparture(l *line, slot int, way *route, g gift, k, tonnes float64) float64 {
	best := 0.0
	s := &r.m.slots[slot]
	earns := 1 + r.m.partners.judge(l.need, g.item).bonus
	price := float64(k * r.prices[r.m.slotRow(int32(slot))])
	from, _ := r.m.grid.period(g.ready)
	for t := from; t < r.m.grid.periods(); t++ {
		toll := r.m.tollOn(way, max(g.ready, r.m.grid.start(t)), r.prices, nil)
		if toll.open && toll.arrives >= s.end {
			break
		}
		if !toll.carries(tonnes) {
			continue
		}
		worth := s.worthPerNeed(l.weight, toll.arrives)*k*earns - price
		if worth <= best {
			break // later ones are worth less still
		}
		best = max(best, worth-float64(toll.price*tonnes))
	}
	return best
}

// waysFor gives the routes between two nodes, known to the model or not.
func (r *reasons) waysFor(from, to aid.ID) []route {
	if len(r.m.net.lanes) == 0 || from == "" || to == "" {
		return []route{{direct: true}}
	}
	key := [2]aid.ID{from, to}
	routes, known := r.ways[key]
	if !known {
		_, fromKnown := r.m.net.nodeIndex[from]
		_, toKnown := r.m.net.nodeIndex[to]
		if fromKnown && toKnown {
			routes = r.m.net.routes(from, to, r.m.options.Routes)
		}
		r.ways[key] = routes
	}
	return routes
}
