package plan

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// conditionsOf lists what must happen before a pledge can go: the conditions
// that it states, and the consent of each party that its item needs and that no
// stated condition is about. Third-party transfer needs the origin's written
// consent, whether or not somebody wrote down that it does. Who sells delivers with
// what that needs.
func conditionsOf(p *picture.Picture, q *aid.Pledge, item *aid.Item) []*aid.Condition {
	var list []*aid.Condition
	asked := map[aid.ID]bool{q.Donor: true}
	for _, id := range q.Conditions {
		if c, ok := picture.Get[aid.Condition](p, id); ok {
			list = append(list, c)
			if c.Type == "transfer_consent" {
				asked[c.Owner] = true
			}
		}
	}
	for _, party := range item.Consent {
		if !q.Bought() && !asked[party] {
			asked[party] = true
			list = append(list, unwrittenConsent(q, item, party))
		}
	}
	return list
}

// unwrittenConsent stands for a consent that nobody has recorded: open, without
// a date.
func unwrittenConsent(q *aid.Pledge, item *aid.Item, party aid.ID) *aid.Condition {
	return &aid.Condition{
		ID: "consent-" + party + "-" + q.ID, Name: "consent to transfer " + item.Name, Type: "transfer_consent", Owner: party,
	}
}
