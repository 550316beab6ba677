package report_test

import (
	"testing"

	"footing/internal/aid"
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
		golden(t, name, r)
	}
}
