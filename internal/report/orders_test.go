package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/export/csv"
	"footing/internal/report"
	"footing/internal/table"
)

func orderLives() []report.OrderLife {
	from := aid.NewDate(2025, 1, 2)
	life := func(status string, until aid.Date, o aid.Order) report.OrderLife {
		return report.OrderLife{Order: &o, Status: status, Since: from, Until: until, By: "ann", Recorded: aid.InstantOf(from.Time())}
	}
	lifted := life(report.OrderLifted, from.AddDays(2), aid.Order{ID: "ban-P1", Action: "ban", Pledge: "P1", Reason: "the donor asked"})
	lifted.EndedBy, lifted.EndedWhy = "ben", "a misunderstanding"
	return []report.OrderLife{
		life(report.OrderInForce, 0, aid.Order{ID: "pin-P1-R1", Action: "pin", Pledge: "P1", Requirement: "R1", Quantity: aid.DecimalInt(2), Reason: "signed"}),
		life(report.OrderInForce, from.AddDays(90), aid.Order{ID: "reserve-P4-e", Action: "reserve", Pledge: "P4", Element: "e", Quantity: aid.DecimalInt(1), Reason: "for the fleet"}),
		life(report.OrderInForce, 0, aid.Order{ID: "priority-line-R1", Action: "priority", Requirement: "R1", Priority: 1, Reason: "the front"}),
		lifted,
	}
}

func TestOrdersGolden(t *testing.T) {
	p := world()
	for name, r := range map[string]*table.Table{
		"orders":      report.Orders(p, orderLives(), false),
		"orders-all":  report.Orders(p, orderLives(), true),
		"orders-read": report.OrdersToRead(p, orderLives(), true),
		"orders-none": report.OrdersToRead(p, nil, false),
	} {
		var b strings.Builder
		if err := csv.Write(&b, r); err != nil {
			t.Fatal(err)
		}
		b.WriteString("\n" + r.Title + "\n" + strings.Join(r.Notes, "\n") + "\n")
		path := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s is now\n%s\nwas\n%s", name, &b, want)
		}
	}
}
