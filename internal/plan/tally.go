package plan

// tally adds up what is put into a filling, by line.
type tally struct {
	terms        Terms
	byDue, byEnd []float64 // units of need
	worth        []float64
	moved        map[passageKey]float64 // net worth
}

// passageKey is what an offer gives a line by a route.
type passageKey struct {
	offer, stream int32
	route         int16
}

func newTally(m *model) *tally {
	n := len(m.lines)
	return &tally{byDue: make([]float64, n), byEnd: make([]float64, n), worth: make([]float64, n), moved: map[passageKey]float64{}}
}

func (t *tally) add(m *model, c *column, q float64) {
	s := m.streamOf(c)
	t.terms.Shortfall += float64(c.worth * q)
	t.terms.Interoperability += float64(c.bonus * q)
	t.terms.Handling -= float64(c.cost * q)
	t.worth[s.line] += float64(c.worth * q)
	t.moved[passageKey{c.offer, c.stream, c.route}] += float64(c.net() * q)
	t.byEnd[s.line] += float64(s.factor * q)
	if m.arrival(c) <= m.slots[c.slot].due {
		t.byDue[s.line] += float64(s.factor * q)
	}
}

// line is a line before and after what was put.
func (t *tally) line(m *model, at int) Line {
	out := m.unplanned(at)
	l := &m.lines[at]
	out.MetByDue, out.MetByEnd = t.byDue[at], t.byEnd[at]
	out.ShortfallWeeksAfter = max(0, out.ShortfallWeeksBefore-t.worth[at])
	out.CoverageAfter = share(l, l.received.Float()+out.MetByEnd)
	return out
}

// unplanned is a line as it is without a plan.
func (m *model) unplanned(at int) Line {
	l := &m.lines[at]
	out := Line{
		Requirement: l.need.ID, Name: l.need.Name, Element: l.need.Element,
		Priority: l.priority, Weight: l.weight, Due: l.due.String(),
		Required: l.required.Float(), Received: l.received.Float(), CoverageBefore: share(l, l.received.Float()),
	}
	for at := l.first; at < l.last; at++ {
		out.ShortfallWeeksBefore += l.weight * weeks(m.slots[at].due, m.slots[at].end)
	}
	return out
}
