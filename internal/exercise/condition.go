package exercise

import (
	"footing/internal/aid"
)

// makeConditions puts conditions before some offers: the consent of the maker's
// nation where a type needs it, and votes, funds, back-fills and renewals
// before whole parcels.
func makeConditions(w *world) {
	d := w.dice("condition")
	for _, p := range w.packages {
		var shared *aid.Condition
		if d.chance(6) {
			shared = w.parcelCondition(d, p)
			w.add(shared)
		}
		consents := map[aid.ID]*aid.Condition{}
		for _, o := range p.offers {
			if shared != nil && d.chance(70) {
				o.record.Conditions = append(o.record.Conditions, shared.ID)
			}
			if len(o.item.Consent) == 0 || o.item.Consent[0] == o.donor.id {
				continue
			}
			c := consents[o.item.ID]
			if c == nil {
				c = w.consent(d, p, o.item)
				consents[o.item.ID] = c
				w.add(c)
			}
			o.record.Conditions = append(o.record.Conditions, c.ID)
		}
	}
}

var conditionTypes = []struct{ kind, name string }{
	{"vote", "vote of the assembly on the package"},
	{"funding", "money for the package in the budget"},
	{"back_fill", "replacement from a third nation arrives first"},
	{"renewal", "renewal of the measures that pay for it"},
}

func (w *world) parcelCondition(d dice, p *parcel) *aid.Condition {
	t := pick(d, conditionTypes)
	c := &aid.Condition{
		ID: id("%s-%02d-%s", p.donor.id, p.number, t.kind), Name: t.name, Type: t.kind, Owner: p.donor.id, Source: source,
	}
	w.setState(d, c, p.on)
	return c
}

func (w *world) consent(d dice, p *parcel, item *aid.Item) *aid.Condition {
	c := &aid.Condition{
		ID:   id("%s-%02d-%s", p.donor.id, p.number, item.ID),
		Name: "consent to transfer " + item.Name, Type: "transfer_consent", Owner: item.Consent[0], Source: source,
	}
	w.setState(d, c, p.on)
	return c
}

// setState says how far a condition is: old ones are mostly met; of the open
// ones some have no day, and a few have failed.
func (w *world) setState(d dice, c *aid.Condition, since aid.Date) {
	c.Due = since.AddDays(d.from(30, 200))
	switch draw := d.from(1, 100); {
	case draw <= 35 && c.Due < Start:
		c.State = "met"
	case draw <= 42:
		c.State = "failed"
	case draw <= 46:
		c.State = "waived"
	case draw <= 72:
		c.State, c.Due = "open", 0
		c.Probability = percent(d.from(20, 60))
	default:
		c.State, c.Likely = "open", Start.AddDays(d.from(20, 260))
		c.Probability = percent(d.from(40, 95))
	}
}
