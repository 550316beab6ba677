package check

import (
	"footing/internal/aid"
)

// slot is a part of a line's need with a due date of its own.
type slot struct {
	line     *line
	need     float64 // D
	due, end aid.Date
	met      float64 // by the departures
}

// cutSlots works out the slots of a line from its need and what it received.
func (l *line) cutSlots(f *facts) {
	switch {
	case l.undisclosed:
	case l.req.RatePerDay > 0:
		l.cutRate(f)
	default:
		l.required = l.req.Quantity.Low().Float()
		s := &slot{line: l, need: round6(l.required - l.received), due: l.due, end: f.grid.horizon()}
		if s.need > 0 && s.due < s.end {
			l.slots = append(l.slots, s)
		}
	}
}

// cutRate makes a slot for every period of a daily need, and takes off what
// came and was not yet consumed.
func (l *line) cutRate(f *facts) {
	rate, span := l.req.RatePerDay.Float(), aid.Span{From: l.req.RateFrom, To: l.req.RateTo}
	days := max(0, min(f.picture.Valid, span.To)-span.From)
	stock := max(0, l.received-rate*float64(days))
	for _, period := range f.grid {
		due, end := max(period.From, span.From), min(period.To, span.To)
		if end <= due {
			continue
		}
		all := rate * float64(end-due)
		off := min(stock, all)
		stock -= off
		l.takenOff += off
		l.required += all
		if need := round6(all - off); need > 0 {
			l.slots = append(l.slots, &slot{line: l, need: need, due: due, end: end})
		}
	}
}

// slot finds the slot of a due date.
func (l *line) slot(due aid.Date) *slot {
	for _, s := range l.slots {
		if s.due == due {
			return s
		}
	}
	return nil
}

// worth is the weighted shortfall-weeks that one unit of an item of factor k
// takes away when it arrives on that day.
func (s *slot) worth(k float64, arrive aid.Date) float64 {
	return s.line.weight() / s.need * k * weeks(max(arrive, s.due), s.end)
}

// checkSlots holds what goes to each slot against its need.
func checkSlots(c *checker) {
	for _, l := range c.facts.inOrder {
		for _, s := range l.slots {
			c.atMost(LimitSlot, Place{Requirement: l.req.ID, From: s.due}, "what goes there is at most the need", s.met, s.need)
		}
	}
}
