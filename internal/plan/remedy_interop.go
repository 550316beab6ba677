package plan

import "fmt"

// remedyInterop asks for a new rating of what the floor keeps out, or for a
// lower floor.
func (r *reasons) remedyInterop(f *shortfall) Remedy {
	c, _, worth := r.best(f, stepInteroperability)
	if c == nil {
		return r.remedyMore(f, f.out.Breakdown[CauseInteroperability])
	}
	o := &r.m.offers[c.offer]
	rating, partner := r.m.partners.judge(f.l.need, o.item).deciding, r.m.partners.partner(f.l.need, o.item)
	with := string(partner)
	if rating.B != partner {
		with = fmt.Sprintf("%s of %s", rating.B, partner)
	}
	return Remedy{
		Text:   fmt.Sprintf("rate item %s with %s again, it is at %s; or lower --interop-floor from %s", o.item.ID, with, rating.Level, r.m.partners.floor),
		Action: ActionRateAgain, Subject: rating.Record, Quantity: o.quantity.Float(), Unit: o.item.Unit, Node: o.pledge.Node,
		Worth: r.capped(f, worth),
	}
}
