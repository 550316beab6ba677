package plan

import (
	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/picture"
)

// line is a requirement as the planner sees it.
type line struct {
	need     *aid.Requirement
	target   target
	node     aid.ID
	priority int
	weight   float64
	due      aid.Date
	// required and received are in units of need. For a daily rate they cover
	// what is left of it after V.
	required, received aid.Decimal
	has                map[aid.ID]bool // items of which it has received some
	undisclosed        bool            // no number is given
	beyond             bool            // due after the horizon
	first, last        int             // its slots: [first, last)
	asked              []asking        // what a daily need asks for, period by period
	ready              readyRows

	gave map[aid.ID]float64 // by donor: all that was received, in units of need
	fair bool               // critical, and so limited in what it takes from one donor
}

// asking is what a daily need asks for from a day to the next such day.
type asking struct {
	due  aid.Date
	need float64
}

// slot is a part of a line that is wanted by one day: the whole quantity, or
// what a daily rate uses up in one period.
type slot struct {
	line     int
	need     float64 // units of need
	due, end aid.Date
	store    int32   // row of the store for a daily need, else noRow
	use      int     // the inner column by which it draws on the store
	ready    int32   // row of readiness that it fills, or noRow
	share    float64 // of what that row asks for, by one unit of need
}

// worthPerNeed is what meeting one unit of need from day on is worth, in
// weighted shortfall-weeks.
func (s *slot) worthPerNeed(weight float64, day aid.Date) float64 {
	return weight / s.need * weeks(max(day, s.due), s.end)
}

// linesOf lists the needs that stand, in order of their ids, without slots.
func linesOf(p *picture.Picture, in orders) []line {
	var lines []line
	for _, r := range picture.All[aid.Requirement](p) {
		if !r.Active() || r.AlternativeTo != "" {
			continue
		}
		l := line{need: r, target: newTarget(p, r), node: r.Node}
		if l.node == "" {
			if element, ok := picture.Get[aid.ForceElement](p, r.Element); ok {
				l.node = element.Node
			}
		}
		l.priority = in.priorityOf(r, l.target)
		l.weight = force.Weight(l.priority)
		l.due = max(r.RDD, p.Valid)
		if r.IsRate() {
			l.due = max(r.RateFrom, p.Valid)
		}
		l.undisclosed = !r.IsRate() && !r.Quantity.Known()
		lines = append(lines, l)
	}
	return lines
}

// total is the quantity that a line asks for in all, before and after V.
func (l *line) total() aid.Decimal {
	if l.need.IsRate() {
		return l.need.RatePerDay * aid.Decimal(l.need.RateTo-l.need.RateFrom)
	}
	return l.need.Quantity.Low()
}

// slotsOf cuts the lines into slots, with what was received taken off.
func slotsOf(g grid, lines []line, received []aid.Decimal) []slot {
	var slots []slot
	for i := range lines {
		l := &lines[i]
		l.first = len(slots)
		switch {
		case l.undisclosed:
			l.received = received[i]
		case l.need.IsRate():
			slots = append(slots, l.rateSlots(g, i, received[i])...)
		default:
			l.required, l.received = l.need.Quantity.Low(), received[i]
			l.beyond = l.due >= g.horizon()
			if left := l.required - l.received; left > 0 && !l.beyond {
				slots = append(slots, slot{line: i, need: left.Float(), due: l.due, end: g.horizon(), store: noRow, ready: noRow})
			}
		}
		l.last = len(slots)
	}
	return slots
}

// rateSlots makes a slot for each period that shares days with a daily need.
// What was received and not yet used up serves the first of them.
func (l *line) rateSlots(g grid, at int, received aid.Decimal) []slot {
	r := l.need
	used := max(0, g.start(0)-r.RateFrom)
	stock := max(0, received-r.RatePerDay*aid.Decimal(used))
	l.beyond = r.RateFrom >= g.horizon()
	var slots []slot
	for t := range g.periods() {
		from, to := max(g.start(t), r.RateFrom), min(g.end(t), r.RateTo)
		if to <= from {
			continue
		}
		need := r.RatePerDay * aid.Decimal(to-from)
		off := min(stock, need)
		stock -= off
		l.asked = append(l.asked, asking{from, need.Float()})
		l.required += need
		l.received += off
		if need > off {
			slots = append(slots, slot{line: at, need: (need - off).Float(), due: from, end: to, store: noRow, ready: noRow})
		}
	}
	return slots
}
