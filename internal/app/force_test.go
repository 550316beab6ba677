package app_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/force"
	"footing/internal/plan"
)

func TestForcePlanTakesOverPlaces(t *testing.T) {
	p := &plan.Plan{
		Elements: []plan.Element{{Element: "bn"}},
		Seats:    []plan.Seat{{Course: "C", Element: "bn", Item: "gun", Starts: "2025-03-03", Ends: "2025-03-31", Crews: 2, People: 14}},
	}
	if brings, _ := app.ForcePlan(p); brings.Training != nil {
		t.Errorf("a plan that leaves crews aside trains %+v", brings.Training)
	}
	p.Options.Crews = true
	brings, _ := app.ForcePlan(p)
	want := force.Places{Element: "bn", Course: "C", Item: "gun", Starts: aid.NewDate(2025, 3, 3), Ends: aid.NewDate(2025, 3, 31), Crews: 2, People: 14}
	if got := brings.Training; got == nil || len(got.Places) != 1 || got.Places[0] != want || len(got.Elements) != 1 || got.Elements[0] != "bn" {
		t.Errorf("the plan trains %+v, want %+v for bn", got, want)
	}
}
