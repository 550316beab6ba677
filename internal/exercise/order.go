package exercise

import (
	"footing/internal/aid"
)

// makeOrders makes the orders of people to the planner: a pin that can be kept,
// and a ban of something that could go.
func makeOrders(w *world) {
	m := newMatcher(w)
	pinned := w.pin(m)
	for _, o := range w.offers {
		if o == pinned || !o.open() || o.donor.absent {
			continue
		}
		for _, c := range m.candidates(o.item) {
			if c.need.element != nil {
				w.add(&aid.Order{
					ID: "order-ban", Action: "ban", Pledge: o.record.ID, Element: c.need.element.record.ID,
					Until: Start.AddDays(180), Reason: "the element has no crews for this type yet", By: "chief planner",
				})
				return
			}
		}
	}
}

// pin orders one lot of the first offer that nothing stands in the way of to go
// to the first line that it can reach.
func (w *world) pin(m *matcher) *offer {
	for _, o := range w.offers {
		r := o.record
		hindered := o.donor.absent || len(r.Earmark)+len(r.Barred)+len(r.Conditions) > 0
		if hindered || !o.open() || !r.Ready().Known() {
			continue
		}
		for _, c := range m.candidates(o.item) {
			if c.need.left <= 0 || len(w.routes(r.Node, c.need.node, 1)) == 0 {
				continue
			}
			w.add(&aid.Order{
				ID: "order-pin", Action: "pin", Pledge: r.ID, Requirement: c.need.record.ID,
				Quantity: units(min(families[o.family].lot, o.left)), Until: Start.AddDays(365),
				Reason: "promised at the signing", By: "chief planner",
			})
			return o
		}
	}
	return nil
}
