package check

import "footing/internal/aid"

// checkPrices holds the listed lanes and nodes against their limits and loads.
// The prices themselves are the solver's; only their sign is known here.
func checkPrices(c *checker) {
	right := map[Load]int{}
	for i, row := range c.report.Loads {
		right[rowKey(row)] = i
	}
	listed := map[Load]bool{}
	for i, stated := range c.stated.Lanes {
		at := Place{Row: rowName("lanes", i), Lane: stated.Lane, Node: stated.Node, From: stated.From.Date, To: stated.To.Date}
		key := rowKey(stated)
		if listed[key] {
			c.wrong(LimitPrices, at, "is listed twice")
		}
		listed[key] = true
		if !(stated.Price > 0) {
			c.wrong(LimitPrices, at, "price %s is not above 0", number(stated.Price))
		}
		row, exists := c.emptyRow(stated)
		if !exists {
			c.wrong(LimitPrices, at, "is no lane or node with a limit in a period of the plan")
			continue
		}
		if known, ok := right[key]; ok {
			c.report.Loads[known].Price = stated.Price
			row = c.report.Loads[known]
		}
		c.figure(LimitPrices, at, "capacity", row.Capacity, stated.Capacity, 0)
		c.figure(LimitPrices, at, "load", row.Load, stated.Load, row.Capacity)
	}
}

func rowKey(row Load) Load { return Load{Lane: row.Lane, Node: row.Node, From: row.From, To: row.To} }

// emptyRow is the row of a lane or node that nothing uses in that period.
func (c *checker) emptyRow(stated Load) (Load, bool) {
	limit := c.facts.limitOf(stated.Lane, stated.Node)
	t, ok := c.facts.grid.at(stated.From.Date)
	if !ok || !limit.Known() || c.facts.grid[t] != (aid.Span{From: stated.From.Date, To: stated.To.Date}) {
		return Load{}, false
	}
	return c.load(placeInPeriod{period: t}, limit, 0), true
}
