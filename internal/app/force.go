package app

import (
	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/plan"
	"footing/internal/report"
)

// ForcePlan gives what a plan brings and whom it trains, as package force counts
// it, and the plan's name for a report.
func ForcePlan(p *plan.Plan) (force.Plan, *report.ForcePlan) {
	brings := force.Plan{Deliveries: make([]force.Delivery, 0, len(p.Departures))}
	for _, d := range p.Departures {
		on, err := aid.ParseDate(d.Arrives)
		if err != nil {
			continue // a checked plan has dates
		}
		brings.Deliveries = append(brings.Deliveries, force.Delivery{Pledge: d.Pledge, Item: d.Item, Requirement: d.Requirement, On: on, Quantity: aid.DecimalFloat(d.Quantity)})
	}
	if p.Options.Crews {
		brings.Training = training(p)
	}
	return brings, &report.ForcePlan{Identity: p.Identity, Valid: p.Picture.Valid, Entries: p.Picture.Size}
}

// training gives the elements that take part in a plan with the places in courses
// that it takes for them. A plan of lines alone has none.
func training(p *plan.Plan) *force.Training {
	t := &force.Training{}
	for i := range p.Elements {
		t.Elements = append(t.Elements, p.Elements[i].Element)
	}
	for _, s := range p.Seats {
		starts, errS := aid.ParseDate(s.Starts)
		ends, errE := aid.ParseDate(s.Ends)
		if errS != nil || errE != nil {
			continue // a checked plan has dates
		}
		t.Places = append(t.Places, force.Places{
			Element: s.Element, Course: s.Course, Item: s.Item, Starts: starts, Ends: ends, Crews: s.Crews, People: s.People,
		})
	}
	return t
}
