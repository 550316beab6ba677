package check

import "footing/internal/aid"

// weigh works out the mass, the worth and the cost, and adds the departure to
// its pledge, its slot and its line.
func (c *checker) weigh(s *shipment) {
	q := s.stated.Quantity
	if s.offer != nil {
		s.offer.leaving += q
		s.right.Tonnes = q * s.offer.item.MassKG.Float() / 1000
		s.right.Cost = q * c.facts.cost(s.offer.item, int(s.arrive-s.stated.Departs.Date))
		c.figure(LimitDeparture, s.at, "tonnes", s.right.Tonnes, s.stated.Tonnes, 0)
	}
	if s.slot == nil || s.factor <= 0 {
		return
	}
	s.right.Worth = q * s.slot.worth(s.factor, s.arrive)
	if s.offer != nil {
		s.right.Bonus = s.right.Worth * c.facts.bonus(s.line, s.offer.item)
	}
	c.figure(LimitWorth, s.at, "worth", s.right.Worth, s.stated.Worth, 0)
	s.slot.met += q * s.factor
	s.line.metByEnd += q * s.factor
	s.line.arrivals = append(s.line.arrivals, arrival{s.offer.item, s.arrive, q * s.factor})
	s.line.worth += s.right.Worth
	if s.arrive <= s.slot.due {
		s.line.metByDue += q * s.factor
	}
}

// cost is what carrying one unit for so many days takes off the value.
func (f *facts) cost(item *aid.Item, transit int) float64 {
	return f.options.Handling * item.MassKG.Float() / 1000 * float64(transit)
}
