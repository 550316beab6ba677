package exercise

import (
	"footing/internal/aid"
)

// purse is a fund of the exercise.
type purse struct {
	id, name string
	holder   aid.ID
	purpose  []string
	millions int
}

var purses = []purse{
	{"ammunition-fund", "Ammunition fund", alliance, []string{"ammunition"}, 1800},
	{"air-defence-fund", "Air defence fund", alliance, []string{"air-defence", "ammunition/air-defence"}, 1200},
	{"littoral-facility", "Littoral facility", union, nil, 2400},
}

// scaleMoney brings theatre amounts to the exercise's size.
func (w *world) scaleMoney(millions int) int { return max(1, millions*w.scale.pledges/5000) }

// makeFunds makes the funds, the grants of donors into them, what the union
// passes on, and what it pays back to donors for things given.
func makeFunds(w *world) {
	d := w.dice("fund")
	for _, p := range purses {
		w.add(&aid.Fund{
			ID: aid.ID(p.id), Name: p.name, Holder: p.holder, Amount: euros(w.scaleMoney(p.millions) * 1_000_000),
			From: aid.NewDate(2024, 7, 1), To: aid.NewDate(2027, 1, 1), Purpose: p.purpose, Source: source,
		})
	}
	for _, n := range w.donors {
		if n.absent || (n.rank >= 3 && !d.chance(60)) {
			continue
		}
		w.grants(d, n)
	}
	w.refunds(d)
}

// grants makes a donor's money: a yearly grant into a fund, paid in part, and
// for members of the union a share that the union passes on.
func (w *world) grants(d dice, n *donor) {
	p := pick(d, purses[:2])
	for year := 2024; year <= 2026; year++ {
		amount := max(1, w.scaleMoney(n.gdp*d.from(2, 12)/100_000)) * 1_000_000
		c := &aid.Contribution{
			ID: id("%s-grant-%d", n.id, year), Provider: n.id, Receiver: aid.ID(p.id), Channel: "trust_fund", Form: "grant",
			Purpose: "military", Stage: "commitment", Announced: aid.NewDate(year, 2, 1).AddDays(d.from(0, 120)),
			Amount: euros(amount), Converted: euros(amount), Basis: "as_stated",
			From: aid.NewDate(year, 1, 1), To: aid.NewDate(year+1, 1, 1), Source: source,
		}
		if c.Announced >= Start {
			c.Announced, c.Stage = Start.AddDays(-d.from(20, 90)), "pledge"
		}
		w.addOver(aid.Span{From: c.Announced}, c)
		if year == 2024 {
			w.pay(d, c, amount)
		}
	}
	if n.rank%3 != 0 {
		w.passOn(d, n)
	}
}

// pay disburses a grant of the past year in two instalments, of some donors
// only the first.
func (w *world) pay(d dice, c *aid.Contribution, amount int) {
	day := c.Announced
	for i := range d.from(1, 2) {
		day = min(day.AddDays(d.from(20, 90)), Start.AddDays(-3+i))
		w.addOver(aid.Span{From: day}, &aid.Disbursement{
			ID: id("%s-paid-%d", c.ID, i+1), Contribution: c.ID, Amount: euros(amount / 2), On: day, Receiver: c.Receiver, Source: source,
		})
	}
}

// passOn makes a member's share in the union's facility, and the union's own
// entry that passes it on: the same euros twice, to be counted once.
func (w *world) passOn(d dice, n *donor) {
	amount := max(1, w.scaleMoney(n.gdp*d.from(3, 6)/100_000)) * 1_000_000
	on := aid.NewDate(2024, 3, 1).AddDays(d.from(0, 200))
	share := &aid.Contribution{
		ID: id("%s-union-share", n.id), Provider: n.id, Receiver: union, Channel: "union_share", Form: "grant", Purpose: "military",
		Stage: "disbursement", Announced: on, Amount: euros(amount), Converted: euros(amount), Basis: "as_stated", Source: source,
	}
	passed := &aid.Contribution{
		ID: id("%s-%s-passed", union, n.id), Provider: union, Receiver: "littoral-facility", Channel: "multilateral", Form: "grant",
		Purpose: "military", Stage: "commitment", Announced: on.AddDays(10), Amount: euros(amount), Converted: euros(amount),
		Basis: "as_stated", Repeats: share.ID, Source: source,
	}
	w.addOver(aid.Span{From: on}, share)
	w.addOver(aid.Span{From: on.AddDays(10)}, passed)
}

// refunds pays some donors back a part of what their parcels were worth.
func (w *world) refunds(d dice) {
	refunded := false
	for _, p := range w.packages {
		member := p.donor.rank%3 != 0 && !p.donor.absent
		if !member || p.on > Start.AddDays(-60) || (refunded && !d.chance(12)) {
			continue
		}
		refunded = true
		on := min(p.on.AddDays(d.from(90, 200)), Start.AddDays(-5))
		w.addOver(aid.Span{From: on}, &aid.Reimbursement{
			ID: id("%s-refund-%02d", p.donor.id, p.number), Payer: "littoral-facility", Payee: p.donor.id,
			Repeats: p.offers[0].record.Contribution, Amount: euros(max(1000, p.worth()*d.from(5, 40)/100)), On: on, Source: source,
		})
	}
}
