package report_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/contingency"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/table"
)

// twoLosses is a donor without whom an element falls, and a lane that nothing hangs on.
func twoLosses() *contingency.Survey {
	donor, lane := contingency.Subject{Kind: aid.KindParty, ID: "XAB"}, contingency.Subject{Kind: aid.KindLane, ID: "north.road"}
	worst := contingency.Loss{
		Of: []contingency.Subject{donor}, Least: 40, Most: 42.5, Shortfall: 30, Readiness: 11, Status: "optimal", Rounds: 2,
		Fallen: []contingency.Fall{{Element: "bde-1", Name: "1st Brigade", Before: 0.9, After: 0.25}},
		Hedges: []contingency.Hedge{{Kind: aid.KindPledge, ID: "P2", Item: "gun", Node: "hub", Ready: "2025-02-01", Quantity: 4, Worth: 25, Proved: true}},
	}
	both := contingency.Loss{Of: []contingency.Subject{donor, lane}, Least: 41, Most: 43, Shortfall: 30, Readiness: 12, Status: "optimal", Rounds: 1}
	return &contingency.Survey{
		Base:   &plan.Relaxation{Value: 100, Bound: 100.5},
		Cases:  make([]contingency.Case, 3),
		Losses: []contingency.Loss{worst, {Of: []contingency.Subject{lane}, Most: 0.5, Status: "optimal"}},
		Pairs:  &contingency.Pairs{Losses: []contingency.Loss{both}, All: 3, Planned: 1, Left: 40.5},
	}
}

func contingencyTables() map[string]*table.Table {
	p, found := world(), twoLosses()
	return map[string]*table.Table{
		"contingency": report.Contingency(p, found), "contingency-pairs": report.ContingencyPairs(p, found), "dependence": report.Dependence(p, found),
	}
}

func TestContingencyReports(t *testing.T) {
	for name, r := range contingencyTables() {
		golden(t, name, r)
	}
}

func TestContingencyColumnsAreDocumented(t *testing.T) {
	onPage(t, "contingency.md", contingencyTables())
}
