package coverage

import (
	"footing/internal/aid"
)

// OverTime gives, for each day and unit, what is due by then and what is
// expected to have come: Required sums the lines due by the day, Covered what
// these lines have by then up to their need, and Received what came before the
// picture. A line without a due date is due at once; an arrival nobody has
// dated never comes.
func (a *Assessment) OverTime(days []aid.Date) []*Row {
	rows := map[rowKey]*Row{}
	for _, day := range days {
		for _, l := range a.Lines {
			if l.Due() > day {
				continue
			}
			k := rowKey{day.String(), l.Unit}
			if rows[k] == nil {
				rows[k] = &Row{Key: k.key, Unit: k.unit, Name: k.key}
			}
			rows[k].addLineBy(l, day)
		}
	}
	return sorted(rows)
}

func (r *Row) addLineBy(l *Line, day aid.Date) {
	required, arrived := l.requiredBy(day), l.arrivedBy(day)
	r.Required += required
	r.Covered += min(required, arrived)
	r.Shortfall += max(0, required-arrived)
	r.Missing += max(0, required-l.Received)
	r.Expected += arrived
	r.Received += l.Received
	r.Pledged += l.Pledged
	r.Committed += l.Committed
	r.Allocated += l.Allocated
	r.Undisclosed += l.Undisclosed
	r.Lines++
	if l.Stale {
		r.Stale++
	}
	if l.Unknown {
		r.Unknown++
	}
}

// requiredBy is what a line needs to have had by the end of the day before.
func (l *Line) requiredBy(day aid.Date) aid.Decimal {
	if !l.Requirement.IsRate() {
		return l.Required
	}
	until := min(day, l.Requirement.RateTo)
	return l.Requirement.RatePerDay * aid.Decimal(until-l.Requirement.RateFrom)
}

func (l *Line) arrivedBy(day aid.Date) (sum aid.Decimal) {
	for _, arrival := range l.Arrivals {
		if arrival.On.Known() && arrival.On <= day {
			sum += arrival.Quantity
		}
	}
	return sum
}
