package exercise

import (
	"footing/internal/aid"
)

// bought lists the families that sellers offer.
var bought = []string{
	"shell-155", "round-120", "rocket-122", "missile-short", "missile-medium", "ad-medium", "ad-short", "howitzer-155",
	"drone-recce", "drone-loiter", "truck", "winter-kit", "medical-kit", "radar-battery", "spares-tank", "generator",
}

// makeProcurement makes the procurement options: what the funds can buy, at a
// price above the stock's, with the lead times of full order books.
func makeProcurement(w *world) {
	d := w.dice("procurement")
	for i, name := range bought {
		f := familyAt(name)
		if !w.inUse[f] || (i > 3 && w.scale.requirements < 100) {
			continue
		}
		for v, item := range w.items[f][:2] {
			lead := d.from(90, 500)
			seller := w.presentDonor(d)
			w.add(&aid.Procurement{
				ID: id("buy-%s", item.ID), Item: item.ID, Seller: seller.name + " Works",
				Price: euros(priceOf(f, v) * d.from(105, 140) / 100), Basis: pick(d, []string{"contract", "new_price"}),
				PriceOn: Start.AddDays(-d.from(10, 200)), LeadEarliest: lead * 7 / 10, Lead: lead, LeadLatest: lead * 18 / 10,
				RatePerMonth: w.monthly(f), Node: w.net.origins[seller.origin].ID, Funds: fundsFor(families[f].category), Source: source,
			})
		}
	}
}

// monthly is a hundredth of what is asked for, at least one.
func (w *world) monthly(f int) aid.Decimal {
	asked := 0
	for _, n := range w.needs {
		if n.family == f {
			asked += n.total
		}
	}
	return units(max(1, asked/100))
}

func fundsFor(category string) []aid.ID {
	area, rest, _ := cutPath(category)
	switch {
	case area == "air-defence", area == "ammunition" && len(rest) > 11 && rest[:11] == "air-defence":
		return []aid.ID{"air-defence-fund", "littoral-facility"}
	case area == "ammunition":
		return []aid.ID{"ammunition-fund", "littoral-facility"}
	}
	return []aid.ID{"littoral-facility"}
}
