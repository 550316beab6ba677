package check

// checkLanes holds what enters each lane in each period against its capacity.
func checkLanes(c *checker) {
	sums := loads{}
	for _, s := range c.shipments {
		for i, lane := range s.way {
			sums.add(c.facts.grid, lane.ID, s.enters[i], s.right.Tonnes)
		}
	}
	for _, key := range sums.inOrder() {
		capacity := c.facts.network.byID[key.place].Capacity
		if capacity.Known() {
			row := c.load(key, capacity, sums[key])
			row.Lane = key.place
			c.holdLoad(LimitLane, Place{Lane: key.place}, row)
		}
	}
}
