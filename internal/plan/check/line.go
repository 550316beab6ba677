package check

import (
	"math"

	"footing/internal/aid"
	"footing/internal/picture"
)

// line is a requirement that stands, and what the plan does for it.
type line struct {
	req         *aid.Requirement
	elements    map[aid.ID]bool    // its element and that one's parents
	factors     map[aid.ID]float64 // by item, as they are asked for
	node        aid.ID
	priority    int
	due         aid.Date
	required    float64
	received    float64            // all of it; for a rate the report shows what was taken off
	takenOff    float64            // of a rate
	from        map[aid.ID]float64 // by donor: of what was received
	has         map[aid.ID]bool    // items of which it received some
	undisclosed bool
	slots       []*slot

	metByDue, metByEnd, worth float64 // by the departures
	arrivals                  []arrival
}

// arrival is what a departure brings a line.
type arrival struct {
	item *aid.Item
	on   aid.Date
	met  float64 // units of need
}

// weights by priority, 1 to 5.
var weights = [...]float64{1: 16, 2: 8, 3: 4, 4: 2, 5: 1}

func (l *line) weight() float64 { return weights[l.priority] }

func (f *facts) addLines() {
	for _, r := range picture.All[aid.Requirement](f.picture) {
		if r.Status == "refused" || r.Status == "withdrawn" || r.AlternativeTo != "" {
			continue
		}
		l := &line{req: r, elements: map[aid.ID]bool{}, factors: map[aid.ID]float64{}, from: map[aid.ID]float64{}, has: map[aid.ID]bool{}, node: r.Node}
		l.climb(f.picture)
		l.priority = f.priority(l)
		l.due = l.dueDate(f.picture.Valid)
		l.undisclosed = r.RatePerDay <= 0 && !r.Quantity.Known()
		f.lines[r.ID], f.inOrder = l, append(f.inOrder, l)
	}
}

// climb notes the element and its parents. Parents in a circle end the climb.
func (l *line) climb(pic *picture.Picture) {
	id := l.req.Element
	if e, ok := picture.Get[aid.ForceElement](pic, id); ok && l.node == "" {
		l.node = e.Node
	}
	for id != "" && !l.elements[id] {
		l.elements[id] = true
		e, ok := picture.Get[aid.ForceElement](pic, id)
		if !ok {
			return
		}
		id = e.Parent
	}
}

// priority is the line's own, or that of the last order about it.
func (f *facts) priority(l *line) int {
	priority := l.req.Priority
	for _, o := range f.orders {
		if o.Action == "priority" && about(o, l) {
			priority = o.Priority
		}
	}
	if priority < 1 || priority >= len(weights) {
		return 3
	}
	return priority
}

func (l *line) dueDate(valid aid.Date) aid.Date {
	if l.req.RatePerDay > 0 {
		return max(l.req.RateFrom, valid)
	}
	return max(l.req.RDD, valid)
}

// before is the weighted shortfall-weeks without the plan.
func (l *line) before() float64 {
	sum := 0.0
	for _, s := range l.slots {
		sum += l.weight() * weeks(s.due, s.end)
	}
	return sum
}

// need is what is open in units of need.
func (l *line) need() float64 {
	sum := 0.0
	for _, s := range l.slots {
		sum += s.need
	}
	return sum
}

// row is the line as the file should have it.
func (l *line) row() Line {
	received := l.received
	if l.req.RatePerDay > 0 {
		received = l.takenOff
	}
	return Line{
		Requirement: l.req.ID, Name: l.req.Name, Element: l.req.Element,
		Priority: l.priority, Weight: l.weight(), Due: Day{l.due},
		Required: l.required, Received: received, MetByDue: l.metByDue, MetByEnd: l.metByEnd,
		CoverageBefore: l.coverage(received), CoverageAfter: l.coverage(received + l.metByEnd),
		ShortfallWeeksBefore: l.before(), ShortfallWeeksAfter: l.before() - l.worth,
	}
}

func (l *line) coverage(got float64) float64 {
	switch {
	case l.undisclosed:
		return 0
	case l.required <= 0:
		return 1
	}
	return math.Min(1, got/l.required)
}

// checkLines holds every row of the file against its line, and finds lines
// without a row.
func checkLines(c *checker) {
	rows := map[aid.ID]bool{}
	for i, stated := range c.stated.Lines {
		at := Place{Row: rowName("lines", i), Requirement: stated.Requirement}
		l, ok := c.facts.lines[stated.Requirement]
		switch {
		case !ok:
			c.wrong(LimitLine, at, "is no line: not on record, refused, withdrawn or an alternative")
		case rows[stated.Requirement]:
			c.wrong(LimitLine, at, "is listed twice")
		default:
			c.compareLine(at, l, stated)
		}
		rows[stated.Requirement] = true
	}
	for _, l := range c.facts.inOrder {
		c.report.Lines = append(c.report.Lines, l.row())
		if !rows[l.req.ID] {
			c.wrong(LimitLine, Place{Requirement: l.req.ID}, "is missing under lines")
		}
	}
}

func (c *checker) compareLine(at Place, l *line, stated Line) {
	row := l.row()
	c.same(LimitLine, at, "name", row.Name, stated.Name)
	c.same(LimitLine, at, "element", string(row.Element), string(stated.Element))
	c.same(LimitLine, at, "due", row.Due.String(), stated.Due.String())
	for _, f := range []struct {
		what                    string
		computed, stated, scale float64
	}{
		{"priority", float64(row.Priority), float64(stated.Priority), 0},
		{"weight", row.Weight, stated.Weight, 0},
		{"required", row.Required, stated.Required, 0},
		{"received", row.Received, stated.Received, 0},
		{"met_by_due", row.MetByDue, stated.MetByDue, row.Required},
		{"met_by_end", row.MetByEnd, stated.MetByEnd, row.Required},
		{"coverage_before", row.CoverageBefore, stated.CoverageBefore, 0},
		{"coverage_after", row.CoverageAfter, stated.CoverageAfter, 0},
		{"shortfall_weeks_before", row.ShortfallWeeksBefore, stated.ShortfallWeeksBefore, 0},
		{"shortfall_weeks_after", row.ShortfallWeeksAfter, stated.ShortfallWeeksAfter, row.ShortfallWeeksBefore},
	} {
		c.figure(LimitLine, at, f.what, f.computed, f.stated, f.scale)
	}
	if row.ShortfallWeeksAfter < -tolerance(row.ShortfallWeeksBefore) {
		c.apart(LimitLine, at, "shortfall_weeks_after is below 0", row.ShortfallWeeksAfter, 0)
	}
}
