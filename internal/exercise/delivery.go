package exercise

import (
	"footing/internal/aid"
)

// makeDeliveries gives the delivery record of an earlier programme, from which one can
// learn how late such things come: half on their day, the others late, those that were
// bought most of all, and the last few open.
func makeDeliveries(w *world) {
	d := w.dice("delivery")
	for i := range max(12, w.scale.pledges/10) {
		donor, supply := pick(d, w.donors).id, pick(d, []string{"stock", "procurement"})
		promised := Start.AddDays(-d.from(20, 700))
		r := &aid.Delivery{
			ID: id("earlier-%04d", i+1), Register: "earlier", Supplier: string(donor), Supply: supply, Order: string(id("E-%d", i/3+1)),
			Quantity: aid.Exactly(units(d.from(1, 40))), Ordered: promised.AddDays(-d.from(60, 300)), Promised: promised, Source: source,
			Groups: []aid.Group{{Level: "source of supply", Value: supply}},
		}
		late := 0
		if d.chance(50) {
			late = d.heavy(1, 90)
		}
		if supply == "procurement" && d.chance(50) {
			late += d.from(5, 120)
		}
		if came := promised.AddDays(late); came < Start {
			r.Delivered = came
		}
		w.add(r)
	}
}
