package check_test

import (
	"encoding/json"
	"maps"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan/check"
)

// TestWhatDoesNotMatterDoesNotMatter puts records beside the guns that change
// nothing about their plan.
func TestWhatDoesNotMatterDoesNotMatter(t *testing.T) {
	for name, record := range map[string]aid.Record{
		"a ban of another pledge":         &aid.Order{ID: "no", Action: "ban", Pledge: "hushed"},
		"a ban for another element":       &aid.Order{ID: "no", Action: "ban", Pledge: "six", Element: "division"},
		"a ban for another line":          &aid.Order{ID: "no", Action: "ban", Pledge: "six", Requirement: "shells"},
		"a ban that lapsed":               &aid.Order{ID: "no", Action: "ban", Pledge: "six", Until: day("2026-01-05")},
		"an order for another element":    &aid.Order{ID: "zz", Action: "priority", Element: "division", Priority: 2},
		"a reservation for the lines":     &aid.Order{ID: "no", Action: "reserve", Pledge: "six", Element: "corps", Quantity: dec("6")},
		"a reservation for all":           &aid.Order{ID: "no", Action: "reserve", Pledge: "six", Quantity: dec("6")},
		"a position on one decision":      &aid.Position{ID: "x", Party: "XAA", Decision: "d", Stance: "not_participating"},
		"a position on money":             &aid.Position{ID: "x", Party: "XAA", Stance: "not_participating", Scope: []string{"money"}},
		"an objection":                    &aid.Position{ID: "x", Party: "XAA", Stance: "object"},
		"a condition that was met":        &aid.Condition{ID: "other", State: "met"},
		"a refused line":                  &aid.Requirement{ID: "r", Items: accepts("gun"), Quantity: exactly(5), Status: "refused"},
		"a pledge of nothing":             &aid.Pledge{ID: "zero", Item: "gun", Quantity: exactly(0)},
		"a pledge of what is unknown":     &aid.Pledge{ID: "zero", Item: "tank", Quantity: exactly(9)},
		"a lane elsewhere":                &aid.Lane{ID: "X", From: "hub", To: "port", Transit: 1},
		"a node elsewhere":                &aid.Node{ID: "x", Throughput: exactly(0)},
		"an allocation":                   &aid.Allocation{ID: "a", Pledge: "six", Requirement: "guns", Quantity: dec("3")},
		"an event that is no hand-over":   &aid.Movement{ID: "m", Event: "departed", Pledge: "six", Quantity: exactly(6)},
		"an event of another day":         &aid.Movement{ID: "m", Event: "received", Pledge: "six", Quantity: exactly(6), On: day("2026-01-06")},
		"a line below another, in a ring": &aid.ForceElement{ID: "corps", Parent: "brigade"},
	} {
		pic := picture.FromRecords(day("2026-01-05"), known, append(gunRecords(), record))
		orders, err := json.Marshal(recheck(t, pic, "guns").Orders)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range recheck(t, pic, "guns", edit{"orders", string(orders)}).Violations {
			t.Errorf("%s: %s", name, v)
		}
	}
}

// TestBreakdown gives the recomputed parts for the line of the shells (400 at
// once; here has 100 at the spot, later 200) where something about it changes.
func TestBreakdown(t *testing.T) {
	byFebruary := func(r *aid.Requirement) { r.RDD = day("2026-02-12") }
	join := func(parts ...[]aid.Record) (all []aid.Record) {
		for _, p := range parts {
			all = append(all, p...)
		}
		return all
	}
	for _, c := range []struct {
		name                                                   string
		records                                                []aid.Record
		options                                                []edit
		notPledged, tooLate, condition, barred, floor, noRoute float64
	}{
		{name: "as it is", notPledged: 100, tooLate: 200},
		{name: "long ready, and still a day away", records: gun("later", func(p *aid.Pledge) { p.ReadyLikely = day("2025-01-01") }), notPledged: 100, tooLate: 200},
		{name: "in time but for the vote", records: gun("shells", func(r *aid.Requirement) { r.RDD = day("2026-02-11") }), notPledged: 100, condition: 200},
		{name: "in time but for the way", records: gun("shells", byFebruary), notPledged: 100, noRoute: 200},
		{name: "in time", records: gun("shells", func(r *aid.Requirement) { r.RDD = day("2026-02-16") }), notPledged: 100},
		{
			name: "the vote taken as done", options: []edit{{"options.conditions", `"in"`}},
			records: gun("shells", func(r *aid.Requirement) { r.RDD = day("2026-02-09") }), notPledged: 100,
		},
		{
			name: "the vote taken as lost", options: []edit{{"options.conditions", `"out"`}},
			records: gun("shells", byFebruary), notPledged: 100, condition: 200,
		},
		{
			name: "banned and with no way", records: join(gun("shells", byFebruary), []aid.Record{&aid.Order{ID: "no", Action: "ban", Pledge: "later", Requirement: "shells"}}),
			notPledged: 100, barred: 200,
		},
		{
			name: "opens too late", records: join(
				gun("shells", func(r *aid.Requirement) { r.RDD = day("2026-02-25") }),
				gun("A", func(l *aid.Lane) { l.OpenFrom = day("2026-02-23") }),
				gun("C", func(l *aid.Lane) { l.OpenTo = day("2026-02-11") })),
			notPledged: 100, noRoute: 200,
		},
		{
			name: "opens in the week after", records: join(
				gun("shells", func(r *aid.Requirement) { r.RDD = day("2026-02-25") }),
				gun("A", func(l *aid.Lane) { l.OpenFrom = day("2026-02-14") }),
				gun("C", func(l *aid.Lane) { l.OpenTo = day("2026-02-11") })),
			notPledged: 100,
		},
		{
			name: "at the spot and below the floor", records: join(gun("shells", func(r *aid.Requirement) { r.Element = "brigade" }), []aid.Record{
				&aid.Compatibility{ID: "shell-boral", A: "shell", B: "XBB", Level: "none"},
			}),
			notPledged: 100, tooLate: 200, floor: 100,
		},
		{name: "more than is needed", records: gun("shells", func(r *aid.Requirement) { r.Quantity = exactly(150) }), tooLate: 50},
	} {
		pic := picture.FromRecords(day("2026-01-05"), known, append(gunRecords(), c.records...))
		got := map[string]float64{}
		for _, u := range recheck(t, pic, "guns", append(c.options, edit{"departures", "[]"})...).Unmet {
			if u.Requirement == "shells" {
				got = u.Breakdown
			}
		}
		want := map[string]float64{"not_pledged": c.notPledged, "too_late": c.tooLate, "condition": c.condition, "barred": c.barred, "interoperability": c.floor, "no_route": c.noRoute}
		if !maps.Equal(got, want) {
			t.Errorf("%s: %v; want %v", c.name, got, want)
		}
	}
}

// TestBreakdownOfARate: each slot takes what is there by its date and was not
// taken before, so that what is late for one serves the next.
func TestBreakdownOfARate(t *testing.T) {
	pledge := func(id aid.ID, n int64, ready string) aid.Record {
		return &aid.Pledge{ID: id, Item: "box", Quantity: exactly(n), ReadyLikely: day(ready)}
	}
	records := append(stores()[:2], // the items; slots of 14 boxes due on 01-05, 01-12 and 01-19
		&aid.Requirement{ID: "daily", Items: accepts("box"), RatePerDay: dec("2"), RateFrom: day("2026-01-05"), RateTo: day("2026-01-26")},
		pledge("a", 20, "2026-01-01"), pledge("b", 30, "2026-01-19"), pledge("c", 5, "2026-03-01"))
	report, err := check.Plan(picture.FromRecords(day("2026-01-05"), known, records), []byte(emptyPlan))
	if err != nil || len(report.Unmet) != 1 {
		t.Fatalf("%d lines short, error %v", len(report.Unmet), err)
	}
	// 42 needed, 55 pledged. By the dates 14, then the 6 that are left, then 14 of b.
	want := map[string]float64{"not_pledged": 0, "too_late": 8, "condition": 0, "barred": 0, "interoperability": 0, "no_route": 0}
	if got := report.Unmet[0].Breakdown; !maps.Equal(got, want) || report.Unmet[0].Short != 42 {
		t.Errorf("%v of %v; want %v of 42", got, report.Unmet[0].Short, want)
	}
}
