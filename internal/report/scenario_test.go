package report_test

import (
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/table"
)

// scenarios are a base, one in which a donor stops and another steps in, and one
// that changes nothing, planned in fractions.
func scenarios() []report.ScenarioOutcome {
	base := report.ScenarioOutcome{
		Name: "base", Title: "the picture as it is", Status: plan.StatusOptimal, ShortfallAfter: 10, Value: 900, Bound: 910,
		Lines: []plan.Line{
			{Requirement: "R1", Name: "guns", Element: "bn", Priority: 1, Weight: 16, Due: "2025-03-03", Required: 8, Received: 2, MetByDue: 4, MetByEnd: 6, CoverageBefore: 0.25, CoverageAfter: 1, ShortfallWeeksAfter: 4},
			{Requirement: "R2", Name: "shells", Priority: 3, Weight: 4, Due: "2025-02-03", Required: 100, MetByDue: 100, MetByEnd: 100, CoverageAfter: 1, ShortfallWeeksAfter: 6},
			{Requirement: "R3", Name: "nobody says how many", Priority: 3, Weight: 4, Due: "2025-02-03"},
		},
		Elements: []plan.Element{{Element: "bn", Name: "Battalion", Priority: 1, Weight: 16, Due: "2025-03-03", DueBefore: 0.25, DueAfter: 1, EndAfter: 1, WeeksAfter: 50, Meets: "2025-03-03"}},
		Allocations: []plan.Allocation{
			{Pledge: "P1", Donor: "XAA", Item: "gun", Requirement: "R1", Quantity: 6, Met: 6, Worth: 40},
			{Pledge: "P2", Donor: "XBB", Item: "shell", Requirement: "R2", Quantity: 200, Met: 100, Worth: 30},
		},
		Departures: []plan.Departure{
			{Pledge: "P1", Requirement: "R1", Quantity: 4, Tonnes: 40, Route: []aid.ID{"L1", "L2"}, Arrives: "2025-03-01"},
			{Pledge: "P1", Requirement: "R1", Quantity: 2, Tonnes: 20, Route: []aid.ID{"L1", "L2"}, Arrives: "2025-05-01"},
			{Pledge: "P2", Requirement: "R2", Quantity: 200, Tonnes: 2, Route: []aid.ID{"L3"}, Arrives: "2025-01-20"},
		},
		Lanes: []plan.Load{{Lane: "L1", Price: 0.5}, {Lane: "L1", Price: 0.75}, {Node: "hub", Price: 0.1}},
	}
	stop := base
	stop.Name, stop.Title, stop.ShortfallAfter, stop.Gap = "stop", "Arvenia stops", 50, 0.01
	stop.Value, stop.Bound = 380, 385
	stop.Changes = []string{"donor XAA stops", "lane L2 closes", "a", "b", "c", "d"}
	stop.Lines = []plan.Line{base.Lines[0], base.Lines[1], base.Lines[2]}
	stop.Lines[0].MetByDue, stop.Lines[0].MetByEnd, stop.Lines[0].CoverageAfter, stop.Lines[0].ShortfallWeeksAfter = 0, 2, 0.5, 44
	stop.Elements = []plan.Element{{Element: "bn", Name: "Battalion", Priority: 1, Weight: 16, Due: "2025-03-03", DueBefore: 0.25, DueAfter: 0.25, EndAfter: 0.5, WeeksAfter: 20, WaitsFor: "R1", Cause: "not_pledged"}}
	stop.Allocations = []plan.Allocation{{Pledge: "P9", Donor: "XCC", Item: "gun", Requirement: "R1", Quantity: 2, Met: 2, Worth: 10}, base.Allocations[1]}
	stop.Departures = []plan.Departure{{Pledge: "P9", Requirement: "R1", Quantity: 2, Tonnes: 20, Route: []aid.ID{"L3"}, Arrives: "2025-05-01"}, base.Departures[2]}
	stop.Lanes = []plan.Load{{Lane: "L3", Price: 0.2}}
	same := base
	same.Name, same.Title, same.Changes = "same", "", []string{"pledge P1 reduced to 6"}
	return []report.ScenarioOutcome{base, stop, same}
}

func TestScenarioGolden(t *testing.T) {
	for _, r := range report.ScenarioTables(twoTypes(), scenarios(), 3) {
		golden(t, r.Name, r)
	}
}

func TestSavedScenariosGolden(t *testing.T) {
	golden(t, "scenarios", report.SavedScenarios(picture.FromRecords(aid.NewDate(2025, 1, 6), 0, []aid.Record{
		&aid.Scenario{ID: "stop", Title: "Arvenia stops", Text: "title Arvenia stops\n# why\ndonor XAA stops # soon\n\nlane L1 closes", By: "ann", Reason: "asked"},
	})))
	none := report.SavedScenarios(picture.FromRecords(aid.NewDate(2025, 1, 6), 0, nil))
	if len(none.Rows) > 0 || !strings.Contains(none.Notes[0], "None is saved") {
		t.Errorf("without any: %v, %v", none.Rows, none.Notes)
	}
}

// A row that says a difference has one; what does not differ is in no list.
func TestScenariosThatChangeNothing(t *testing.T) {
	for _, r := range report.ScenarioTables(twoTypes(), scenarios(), 3)[1:] {
		for _, row := range r.Rows {
			if row[0] != "stop" {
				t.Errorf("%s has the row %v", r.Name, row)
			}
		}
	}
}

func TestScenariosCutShortAndInFractions(t *testing.T) {
	list := scenarios()[:2]
	list[0].Fractions = true
	notes := strings.Join(report.ScenarioSummary(twoTypes(), list, 3).Notes, "\n")
	for _, want := range []string{"2 of 3 plans done", "Plans are in fractions", "stop: donor XAA stops; lane L2 closes; a; b; and 2 more."} {
		if !strings.Contains(notes, want) {
			t.Errorf("notes do not say %q: %s", want, notes)
		}
	}
	if r := report.ScenarioSummary(twoTypes(), nil, 3); len(r.Rows) != 0 {
		t.Errorf("nothing is done, and yet there are rows: %v", r.Rows)
	}
}

func TestScenarioColumnsAreDocumented(t *testing.T) {
	tables := map[string]*table.Table{"list": report.SavedScenarios(twoTypes())}
	for _, r := range report.ScenarioTables(twoTypes(), scenarios(), 3) {
		tables[r.Name] = r
	}
	onPage(t, "scenario.md", tables)
}
