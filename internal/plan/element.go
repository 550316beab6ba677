package plan

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/picture"
)

// element is a force element whose readiness is part of the plan: the smallest
// filled fraction of its critical lines, looked at on its inspection days.
type element struct {
	*force.Element
	parts  []part
	days   []aid.Date // the inspection days
	before []float64  // readiness on each, without the plan
	crews  *crews     // nil where they have no part
	gain   int        // its first inner column: what readiness gains on the first day
}

// part is a critical line of an element.
type part struct {
	line      int
	threshold float64 // of its filled fraction, from which it counts as ready
	first     int32   // its row of the first inspection day; the rows of the others follow
}

// inspectionWeeks is the time from one inspection day to the next.
const inspectionWeeks = 4

// elementsOf lists the elements that have critical lines and days to be ready
// on, in order of their ids.
func elementsOf(p *picture.Picture, g grid, lines []line, withCrews bool) []element {
	at := map[aid.ID]int{}
	for i := range lines {
		at[lines[i].need.ID] = i
	}
	var list []element
	for _, laidOut := range force.Structure(p) {
		e := element{Element: laidOut, parts: criticalParts(laidOut, lines, at)}
		for day := max(e.ReadyBy, p.Valid); day < g.horizon(); day = day.AddDays(inspectionWeeks * daysPerWeek) {
			e.days = append(e.days, day)
		}
		if len(e.parts) > 0 && len(e.days) > 0 {
			if withCrews {
				e.crews = crewsOf(p, laidOut, lines, at)
			}
			list = append(list, e)
		}
	}
	return list
}

// criticalParts finds the lines that fill critical components of the element's
// package, in order of their ids.
func criticalParts(e *force.Element, lines []line, at map[aid.ID]int) []part {
	var parts []part
	for _, p := range e.Parts {
		if !p.Critical {
			continue
		}
		for _, need := range p.Lines {
			if i := at[need.ID]; !lines[i].undisclosed {
				parts = append(parts, part{line: i, threshold: p.Threshold.Float(), first: noRow})
			}
		}
	}
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(a.line, b.line) })
	return parts
}

// until is the day after the stretch of time that begins with an inspection.
func (e *element) until(d int, horizon aid.Date) aid.Date {
	if d+1 < len(e.days) {
		return e.days[d+1]
	}
	return horizon
}

// filledBefore is the part of a line's need that is met without the plan on an
// inspection day: of a daily need, of what it asks for until the next one.
func (m *model) filledBefore(e *element, l *line, d int) float64 {
	if l.need.IsRate() {
		asked, open := l.askedIn(m, e.days[d], e.until(d, m.grid.horizon()))
		if asked <= 0 {
			return 1
		}
		return 1 - open/asked
	}
	if l.required <= 0 {
		return 1
	}
	return min(1, l.received.Float()/l.required.Float())
}

// askedIn is what a daily need asks for from one day to another, and what of it
// is open: of the periods that begin in that time.
func (l *line) askedIn(m *model, from, to aid.Date) (asked, open float64) {
	for _, a := range l.asked {
		if from <= a.due && a.due < to {
			asked += a.need
		}
	}
	for at := l.first; at < l.last; at++ {
		if s := &m.slots[at]; from <= s.due && s.due < to {
			open += s.need
		}
	}
	return asked, open
}
