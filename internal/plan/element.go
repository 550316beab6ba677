package plan

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// element is a force element whose readiness is part of the plan: the smallest
// filled fraction of its critical lines, looked at on its inspection days.
type element struct {
	record   *aid.ForceElement
	priority int
	weight   float64
	parts    []part
	days     []aid.Date // the inspection days
	before   []float64  // readiness on each, without the plan
	gain     int        // its first inner column: what readiness gains on the first day
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
func elementsOf(p *picture.Picture, g grid, in orders, lines []line) []element {
	byElement := map[aid.ID][]int{}
	for i := range lines {
		if id := lines[i].need.Element; id != "" {
			byElement[id] = append(byElement[id], i)
		}
	}
	var list []element
	for _, record := range picture.All[aid.ForceElement](p) {
		e := element{record: record, priority: in.priorityOfElement(p, record)}
		e.weight = weightOf(e.priority)
		e.parts = criticalParts(p, record, lines, byElement[record.ID])
		for day := max(record.ReadyBy, p.Valid); day < g.horizon(); day = day.AddDays(inspectionWeeks * daysPerWeek) {
			e.days = append(e.days, day)
		}
		if len(e.parts) > 0 && len(e.days) > 0 {
			list = append(list, e)
		}
	}
	return list
}

// criticalParts finds the lines that fill critical components of the element's
// package. Crews have no lines: they are trained.
func criticalParts(p *picture.Picture, e *aid.ForceElement, lines []line, own []int) []part {
	pack, ok := picture.Get[aid.Package](p, e.Package)
	if !ok {
		return nil
	}
	var parts []part
	for _, at := range own {
		c := componentOf(p, pack, lines[at].need)
		if c == nil || !c.Critical || lines[at].undisclosed {
			continue
		}
		threshold := 1.0
		if c.Threshold > 0 {
			threshold = c.Threshold.Float()
		}
		parts = append(parts, part{line: at, threshold: threshold, first: noRow})
	}
	return parts
}

// componentOf finds the first component that a line fills: of its role, and
// with something accepted in common.
func componentOf(p *picture.Picture, pack *aid.Package, need *aid.Requirement) *aid.Component {
	for i := range pack.Components {
		c := &pack.Components[i]
		if c.Role == need.Role && aid.Overlap(c.Items, need.Items, func(id aid.ID) string {
			item, _ := picture.Get[aid.Item](p, id)
			if item == nil {
				return ""
			}
			return item.Category
		}) {
			return c
		}
	}
	return nil
}

// priorityOfElement is the priority that counts for an element: its own, or
// that of the last order about it.
func (in orders) priorityOfElement(p *picture.Picture, e *aid.ForceElement) int {
	family := elementAndParents(p, e.ID)
	priority := e.Priority
	for _, o := range in.priority {
		if o.Requirement == "" && (o.Element == "" || slices.Contains(family, o.Element)) {
			priority = o.Priority
		}
	}
	if priority == 0 {
		return aid.DefaultPriority
	}
	return priority
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
