package report_test

import (
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/picture"
	"footing/internal/report"
	"footing/internal/table"
)

// twoForces is small enough to reckon by hand: a brigade over two battalions of
// guns. One has 6 of 10 guns and 4 to come, its shells last for ten of thirty days
// when the need begins, and one course can train its crews; nobody has asked for
// the other's shells.
func twoForces() *picture.Picture {
	n := func(x int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(x)) }

	guns, shells := []aid.Accept{{What: "fires/howitzer"}}, []aid.Accept{{What: "ammunition/155mm"}}
	return picture.FromRecords(aid.NewDate(2025, 1, 6), 0, []aid.Record{
		&aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"},
		&aid.Item{ID: "gun", Name: "gun", Category: "fires/howitzer", Unit: "piece", Crew: 7, Consumes: []aid.Accept{{What: "shell", Factor: aid.DecimalInt(20)}}},
		&aid.Item{ID: "shell", Name: "shell", Category: "ammunition/155mm", Unit: "round"},
		&aid.Package{ID: "art", Name: "artillery", Capability: "fires", Components: []aid.Component{
			{Role: "platform", Items: guns, Quantity: n(18), Critical: true, Threshold: aid.DecimalScale / 2},
			{Role: "crew", Items: guns, Quantity: n(18), Critical: true},
			{Role: "ammunition", Items: shells, DaysOfSupply: 30, Critical: true, Threshold: aid.DecimalScale / 4},
		}},
		&aid.ForceElement{ID: "bde", Name: "Brigade", Priority: 1},
		&aid.ForceElement{ID: "bn-1", Name: "1st Battalion", Parent: "bde", Package: "art", Priority: 1, ReadyBy: aid.NewDate(2025, 5, 1), People: n(90)},
		&aid.ForceElement{ID: "bn-2", Name: "2nd Battalion", Parent: "bde", Package: "art", Priority: 3},
		&aid.Requirement{ID: "g1", Name: "guns", Element: "bn-1", Role: "platform", Items: guns, Quantity: n(10)},
		&aid.Requirement{ID: "s1", Name: "shells", Element: "bn-1", Role: "ammunition", Items: shells, RatePerDay: aid.DecimalInt(10), RateFrom: aid.NewDate(2025, 5, 1), RateTo: aid.NewDate(2025, 7, 30)},
		&aid.Requirement{ID: "g2", Name: "guns", Element: "bn-2", Role: "platform", Items: guns, Quantity: n(4)},
		&aid.Requirement{ID: "s2", Name: "shells", Element: "bn-2", Role: "ammunition", Items: shells, Quantity: n(900), Status: aid.RequirementWithdrawn, Reason: "re-equipped"},
		&aid.Pledge{ID: "P1", Donor: "XAA", Item: "gun", Quantity: n(10), Binding: "commitment"},
		&aid.Pledge{ID: "P2", Donor: "XAA", Item: "shell", Quantity: n(100), Binding: "commitment"},
		&aid.Pledge{ID: "P3", Donor: "XAA", Item: "gun", Quantity: n(3)},
		&aid.Pledge{ID: "P4", Donor: "XAA", Item: "shell", Quantity: aid.Undisclosed},
		&aid.Movement{ID: "M1", Event: "handed_over", Pledge: "P1", Requirement: "g1", Quantity: n(6), On: aid.NewDate(2024, 12, 1)},
		&aid.Allocation{ID: "A1", Pledge: "P1", Requirement: "g1", Quantity: aid.DecimalInt(10), Arrives: aid.NewDate(2025, 3, 1)},
		&aid.Allocation{ID: "A2", Pledge: "P2", Requirement: "s1", Quantity: aid.DecimalInt(100), Arrives: aid.NewDate(2025, 4, 1)},
		&aid.Course{ID: "C1", Name: "gun crews", Provider: "XAA", Skill: "gun", DurationDays: 28, NoticeDays: 30, Intakes: []aid.Intake{
			{Starts: aid.NewDate(2025, 1, 20), Seats: 35}, {Starts: aid.NewDate(2025, 3, 3), Seats: 28}, {Starts: aid.NewDate(2025, 9, 1), Seats: 28},
		}},
	})
}

func forceTables(p *picture.Picture) map[string]*table.Table {
	a := force.Assess(p, force.OnRecord(p), 104, "")
	one := force.Assess(p, force.OnRecord(p), 104, "bn-1")
	plan := &report.ForcePlan{Identity: "abc", Valid: "2025-01-01", Entries: 7}
	planned := force.Assess(p, force.WithPlan(p, threeGuns(nil)), 104, "bn-1")
	// Of the 3 guns of 1 February 2 have crews from 31 March on; the course of
	// January is past its day to ask for places, and a place of December is lapsed.
	trained := force.Assess(p, force.WithPlan(p, threeGuns(&force.Training{Elements: []aid.ID{"bn-1"}, Places: []force.Places{
		{Element: "bn-1", Course: "C1", Item: "gun", Starts: aid.NewDate(2025, 3, 3), Ends: aid.NewDate(2025, 3, 31), Crews: 2, People: 14},
		{Element: "bn-2", Course: "C1", Item: "gun", Starts: aid.NewDate(2025, 3, 3), Ends: aid.NewDate(2025, 3, 31), Crews: 1, People: 7},
		{Element: "bn-1", Course: "C1", Item: "gun", Starts: aid.NewDate(2024, 12, 2), Ends: aid.NewDate(2024, 12, 30), Crews: 1, People: 7},
	}})), 104, "bn-1")
	return map[string]*table.Table{
		"force-tree": report.Force(a, nil), "force-parts": report.ForceParts(a, nil, false),
		"force-one": report.ForceParts(one, nil, true), "force-arrivals": report.ForceArrivals(one, nil, true), "force-seats": report.ForceSeats(one, nil, true),
		"force-plan":          report.ForceParts(planned, plan, true),
		"force-plan-crews":    report.ForceParts(trained, plan, true),
		"force-plan-arrivals": report.ForceArrivals(trained, plan, true),
		"force-plan-seats":    report.ForceSeats(trained, plan, true),
		"force-plan-tree":     report.Force(trained, plan),
	}
}

// threeGuns is a plan that brings the first battalion three guns.
func threeGuns(training *force.Training) force.Plan {
	return force.Plan{Training: training, Deliveries: []force.Delivery{
		{Pledge: "P3", Item: "gun", Requirement: "g1", On: aid.NewDate(2025, 2, 1), Quantity: aid.DecimalInt(3)},
	}}
}

func TestForceGolden(t *testing.T) {
	for name, r := range forceTables(twoForces()) {
		golden(t, name, r)
	}
}

func TestForceColumnsAreDocumented(t *testing.T) { onPage(t, "force.md", forceTables(twoForces())) }

func TestForceSaysWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		records []aid.Record
		want    string
	}{
		{nil, "No force elements on record"},
		{[]aid.Record{&aid.ForceElement{ID: "bn", Name: "battalion"}}, "1 element without a package that has critical parts"},
	} {
		p := picture.FromRecords(aid.NewDate(2025, 1, 6), 0, c.records)
		a := force.Assess(p, force.OnRecord(p), 10, "")
		if notes := strings.Join(report.Force(a, nil).Notes, "\n"); !strings.Contains(notes, c.want) {
			t.Errorf("%q does not say %q", notes, c.want)
		}
	}
}
