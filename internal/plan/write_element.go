package plan

import "footing/internal/aid"

// Element is the readiness of a force element before and after the plan.
type Element struct {
	Element     aid.ID  `json:"element"`
	Name        string  `json:"name"`
	Priority    int     `json:"priority"`
	Weight      float64 `json:"weight"`
	Due         string  `json:"due"`
	DueBefore   float64 `json:"ready_at_due_before"`
	DueAfter    float64 `json:"ready_at_due_after"`
	EndBefore   float64 `json:"ready_at_end_before"`
	EndAfter    float64 `json:"ready_at_end_after"`
	WeeksBefore float64 `json:"ready_weeks_before"`
	WeeksAfter  float64 `json:"ready_weeks_after"`
	Worth       float64 `json:"worth"`
	Meets       string  `json:"meets"`
	WaitsFor    aid.ID  `json:"waits_for"`
	Cause       string  `json:"cause"`
	Remedy      Remedy  `json:"remedy"`
}

// Terms are the parts of a plan's value.
type Terms struct {
	Shortfall        float64 `json:"shortfall"`
	Readiness        float64 `json:"readiness"`
	Interoperability float64 `json:"interoperability"`
	Handling         float64 `json:"handling"`
}

// terms splits the value; the handling is a cost and below 0.
func (w *writer) terms() Terms {
	var t Terms
	for i := range w.shipments {
		c := &w.shipments[i]
		q := c.quantity.Float()
		t.Shortfall += float64(c.worth * q)
		t.Interoperability += float64(c.bonus * q)
		t.Handling -= float64(c.cost * q)
	}
	t.Readiness = w.filled.readiness()
	return t
}

func (w *writer) elements() []Element {
	list := make([]Element, 0, len(w.m.elements))
	for i := range w.m.elements {
		list = append(list, w.element(&w.m.elements[i]))
	}
	return list
}

func (w *writer) element(e *element) Element {
	last := len(e.days) - 1
	gains := e.readiness(w.filled.room)
	out := Element{
		Element: e.Record.ID, Name: e.Record.Name, Priority: e.Priority, Weight: e.Weight, Due: e.days[0].String(),
		DueBefore: e.before[0], DueAfter: e.before[0] + gains[0], EndBefore: e.before[last], EndAfter: e.before[last] + gains[last],
		Meets: w.meets(e), WaitsFor: w.waitsFor(e),
	}
	for d, gain := range gains {
		lasts := weeks(e.days[d], e.until(d, w.m.grid.horizon()))
		out.WeeksBefore += float64(e.before[d] * lasts)
		out.WeeksAfter += float64((e.before[d] + gain) * lasts)
		out.Worth += float64(w.m.inner[e.gain+d].worth * gain)
	}
	return out
}

// filledBy is the filled part of a critical line on an inspection day.
func (w *writer) filledBy(e *element, p *part, d int) float64 {
	return min(1, e.before[d]+w.filled.room[p.first+int32(d)])
}

// mannedBy is the filled part of an element's crews on an inspection day.
func (w *writer) mannedBy(e *element, d int) float64 {
	return min(1, e.before[d]+e.crews.manned(d, w.filled.room))
}

// meets is the first inspection day from which on all critical lines, and the
// crews, are filled to their thresholds, or empty.
func (w *writer) meets(e *element) string {
	from := len(e.days)
	for from > 0 && w.meetsOn(e, from-1) {
		from--
	}
	if from == len(e.days) {
		return ""
	}
	return e.days[from].String()
}

func (w *writer) meetsOn(e *element, d int) bool {
	for k := range e.parts {
		if p := &e.parts[k]; w.filledBy(e, p, d) < p.threshold-tolerance(1) {
			return false
		}
	}
	return e.crews == nil || w.mannedBy(e, d) >= e.crews.threshold-tolerance(1)
}

// waitsFor is the critical line that is filled least on the first inspection
// day, the first by id among equals up to the tolerance, or the crews where they
// are filled less; empty where all are full.
func (w *writer) waitsFor(e *element) aid.ID {
	least, id := 1.0, aid.ID("")
	for k := range e.parts {
		p := &e.parts[k]
		if filled := w.filledBy(e, p, 0); filled < least-tolerance(1) {
			least, id = filled, w.m.lines[p.line].need.ID
		}
	}
	if e.crews != nil && w.mannedBy(e, 0) < least-tolerance(1) {
		return CauseCrews
	}
	return id
}

// tellCauses gives each element that waits the cause of the line it waits for, or
// what would help it to crews.
func (s *search) tellCauses(w *writer, p *Plan) {
	causes := map[aid.ID]string{CauseCrews: CauseCrews}
	for i := range p.Unmet {
		causes[p.Unmet[i].Requirement] = p.Unmet[i].Cause
	}
	for i := range p.Elements {
		e := &p.Elements[i]
		if e.Cause = causes[e.WaitsFor]; e.Cause == CauseCrews {
			e.Remedy = w.remedyCrews(&s.m.elements[i])
		}
	}
}
