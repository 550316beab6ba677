package check

import "footing/internal/aid"

// pair is a pledge and the line it serves.
type pair struct{ pledge, requirement aid.ID }

// checkAllocations holds the allocations against the sums of the departures.
func checkAllocations(c *checker) {
	sums, order := c.sumAllocations()
	for _, key := range order {
		c.report.Allocations = append(c.report.Allocations, *sums[key])
	}
	listed := map[pair]bool{}
	for i, stated := range c.stated.Allocations {
		key := pair{stated.Pledge, stated.Requirement}
		at := Place{Row: rowName("allocations", i), Pledge: key.pledge, Requirement: key.requirement}
		right, ok := sums[key]
		switch {
		case !ok:
			c.wrong(LimitAllocation, at, "has no departure")
		case listed[key]:
			c.wrong(LimitAllocation, at, "is listed twice")
		default:
			c.compareAllocation(at, *right, stated)
		}
		listed[key] = true
	}
	for _, key := range order {
		if !listed[key] {
			c.wrong(LimitAllocation, Place{Pledge: key.pledge, Requirement: key.requirement}, "departures without an allocation")
		}
	}
}

// sumAllocations sums in the order of the departures, and gives the pairs in
// the order in which they come up.
func (c *checker) sumAllocations() (map[pair]*Allocation, []pair) {
	sums, order := map[pair]*Allocation{}, []pair(nil)
	for _, s := range c.shipments {
		key := pair{s.stated.Pledge, s.stated.Requirement}
		a := sums[key]
		if a == nil {
			a = &Allocation{Pledge: key.pledge, Requirement: key.requirement, Item: s.right.Item, FirstArrival: s.right.Arrives}
			if s.offer != nil {
				a.Donor = s.offer.pledge.Donor
			}
			sums[key], order = a, append(order, key)
		}
		a.Quantity += s.stated.Quantity
		a.Met += s.stated.Quantity * s.factor
		a.Worth += s.right.Worth
		a.FirstArrival.Date = min(a.FirstArrival.Date, s.arrive)
		a.LastArrival.Date = max(a.LastArrival.Date, s.arrive)
	}
	return sums, order
}

func (c *checker) compareAllocation(at Place, right, stated Allocation) {
	c.same(LimitAllocation, at, "donor", string(right.Donor), string(stated.Donor))
	c.same(LimitAllocation, at, "item", string(right.Item), string(stated.Item))
	c.same(LimitAllocation, at, "first_arrival", right.FirstArrival.String(), stated.FirstArrival.String())
	c.same(LimitAllocation, at, "last_arrival", right.LastArrival.String(), stated.LastArrival.String())
	c.figure(LimitAllocation, at, "quantity", right.Quantity, stated.Quantity, 0)
	c.figure(LimitAllocation, at, "met", right.Met, stated.Met, 0)
	c.figure(LimitAllocation, at, "worth", right.Worth, stated.Worth, 0)
}
