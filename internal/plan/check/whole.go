package check

import "footing/internal/aid"

// checkQuantity holds the quantity against whole units and six decimals.
func checkQuantity(c *checker, s *shipment) {
	q := s.stated.Quantity
	if !(q > 0) {
		c.wrong(LimitDeparture, s.at, "quantity %s is not above 0", number(q))
	}
	whole := s.offer != nil && s.offer.item.Whole
	switch cut := aid.DecimalFloat(q); {
	case whole && (!cut.Whole() || cut.Float() != q):
		c.wrong(LimitWhole, s.at, "quantity %s of an item in whole units", number(q))
	case cut.Float() != q:
		c.wrong(LimitWhole, s.at, "quantity %s has more than six decimals, or is out of range", number(q))
	}
}
