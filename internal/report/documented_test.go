package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/audit"
	"footing/internal/coverage"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
	"footing/internal/table"
)

// Scripts rely on the names of columns, so each is on the page that promises
// them to stay.
func TestColumnsAreDocumented(t *testing.T) {
	page := ""
	for _, name := range []string{"cli.md", "plan.md"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "docs", "format", name))
		if err != nil {
			t.Fatal(err)
		}
		page += string(text)
	}
	p := world()
	tables := append(report.PlanTables(&plan.Plan{}),
		report.Coverage(p, coverage.ByArea), report.Donors(p), report.DonorsByMonth(p), report.MonthsOfDonors(p), report.Imports(p), report.PlanTradeoff(p, nil, 0),
		report.ImportFindings(&aid.Import{}), report.Diff(p, p, ""), report.Plans(nil), report.PlanDifference(&plan.Plan{}, &plan.Plan{}), report.PlanSeatDifference(&plan.Plan{}, &plan.Plan{}), report.Orders(p, nil, false),
		report.Verification(audit.Report{}, nil), report.Parts(nil))
	for _, r := range tables {
		for _, c := range r.Columns {
			if !strings.Contains(page, "`"+c.Name+"`") {
				t.Errorf("column %s of %s is not on the page", c.Name, r.Name)
			}
		}
	}
}

// world is small enough to reckon by hand: 10 guns needed, 6 bound and 3 of
// them handed over, 2 more only announced, one donor silent on its number; and of
// 1500 euros committed, deliveries tracked for 1000.
func world() *picture.Picture {
	n := func(x int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(x)) }
	eur := func(x int64) aid.Money { return aid.Money{Minor: 100 * x, Currency: "EUR"} }
	return picture.FromRecords(aid.NewDate(2025, 1, 6), 0, []aid.Record{
		&aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"},
		&aid.Party{ID: "XAB", Name: "Borland", Type: "nation"},
		&aid.Item{ID: "gun", Name: "field gun", Category: "fires/howitzer", Unit: "piece", Whole: true},
		&aid.Item{ID: "boat", Name: "patrol boat", Category: "maritime/patrol", Unit: "piece", Whole: true},
		&aid.Requirement{
			ID: "R1", Name: "guns", Items: []aid.Accept{{What: "fires/howitzer"}}, Quantity: n(10),
			RDD: aid.NewDate(2025, 6, 1), Priority: 1, ReconfirmBy: aid.NewDate(2025, 1, 1),
		},
		&aid.Requirement{ID: "R1-other", Name: "guns, by another voice", Items: []aid.Accept{{What: "gun"}}, Quantity: n(4), AlternativeTo: "R1"},
		&aid.Pledge{ID: "P1", Donor: "XAA", Item: "gun", Quantity: n(6), Binding: "commitment", ReadyPromised: aid.NewDate(2025, 3, 1)},
		&aid.Pledge{ID: "P2", Donor: "XAB", Item: "gun", Quantity: n(2), Binding: "pledge"},
		&aid.Pledge{ID: "P3", Donor: "XAB", Item: "gun", Quantity: aid.Undisclosed, Binding: "commitment"},
		&aid.Pledge{ID: "P4", Donor: "XAB", Item: "boat", Quantity: n(1), Binding: "commitment"},
		&aid.Movement{ID: "M1", Event: "handed_over", Pledge: "P1", Quantity: n(3)},
		&aid.Contribution{ID: "C1", Provider: "XAA", Purpose: "military", Stage: "commitment", Amount: eur(1000), Delivered: eur(250)},
		&aid.Contribution{ID: "C2", Provider: "XAB", Purpose: "financial", Stage: "pledge", Amount: eur(70)},
		&aid.Contribution{ID: "C3", Provider: "XAA", Purpose: "humanitarian", Stage: "commitment", Amount: eur(500)},
		&aid.Indicator{ID: "G1", Party: "XAA", Measure: "gdp", Year: 2024, Amount: eur(1_000_000)},
	})
}

func TestGolden(t *testing.T) {
	p := world()
	for name, r := range map[string]*table.Table{
		"coverage-requirement": report.Coverage(p, coverage.ByRequirement),
		"coverage-area":        report.Coverage(p, coverage.ByArea),
		"coverage-donor":       report.Coverage(p, coverage.ByDonor),
		"coverage-element":     report.Coverage(p, coverage.ByElement),
		"coverage-time":        report.CoverageOverTime(p, 6),
		"donors":               report.Donors(p),
		"donors-month":         report.DonorsByMonth(p),
		"donors-month-donor":   report.MonthsOfDonors(p),
	} {
		golden(t, name, r)
	}
}
