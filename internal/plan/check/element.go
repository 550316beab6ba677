package check

import (
	"math"
	"strings"

	"footing/internal/aid"
	"footing/internal/picture"
)

// element is a force element with critical lines and days to be looked at.
type element struct {
	rec      *aid.ForceElement
	priority int
	critical []criticalLine
	crews    *crews // nil where they take no part
	days     []aid.Date
}

// criticalLine is a line without which the element is not ready.
type criticalLine struct {
	line      *line
	threshold float64
}

// lookEvery is the days from one inspection to the next.
const lookEvery = 28

func (f *facts) addElements() {
	for _, rec := range picture.All[aid.ForceElement](f.picture) {
		pack, _ := picture.Get[aid.Package](f.picture, rec.Package)
		e := &element{rec: rec, priority: f.elementPriority(rec), critical: f.criticalLines(rec)}
		for d := max(rec.ReadyBy, f.picture.Valid); d < f.grid.horizon(); d += lookEvery {
			e.days = append(e.days, d)
		}
		if len(e.critical) > 0 && len(e.days) > 0 {
			e.crews = f.crewsOf(rec, pack)
			f.elements = append(f.elements, e)
		}
	}
}

func (f *facts) element(id aid.ID) *element {
	for _, e := range f.elements {
		if e.rec.ID == id {
			return e
		}
	}
	return nil
}

// threshold is how far a component must be filled to count as ready.
func threshold(c aid.Component) float64 {
	if c.Threshold > 0 {
		return c.Threshold.Float()
	}
	return 1
}

// criticalLines are the lines of an element that fill critical components of its
// package.
func (f *facts) criticalLines(rec *aid.ForceElement) []criticalLine {
	pack, ok := picture.Get[aid.Package](f.picture, rec.Package)
	if !ok {
		return nil
	}
	var list []criticalLine
	for _, l := range f.inOrder {
		if l.req.Element != rec.ID || l.undisclosed {
			continue
		}
		if c := f.fills(pack, l.req); c != nil && c.Critical {
			list = append(list, criticalLine{l, threshold(*c)})
		}
	}
	return list
}

// fills finds the component of a package that a requirement fills: the first of
// its role that asks for something the requirement accepts.
func (f *facts) fills(pack *aid.Package, req *aid.Requirement) *aid.Component {
	for i, c := range pack.Components {
		if c.Role == req.Role && f.overlap(c.Items, req.Items) {
			return &pack.Components[i]
		}
	}
	return nil
}

// overlap reports whether two lists have something accepted in common.
func (f *facts) overlap(a, b []aid.Accept) bool {
	for _, x := range a {
		for _, y := range b {
			if f.common(x.What, y.What) {
				return true
			}
		}
	}
	return false
}

// common reports whether two accepted things can be one: two items are, if they
// are the same; a path takes what lies within it.
func (f *facts) common(a, b string) bool {
	isPath := func(s string) bool { return strings.Contains(s, "/") }
	path := func(s string) string {
		if isPath(s) {
			return strings.TrimSuffix(s, "/") + "/"
		}
		if item, ok := picture.Get[aid.Item](f.picture, aid.ID(s)); ok {
			return item.Category + "/"
		}
		return ""
	}
	if !isPath(a) && !isPath(b) {
		return a == b
	}
	p, q := path(a), path(b)
	if p == "" || q == "" {
		return false
	}
	return isPath(a) && strings.HasPrefix(q, p) || isPath(b) && strings.HasPrefix(p, q)
}

func (f *facts) elementPriority(rec *aid.ForceElement) int {
	family := map[aid.ID]bool{}
	for id := rec.ID; id != "" && !family[id]; {
		family[id] = true
		e, ok := picture.Get[aid.ForceElement](f.picture, id)
		if !ok {
			break
		}
		id = e.Parent
	}
	priority := rec.Priority
	for _, o := range f.orders {
		if o.Action == "priority" && o.Requirement == "" && (o.Element == "" || family[o.Element]) {
			priority = o.Priority
		}
	}
	if priority < 1 || priority >= len(weights) {
		return 3
	}
	return priority
}

// until is the day on which an inspection no longer counts.
func (e *element) until(d int, f *facts) aid.Date {
	if d+1 < len(e.days) {
		return e.days[d+1]
	}
	return f.grid.horizon()
}

// filled is the part of a critical line's need that is met, without the plan
// and with it: by the inspection day, or, of a daily need, of what it asks for
// until the next one.
func (e *element) filled(f *facts, l *line, d int) (before, after float64) {
	if l.req.RatePerDay > 0 {
		return l.filledIn(f, e.days[d], e.until(d, f))
	}
	if l.required <= 0 {
		return 1, 1
	}
	before = math.Min(1, l.received/l.required)
	arrived := 0.0
	for _, a := range l.arrivals {
		if a.on <= e.days[d] {
			arrived += a.met
		}
	}
	return before, before + arrived/l.required
}

// filledIn looks at the periods of a daily need that begin in a stretch of time.
func (l *line) filledIn(f *facts, from, to aid.Date) (before, after float64) {
	asked, open, met := 0.0, 0.0, 0.0
	for _, period := range f.grid {
		due, end := max(period.From, l.req.RateFrom), min(period.To, l.req.RateTo)
		if end > due && from <= due && due < to {
			asked += l.req.RatePerDay.Float() * float64(end-due)
		}
	}
	if asked <= 0 {
		return 1, 1
	}
	for _, s := range l.slots {
		if from <= s.due && s.due < to {
			open += s.need
			met += s.met
		}
	}
	return 1 - open/asked, 1 - (open-met)/asked
}

// part is what an element is not ready without, and how far it is filled on an
// inspection day, without the plan and with it.
type part struct {
	id                       aid.ID
	before, after, threshold float64
	cause                    string // of the crews; that of a line stands under unmet
}

// crewsPart names the crews where else a line is named, and as a cause.
const crewsPart = "crews"

// parts are the critical lines by id, then the crews where they take part.
func (e *element) parts(f *facts, d int) []part {
	var list []part
	for _, c := range e.critical {
		before, after := e.filled(f, c.line, d)
		list = append(list, part{id: c.line.req.ID, before: before, after: after, threshold: c.threshold})
	}
	if e.crews != nil {
		before, after := e.crews.filled(e.days[d])
		list = append(list, part{crewsPart, before, after, e.crews.threshold, crewsPart})
	}
	return list
}

// row is the element as the file should have it, the cause only where it waits
// for crews.
func (e *element) row(f *facts) Element {
	last := len(e.days) - 1
	r := Element{Element: e.rec.ID, Name: e.rec.Name, Priority: e.priority, Weight: weights[e.priority], Due: Day{e.days[0]}}
	for d := range e.days {
		before, after := e.readiness(f, d)
		lasts := weeks(e.days[d], e.until(d, f))
		r.WeeksBefore += before * lasts
		r.WeeksAfter += after * lasts
		if d == 0 {
			r.DueBefore, r.DueAfter = before, after
		}
		if d == last {
			r.EndBefore, r.EndAfter = before, after
		}
	}
	r.Worth = f.options.Readiness * r.Weight * (r.WeeksAfter - r.WeeksBefore)
	waits := e.waitsFor(f)
	r.Meets, r.WaitsFor, r.Cause = e.meets(f), waits.id, waits.cause
	return r
}

// waitsFor is the part that is filled least on the first inspection day, the
// first among equals, so that crews come after lines; none if all are full.
func (e *element) waitsFor(f *facts) part {
	least := part{after: 1}
	for _, p := range e.parts(f, 0) {
		if p.after < least.after-tolerance(1) {
			least = p
		}
	}
	return least
}

// readiness is the least that any part is filled, without the plan and with it.
func (e *element) readiness(f *facts, d int) (before, after float64) {
	before, after = 1, 1
	for _, p := range e.parts(f, d) {
		before, after = math.Min(before, p.before), math.Min(after, p.after)
	}
	return before, after
}

// meets is the first inspection day from which all parts stay filled to their
// thresholds.
func (e *element) meets(f *facts) Day {
	var first Day
	for d := len(e.days) - 1; d >= 0; d-- {
		for _, p := range e.parts(f, d) {
			if p.after < p.threshold-tolerance(1) {
				return first
			}
		}
		first = Day{e.days[d]}
	}
	return first
}

// checkElements holds every row of the file against its element, and finds
// elements without a row.
func checkElements(c *checker) {
	if c.facts.options.Readiness <= 0 {
		if len(c.stated.Elements) > 0 {
			c.wrong(LimitElement, Place{}, "elements are listed though readiness counts for nothing")
		}
		return
	}
	stated := map[aid.ID]Element{}
	for i, e := range c.stated.Elements {
		if _, twice := stated[e.Element]; twice {
			c.wrong(LimitElement, Place{Row: rowName("elements", i)}, "element %s is listed twice", e.Element)
		}
		stated[e.Element] = e
	}
	for _, e := range c.facts.elements {
		row := e.row(c.facts)
		c.report.Elements = append(c.report.Elements, row)
		s, ok := stated[row.Element]
		if !ok {
			c.wrong(LimitElement, Place{}, "element %s is missing under elements", row.Element)
			continue
		}
		delete(stated, row.Element)
		c.compareElement(row, s)
	}
	for id := range stated {
		c.wrong(LimitElement, Place{}, "element %s has no critical lines, or no day to be ready on", id)
	}
}

// causeOf is the stated cause of what an element waits for.
func (c *checker) causeOf(row Element) string {
	if row.Cause != "" {
		return row.Cause
	}
	for _, u := range c.stated.Unmet {
		if u.Requirement == row.WaitsFor {
			return u.Cause
		}
	}
	return ""
}

func (c *checker) compareElement(row, stated Element) {
	at := Place{Row: "element " + string(row.Element)}
	c.same(LimitElement, at, "due", row.Due.String(), stated.Due.String())
	c.same(LimitElement, at, "name", row.Name, stated.Name)
	c.same(LimitElement, at, "waits_for", string(row.WaitsFor), string(stated.WaitsFor))
	c.same(LimitElement, at, "cause", c.causeOf(row), stated.Cause)
	c.same(LimitElement, at, "meets", row.Meets.String(), stated.Meets.String())
	for _, f := range []struct {
		what             string
		computed, stated float64
	}{
		{"priority", float64(row.Priority), float64(stated.Priority)},
		{"weight", row.Weight, stated.Weight},
		{"ready_at_due_before", row.DueBefore, stated.DueBefore},
		{"ready_at_due_after", row.DueAfter, stated.DueAfter},
		{"ready_at_end_before", row.EndBefore, stated.EndBefore},
		{"ready_at_end_after", row.EndAfter, stated.EndAfter},
		{"ready_weeks_before", row.WeeksBefore, stated.WeeksBefore},
		{"ready_weeks_after", row.WeeksAfter, stated.WeeksAfter},
		{"worth", row.Worth, stated.Worth},
	} {
		c.figure(LimitElement, at, f.what, f.computed, f.stated, 0)
	}
}
