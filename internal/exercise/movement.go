package exercise

import (
	"slices"

	"footing/internal/aid"
)

// transfer is a quantity of an offer on its way to a line.
type transfer struct {
	offer *offer
	need  *need
	units int
	route []*aid.Lane
}

// makeHistory hands over what was really ready long enough before Start. Each
// line gets at most three fifths of its need this way, so that there is
// something left to plan.
func makeHistory(w *world) {
	d := w.dice("movement")
	m := newMatcher(w)
	limit := map[*need]int{}
	for _, n := range w.needs {
		limit[n] = n.left * 2 / 5
	}
	var done []transfer
	for _, o := range w.offers {
		if !w.deliverable(o) {
			continue
		}
		if !o.record.Quantity.Known() {
			w.moveUndisclosed(d, o)
			continue
		}
		most := o.left
		if d.chance(15) {
			most = max(1, o.left*d.from(20, 80)/100)
		}
		done = append(done, m.match(o, most, func(n *need) int { return n.left - limit[n] })...)
	}
	w.move(d, done)
}

// deliverable reports whether an offer was really ready three weeks before
// Start and could leave.
func (w *world) deliverable(o *offer) bool {
	ready := o.actual.Known() && o.actual < Start.AddDays(-21)
	free := !o.donor.absent && len(o.record.Earmark) == 0 && len(o.record.Barred) == 0
	return ready && free && w.net.shareFrom(o.record.Node) > 0 && len(w.routes(o.record.Node, w.net.crossings[0].ID, 1)) > 0
}

// moveUndisclosed records that something was handed over, but not how much.
func (w *world) moveUndisclosed(d dice, o *offer) {
	if !o.record.Quantity.IsUndisclosed() || !d.chance(60) {
		return
	}
	o.actual = max(o.actual, o.record.Announced.AddDays(1))
	w.event(d, "released", o, nil, aid.Undisclosed, o.record.Node, o.actual)
	at := pick(d, w.net.crossings).ID
	if routes := w.routes(o.record.Node, at, 1); len(routes) > 0 {
		w.event(d, "handed_over", o, nil, aid.Undisclosed, at, o.actual.AddDays(transit(routes[0])+d.from(0, 4)))
	}
}

// move writes the allocations and events of finished transfers: some move as
// consignments, the others line by line.
func (w *world) move(d dice, done []transfer) {
	slices.SortStableFunc(done, func(a, b transfer) int { return int(a.offer.actual - b.offer.actual) })
	released := map[*offer]int{}
	for _, t := range done {
		released[t.offer] += t.units
	}
	loads := map[load][]transfer{}
	var order []load
	for _, t := range done {
		w.allocate(t, autumnDecision, t.offer.actual.AddDays(2), t.offer.actual.AddDays(2+transit(t.route)), "carried out")
		if n := released[t.offer]; n > 0 {
			w.event(d, "released", t.offer, nil, aid.Exactly(units(n)), t.offer.record.Node, t.offer.actual)
			released[t.offer] = 0
		}
		if !d.chance(45) {
			w.moveAlone(d, t)
			continue
		}
		key := load{t.offer.record.Node, t.need, int(t.offer.actual) / 30}
		if loads[key] == nil {
			order = append(order, key)
		}
		loads[key] = append(loads[key], t)
	}
	for i, key := range order {
		w.moveTogether(d, i+1, loads[key])
	}
}

// load says what moves together: from one place, to one line, in one month.
type load struct {
	origin aid.ID
	need   *need
	month  int
}

func (w *world) moveAlone(d dice, t transfer) {
	arrived := min(t.offer.actual.AddDays(2+transit(t.route)+d.from(0, 5)), Start.AddDays(-1))
	w.event(d, "handed_over", t.offer, t.need, aid.Exactly(units(t.units)), t.need.node, arrived)
	if day := arrived.AddDays(d.from(1, 6)); day < Start && d.chance(30) {
		w.event(d, "received", t.offer, t.need, aid.Exactly(units(t.units)), t.need.node, day)
	}
}

// event records what happened to a quantity of an offer.
func (w *world) event(d dice, what string, o *offer, n *need, q aid.Quantity, at aid.ID, on aid.Date) {
	m := &aid.Movement{
		ID: w.movementID(), Event: what, Pledge: o.record.ID, Quantity: q, Node: at, On: on,
		By: pick(d, []string{"movement control", "liaison officer", "port control"}), Source: source,
	}
	if n != nil {
		m.Requirement = n.record.ID
	}
	w.addOver(aid.Span{From: on}, m)
}

func (w *world) movementID() aid.ID {
	w.movements++
	return id("mov-%06d", w.movements)
}

// moveTogether writes a consignment and its way: loaded, departed, arrived at
// the hub, handed over, and here and there a piece lost or damaged.
func (w *world) moveTogether(d dice, number int, ts []transfer) {
	first := ts[0]
	ready := first.offer.actual
	c := &aid.Consignment{ID: id("con-%05d", number), Route: routeIDs(first.route)}
	for _, t := range ts {
		ready = max(ready, t.offer.actual)
		line := aid.ConsignmentLine{Pledge: t.offer.record.ID, Item: t.offer.item.ID, Quantity: units(t.units)}
		if families[t.offer.family].crew > 0 && t.units <= 4 {
			line.Serials = serials(d, t.units)
		}
		c.Lines = append(c.Lines, line)
	}
	c.Departs, c.Arrives = ready.AddDays(2), ready.AddDays(2+transit(first.route))
	w.addOver(aid.Span{From: ready}, c)
	leaves := min(ready.AddDays(d.from(1, 4)), Start.AddDays(-12))
	step := func(what string, at aid.ID, on aid.Date) {
		w.addOver(aid.Span{From: on}, &aid.Movement{
			ID: w.movementID(), Event: what, Consignment: c.ID, Requirement: first.need.record.ID,
			Node: at, On: on, By: "movement control", Source: source,
		})
	}
	step("loaded", first.offer.record.Node, leaves)
	step("departed", first.offer.record.Node, leaves.AddDays(1))
	day := leaves.AddDays(1)
	for _, l := range first.route {
		day = day.AddDays(l.Transit + d.from(0, 1))
		if l.To != first.need.node {
			step("arrived", l.To, min(day, Start.AddDays(-2)))
		}
	}
	step("handed_over", first.need.node, min(day, Start.AddDays(-1)))
}

func serials(d dice, n int) []string {
	start := d.from(1000, 8999)
	list := make([]string, n)
	for i := range list {
		list[i] = string(id("%c%04d", typeLetters[d.from(0, 25)], start+i))
	}
	return list
}
