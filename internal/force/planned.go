package force

import (
	"footing/internal/aid"
	"footing/internal/coverage"
	"footing/internal/picture"
)

// Plan is what a plan brings, as far as readiness goes.
type Plan struct {
	Deliveries []Delivery
	Training   *Training // nil where the plan leaves crews aside
}

// Delivery is a quantity of an item that a plan brings to a line on a day.
type Delivery struct {
	Pledge, Item, Requirement aid.ID
	On                        aid.Date
	Quantity                  aid.Decimal // in units of the item
}

// WithPlan gives what came by hand-overs and what a plan brings. Allocations on
// record are left out, for a plan decides anew about all that has not come. What
// the plan sends elsewhere of a pledge is not promised to a line any more.
func WithPlan(p *picture.Picture, plan Plan) *Supply {
	sent := map[aid.ID]aid.Decimal{}
	for _, d := range plan.Deliveries {
		sent[d.Pledge] += d.Quantity
	}
	s := newSupply(p, func(s *coverage.Share, in *Incoming) {
		takenAway := min(sent[s.Pledge.ID], max(0, s.Pledged-s.Received))
		sent[s.Pledge.ID] -= takenAway
		in.promise(s, s.Received+takenAway)
	})
	for _, d := range plan.Deliveries {
		s.deliver(p, d)
	}
	s.sort()
	if plan.Training != nil {
		s.train(p, plan.Training)
	}
	return s
}

func (s *Supply) deliver(p *picture.Picture, d Delivery) {
	line, okLine := picture.Get[aid.Requirement](p, d.Requirement)
	item, okItem := picture.Get[aid.Item](p, d.Item)
	in := s.lines[d.Requirement]
	if !okLine || !okItem || in == nil {
		return
	}
	a := Arrival{Standing: Planned, On: d.On, Quantity: times(d.Quantity, aid.FactorFor(line.Items, item)), Pledge: d.Pledge, Item: d.Item}
	if d.On < p.Valid { // the plan is older than the picture, and it has not come
		a.On = 0
	}
	if pledge, ok := picture.Get[aid.Pledge](p, d.Pledge); ok {
		a.Donor = pledge.Donor
	}
	in.add(a)
}
