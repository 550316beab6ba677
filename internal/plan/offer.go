package plan

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// offer is a pledge with a known quantity left.
type offer struct {
	pledge   *aid.Pledge
	item     *aid.Item
	quantity aid.Decimal // Q, units of the item
	tonnes   float64     // mass of one unit
	plain    aid.Date    // ready to load, conditions taken as met
	ready    aid.Date    // ready to load, as it counts
	undated  bool        // nobody named a day
	purchase *purchase   // of an offer that money could buy, else nil
	pool     int32       // or noPool
	joins    int         // period at whose start it goes into the pool's stock
	// waits is a condition that keeps the pledge out; withheld says that the
	// donor's position does. Either keeps it out of the plan.
	waits    *aid.Condition
	withheld bool
}

// in reports whether the offer takes part in the plan.
func (o *offer) in() bool { return o.waits == nil && !o.withheld }

// counted is what had to be left aside.
type counted struct {
	undisclosed int // pledges without a number
	itemless    int // pledges whose item is not on record
	undated     int // pledges in the plan without any ready date
	waiting     int // pledges that a condition keeps out
	withheld    int // pledges that their donor's position keeps out
}

// offersOf lists the pledges that have something left, in order of their ids.
func offersOf(p *picture.Picture, opt Options, h handOvers) ([]offer, counted) {
	var offers []offer
	var n counted
	withholding := map[string]map[aid.ID]bool{"items": partiesWithholding(p, "items"), "money": partiesWithholding(p, "money")}
	for _, q := range picture.All[aid.Pledge](p) {
		item, ok := picture.Get[aid.Item](p, q.Item)
		switch {
		case !ok:
			n.itemless++
			continue
		case !q.Quantity.Known():
			n.undisclosed++
			continue
		}
		left := q.Quantity.Low() - h.gone(q.ID)
		if left <= 0 {
			continue
		}
		o := offer{pledge: q, item: item, quantity: left, tonnes: item.MassKG.Float() / 1000}
		ready := opt.readyOf(q)
		o.undated = !ready.Known()
		o.plain = max(p.Valid, ready)
		o.ready, o.waits = afterConditions(conditionsOf(p, q, item), o.plain, opt.Conditions)
		o.withheld = withholding[q.Scope()][q.Donor]
		n.count(&o)
		offers = append(offers, o)
	}
	return offers, n
}

func (n *counted) count(o *offer) {
	switch {
	case o.withheld:
		n.withheld++
	case o.waits != nil:
		n.waiting++
	case o.undated:
		n.undated++
	}
}

// afterConditions gives the day from which the pledge is ready under the
// option, or the first condition that keeps it out.
func afterConditions(list []*aid.Condition, ready aid.Date, option string) (aid.Date, *aid.Condition) {
	for _, c := range list {
		if c.State == "failed" {
			return ready, c
		}
		if !c.Open() || option == ConditionsIn {
			continue
		}
		settled := c.Likely
		if !settled.Known() {
			settled = c.Due
		}
		if option == ConditionsOut || !settled.Known() {
			return ready, c
		}
		ready = max(ready, settled)
	}
	return ready, nil
}

// partiesWithholding are those whose standing position keeps their things of
// the scope out of plans.
func partiesWithholding(p *picture.Picture, scope string) map[aid.ID]bool {
	out := map[aid.ID]bool{}
	for _, s := range picture.All[aid.Position](p) {
		if s.Withholds(scope) {
			out[s.Party] = true
		}
	}
	return out
}

// mayGo reports whether nothing but dates and ways keeps the pledge from the
// line, whose factor for the item is for the caller to find.
func mayGo(in orders, q *aid.Pledge, t target) bool {
	if len(q.Earmark) > 0 && !t.namedIn(q.Earmark) {
		return false
	}
	return !t.namedIn(q.Barred) && in.ban(q.ID, t) == nil
}
