package simulate

import "footing/internal/aid"

// outcome is what a plan comes to in one future.
type outcome struct {
	shortfall  float64   // weighted shortfall-weeks of all lines
	readyWeeks float64   // weighted, of all elements
	linesMet   int       // when due
	elements   int       // that meet when due
	short      []float64 // by line: weighted shortfall-weeks
	met        []bool    // by line: when due
	come       []float64 // by line and day of the fan: units of need that came since the day before
	ready      []float64 // by element and inspection day
	weeks      []float64 // by element: readiness summed over weeks
	meets      []bool    // by element
}

// measurer reads off what came of a future. It is for one goroutine.
type measurer struct {
	w     *world
	byDue []float64 // by line: units of need that came when due
	came  []float64
	first []int32   // by element: of its inspection days in ready
	all   []float64 // by day of the fan: scratch of sums over lines
	outcome
}

func newMeasurer(w *world) *measurer {
	m := &measurer{w: w, byDue: make([]float64, len(w.lines)), came: make([]float64, w.fills.size), all: make([]float64, len(w.days))}
	days := 0
	for i := range w.o.Elements {
		m.first = append(m.first, int32(days))
		days += len(w.o.Elements[i].Days)
	}
	m.outcome = outcome{
		short: make([]float64, len(w.lines)), met: make([]bool, len(w.lines)), come: make([]float64, len(w.lines)*len(w.days)),
		ready: make([]float64, days), weeks: make([]float64, len(w.o.Elements)), meets: make([]bool, len(w.o.Elements)),
	}
	return m
}

// measure reads off what came of the future that was played last.
func (m *measurer) measure(p *player) *outcome {
	clear(m.byDue)
	clear(m.come)
	clear(m.came)
	for i := range m.w.lines {
		m.short[i] = m.w.lines[i].weeks
	}
	for i := range m.w.moves {
		if !p.late[i] {
			m.take(&m.w.landings[i])
		}
	}
	for i := range p.sent {
		now := m.w.land(&p.sent[i])
		m.take(&now)
	}
	m.sumLines()
	m.sumElements()
	return &m.outcome
}

// take adds what arrives.
func (m *measurer) take(l *landing) {
	m.short[l.line] -= l.worth
	if l.byDue {
		m.byDue[l.line] += l.met
	}
	m.come[l.fan] += l.met
	if l.slot != none {
		m.came[l.slot] += l.slotPart
	}
	if l.part != none {
		m.came[l.part] += l.filled
	}
	if l.crew != none {
		m.came[l.crew] += l.met
	}
}

func (m *measurer) sumLines() {
	m.shortfall, m.linesMet = 0, 0
	for i := range m.w.lines {
		l := &m.w.lines[i]
		m.short[i] = max(0, m.short[i])
		m.shortfall += m.short[i]
		m.met[i] = l.wanted-m.byDue[i] <= tolerance(l.wanted)
		if m.met[i] {
			m.linesMet++
		}
	}
}

func (m *measurer) sumElements() {
	m.readyWeeks, m.elements = 0, 0
	for i := range m.w.o.Elements {
		e := &m.w.o.Elements[i]
		ready := m.readyDays(i)
		m.meets[i] = m.w.fills.readinessOf(m.w.o, i, m.came, ready)
		if m.meets[i] {
			m.elements++
		}
		m.weeks[i] = 0
		for d, r := range ready {
			m.weeks[i] += float64(r * m.w.o.Weeks(e.Days[d], m.w.o.Until(e, d)))
		}
		m.readyWeeks += e.Weight * m.weeks[i]
	}
}

// readyDays is the readiness of an element on its inspection days.
func (m *measurer) readyDays(element int) []float64 {
	from := m.first[element]
	return m.ready[from : from+int32(len(m.w.o.Elements[element].Days))]
}

// shortfallOf is the weighted shortfall-weeks of the future that was played last, and
// nothing else of it.
func (m *measurer) shortfallOf(p *player) float64 {
	for i := range m.w.lines {
		m.short[i] = m.w.lines[i].weeks
	}
	for i := range m.w.moves {
		if !p.late[i] {
			m.short[m.w.landings[i].line] -= m.w.landings[i].worth
		}
	}
	for i := range p.sent {
		t := &p.sent[i]
		m.short[t.line] -= float64(t.worth * t.quantity)
	}
	sum := 0.0
	for i := range m.short {
		sum += max(0, m.short[i])
	}
	return sum
}

// inspected is the last inspection of an element by a day, none where there is none yet.
func (w *world) inspected(element int, day aid.Date) int {
	e := &w.o.Elements[element]
	if day < e.Days[0] {
		return none
	}
	return min(int(day-e.Days[0])/fanEvery, len(e.Days)-1)
}
