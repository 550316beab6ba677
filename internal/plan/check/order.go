package check

import "footing/internal/aid"

// checkOrders holds the list of orders against those in force: pins, bans and
// reservations, in order of ids. What they cost comes from the solver; it is not
// below 0.
func checkOrders(c *checker) {
	for _, o := range c.facts.orders {
		if o.Action != "priority" {
			c.report.Orders = append(c.report.Orders, OrderCost{
				Order: o.ID, Action: o.Action, Pledge: o.Pledge, Requirement: o.Requirement, Element: o.Element,
				Quantity: o.Quantity.Float(), Reason: o.Reason,
			})
		}
	}
	want := c.report.Orders
	if len(want) != len(c.stated.Orders) {
		c.apart(LimitPin, Place{Row: "orders"}, "rows, one for each pin, ban and reservation in force", float64(len(want)), float64(len(c.stated.Orders)))
		return
	}
	for i, o := range want {
		s := c.stated.Orders[i]
		at := Place{Row: rowName("orders", i), Order: o.Order}
		if s.CostAtMost != nil && !(*s.CostAtMost >= 0) {
			c.wrong(LimitPin, at, "costs less than nothing")
		}
		if s.CostAtMost = nil; s != o {
			c.wrong(LimitPin, at, "is %+v by the records, against %+v", o, s)
		}
	}
}

// OrderCost is an order in force with what the plan says of its cost.
type OrderCost struct {
	Order       aid.ID   `json:"order"`
	Action      string   `json:"action"`
	Pledge      aid.ID   `json:"pledge"`
	Requirement aid.ID   `json:"requirement"`
	Element     aid.ID   `json:"element"`
	Quantity    float64  `json:"quantity"`
	Reason      string   `json:"reason"`
	CostAtMost  *float64 `json:"cost_at_most"`
}
