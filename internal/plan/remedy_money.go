package plan

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"footing/internal/aid"
)

// deal is what more money in one fund could buy for a line by one option, in time
// for the first of its short slots for which any of it is.
type deal struct {
	fund    int
	option  *aid.Procurement
	price   float64 // of one, in the fund's currency
	item    *aid.Item
	factor  float64
	batches []dealBatch // in order of time
	units   float64     // of the item, to be bought
	money   float64     // that lacks for them
	day     aid.Date    // of the first order
}

type dealBatch struct {
	offer int32
	left  float64 // that nobody buys in the plan
}

// remedyMoney asks for more money in the fund that could buy most in time for it,
// and of those for the least.
func (r *reasons) remedyMoney(f *shortfall) (Remedy, *proof) {
	var best *deal
	for _, d := range r.deals(f) {
		d.close(r, f)
		if d.money <= 0 {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(d.units*d.factor, best.units*best.factor), cmp.Compare(best.money, d.money)) > 0 {
			best = d
		}
	}
	if best == nil {
		return r.remedyMore(f)
	}
	fund := r.m.funds[best.fund].record
	when := r.byWords(best.day)
	return Remedy{
		Text: fmt.Sprintf("%s %s more in fund %s %s buys %s of item %s, ordered %s",
			amount(best.money), fund.Amount.Currency, fund.ID, when, amount(best.units), best.item.ID, when),
		Action: ActionMoreMoney, Subject: fund.ID, Quantity: best.money, Unit: string(fund.Amount.Currency), Node: best.option.Node,
		To: best.day.String(),
	}, r.funded(f, best)
}

// deals lists what could be bought in time for a line that may field it, in order
// of options and funds.
func (r *reasons) deals(f *shortfall) []*deal {
	bought := r.boughtOf()
	for _, slot := range r.shortSlots(f) {
		var list []*deal
		for i := range f.chances {
			c := &f.chances[i]
			o := &r.m.offers[c.offer]
			b := o.purchase
			if b == nil || c.by[steps-1] > r.m.slots[slot].due || !r.mayField(f.at, o.item) {
				continue
			}
			at := slices.IndexFunc(list, func(d *deal) bool { return d.option == b.option && d.fund == b.fund })
			if at < 0 {
				at = len(list)
				list = append(list, &deal{fund: b.fund, option: b.option, price: b.price, item: o.item, factor: c.factor})
			}
			left := r.unitsWithin(o.item, r.m.couldBeMade(o, f.l)-bought[batchKey{b.option.ID, b.batch}])
			list[at].batches = append(list[at].batches, dealBatch{c.offer, max(0, left)})
		}
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

// boughtOf sums what the plan buys of each batch, whoever pays.
func (r *reasons) boughtOf() map[batchKey]float64 {
	bought := map[batchKey]float64{}
	for i := range r.w.shipments {
		c := &r.w.shipments[i]
		if b := r.m.offers[c.offer].purchase; b != nil {
			bought[batchKey{b.option.ID, b.batch}] += c.quantity.Float()
		}
	}
	return bought
}

// close settles how much is bought, the last batches first since money for them is
// wanted last, and what the fund lacks for it.
func (d *deal) close(r *reasons, f *shortfall) {
	holder := r.m.funds[d.fund].record.Holder
	most := min(r.units(d.item, f.asks/d.factor), r.unitsWithin(d.item, r.mayStillGive(f.at, holder)/d.factor))
	for i := len(d.batches) - 1; i >= 0 && d.units < most; i-- {
		if take := min(d.batches[i].left, most-d.units); take > 0 {
			d.units += take
			d.day = r.m.offers[d.batches[i].offer].purchase.ordered
		}
	}
	if d.units <= 0 {
		return
	}
	spare := math.Inf(1)
	for _, s := range r.m.funds[d.fund].steps {
		if d.day < s.until {
			spare = min(spare, max(0, r.w.filled.room[s.row]))
		}
	}
	d.money = math.Ceil(d.units*d.price - spare - full)
}

// funded is the proof for more money in a fund from a day on.
func (r *reasons) funded(f *shortfall, d *deal) *proof {
	p := &proof{more: map[int32]float64{}}
	for _, s := range r.m.funds[d.fund].steps {
		if d.day < s.until {
			p.more[s.row] = d.money
		}
	}
	for i := range d.batches {
		at := d.batches[i].offer
		if b := r.m.offers[at].purchase; b.endless { // more of what nothing else limits
			p.more[r.m.offerRow(at)] = d.money / b.price
		}
	}
	r.addDepartures(p, f.at)
	return p
}
