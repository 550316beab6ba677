package plan

import (
	"math"

	"footing/internal/aid"
)

// addReadyRows: an element is ready as far as each of its critical lines is
// filled, on every inspection day. What it gains over its readiness without the
// plan is an inner column, worth the weeks to the next inspection.
//
// A row says: gain <= filled without the plan - readiness without the plan +
// what arrives by the day, as a part of the line's need.
func addReadyRows(m *model) {
	for i := range m.elements {
		e := &m.elements[i]
		e.before = make([]float64, len(e.days))
		for d := range e.days {
			e.before[d] = 1
			for _, p := range e.parts {
				e.before[d] = min(e.before[d], m.filledBefore(e, &m.lines[p.line], d))
			}
			if e.crews != nil {
				e.before[d] = min(e.before[d], e.crews.before)
			}
		}
		for k := range e.parts {
			m.addPartRows(i, k)
		}
		m.addCrewsRows(i)
		e.gain = len(m.inner)
		for d := range e.days {
			gain := inner{worth: m.readyWorth(e, d), unit: 1, most: 1 - e.before[d], release: noOffer, pool: noPool}
			for _, p := range e.parts {
				gain.entries = append(gain.entries, entry{p.first + int32(d), 1})
			}
			if e.crews != nil {
				gain.entries = append(gain.entries, entry{e.crews.first + int32(d), 1})
			}
			m.inner = append(m.inner, gain)
		}
	}
}

// readyWorth is what full readiness is worth from one inspection day to the
// next.
func (m *model) readyWorth(e *element, d int) float64 {
	return float64(float64(m.options.Readiness*e.Weight) * weeks(e.days[d], e.until(d, m.grid.horizon())))
}

// addPartRows makes the rows of one part, and tells the line, or the slots of a
// daily need, what they fill.
func (m *model) addPartRows(of, k int) {
	e := &m.elements[of]
	p := &e.parts[k]
	l := &m.lines[p.line]
	p.first = int32(len(m.rows))
	for d := range e.days {
		at := m.addRow(row{limit: max(0, m.filledBefore(e, l, d)-e.before[d]), size: 1, kind: kindReady, of: of, t: d})
		if l.need.IsRate() {
			m.fillBySlots(l, at, e.days[d], e.until(d, m.grid.horizon()))
		}
	}
	if !l.need.IsRate() {
		l.ready = readyRows{first: p.first, days: e.days}
		if l.required > 0 {
			l.ready.share = 1 / l.required.Float()
		}
	}
}

// addCrewsRows makes the rows of an element's crews; what fills them comes with
// the rule of crews.
func (m *model) addCrewsRows(of int) {
	e := &m.elements[of]
	if e.crews == nil {
		return
	}
	e.crews.first = int32(len(m.rows))
	for d := range e.days {
		m.addRow(row{limit: max(0, e.crews.before-e.before[d]), size: 1, kind: kindReady, of: of, t: d})
	}
}

// fillBySlots tells the slots of a daily need that begin in a stretch of time
// which row they fill.
func (m *model) fillBySlots(l *line, row int32, from, to aid.Date) {
	asked, _ := l.askedIn(m, from, to)
	for at := l.first; at < l.last; at++ {
		s := &m.slots[at]
		if from <= s.due && s.due < to {
			s.ready, s.share = row, 1/asked
			use := &m.inner[s.use]
			use.entries = append(use.entries, entry{row, -s.share})
		}
	}
}

// readyRows are the rows that what arrives for a line fills, by inspection day.
type readyRows struct {
	first int32
	days  []aid.Date
	share float64 // of the need, by one unit of need
}

// from is the position of the first inspection day on or after a day.
func (r *readyRows) from(day aid.Date) int {
	if len(r.days) == 0 || day <= r.days[0] {
		return 0
	}
	const step = inspectionWeeks * daysPerWeek
	return min(len(r.days), (int(day-r.days[0])+step-1)/step)
}

// filled adds the coefficients in the rows of readiness.
func (m *model) filled(c *column, list []entry) []entry {
	if c.stored {
		return list
	}
	s := &m.streams[c.stream]
	l, sl := &m.lines[s.line], &m.slots[c.slot]
	if sl.ready != noRow {
		list = append(list, entry{sl.ready, -s.factor * sl.share})
	}
	if len(l.ready.days) > 0 {
		for d := l.ready.from(m.arrival(c)); d < len(l.ready.days); d++ {
			list = append(list, entry{l.ready.first + int32(d), -s.factor * l.ready.share})
		}
	}
	for _, r := range m.dated[c.stream] {
		for d := r.from(m.arrival(c)); d < len(r.days); d++ {
			list = append(list, entry{r.first + int32(d), -s.factor * r.share})
		}
	}
	return list
}

// readiness is what an element gains on each inspection day, where filled gives
// by how much a row of readiness is filled.
func (e *element) readiness(filled []float64) []float64 {
	gains := make([]float64, len(e.days))
	for d := range gains {
		gains[d] = math.Inf(1)
		for _, p := range e.parts {
			gains[d] = min(gains[d], filled[p.first+int32(d)])
		}
		if e.crews != nil {
			gains[d] = min(gains[d], e.crews.manned(d, filled))
		}
		gains[d] = max(0, min(gains[d], 1-e.before[d]))
	}
	return gains
}
