package exercise

import (
	"footing/internal/aid"
)

// matcher finds the lines that an offer may serve.
type matcher struct {
	world *world
	lines map[aid.ID][]candidate // by item
}

type candidate struct {
	need   *need
	factor aid.Decimal
}

func newMatcher(w *world) *matcher { return &matcher{world: w, lines: map[aid.ID][]candidate{}} }

// candidates gives the active lines that accept an item, in the order of
// making.
func (m *matcher) candidates(item *aid.Item) []candidate {
	if known, ok := m.lines[item.ID]; ok {
		return known
	}
	found := []candidate{}
	for _, n := range m.world.needs {
		if k := aid.FactorFor(n.record.Items, item); k > 0 && n.record.Active() {
			found = append(found, candidate{n, k})
		}
	}
	m.lines[item.ID] = found
	return found
}

// match gives up to most units of an offer to up to three lines, and takes them
// off both. room says how many units of need a line has left for it.
func (m *matcher) match(o *offer, most int, room func(*need) int) []transfer {
	var found []transfer
	most -= most % families[o.family].lot
	for _, c := range m.candidates(o.item) {
		if most <= 0 || len(found) == 3 {
			break
		}
		take := min(most, int(int64(room(c.need))*aid.DecimalScale/int64(c.factor)))
		take -= take % families[o.family].lot
		if take <= 0 {
			continue
		}
		routes := m.world.routes(o.record.Node, c.need.node, 1)
		if len(routes) == 0 {
			continue
		}
		met := int(int64(take) * int64(c.factor) / aid.DecimalScale)
		c.need.left -= max(1, met)
		o.left -= take
		most -= take
		found = append(found, transfer{o, c.need, take, routes[0]})
	}
	return found
}

// makeAllocations gives some of what is ready in the coming months to lines, as
// decided before Start.
func makeAllocations(w *world) {
	d := w.dice("allocation")
	m := newMatcher(w)
	for _, o := range w.offers {
		ready := o.record.Ready()
		soon := ready.Known() && ready < Start.AddDays(150)
		free := !o.donor.absent && len(o.record.Earmark) == 0 && len(o.record.Barred) == 0 && len(o.record.Conditions) == 0
		if !soon || !free || !o.open() || !d.chance(9) {
			continue
		}
		for _, t := range m.match(o, o.left, func(n *need) int { return n.left * 3 / 4 }) {
			o.left += t.units // allocated, but still to be carried
			departs := max(Start, ready).AddDays(d.from(1, 10))
			w.allocate(t, decemberDecision, departs, departs.AddDays(transit(t.route)), "")
		}
	}
}

// allocate writes a transfer as an allocation.
func (w *world) allocate(t transfer, decision aid.ID, departs, arrives aid.Date, note string) {
	w.allocations++
	w.add(&aid.Allocation{
		ID: id("all-%06d", w.allocations), Pledge: t.offer.record.ID, Requirement: t.need.record.ID,
		Quantity: units(t.units), Departs: departs, Arrives: arrives, Route: routeIDs(t.route),
		Decision: decision, Note: note,
	})
}
