package report_test

import (
	"testing"

	"footing/internal/plan"
	"footing/internal/report"
)

func TestPlanDifference(t *testing.T) {
	before := &plan.Plan{Allocations: []plan.Allocation{
		{Pledge: "same", Requirement: "r", Quantity: 1, LastArrival: "2025-02-01"},
		{Pledge: "less", Requirement: "r", Quantity: 5, LastArrival: "2025-02-01"},
		{Pledge: "later", Requirement: "r", Quantity: 2, LastArrival: "2025-02-01"},
		{Pledge: "gone", Requirement: "r", Quantity: 3, LastArrival: "2025-02-01"},
	}}
	after := &plan.Plan{Allocations: []plan.Allocation{
		{Pledge: "same", Requirement: "r", Quantity: 1, LastArrival: "2025-02-01"},
		{Pledge: "less", Requirement: "r", Quantity: 4, LastArrival: "2025-02-01"},
		{Pledge: "later", Requirement: "r", Quantity: 2, LastArrival: "2025-03-01"},
		{Pledge: "gone", Requirement: "other", Quantity: 3, LastArrival: "2025-02-01"},
	}}
	diff := report.PlanDifference(before, after)
	got := map[string]string{}
	for _, row := range diff.Rows {
		got[row[1].(string)+" "+row[3].(string)] = row[0].(string)
	}
	want := map[string]string{"less r": "changed", "later r": "changed", "gone other": "new", "gone r": "dropped"}
	if len(got) != len(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for key, change := range want {
		if got[key] != change {
			t.Errorf("%s is %q, want %q", key, got[key], change)
		}
	}
}

func TestPlanOrders(t *testing.T) {
	cost := 68.4
	golden(t, "plan-orders", report.PlanOrders(&plan.Plan{Orders: []plan.OrderCost{
		{Order: "ban", Action: "ban", Pledge: "XOS-0001", Element: "bde-001-2", Reason: "no crews yet", CostAtMost: &cost},
		{Order: "pin", Action: "pin", Pledge: "XPE-0002", Requirement: "guns", Quantity: 1, Reason: "promised"},
	}}))
}

// Every part of the value that is not 0 has its row.
func TestPlanSummary(t *testing.T) {
	golden(t, "plan-summary", report.PlanSummary(&plan.Plan{
		Identity: "0123456789abcdef", Status: plan.StatusOptimal, Value: 120.5, Bound: 121, Gap: 0.5 / 121, ShortfallBefore: 300, ShortfallAfter: 190,
		Terms:       plan.Terms{Shortfall: 110, Readiness: 9.3, Interoperability: 1.4, Handling: -0.2},
		Lines:       make([]plan.Line, 3),
		Unmet:       make([]plan.Unmet, 1),
		Elements:    []plan.Element{{Due: "2026-03-02", Meets: "2026-03-02"}, {Due: "2026-03-02"}},
		Allocations: make([]plan.Allocation, 2),
		Departures:  make([]plan.Departure, 4),
		Notes:       []string{"1 pledge of undisclosed quantity is not planned."},
	}))
}
