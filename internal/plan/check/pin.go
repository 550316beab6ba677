package check

import "footing/internal/aid"

// checkPins holds what goes where a pin says against the pin: kept, or listed
// as short with the right figures. Whether a short pin could have been kept
// further is for the solver's penalty; it is not checked.
func checkPins(c *checker) {
	listed := map[aid.ID]int{}
	for i, p := range c.stated.PinsShort {
		if _, twice := listed[p.Order]; twice {
			c.wrong(LimitPin, Place{Row: rowName("pins_short", i), Order: p.Order}, "is listed twice")
		}
		listed[p.Order] = i
	}
	for _, order := range c.facts.orders {
		if order.Action != "pin" {
			continue
		}
		i, isListed := listed[order.ID]
		delete(listed, order.ID)
		c.checkPin(order, i, isListed)
	}
	for id, i := range listed {
		c.wrong(LimitPin, Place{Row: rowName("pins_short", i), Order: id}, "is no pin in force")
	}
}

func (c *checker) checkPin(order *aid.Order, row int, listed bool) {
	right := PinShort{Order: order.ID, Pledge: order.Pledge, Requirement: order.Requirement, Pinned: order.Quantity.Float()}
	for _, s := range c.shipments {
		if s.stated.Pledge == order.Pledge && s.stated.Requirement == order.Requirement {
			right.Kept += s.stated.Quantity
		}
	}
	at := Place{Pledge: order.Pledge, Requirement: order.Requirement, Order: order.ID}
	short := right.Pinned - right.Kept
	if short > 0 && listed {
		c.report.PinsShort = append(c.report.PinsShort, right)
	}
	if !listed {
		if !(short <= tolerance(right.Pinned)) {
			c.apart(LimitPin, at, "is not kept and not listed under pins_short", right.Kept, right.Pinned)
		}
		return
	}
	at.Row = rowName("pins_short", row)
	stated := c.stated.PinsShort[row]
	c.same(LimitPin, at, "pledge", string(right.Pledge), string(stated.Pledge))
	c.same(LimitPin, at, "requirement", string(right.Requirement), string(stated.Requirement))
	c.figure(LimitPin, at, "pinned", right.Pinned, stated.Pinned, 0)
	c.figure(LimitPin, at, "kept", right.Kept, stated.Kept, right.Pinned)
	if short <= 0 {
		c.wrong(LimitPin, at, "is listed as short and is kept")
	}
}
