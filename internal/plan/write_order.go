package plan

import (
	"cmp"
	"slices"

	"footing/internal/aid"
)

// OrderCost is what a person's order costs the plan at most: what lines and
// elements could gain without it, under the plan's prices. It is nil where the
// prices do not tell, because a pin cannot be kept.
type OrderCost struct {
	Order       aid.ID   `json:"order"`
	Action      string   `json:"action"`
	Pledge      aid.ID   `json:"pledge"`
	Requirement aid.ID   `json:"requirement"`
	Element     aid.ID   `json:"element"`
	Quantity    float64  `json:"quantity"`
	Reason      string   `json:"reason"`
	CostAtMost  *float64 `json:"cost_at_most"`
}

// orderCosts lists the pins, bans and reservations in force, in order of ids. An
// order of priority has no cost: it changes what the plan is worth.
func (r *reasons) orderCosts() []OrderCost {
	list := []OrderCost{}
	add := func(o *aid.Order, cost *float64) {
		list = append(list, OrderCost{
			Order: o.ID, Action: o.Action, Pledge: o.Pledge, Requirement: o.Requirement, Element: o.Element,
			Quantity: o.Quantity.Float(), Reason: o.Reason, CostAtMost: cost,
		})
	}
	in := &r.m.orders
	priced := map[aid.ID]float64{} // by order: of one unit
	missed := map[aid.ID]bool{}
	for i := range r.m.rows {
		switch at := &r.m.rows[i]; at.kind {
		case kindPin:
			o := in.pins[at.of]
			priced[o.ID] = r.prices[i]
			missed[o.ID] = r.w.filled.room[i] < -tolerance(o.Quantity.Float())
		case kindReserve:
			priced[in.reserves[at.of].ID] = r.prices[i]
		}
	}
	for _, o := range slices.Concat(in.pins, in.reserves) {
		cost := float64(priced[o.ID] * o.Quantity.Float())
		if missed[o.ID] {
			add(o, nil)
			continue
		}
		add(o, &cost)
	}
	for _, bans := range in.bans {
		for _, o := range bans {
			cost := r.costOfBan(o)
			add(o, &cost)
		}
	}
	slices.SortFunc(list, func(a, b OrderCost) int { return cmp.Compare(a.Order, b.Order) })
	return list
}

// costOfBan sums, over the lines that the ban keeps its pledge from and nothing
// else does, what a unit would gain there times the most that could go.
func (r *reasons) costOfBan(o *aid.Order) float64 {
	without := r.m.orders
	without.bans = map[aid.ID][]*aid.Order{o.Pledge: slices.DeleteFunc(slices.Clone(r.m.orders.bans[o.Pledge]), func(b *aid.Order) bool { return b == o })}
	sum := 0.0
	for i := range r.m.offers {
		offer := &r.m.offers[i]
		if offer.pledge.ID != o.Pledge || !offer.in() || offer.ready >= r.m.grid.horizon() {
			continue
		}
		for at := range r.m.lines {
			l := &r.m.lines[at]
			k := r.factor(l, offer.item)
			if k <= 0 || !l.target.concerned(o) || !mayGo(without, offer.pledge, l.target) || r.m.partners.bars(l.need, offer.item) || !r.mayField(at, offer.item) {
				continue
			}
			gain := r.unitWorth(at, gift{offer.item, offer.pledge.Node, offer.ready}) + float64(k*r.fillPays(at)) - r.prices[r.m.offerRow(int32(i))]
			sum += max(0, gain) * min(offer.quantity.Float(), r.m.wanted(l)/k)
		}
	}
	return sum
}

// fillPays is the most that the readiness of its element pays for a unit of a
// line's need.
func (r *reasons) fillPays(line int) float64 {
	l := &r.m.lines[line]
	most := 0.0
	if len(l.ready.days) > 0 {
		most = l.ready.pays(r.prices)[0]
	}
	for at := l.first; at < l.last; at++ {
		if s := &r.m.slots[at]; s.ready != noRow {
			most = max(most, float64(r.prices[s.ready]*s.share))
		}
	}
	return most
}
