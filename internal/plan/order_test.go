package plan_test

import (
	"testing"

	"footing/internal/aid"
)

// What an order costs at most is, in these scenes, what planning without it
// brings: a gun in time is worth 19.2, and 1.2 to the others.
func TestOrdersCost(t *testing.T) {
	others := func(s *scene) {
		other := *s.need
		other.ID, other.Name, other.Priority = "other", "others", 5
		s.records = append(s.records, &other)
	}
	for _, c := range []struct {
		name  string
		order aid.Order
		cost  float64
	}{
		{"a pin against the plan's interest", aid.Order{Action: "pin", Requirement: "other", Quantity: aid.DecimalInt(4)}, 4 * (19.2 - 1.2)},
		{"a pin that is kept anyhow", aid.Order{Action: "pin", Requirement: "need", Quantity: aid.DecimalInt(4)}, 0},
		{"a ban", aid.Order{Action: "ban", Requirement: "need"}, 10 * (19.2 - 1.2)},
		{"a ban of what would not go", aid.Order{Action: "ban", Requirement: "other"}, 0},
		{"a reservation", aid.Order{Action: "reserve", Requirement: "other", Quantity: aid.DecimalInt(3)}, 3 * (19.2 - 1.2)},
	} {
		s := newScene()
		others(s)
		without := s.plan(t)
		c.order.ID, c.order.Pledge, c.order.Reason = "order", "pledge", "test"
		s.records = append(s.records, &c.order)
		p := s.plan(t)
		if len(p.Orders) != 1 || p.Orders[0].CostAtMost == nil || !near(*p.Orders[0].CostAtMost, c.cost, 1e-6) {
			t.Errorf("%s: orders %+v; want a cost of %g", c.name, p.Orders, c.cost)
			continue
		}
		if gained := without.Value - p.Value; gained > c.cost+1e-6 {
			t.Errorf("%s: without it the plan gains %g, more than %g", c.name, gained, c.cost)
		}
	}
}
