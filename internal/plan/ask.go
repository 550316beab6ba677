package plan

import (
	"cmp"
	"context"
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// asked is who could give an item, by what sign, and from where.
type asked struct {
	donor aid.ID
	item  *aid.Item
	basis string
	node  aid.ID
	most  float64 // units
}

// ask lists what more from each donor would bring, where it would help a short
// line: one row per donor and item, for the line that one more unit helps most.
func (r *reasons) ask(ctx context.Context, short []*shortfall) ([]Ask, error) {
	var rows []possibleAsk
	for _, d := range r.mayGive() {
		var best possibleAsk
		for _, f := range short {
			if a, ok := r.askFor(&d, f); ok && a.Worth > best.Worth {
				best = a
			}
		}
		if best.Worth >= leastAsked {
			rows = append(rows, best)
		}
	}
	slices.SortStableFunc(rows, func(a, b possibleAsk) int { return cmp.Compare(b.Worth, a.Worth) })
	r.prover.left = r.prover.proofs
	list := []Ask{}
	for i := range rows {
		a := &rows[i].Ask
		worth, used, err := r.prover.gain(ctx, r.given(rows[i].line, rows[i].gift, a.Quantity, a.Donor, nil))
		if err != nil {
			return nil, err
		}
		if a.Worth = worth; worth >= leastAsked {
			a.Quantity = min(a.Quantity, r.units(rows[i].gift.item, used))
			list = append(list, *a)
		}
	}
	slices.SortStableFunc(list, func(a, b Ask) int { return cmp.Compare(b.Worth, a.Worth) })
	return list, nil
}

// leastAsked is the worth below which nobody is troubled, in weighted
// shortfall-weeks.
const leastAsked = 0.05

// possibleAsk is a row of the list before it is known what it brings.
type possibleAsk struct {
	Ask
	line int
	gift gift
}

// askFor works out what a donor's item would be worth to a line.
func (r *reasons) askFor(d *asked, f *shortfall) (possibleAsk, bool) {
	k := r.factor(f.l, d.item)
	if k <= 0 || !r.mayField(f.at, d.item) || r.m.partners.bars(f.l.need, d.item) {
		return possibleAsk{}, false
	}
	by := r.leaveBy(d.node, f)
	perUnit := r.unitWorth(f.at, gift{d.item, d.node, by}) - k*r.quotaPrice(f.at, d.donor)
	units := math.Min(r.units(d.item, max(f.out.ShortAtEnd, f.out.Short)/k), d.most)
	units = math.Min(units, r.unitsWithin(d.item, r.mayStillGive(f.at, d.donor)/k))
	if perUnit <= 0 || units <= 0 {
		return possibleAsk{}, false
	}
	return possibleAsk{Ask{
		Donor: d.donor, Item: d.item.ID, Quantity: units, Node: d.node, By: by.String(),
		Requirement: f.l.need.ID, WorthPerUnit: perUnit, Worth: min(units*perUnit, f.out.ShortfallWeeks), Basis: d.basis,
	}, f.at, gift{d.item, d.node, by}}, true
}

// leaveBy is the latest day to be ready at a node so as to be in time for the
// first short slot that can still be reached in time, else V.
func (r *reasons) leaveBy(node aid.ID, f *shortfall) aid.Date {
	transit := 0
	if ways := r.waysFor(node, f.l.node); len(ways) > 0 {
		transit = ways[0].transit
	}
	for _, at := range r.shortSlots(f) {
		if day := r.m.slots[at].due.AddDays(-transit); day >= r.m.picture.Valid {
			return day
		}
	}
	return r.m.picture.Valid
}

// mayGive lists who could give what: those who pledged it, hold it or sell it,
// each donor and item once, in this order of signs.
func (r *reasons) mayGive() []asked {
	var list []asked
	seen := map[[2]aid.ID]bool{}
	nodes := map[aid.ID]aid.ID{} // where a donor loads
	holds := r.holdings()
	withheld := partiesWithholding(r.m.picture, "items")
	add := func(d asked) {
		key := [2]aid.ID{d.donor, d.item.ID}
		if has, known := holds[key]; known {
			d.most = min(d.most, has)
		}
		party, ok := picture.Get[aid.Party](r.m.picture, d.donor)
		if ok && party.Role == "recipient" || withheld[d.donor] {
			return
		}
		if !seen[key] {
			seen[key] = true
			list = append(list, d)
		}
	}
	for _, q := range picture.All[aid.Pledge](r.m.picture) {
		if _, known := nodes[q.Donor]; !known || q.Node != "" {
			nodes[q.Donor] = q.Node
		}
		if item, ok := picture.Get[aid.Item](r.m.picture, q.Item); ok {
			add(asked{q.Donor, item, "pledged", q.Node, math.Inf(1)})
		}
	}
	for _, h := range picture.All[aid.Holding](r.m.picture) {
		if item, ok := picture.Get[aid.Item](r.m.picture, h.Item); ok && h.Quantity.Known() {
			add(asked{h.Party, item, "holds", nodes[h.Party], h.Quantity.Low().Float()})
		}
	}
	for _, o := range picture.All[aid.Procurement](r.m.picture) {
		if item, ok := picture.Get[aid.Item](r.m.picture, o.Item); ok {
			add(asked{aid.ID(o.Seller), item, "sells", o.Node, math.Inf(1)})
		}
	}
	return list
}

// holdings is what parties are known to have, by party and item.
func (r *reasons) holdings() map[[2]aid.ID]float64 {
	holds := map[[2]aid.ID]float64{}
	for _, h := range picture.All[aid.Holding](r.m.picture) {
		if h.Quantity.Known() {
			holds[[2]aid.ID{h.Party, h.Item}] += h.Quantity.High().Float()
		}
	}
	return holds
}
