package check

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// offer is a pledge as the plan may use it.
type offer struct {
	pledge *aid.Pledge
	item   *aid.Item
	bans   []*aid.Order
	gone   aid.Decimal // handed over or lost
	// settled is when it is ready with all conditions met; ready is when under the
	// option conditions. held says why the conditions keep it out, withheld
	// whether the donor does.
	settled, ready aid.Date
	held           string
	withheld       bool

	buy *buy // of an offer that money could buy, else nil

	leaving float64 // by the departures
}

// quantity is what is left of it to give. A gone pledge offers nothing, not
// less.
func (o *offer) quantity() float64 { return max(0, (o.pledge.Quantity.Low() - o.gone).Float()) }

// out says why the pledge takes no part in the plan, "" if it does.
func (o *offer) out() string {
	switch {
	case !o.pledge.Quantity.Known():
		return "its quantity is not known"
	case o.withheld:
		return "its donor does not take part"
	}
	return o.held
}

func (f *facts) addOffers() {
	bans := map[aid.ID][]*aid.Order{}
	for _, o := range f.orders {
		if o.Action == "ban" {
			bans[o.Pledge] = append(bans[o.Pledge], o)
		}
	}
	for _, p := range picture.All[aid.Pledge](f.picture) {
		if p.Procurement != "" || p.Fund != "" {
			f.ordered = append(f.ordered, p)
		}
		item, ok := picture.Get[aid.Item](f.picture, p.Item)
		if !ok {
			continue
		}
		o := &offer{pledge: p, item: item, bans: bans[p.ID], withheld: f.absent["items"][p.Donor]}
		if p.Procurement != "" {
			o.withheld = f.absent["money"][p.Donor]
		}
		o.settled = max(f.picture.Valid, firstKnown(f.forecast[p.ID], p.ReadyLikely, p.ReadyPromised, p.ReadyLatest, p.ReadyEarliest))
		o.ready = o.settled
		f.applyConditions(o)
		f.offers[p.ID], f.offered = o, append(f.offered, o)
	}
}

func firstKnown(dates ...aid.Date) aid.Date {
	for _, d := range dates {
		if d != 0 {
			return d
		}
	}
	return 0
}

// applyConditions moves the ready date, or keeps the pledge out.
func (f *facts) applyConditions(o *offer) {
	f.applyConsents(o)
	for _, id := range o.pledge.Conditions {
		condition, ok := picture.Get[aid.Condition](f.picture, id)
		if !ok {
			continue
		}
		open := condition.State == "" || condition.State == "open"
		switch {
		case condition.State == "failed":
			o.held = "condition " + string(id) + " failed"
		case !open || f.options.Conditions == "in":
		case f.options.Conditions == "out":
			o.held = "condition " + string(id) + " is open"
		default:
			likely := firstKnown(condition.Likely, condition.Due)
			if likely == 0 {
				o.held = "condition " + string(id) + " is open, without a date"
			}
			o.ready = max(o.ready, likely)
		}
	}
}

// applyConsents asks for the consent of each party that the item needs it of,
// other than the donor, where no condition of the pledge is that consent. What is
// bought needs none.
func (f *facts) applyConsents(o *offer) {
	if f.options.Conditions == "in" || o.pledge.Procurement != "" {
		return
	}
	given := func(party aid.ID) bool {
		for _, id := range o.pledge.Conditions {
			c, ok := picture.Get[aid.Condition](f.picture, id)
			if ok && c.Type == "transfer_consent" && c.Owner == party {
				return true
			}
		}
		return party == o.pledge.Donor
	}
	for _, party := range o.item.Consent {
		if !given(party) {
			o.held = "the consent of " + string(party) + " is open, without a date"
		}
	}
}

// checkPledges holds what leaves of each pledge against what it offers.
func checkPledges(c *checker) {
	for _, o := range c.facts.offered {
		if o.leaving == 0 {
			continue
		}
		at := Place{Pledge: o.pledge.ID}
		if why := o.out(); why != "" {
			c.wrong(LimitPledge, at, "takes no part: %s", why)
		}
		c.atMost(LimitPledge, at, "what leaves is at most what is on offer", o.leaving, o.quantity())
	}
}
