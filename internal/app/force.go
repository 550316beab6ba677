package app

import (
	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/plan"
	"footing/internal/report"
)

// Deliveries gives what a plan brings, line by line and day by day, as package
// force counts it, and the plan's name for a report.
func Deliveries(p *plan.Plan) ([]force.Delivery, *report.ForcePlan) {
	list := make([]force.Delivery, 0, len(p.Departures))
	for _, d := range p.Departures {
		on, err := aid.ParseDate(d.Arrives)
		if err != nil {
			continue // a checked plan has dates
		}
		list = append(list, force.Delivery{Pledge: d.Pledge, Item: d.Item, Requirement: d.Requirement, On: on, Quantity: aid.DecimalFloat(d.Quantity)})
	}
	return list, &report.ForcePlan{Identity: p.Identity, Valid: p.Picture.Valid, Entries: p.Picture.Size}
}
