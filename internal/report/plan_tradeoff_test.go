package report_test

import (
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
)

// twoTypes is a battalion that received one gun of a type, needs two more beside a
// partner that fields the other type, and is short of shells a day.
func twoTypes() *picture.Picture {
	n := func(x int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(x)) }
	return picture.FromRecords(aid.NewDate(2025, 1, 6), 0, []aid.Record{
		&aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"},
		&aid.Party{ID: "XPP", Name: "Partland", Type: "nation"},
		&aid.Item{ID: "gun-a", Name: "gun A", Category: "fires/howitzer", Unit: "piece", Whole: true},
		&aid.Item{ID: "gun-b", Name: "gun B", Category: "fires/howitzer", Unit: "piece", Whole: true},
		&aid.Item{ID: "shell", Name: "shell", Category: "ammunition/shell", Unit: "round"},
		&aid.Compatibility{ID: "C1", A: "gun-b", B: "XPP", Level: "common"},
		&aid.Package{ID: "pkg", Name: "battery", Components: []aid.Component{
			{Role: "platform", Items: []aid.Accept{{What: "fires/howitzer"}}, Critical: true},
			{Role: "ammunition", Items: []aid.Accept{{What: "shell"}}},
		}},
		&aid.ForceElement{ID: "bn", Name: "Battalion", Package: "pkg", Partners: []aid.ID{"XPP"}},
		&aid.Requirement{ID: "R1", Name: "guns", Element: "bn", Role: "platform", Items: []aid.Accept{{What: "fires/howitzer"}}, Quantity: n(3)},
		&aid.Requirement{
			ID: "R2", Name: "shells", Element: "bn", Role: "ammunition", Items: []aid.Accept{{What: "shell"}},
			RatePerDay: aid.DecimalInt(10), RateFrom: aid.NewDate(2025, 1, 6), RateTo: aid.NewDate(2025, 3, 3),
		},
		&aid.Pledge{ID: "P0", Donor: "XAA", Item: "gun-a", Quantity: n(1), Binding: "commitment"},
		&aid.Pledge{ID: "P1", Donor: "XAA", Item: "gun-b", Quantity: n(2), Binding: "commitment"},
		&aid.Movement{ID: "M0", Event: "handed_over", Pledge: "P0", Requirement: "R1", Quantity: n(1), On: aid.NewDate(2025, 1, 2)},
	})
}

// gunsAndShells departs with two guns that suit the partner, 20 t for 5 days, and
// with shells, whose daily need earns no bonus.
func gunsAndShells() *plan.Plan {
	p := &plan.Plan{
		Status: plan.StatusOptimal, ShortfallAfter: 12.5, Gap: 0.01, Lines: make([]plan.Line, 2), Unmet: make([]plan.Unmet, 1),
		Elements:    []plan.Element{{Weight: 4, WeeksBefore: 1, WeeksAfter: 3.5, Due: "2025-02-01", Meets: "2025-02-01"}},
		Allocations: []plan.Allocation{{Requirement: "R1", Item: "gun-b"}, {Requirement: "R2", Item: "shell"}},
		Departures: []plan.Departure{
			{Requirement: "R1", Item: "gun-b", Tonnes: 20, Departs: "2025-01-06", Arrives: "2025-01-11", Worth: 30},
			{Requirement: "R2", Item: "shell", Tonnes: 1, Departs: "2025-01-06", Arrives: "2025-01-07", Worth: 10},
		},
	}
	p.Options.Crews = true
	return p
}

func tradeoffRows() []report.TradeoffRow {
	idle := &plan.Plan{Status: plan.StatusNothing, ShortfallAfter: 55, Lines: make([]plan.Line, 2), Unmet: make([]plan.Unmet, 2)}
	return []report.TradeoffRow{
		{Name: "default", Words: "the usual options", Plan: gunsAndShells()},
		{Name: "no-crews", Words: "crews left aside (--no-crews)", Plan: idle},
	}
}

func TestPlanTradeoffGolden(t *testing.T) {
	golden(t, "plan-tradeoff", report.PlanTradeoff(twoTypes(), tradeoffRows(), 3))
}

func TestPlanTradeoffSaysWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		rows []report.TradeoffRow
		says string
		not  string
	}{
		{tradeoffRows(), "2 of 3 rows done", "nothing"},
		{tradeoffRows()[:1], "1 of 3 rows done", "nobody is trained on"},
		{nil, "0 of 3 rows done", "lines"},
	} {
		notes := strings.Join(report.PlanTradeoff(twoTypes(), c.rows, 3).Notes, "\n")
		if !strings.Contains(notes, c.says) || strings.Contains(notes, c.not) {
			t.Errorf("%d rows: %q does not say %q, or says %q", len(c.rows), notes, c.says, c.not)
		}
	}
	if notes := strings.Join(report.PlanTradeoff(twoTypes(), tradeoffRows(), 2).Notes, "\n"); strings.Contains(notes, "Cut short") {
		t.Errorf("all rows are done, and yet: %q", notes)
	}
}

// Before anything was received or is brought, no part has a type.
func TestPlanTradeoffWithoutTypes(t *testing.T) {
	r := report.PlanTradeoff(world(), tradeoffRows()[1:], 1)
	if most, mean := r.Rows[0][r.Column("types_most")], r.Rows[0][r.Column("types_mean")]; most != 0 || mean != nil {
		t.Errorf("there are %v types at most and %v in the mean, want 0 and nothing", most, mean)
	}
}
