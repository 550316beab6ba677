package report_test

import (
	"math"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/simulate"
	"footing/internal/table"
)

// simulation is one that was interrupted, of three lines and an element.
func simulation() *report.Simulation {
	day := aid.NewDate(2025, 1, 6)
	levels := func(a, b, c, d float64) [4]float64 { return [4]float64{a, b, c, d} }
	weeks := func(plan, mean, deviation float64) simulate.Figure {
		return simulate.Figure{Plan: plan, Mean: mean, Error: deviation, Levels: levels(plan, mean, mean+1, mean+2)}
	}
	fan := []simulate.Band{{On: day, Plan: 0.5, Levels: levels(0, 0.25, 0.5, 0.5)}, {On: day + 28, Plan: 1, Levels: levels(0.1, 0.4, 0.9, 1), Within: 0.002}}
	line := func(id aid.ID, met bool, chance, plan, mean float64) simulate.Line {
		return simulate.Line{
			Need: &aid.Requirement{ID: id, Name: "guns of " + string(id), Element: "E"}, Due: day + 10, Met: met, Chance: chance, Error: 0.012,
			Shortfall: weeks(plan, mean, 0.25), Fan: fan,
		}
	}
	r := &simulate.Result{
		Futures: 640, Asked: 1000, Departures: 12,
		Shortfall: weeks(30, 41.25, 0.5), ReadyWeeks: weeks(9, 6, 0.1), LinesMet: weeks(2, 1.2, 0.01), ElementsMet: weeks(1, 0.4, 0.02),
		Late: simulate.Figure{Mean: 3.4}, Coverage: fan, Readiness: fan[1:],
		Lines:    []simulate.Line{line("R1", true, 0.75, 0, 5), line("R2", true, 0.25, 0, 3), line("R3", false, 0, 30, 33)},
		Elements: []simulate.Element{{Record: &aid.ForceElement{ID: "E", Name: "battery"}, Due: day, Meets: true, Chance: 0.4, Error: 0.02, Weeks: weeks(9, 6, 0.1), Fan: fan}},
		Donors: []simulate.Donor{
			{Donor: "XAA", Supplies: 2, Departures: 4, Late: 0.25, Pairs: 320, Saved: 2.5, Error: 0.3},
			{Donor: "XAB", Supplies: 1, Departures: 8, Late: 0.5, Pairs: 1, Saved: 7, Error: math.NaN()},
		},
	}
	return &report.Simulation{
		Picture: picture.FromRecords(day, 0, nil), Plan: &plan.Plan{Identity: "14b99228c16931de"}, Seed: 7, Result: r,
		Basis: simulate.Basis{ByRecord: 5, ByWord: 2, Ready: 1, AsPlanned: 1, Orders: 3, Conditions: 1, Withdrawn: 4, Years: 210},
	}
}

func simulationTables() map[string]*table.Table {
	s := simulation()
	return map[string]*table.Table{
		"simulate": report.Simulate(s), "simulate-lines": report.SimulateLines(s), "simulate-elements": report.SimulateElements(s),
		"simulate-fans": report.SimulateFans(s), "simulate-donors": report.SimulateDonors(s),
	}
}

func TestGoldenSimulations(t *testing.T) {
	tables := simulationTables()
	for name, r := range tables {
		golden(t, name, r)
	}
	onPage(t, "../simulate.md", tables)
}
