package plan

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/picture"
)

// remedyInterop asks for a new rating of what the floor keeps out, or for a
// lower floor.
func (r *reasons) remedyInterop(f *shortfall) (Remedy, *proof) {
	c, ready := r.best(f, stepInteroperability)
	if c == nil {
		return r.remedyMore(f)
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
	}, r.rated(f, c, ready)
}

// rated is the proof for an offer that the floor lets in once the rating that
// decides is at the floor; nil where another one would still be below.
func (r *reasons) rated(f *shortfall, c *chance, ready aid.Date) *proof {
	o, floor := &r.m.offers[c.offer], r.m.partners
	need := *f.l.need
	deciding := floor.judge(&need, o.item).deciding
	if e, ok := picture.Get[aid.ForceElement](r.m.picture, need.Element); ok {
		for _, partner := range e.Partners {
			other := floor.ratings.WithPartner(o.item.ID, partner)
			if other.Rated() && other.Level < floor.floor && other.Record != deciding.Record {
				return nil
			}
		}
	}
	need.Element = "" // where nothing is below the floor
	line := f.l.need
	f.l.need = &need
	defer func() { f.l.need = line }()
	return r.offered(f, c, ready)
}
