package report_test

import (
	"strings"
	"testing"

	"footing/internal/export/text"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/table"
)

// filledCourses is a plan of two elements: one takes places in two intakes, the
// other waits for crews and is told how to come to them.
func filledCourses() *plan.Plan {
	p := &plan.Plan{
		Identity: "after",
		Elements: []plan.Element{
			{Element: "bde-001-1", Name: "1st Battalion of the 1st Brigade", Priority: 1, Weight: 16, Due: "2025-05-01", DueBefore: .6, DueAfter: 1, EndBefore: .6, EndAfter: 1, Worth: 1024.5, Meets: "2025-05-01"},
			{Element: "bde-001-2", Name: "2nd Battalion of the 1st Brigade", Priority: 2, Weight: 8, Due: "2025-06-01", DueAfter: .25, EndAfter: .5, Worth: 90, WaitsFor: "crews", Cause: "crews", Remedy: plan.Remedy{
				Text: "14 more places in course sgl-gun-1 of XAA that starts on 2025-03-03, to be asked for by 2025-02-01", Action: "seats", Quantity: 14, Unit: "places", Worth: 31,
			}},
			{Element: "bde-001-3", Priority: 3, Weight: 4, Due: "2025-06-01", WaitsFor: "bde-001-3-ammunition-1", Cause: "not_pledged"},
		},
		Seats: []plan.Seat{
			{Course: "C1", Provider: "XAA", Element: "bde-001-1", Item: "gun", AskBy: "2025-02-01", Starts: "2025-03-03", Ends: "2025-03-31", Node: "camp", Language: "en", Crews: 2, People: 14, Price: 2.25},
			{Course: "C2", Provider: "XAB", Element: "bde-001-1", Item: "gun", AskBy: "2025-01-20", Starts: "2025-04-01", Ends: "2025-04-29", Crews: 1, People: 7},
		},
	}
	p.Options.Crews = true
	return p
}

func TestPlanSeatsGolden(t *testing.T) {
	before := filledCourses()
	before.Identity = "before"
	before.Seats[0].Crews, before.Seats[0].People, before.Seats[1].Course = 1, 7, "C3"
	for name, r := range map[string]*table.Table{
		"plan-seats": report.PlanSeats(filledCourses()), "plan-seat-diff": report.PlanSeatDifference(before, filledCourses()),
		"plan-elements": report.PlanElements(filledCourses()), "plan-seat-summary": report.PlanSummary(filledCourses()),
	} {
		golden(t, name, r)
	}
}

func TestNoSeatsSaySo(t *testing.T) {
	aside, alone, none := filledCourses(), filledCourses(), filledCourses()
	aside.Options.Crews, alone.Elements = false, nil
	for want, p := range map[string]*plan.Plan{
		"leaves crews aside": aside, "No force element takes part": alone, "takes no places in courses. footing force --show seats": none,
	} {
		p.Seats = nil
		if notes := strings.Join(report.PlanSeats(p).Notes, "\n"); !strings.Contains(notes, want) {
			t.Errorf("%q does not say %q", notes, want)
		}
	}
	if notes := report.PlanSeatDifference(none, none).Notes; len(notes) != 1 || !strings.Contains(notes[0], "Neither") {
		t.Errorf("two plans without places: %q", notes)
	}
}

// What helps an element to crews is told on a common terminal too, below its row.
func TestRemediesOfElementsFitATerminal(t *testing.T) {
	const width = 102
	var b strings.Builder
	if err := text.Write(&b, report.PlanElements(filledCourses()), text.Options{Width: width}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.Join(strings.Fields(b.String()), " "), "14 more places in course sgl-gun-1 of XAA that starts on 2025-03-03") {
		t.Errorf("the remedy is not in\n%s", &b)
	}
	for _, line := range strings.Split(b.String(), "\n") {
		if len([]rune(line)) > width {
			t.Errorf("%q is wider than %d", line, width)
		}
	}
}
