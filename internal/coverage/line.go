package coverage

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Line is one requirement and what stands against it, in units of need.
type Line struct {
	Requirement *aid.Requirement
	Unit        string
	Category    string // path of what it asks for
	Required    aid.Decimal
	Unknown     bool // the need states no number
	Stale       bool
	Tally
}

// Tally sums what was promised and came.
type Tally struct {
	Pledged     aid.Decimal // all promises with a number, binding or not
	Committed   aid.Decimal // of these, the binding ones
	Allocated   aid.Decimal // given to lines by a decision
	Received    aid.Decimal // handed over
	Expected    aid.Decimal // received, and what is still to come of binding promises
	Undisclosed int         // promises without a number
	Arrivals    []Arrival   // what Expected is made of, by day
}

// Arrival is a quantity that came or is expected on a day; an unknown day says
// that nobody has named one.
type Arrival struct {
	On       aid.Date
	Quantity aid.Decimal
}

// Shortfall is what will be missing when all that is expected has come.
func (l *Line) Shortfall() aid.Decimal { return max(0, l.Required-l.Expected) }

// Missing is what is missing today.
func (l *Line) Missing() aid.Decimal { return max(0, l.Required-l.Received) }

// Due is the day by which the line is needed: its required delivery date, or
// for a daily need its first day.
func (l *Line) Due() aid.Date {
	if l.Requirement.IsRate() {
		return l.Requirement.RateFrom
	}
	return l.Requirement.RDD
}

func newLine(p *picture.Picture, r *aid.Requirement) *Line {
	l := &Line{Requirement: r, Stale: r.Stale(p.Valid)}
	switch {
	case r.IsRate():
		l.Required = r.RatePerDay * aid.Decimal(r.RateTo-r.RateFrom)
	case r.Quantity.Known():
		l.Required = r.Quantity.Low()
	default:
		l.Unknown = true
	}
	return l
}

// byUrgency orders lines as attribution serves them.
func byUrgency(a, b *Line) int {
	return cmp.Or(
		cmp.Compare(urgency(a.Requirement), urgency(b.Requirement)),
		cmp.Compare(dueOrLast(a), dueOrLast(b)),
		cmp.Compare(a.Requirement.ID, b.Requirement.ID),
	)
}

func urgency(r *aid.Requirement) int { return cmp.Or(r.Priority, aid.DefaultPriority) }

func dueOrLast(l *Line) aid.Date {
	if due := l.Due(); due.Known() {
		return due
	}
	return aid.NewDate(9999, 12, 31)
}

// describe fills in what the line asks for, in the words of the items that
// meet it.
func (l *Line) describe(items []*aid.Item) {
	if len(l.Requirement.Items) == 0 {
		return
	}
	first := l.Requirement.Items[0]
	if first.IsCategory() {
		l.Category = first.What
	}
	at := slices.IndexFunc(items, func(i *aid.Item) bool { return first.Takes(i) })
	if at < 0 {
		return
	}
	l.Unit = items[at].Unit
	if l.Category == "" {
		l.Category = items[at].Category
	}
}
