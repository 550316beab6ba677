package check_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan/check"
)

// The line of the guns needs 10, critical to the brigade; XBB gave 2, and the
// plan has 6 of XAA.

func TestWithinTheDependence(t *testing.T) {
	out := func(rec *aid.Package) { rec.Components[1].Critical = false }
	for _, c := range []struct {
		name    string
		records []aid.Record
		part    string
	}{
		{"none", nil, "0"},
		{"all", nil, "1"},
		{"slack", nil, "0.7"},
		{"just so much", nil, "0.6"},
		{"just so much, of what the donor gave before too", gun("old", func(p *aid.Pledge) { p.Donor = "XAA" }), "0.8"},
		{"not critical", gun("battery", out), "0.1"},
	} {
		pic := picture.FromRecords(day("2026-01-05"), known, append(gunRecords(), c.records...))
		for _, v := range recheck(t, pic, "guns", edit{"options.dependence", c.part}).Violations {
			if v.Limit == check.LimitDependence {
				t.Errorf("%s: %s", c.name, v)
			}
		}
	}
}

func TestBeyondTheDependence(t *testing.T) {
	half := []edit{{"options.dependence", "0.5"}}
	runWrong(t, []wrongPlan{
		{name: "too much of one", edits: half, limit: check.LimitDependence, says: "line guns: what it takes from donor XAA", by: 1},
		{
			name: "with what it gave before", records: gun("old", func(p *aid.Pledge) { p.Donor = "XAA" }), edits: half,
			limit: check.LimitDependence, says: "donor XAA is at most its part of the need: 6 by the records, against 3", by: 3,
		},
		{
			name: "with what it gave before to no line by name", records: append(gun("old", func(p *aid.Pledge) { p.Donor = "XAA" }),
				gun("old-1", func(m *aid.Movement) { m.Requirement = "" })...), edits: half, limit: check.LimitDependence, says: "donor XAA", by: 3,
		},
		{
			name: "with what it gave before by allocation", records: append(gun("old", func(p *aid.Pledge) { p.Donor = "XAA" }),
				append(gun("old-1", func(m *aid.Movement) { m.Requirement = "" }), gave("old", "guns", 2))...),
			edits: half, limit: check.LimitDependence, says: "donor XAA", by: 3,
		},
		{
			name: "nothing may come any more", records: append(gun("old", func(p *aid.Pledge) { p.Donor = "XAA" }),
				gun("old-1", func(m *aid.Movement) { m.Quantity = exactly(6) })...), edits: half, limit: check.LimitDependence, says: "against 0", by: 6,
		},
		{
			name: "readiness left aside", edits: append(half, edit{"options.readiness", "0"}),
			limit: check.LimitDependence, says: "line guns", by: 1,
		},
		{
			name: "the element ready after the horizon", records: gun("brigade", func(e *aid.ForceElement) { e.ReadyBy = day("2027-01-01") }), edits: half,
			limit: check.LimitDependence, says: "line guns", by: 1,
		},
	})
}

// Of a daily need XBB gave 20 on the spot and XAA 20; what the week before used up
// was of both alike.
func TestDependenceOfARate(t *testing.T) {
	records := append(stores()[:2],
		&aid.ForceElement{ID: "unit", Name: "Unit", Package: "pack"},
		&aid.Package{ID: "pack", Components: []aid.Component{{Role: "supply", Items: accepts("box"), Critical: true}}},
		&aid.Requirement{
			ID: "daily", Element: "unit", Role: "supply", Items: accepts("box"), RatePerDay: dec("2"),
			RateFrom: day("2025-12-29"), RateTo: day("2026-01-26"),
		},
		&aid.Pledge{ID: "p", Donor: "XAA", Item: "box", Quantity: exactly(40)},
		&aid.Pledge{ID: "q", Donor: "XBB", Item: "box", Quantity: exactly(40)},
		event("1", "received", of("p", 10, "daily")), event("2", "received", of("q", 10, "daily")),
	)
	// 42 needed from V on, 6 of 20 not used up, 3 of them of XAA: it may give 18.
	for quantity, want := range map[string]int{"18": 0, "19": 1} {
		file := `{"arithmetic": 3, "options": {"grid": "weekly", "horizon": 8, "routes": 4, "conditions": "likely", "dependence": 0.5},
			"departures": [{"pledge": "p", "requirement": "daily", "slot": "2026-01-19", "quantity": ` + quantity + `}]}`
		report, err := check.Plan(picture.FromRecords(day("2026-01-05"), known, records), []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, v := range report.Violations {
			if v.Limit == check.LimitDependence {
				found++
			}
		}
		if found != want {
			t.Errorf("%s from one donor: %d violations, want %d", quantity, found, want)
		}
	}
}

// The part of a shortfall that dependence takes: none of a line that it does not
// limit; of the guns, due so that six could come in time, at least what XAA may
// not give of its six.
func TestWrongCauseOfDependence(t *testing.T) {
	tenth := edit{"options.dependence", "0.1"}
	runWrong(t, []wrongPlan{
		{
			name: "not limited", edits: []edit{{"unmet.1.breakdown", `{"not_pledged": 100, "too_late": 190, "dependence": 10}`}},
			limit: check.LimitCause, says: "dependence limits this line in nothing", by: 10,
		},
		{
			name: "hidden", edits: []edit{tenth}, limit: check.LimitCause,
			says: "unmet[0], line guns: lane_capacity and dependence are at least what donors may not give", by: 5,
		},
		{
			name: "without the option", edits: []edit{{"unmet.0.breakdown", `{"not_pledged": 2, "dependence": 0.5}`}},
			limit: check.LimitCause, says: "limits this line in nothing", by: 0.5,
		},
	})
}
