package check

// checkReserves holds what each pledge with a reservation gives to other lines
// against what is left for them. Every reservation counts by itself.
func checkReserves(c *checker) {
	for _, order := range c.facts.orders {
		o := c.facts.offers[order.Pledge]
		if order.Action != "reserve" || o == nil {
			continue
		}
		elsewhere := 0.0
		for _, s := range c.shipments {
			if s.offer == o && (s.line == nil || !about(order, s.line)) {
				elsewhere += s.stated.Quantity
			}
		}
		at := Place{Pledge: order.Pledge, Order: order.ID}
		c.atMost(LimitReserve, at, "what goes to other lines is at most what is not reserved", elsewhere, max(0, o.quantity()-order.Quantity.Float()))
	}
}
