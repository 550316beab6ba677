package exercise

import (
	"fmt"
	"strings"

	"footing/internal/aid"
)

// makeContributions gives every parcel of promises its stated value. Some
// donors state it in dollars, a few do not state it.
func makeContributions(w *world) {
	d := w.dice("contribution")
	for _, p := range w.packages {
		c := &aid.Contribution{
			ID: id("%s-package-%02d", p.donor.id, p.number), Provider: p.donor.id, Receiver: Recipient,
			Channel: pick(d, []string{"bilateral", "bilateral", "bilateral", "coalition"}), Form: "in_kind", Purpose: "military",
			Stage: stageOf(p), Announced: p.on, Basis: "as_stated", Agreement: p.offers[0].record.Agreement,
			Description: describe(p), Source: source,
		}
		if worth := p.worth() * d.from(85, 120) / 100; worth > 0 && !d.chance(6) {
			c.Amount, c.Converted = euros(worth), euros(worth)
			if p.donor.rank%4 == 0 {
				c.Amount = dollars(worth * dollarsPerEuro / 10_000)
			}
			c.Delivered = euros(worth * p.percentDelivered() / 100)
		}
		for _, o := range p.offers {
			o.record.Contribution = c.ID
		}
		w.addOver(aid.Span{From: p.on}, c)
	}
}

// stageOf calls a parcel a commitment when most of its lines are binding.
func stageOf(p *parcel) string {
	binding := 0
	for _, o := range p.offers {
		if o.record.Committed() {
			binding++
		}
	}
	if 2*binding > len(p.offers) {
		return "commitment"
	}
	return "pledge"
}

// worth is the value of a parcel at the price of its items, in EUR.
func (p *parcel) worth() int {
	sum := 0
	for _, o := range p.offers {
		sum += families[o.family].price * o.units
	}
	return sum
}

func (p *parcel) percentDelivered() int {
	gone := 0
	for _, o := range p.offers {
		gone += families[o.family].price * (o.units - o.left)
	}
	return gone / max(1, p.worth()/100)
}

// describe says in words what a parcel holds, as announcements do.
func describe(p *parcel) string {
	var names []string
	for _, o := range p.offers {
		if name := families[o.family].name; len(names) < 3 && !strings.Contains(strings.Join(names, ","), name) {
			names = append(names, name)
		}
	}
	text := strings.Join(names, ", ")
	if more := len(p.offers) - len(names); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
