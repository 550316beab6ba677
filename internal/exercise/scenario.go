package exercise

import (
	"footing/internal/aid"
	"footing/internal/contingency"
)

// makeScenarios writes down one thing that could happen: that the donor stops who
// still has the most pledges to deliver.
func makeScenarios(w *world) {
	open := map[aid.ID]int{}
	var most aid.ID
	for _, o := range w.offers {
		if o.open() && !o.donor.absent {
			open[o.record.Donor]++
			if open[o.record.Donor] > open[most] {
				most = o.record.Donor
			}
		}
	}
	if most == "" {
		return
	}
	w.add(&aid.Scenario{
		ID: "largest-stops", Title: "The donor with the most left to deliver stops in half a year",
		Text:   contingency.DonorStops{Donor: most, On: Start.AddDays(182)}.String(),
		Reason: "asked for by the commander", By: "chief planner",
	})
}
