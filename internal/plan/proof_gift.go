package plan

import (
	"slices"

	"footing/internal/aid"
)

// given is the proof for so much of a gift to a line by a donor, nobody known
// where that is empty.
func (r *reasons) given(at int, g gift, quantity float64, donor aid.ID, supply []entry) *proof {
	p := &proof{quantity: quantity, fresh: supply == nil}
	if g.item.Whole {
		p.least = 1
	}
	if r.tooLarge(at, g.item) {
		return p
	}
	if quantity <= 0 || g.ready >= r.m.grid.horizon() || !r.mayField(at, g.item) || r.m.partners.bars(r.m.lines[at].need, g.item) {
		return p
	}
	t := r.typingOf(at, g.item)
	if t.never {
		return p
	}
	ways := r.waysFor(g.node, r.m.lines[at].node)
	fills := r.fillRows(at, g.item, t.known != nil)
	for i := range ways {
		r.addCells(p, at, g, &ways[i], fills, append(slices.Clip(supply), r.limitsOn(at, g, t, donor)...))
	}
	p.field(r.m, t, r.factor(&r.m.lines[at], g.item))
	return p
}

// tooLarge reports whether one piece is more than a line takes from any donor.
func (r *reasons) tooLarge(at int, item *aid.Item) bool {
	l := &r.m.lines[at]
	return l.fair && item.Whole && r.factor(l, item) > l.required.Float()*r.m.options.Dependence*(1+full)
}

// addCells adds the departures by one route.
func (r *reasons) addCells(p *proof, at int, g gift, way *route, fills []readyRows, limits []entry) {
	l := &r.m.lines[at]
	k := r.factor(l, g.item)
	tonnes := g.item.MassKG.Float() / 1000
	earns := 1 + r.m.partners.judge(l.need, g.item).bonus
	cost := r.m.options.Handling * tonnes * float64(way.transit)
	from, _ := r.m.grid.period(g.ready)
	for t := from; t < r.m.grid.periods(); t++ {
		rows, arrives, ok := r.m.net.pass(way, max(g.ready, r.m.grid.start(t)), nil)
		if !ok || r.m.blocked(rows, tonnes) {
			continue
		}
		entries := slices.Clone(limits)
		for _, row := range rows {
			if tonnes > 0 {
				entries = append(entries, entry{row, tonnes})
			}
		}
		entries = append(entries, filledBy(fills, k, arrives)...)
		for slot := l.first; slot < l.last; slot++ {
			s := &r.m.slots[slot]
			worth := s.worthPerNeed(l.weight, arrives)*k*earns - cost
			if arrives >= s.end || worth <= 0 {
				continue
			}
			own := append(slices.Clip(entries), entry{r.m.slotRow(int32(slot)), k})
			if s.ready != noRow {
				own = append(own, entry{s.ready, -k * s.share})
			}
			p.cells = append(p.cells, proofCell{worth, own})
		}
	}
}

// sameItem finds the streams of an item to a line.
func (r *reasons) sameItem(at int, item *aid.Item) (int32, bool) {
	for i := range r.m.streams {
		if s := &r.m.streams[i]; int(s.line) == at && r.m.pools[s.pool].item == item {
			return int32(i), true
		}
	}
	return 0, false
}

// fillRows are what a gift fills from its arrival on: readiness, and what crews and
// types count of its item where the model has that.
func (r *reasons) fillRows(at int, item *aid.Item, typed bool) []readyRows {
	var list []readyRows
	if l := &r.m.lines[at]; len(l.ready.days) > 0 {
		list = append(list, l.ready)
	}
	if stream, ok := r.sameItem(at, item); ok {
		for _, rows := range r.m.dated[stream] {
			if typed || r.m.rows[rows.first].kind != kindType {
				list = append(list, rows)
			}
		}
	}
	return list
}

// filledBy lists the coefficients of a unit of a gift that arrives on a day.
func filledBy(rows []readyRows, k float64, arrives aid.Date) []entry {
	var list []entry
	for i := range rows {
		for d := rows[i].from(arrives); d < len(rows[i].days); d++ {
			list = append(list, entry{rows[i].first + int32(d), -k * rows[i].share})
		}
	}
	return list
}

// limitsOn are the limits on what may go to a line beside ways and the need: those
// on types and on what comes from one donor.
func (r *reasons) limitsOn(at int, g gift, t typing, donor aid.ID) []entry {
	var list []entry
	k := r.factor(&r.m.lines[at], g.item)
	if t.known != nil {
		list = append(list, entry{t.known.row, k})
	}
	if q := r.quotas[quotaKey{at, donor}]; q != nil {
		list = append(list, entry{q.row, k})
	}
	return list
}

// offered is the proof for an offer that could go to a line if it were ready on a
// day and nothing held it up.
func (r *reasons) offered(f *shortfall, c *chance, ready aid.Date) *proof {
	return r.offeredFrom(f, c, r.m.offers[c.offer].pledge.Node, ready)
}

// offeredFrom is that for an offer that starts from a node, less what is reserved
// of it for others.
func (r *reasons) offeredFrom(f *shortfall, c *chance, node aid.ID, ready aid.Date) *proof {
	o := &r.m.offers[c.offer]
	quantity, supply := o.quantity, r.prover.supplyOf(c.offer)
	for i, reserve := range r.m.orders.reserves {
		if reserve.Pledge != o.pledge.ID || f.l.target.concerned(reserve) {
			continue
		}
		quantity -= reserve.Quantity
		if row := r.m.rowOfReserve(i); row != noRow {
			supply = append(supply, entry{row, 1})
		}
	}
	most := max(0, quantity.Float())
	if r.quotas[quotaKey{f.at, o.pledge.Donor}] == nil { // its donor has had nothing to give the line so far
		most = min(most, r.unitsWithin(o.item, r.quotaOf(f.at, o.pledge.Donor)/c.factor))
	}
	return r.given(f.at, gift{o.item, node, ready}, most, o.pledge.Donor, supply)
}

// rowOfReserve is the row of a reservation, noRow where it limits nothing.
func (m *model) rowOfReserve(of int) int32 {
	return int32(slices.IndexFunc(m.rows, func(r row) bool { return r.kind == kindReserve && r.of == of }))
}
