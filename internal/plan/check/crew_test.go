package check_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan/check"
)

func crew[R aid.Record](id aid.ID, change func(R)) []aid.Record {
	return changed(crewRecords(), id, change)
}

func TestWrongSeats(t *testing.T) {
	row := func(i int) string { return parse(t, file(t, "crews")).at(fmt.Sprint("seats.", i)).text() }
	moved := func(course, starts string) []edit {
		return []edit{{"seats.1.course", `"` + course + `"`}, {"seats.1.starts", `"` + starts + `"`}}
	}
	runWrongOf(t, "crews", crewRecords, []wrongPlan{
		{name: "too many places", edits: []edit{{"seats.1.crews", "5"}, {"seats.1.people", "20"}}, limit: check.LimitSeat, says: "course on-tanks, from 2026-01-19, to 2026-02-23: places taken", by: 4},
		{name: "too many of two intakes of a day", edits: []edit{{"seats.2.crews", "4"}}, limit: check.LimitSeat, says: "from 2026-02-16, to 2026-03-23: places taken", by: 4},
		{name: "wrong people", edits: []edit{{"seats.0.people", "5"}}, limit: check.LimitSeat, says: "people: 6", by: 1},
		{name: "half a crew", edits: []edit{{"seats.0.crews", "1.5"}, {"seats.0.people", "4.5"}}, limit: check.LimitSeat, says: "crews 1.5 must be whole"},
		{name: "no crew", edits: []edit{{"seats.0.crews", "0"}, {"seats.0.people", "0"}}, limit: check.LimitSeat, says: "crews 0 must be whole and above 0"},
		{name: "price below 0", edits: []edit{{"seats.0.price", "-1"}}, limit: check.LimitSeat, says: "price -1"},
		{name: "past notice", edits: moved("on-tanks", "2026-01-12"), limit: check.LimitSeat, says: "named by 2025-12-29"},
		{name: "a day more notice", records: crew("on-tanks", func(c *aid.Course) { c.NoticeDays = 15 }), limit: check.LimitSeat, says: "named by 2026-01-04"},
		{name: "after the horizon", edits: moved("on-tanks", "2026-05-04"), limit: check.LimitSeat, says: "ends on 2026-06-08"},
		{name: "on the horizon", records: crew("on-tanks", func(c *aid.Course) { c.DurationDays = 98 }), limit: check.LimitSeat, says: "ends on 2026-05-25"},
		{name: "withheld", edits: moved("apart", "2026-01-19"), limit: check.LimitSeat, says: "provider does not take part"},
		{
			name: "withheld with everything", records: []aid.Record{&aid.Position{ID: "x", Party: "XCC", Stance: "not_participating"}},
			limit: check.LimitSeat, says: "course on-lights, element company: no place may be taken: its provider",
		},
		{name: "no course", edits: moved("on-ships", "2026-01-19"), limit: check.LimitSeat, says: "names no course"},
		{name: "course on what is unknown", records: crew("on-tanks", func(c *aid.Course) { c.Skill = "ship" }), limit: check.LimitSeat, says: "names no course"},
		{name: "no intake", edits: moved("on-tanks", "2026-01-20"), limit: check.LimitSeat, says: `starts on "2026-01-20"`},
		{name: "no element", edits: []edit{{"seats.0.element", `"division"`}}, limit: check.LimitSeat, says: "take no part"},
		{name: "nothing needed", records: slices.Concat(
			crew("tanks", func(r *aid.Requirement) { r.Quantity = exactly(0) }),
			crew("scouts", func(r *aid.Requirement) { r.Quantity = exactly(0) })), limit: check.LimitSeat, says: "take no part"},
		{name: "nothing to be critical", records: crew("armour", func(p *aid.Package) { p.Components[0].Critical = false }), limit: check.LimitSeat, says: "take no part"},
		{name: "crews not critical", records: crew("armour", func(p *aid.Package) { p.Components[2].Critical = false }), limit: check.LimitSeat, says: "take no part"},
		{name: "crews of something else", records: crew("armour", func(p *aid.Package) { p.Components[1].Critical = true }), limit: check.LimitSeat, says: "take no part"},
		{name: "on what needs no crew", edits: moved("on-robots", "2026-01-19"), limit: check.LimitSeat, says: "no platform line of the element takes robot"},
		{name: "on what no line takes", edits: moved("on-trucks", "2026-01-19"), limit: check.LimitSeat, says: "no platform line of the element takes truck"},
		{name: "twice", edits: []edit{{"seats.+", row(2)}}, limit: check.LimitSeat, says: "seats[3], course on-tanks, element company: is listed twice"},
		{name: "order", edits: []edit{{"seats.0", row(1)}, {"seats.1", row(0)}}, limit: check.LimitSeat, says: "seats[1], course on-lights, element company: is listed twice, or not in order"},
		{name: "crews off", edits: []edit{{"options.crews", "false"}}, limit: check.LimitSeat, says: "count for nothing"},
		{name: "readiness off", edits: []edit{{"options.readiness", "0"}}, limit: check.LimitSeat, says: "count for nothing"},
	})
}

func TestWrongPeopleAndEquipment(t *testing.T) {
	twoLater := []edit{{"seats.2.crews", "2"}}
	runWrongOf(t, "crews", crewRecords, []wrongPlan{
		{name: "too many people", edits: []edit{{"seats.0.crews", "3"}, {"seats.0.people", "9"}}, limit: check.LimitPeople, says: "element company: people", by: 1},
		{name: "fewer people", records: crew("company", func(e *aid.ForceElement) { e.People = exactly(20) }), limit: check.LimitPeople, says: "26 by the records, against 20", by: 6},
		{name: "one crew more", edits: twoLater, limit: check.LimitEquipment, says: "training/simulator on 2026-02-16 is at most what XBB holds", by: 1. / 3},
		{name: "one item fewer", records: crew("sim-shoot", func(h *aid.Holding) { h.Quantity = exactly(0) }), limit: check.LimitEquipment, says: "2026-02-16", by: 2. / 3},
		{name: "the last by id on one day", records: []aid.Record{&aid.Holding{ID: "sim-newer", Party: "XBB", Item: "drive", Quantity: exactly(1), AsOf: day("2025-12-01")}}, limit: check.LimitEquipment, says: "2026-02-16", by: 2. / 3},
		{name: "alone on its first day", records: crew("sim-new", func(h *aid.Holding) { h.Quantity = exactly(0) }), limit: check.LimitEquipment, says: "2026-01-19", by: 1},
		{name: "an item of its own", records: crew("tanks-hidden", func(h *aid.Holding) { h.Quantity = exactly(11) }), limit: check.LimitEquipment, says: "tank on 2026-02-16", by: 1},
		{
			name: "known to hold none", records: []aid.Record{&aid.Holding{ID: "none", Party: "XCC", Item: "shoot", Quantity: exactly(0)}},
			limit: check.LimitEquipment, says: "training/simulator on 2026-02-09 is at most what XCC holds", by: 6. / 9,
		},
		{
			name: "two courses of one provider", records: slices.Concat(
				crew("on-lights", func(c *aid.Course) { c.Provider = "XBB" }),
				crew("sim-shoot", func(h *aid.Holding) { h.Quantity = exactly(1) })),
			limit: check.LimitEquipment, says: "2026-02-16", by: 1. / 3, // 2 + 2/3 + 6/9 of 3
		},
	})
}

func TestWrongCrews(t *testing.T) {
	runWrongOf(t, "crews", crewRecords, []wrongPlan{
		{name: "ready without crews", edits: []edit{{"elements.0.ready_at_due_after", "0.85"}}, limit: check.LimitElement, says: "ready_at_due_after", by: 0.35},
		{name: "without the seats", edits: []edit{{"seats", "[]"}}, limit: check.LimitElement, says: "ready_at_due_after: 0.3", by: 0.2},
		{name: "the value with them", edits: []edit{{"seats", "[]"}}, limit: check.LimitValue, says: "terms.readiness", by: 12.8},
		{name: "waits for a line", edits: []edit{{"elements.0.waits_for", `"tanks"`}}, limit: check.LimitElement, says: `waits_for: "crews"`},
		{name: "cause of a line", edits: []edit{{"elements.0.cause", `"outbid"`}}, limit: check.LimitElement, says: `cause: "crews"`},
		{name: "meets without crews", edits: []edit{{"elements.0.meets", `"2026-03-02"`}}, limit: check.LimitElement, says: `meets: "2026-03-30"`},
		{name: "crews' threshold", records: crew("armour", func(p *aid.Package) { p.Components[2].Threshold = dec("0.61") }), limit: check.LimitElement, says: `meets: ""`},
		{name: "a line filled as little as crews", edits: []edit{{"departures.2.quantity", "2"}}, limit: check.LimitElement, says: `waits_for: "scouts" by the records, against "crews"`},
	})
}

// TestCrewsFilled gives readiness on the first day and on the last where
// something about the crews changes; lines are filled to 0.85 and 0.95.
func TestCrewsFilled(t *testing.T) {
	for _, c := range []struct {
		name       string
		records    []aid.Record
		edits      []edit
		due, atEnd float64
	}{
		{name: "as it is", due: 0.5, atEnd: 0.6},
		{name: "crews off", edits: []edit{{"options.crews", "false"}}, due: 0.85, atEnd: 0.95},
		{name: "trained on the day itself", records: crew("on-tanks", func(c *aid.Course) { c.DurationDays = 42 }), due: 0.5, atEnd: 0.6},
		{name: "trained a day later", records: crew("on-tanks", func(c *aid.Course) { c.DurationDays = 43 }), due: 0.3, atEnd: 0.6},
		{name: "more crews than tanks", edits: []edit{{"seats.1.crews", "9"}}, due: 0.55, atEnd: 0.65},
		{name: "needs no crew", records: crew("light-tank", func(i *aid.Item) { i.Crew = 0 }), due: 0.85, atEnd: 0.925},
		{name: "needs one after all", records: crew("robot", func(i *aid.Item) { i.Crew = 1 }), due: 0.45, atEnd: 0.55},
		{name: "counts as much on both lines", records: crew("tanks", func(r *aid.Requirement) { r.Items = accepts("armour/tank") }), due: 0.5, atEnd: 0.65},
		{name: "came for more than is needed", records: crew("old-2", func(m *aid.Movement) { m.Quantity = exactly(12) }), due: 0.85, atEnd: 0.925},
		{
			name: "nobody teaches it", records: slices.Concat(
				crew("on-tanks", func(c *aid.Course) { c.Skill = "truck" }),
				crew("on-lights", func(c *aid.Course) { c.Skill = "robot" }),
				crew("apart", func(c *aid.Course) { c.Skill = "truck" })),
			due: 0.85, atEnd: 0.95,
		},
		{
			name: "only who stays out teaches it", records: slices.Concat(
				crew("on-tanks", func(c *aid.Course) { c.Skill = "truck" }),
				crew("on-lights", func(c *aid.Course) { c.Skill = "robot" })),
			due: 0.3, atEnd: 0.3,
		},
		{
			name: "spares are no platforms", records: append(
				crew("armour", func(p *aid.Package) {
					p.Components = append(p.Components, aid.Component{Role: "spares", Items: accepts("armour/tank")})
				}),
				&aid.Requirement{ID: "spares", Element: "company", Role: "spares", Items: accepts("tank"), Quantity: exactly(20)}),
			due: 0.5, atEnd: 0.6,
		},
		{name: "a daily need is no platform", records: crew("scouts", func(r *aid.Requirement) {
			r.Quantity, r.RatePerDay, r.RateFrom, r.RateTo = aid.Quantity{}, dec("1"), day("2025-01-01"), day("2026-01-05")
		}), due: 0.7, atEnd: 0.85}, // N = 10: 2 came, 4 and 5 tanks, a robot, and a light tank at the end
	} {
		report := recheck(t, picture.FromRecords(day("2026-01-05"), known, append(crewRecords(), c.records...)), "crews", c.edits...)
		e := report.Elements[0]
		if math.Abs(e.DueAfter-c.due) > 1e-9 || math.Abs(e.EndAfter-c.atEnd) > 1e-9 {
			t.Errorf("%s: %v and %v; want %v and %v", c.name, e.DueAfter, e.EndAfter, c.due, c.atEnd)
		}
	}
}

// TestWhatDoesNotMatterToCrews puts records beside those of the crews that
// change nothing about their plan.
func TestWhatDoesNotMatterToCrews(t *testing.T) {
	for name, records := range map[string][]aid.Record{
		"a position on items":         {&aid.Position{ID: "x", Party: "XCC", Stance: "not_participating", Scope: []string{"items", "lanes"}}},
		"a position on one decision":  {&aid.Position{ID: "x", Party: "XBB", Decision: "d", Stance: "not_participating"}},
		"people unknown":              crew("company", func(e *aid.ForceElement) { e.People = aid.Undisclosed }),
		"just as many people":         crew("company", func(e *aid.ForceElement) { e.People = exactly(26) }),
		"a course of nobody's items":  {&aid.Course{ID: "x", Provider: "XBB", Skill: "ship", Intakes: []aid.Intake{{Starts: day("2026-02-16"), Seats: 9}}}},
		"newest holdings unknown":     {&aid.Holding{ID: "x", Party: "XBB", Item: "drive", AsOf: day("2026-01-01")}, &aid.Holding{ID: "y", Party: "XBB", Item: "shoot", AsOf: day("2026-01-01")}},
		"holdings of another party":   {&aid.Holding{ID: "x", Party: "XAA", Item: "drive", Quantity: exactly(0), AsOf: day("2026-01-01")}},
		"holdings of something else":  {&aid.Holding{ID: "x", Party: "XCC", Item: "truck", Quantity: exactly(0)}},
		"holdings of what is unknown": {&aid.Holding{ID: "x", Party: "XCC", Item: "simulator", Quantity: exactly(0)}},
		"a thing of fewer units": slices.Concat(
			crew("on-tanks", func(c *aid.Course) { c.Equipment = accepts("training/simulator") }),
			crew("sim-new", func(h *aid.Holding) { h.Quantity = exactly(1) })),
	} {
		for _, v := range recheck(t, picture.FromRecords(day("2026-01-05"), known, append(crewRecords(), records...)), "crews").Violations {
			t.Errorf("%s: %s", name, v)
		}
	}
}

// TestIntakesFollowOneAnother: courses of four weeks end on the day on which
// the next begins, so that they need two simulators at a time.
func TestIntakesFollowOneAnother(t *testing.T) {
	records := slices.Concat(crewRecords(),
		crew("on-tanks", func(c *aid.Course) { c.DurationDays = 28 }),
		crew("sim-new", func(h *aid.Holding) { h.Quantity = exactly(1) }))
	ends := []edit{{"seats.1.ends", `"2026-02-16"`}, {"seats.2.ends", `"2026-03-16"`}}
	for _, v := range recheck(t, picture.FromRecords(day("2026-01-05"), known, records), "crews", ends...).Violations {
		t.Error(v)
	}
}
