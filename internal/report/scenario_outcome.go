package report

import (
	"cmp"
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/plan"
	"footing/internal/table"
)

// ScenarioOutcome is what a plan makes of a picture in which a scenario holds. The
// first of a list is the base that the others are held against. Allocations,
// Departures and Lanes are those of a plan in whole units; a plan in fractions has
// none.
type ScenarioOutcome struct {
	Name      string
	Title     string
	Changes   []string // one a line
	Fractions bool     // the plan is in fractions

	Status         string
	Gap            float64
	Value, Bound   float64 // of the plan, and proven of the best one
	ShortfallAfter float64 // weighted shortfall-weeks
	Lines          []plan.Line
	Elements       []plan.Element
	Allocations    []plan.Allocation
	Departures     []plan.Departure
	Lanes          []plan.Load
}

// alike is up to what two figures of plans count as equal.
const alike = 1e-6

// level is how much of what is asked is there: now, on the due dates, at the
// horizon. Parts of 1, weighted by priority.
type level struct{ now, due, end float64 }

func (l *level) add(weight float64, other level) {
	l.now += float64(weight * other.now)
	l.due += float64(weight * other.due)
	l.end += float64(weight * other.end)
}

// over gives the three as cells; none where there is nothing to be covered or ready.
func (l level) over(weight float64) (now, due, end table.Cell) {
	if weight == 0 {
		return nil, nil, nil
	}
	return l.now / weight, l.due / weight, l.end / weight
}

// covered is the coverage of one line.
func covered(l *plan.Line) level {
	due := l.CoverageBefore
	if l.Required > 0 {
		due = min(1, (l.Received+l.MetByDue)/l.Required)
	}
	return level{l.CoverageBefore, due, l.CoverageAfter}
}

// coverage is that of all lines that state how much they need.
func (o *ScenarioOutcome) coverage() (now, due, end table.Cell) {
	var sum level
	weight := 0.0
	for i := range o.Lines {
		if l := &o.Lines[i]; l.Required > 0 {
			sum.add(l.Weight, covered(l))
			weight += l.Weight
		}
	}
	return sum.over(weight)
}

func (o *ScenarioOutcome) readiness() (now, due, end table.Cell) {
	var sum level
	weight := 0.0
	for i := range o.Elements {
		e := &o.Elements[i]
		sum.add(e.Weight, readyLevel(e))
		weight += e.Weight
	}
	return sum.over(weight)
}

func readyLevel(e *plan.Element) level { return level{e.DueBefore, e.DueAfter, e.EndAfter} }

// readyWeeks is what elements are ready, in weighted weeks.
func (o *ScenarioOutcome) readyWeeks() (sum float64) {
	for i := range o.Elements {
		sum += float64(o.Elements[i].Weight * o.Elements[i].WeeksAfter)
	}
	return sum
}

// met counts the lines that have all they need by their due dates.
func (o *ScenarioOutcome) met() (n int) {
	for i := range o.Lines {
		if l := &o.Lines[i]; l.Required > 0 && covered(l).due >= 1-alike {
			n++
		}
	}
	return n
}

// inTime reports whether the parts of an element meet by its due date.
func inTime(e *plan.Element) bool { return e.Meets != "" && e.Meets <= e.Due }

func (o *ScenarioOutcome) ready() (n int) {
	for i := range o.Elements {
		if inTime(&o.Elements[i]) {
			n++
		}
	}
	return n
}

// line and element find those of an outcome by id, nil where there is none.
func (o *ScenarioOutcome) line(id aid.ID) *plan.Line {
	at := slices.IndexFunc(o.Lines, func(l plan.Line) bool { return l.Requirement == id })
	if at < 0 {
		return nil
	}
	return &o.Lines[at]
}

func (o *ScenarioOutcome) element(id aid.ID) *plan.Element {
	at := slices.IndexFunc(o.Elements, func(e plan.Element) bool { return e.Element == id })
	if at < 0 {
		return nil
	}
	return &o.Elements[at]
}

// noticed is the part of all coverage from which a difference is told: a plan in
// whole units may send the same things some days apart for nothing.
const noticed = 1e-2

// arrivals is what a plan's arrivals add to weighted coverage, by day.
func (o *ScenarioOutcome) arrivals() map[string]float64 {
	factor := map[[2]aid.ID]float64{}
	for _, a := range o.Allocations {
		if a.Quantity > 0 {
			factor[[2]aid.ID{a.Pledge, a.Requirement}] = a.Met / a.Quantity
		}
	}
	per := map[aid.ID]float64{}
	for i := range o.Lines {
		if l := &o.Lines[i]; l.Required > 0 {
			per[l.Requirement] = l.Weight / l.Required
		}
	}
	days := map[string]float64{}
	for i := range o.Departures {
		d := &o.Departures[i]
		days[d.Arrives] += float64(d.Quantity * factor[[2]aid.ID{d.Pledge, d.Requirement}] * per[d.Requirement])
	}
	return days
}

// firstLess is the first day of the week, counted from a day, in which less has
// arrived than in the base, all lines taken together; 0 for none.
func (o *ScenarioOutcome) firstLess(base *ScenarioOutcome, from aid.Date) aid.Date {
	total := 0.0
	for i := range base.Lines {
		if base.Lines[i].Required > 0 {
			total += base.Lines[i].Weight
		}
	}
	here, there := o.arrivals(), base.arrivals()
	var days []string
	for day := range there {
		days = append(days, day)
	}
	for day := range here {
		if _, both := there[day]; !both {
			days = append(days, day)
		}
	}
	slices.Sort(days)
	less := 0.0
	for i := 0; i < len(days); {
		first, err := aid.ParseDate(days[i])
		if err != nil {
			return 0 // a checked plan has dates
		}
		week := from + (first-from)/7*7
		for ; i < len(days) && days[i] < (week+7).String(); i++ {
			less += there[days[i]] - here[days[i]]
		}
		if less > noticed*total {
			return week
		}
	}
	return 0
}

// byLoss sorts what was lost most first, by id among equals.
func byLoss(a, b lost) int {
	return cmp.Or(cmp.Compare(b.weeks, a.weeks), cmp.Compare(a.id, b.id))
}

// lost is a line or an element with what it loses by a scenario, in weighted weeks
// of shortfall or of readiness.
type lost struct {
	id           aid.ID
	weeks        float64
	base, here   level
	line         *plan.Line
	element      *plan.Element
	baseElement  *plan.Element
	baseLineWeek float64
}

func (l *lost) differs() bool {
	return math.Abs(l.weeks) > alike || math.Abs(l.base.due-l.here.due) > alike || math.Abs(l.base.end-l.here.end) > alike
}

// falls reports whether an element that was ready in time no longer is.
func (l *lost) falls() bool { return l.element != nil && inTime(l.baseElement) && !inTime(l.element) }

// linesHit lists the lines that have more or less than in the base.
func (o *ScenarioOutcome) linesHit(base *ScenarioOutcome) (list []lost) {
	for i := range o.Lines {
		l := &o.Lines[i]
		was := base.line(l.Requirement)
		if was == nil {
			continue
		}
		hit := lost{
			id: l.Requirement, weeks: l.ShortfallWeeksAfter - was.ShortfallWeeksAfter, baseLineWeek: was.ShortfallWeeksAfter,
			base: covered(was), here: covered(l), line: l,
		}
		if hit.differs() {
			list = append(list, hit)
		}
	}
	slices.SortFunc(list, byLoss)
	return list
}

// elementsHit lists the elements that are more or less ready than in the base.
func (o *ScenarioOutcome) elementsHit(base *ScenarioOutcome) (list []lost) {
	for i := range o.Elements {
		e := &o.Elements[i]
		was := base.element(e.Element)
		if was == nil {
			continue
		}
		hit := lost{
			id: e.Element, weeks: float64(e.Weight * (was.WeeksAfter - e.WeeksAfter)),
			base: readyLevel(was), here: readyLevel(e), element: e, baseElement: was,
		}
		if hit.differs() || hit.falls() {
			list = append(list, hit)
		}
	}
	slices.SortFunc(list, byLoss)
	return list
}
