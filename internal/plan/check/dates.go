package check

import "footing/internal/aid"

// checkDates holds departure and arrival against the grid, the ready date,
// the opening of the lanes and the end of the slot.
func checkDates(c *checker, s *shipment) {
	f, departs := c.facts, s.stated.Departs.Date
	c.same(LimitDates, s.at, "arrives", s.right.Arrives.String(), s.stated.Arrives.String())
	if t, ok := f.grid.at(departs); !ok {
		c.wrong(LimitDates, s.at, "leaves on %q, outside of the plan's periods", s.stated.Departs)
	} else if day := max(f.grid[t].From, s.offer.ready); day != departs {
		c.wrong(LimitDates, s.at, "leaves on %s; the pledge is ready on %s, so that in that period it can leave on %s only",
			departs, s.offer.ready, leaving(day, f.grid[t]))
	}
	for i, lane := range s.way {
		if !lane.Open(s.enters[i]) {
			c.wrong(LimitDates, s.at, "enters lane %s on %s, when it is not open", lane.ID, s.enters[i])
		}
		if s.enters[i] >= f.grid.horizon() {
			c.wrong(LimitDates, s.at, "enters lane %s on %s, after the horizon", lane.ID, s.enters[i])
		}
	}
	if s.slot != nil && s.arrive >= s.slot.end {
		c.wrong(LimitDates, s.at, "arrives on %s; the slot ends on %s", s.arrive, s.slot.end)
	}
}

func leaving(day aid.Date, period aid.Span) string {
	if !period.Covers(day) {
		return "no day"
	}
	return day.String()
}
