package plan

import (
	"fmt"

	"footing/internal/aid"
)

// addCrewRows: a platform to come counts for readiness with a crew trained on
// it. What is manned is an inner column between what arrives and what is trained,
// and crews in an intake are inner columns that draw on its places, on the
// element's people and on the provider's equipment.
func addCrewRows(m *model) {
	if !m.options.Crews {
		return
	}
	m.intakes = intakesOf(m.picture, m.grid.horizon())
	for i := range m.elements {
		if m.elements[i].crews != nil {
			m.addSeats(i)
		}
	}
	m.addIntakeRows()
	for i := range m.elements {
		if m.elements[i].crews != nil {
			m.addManning(&m.elements[i])
		}
	}
	for i := range m.elements {
		if m.elements[i].crews != nil {
			m.addTraining(i)
		}
	}
}

// addSeats lists where an element may take places.
func (m *model) addSeats(of int) {
	c := m.elements[of].crews
	for i := range c.items {
		for k := range m.intakes {
			if in := &m.intakes[k]; in.item == c.items[i].item && in.places >= float64(in.item.Crew) {
				m.seats = append(m.seats, seat{element: of, item: i, intake: k})
			}
		}
	}
}

// addIntakeRows limits the places of the intakes that somebody may use, and what
// they use of equipment, on the days on which one begins.
func (m *model) addIntakeRows() {
	used := make([]bool, len(m.intakes))
	for i := range m.seats {
		used[m.seats[i].intake] = true
	}
	for k := range m.intakes {
		if used[k] {
			m.intakes[k].row = m.addRow(row{limit: m.intakes[k].places, kind: kindSeat, of: k})
		}
	}
	for i, e := range equipmentOf(m.picture, m.intakes) {
		days := map[aid.Date]bool{}
		for k := range m.intakes {
			if day := m.intakes[k].starts; m.intakes[k].course.Provider == e.provider && !days[day] {
				days[day] = true
				m.addEquipmentRow(i, &e, day)
			}
		}
	}
}

// addEquipmentRow limits what the intakes that run on a day use, where all their
// places would need more than there is.
func (m *model) addEquipmentRow(of int, e *equipment, day aid.Date) {
	var running []*intake
	sum := 0.0
	for k := range m.intakes {
		in := &m.intakes[k]
		if in.course.Provider == e.provider && in.runs(day) && in.need(e.what) > 0 && in.row != noRow {
			running = append(running, in)
			sum += in.need(e.what)
		}
	}
	if sum <= e.held {
		return
	}
	at := m.addRow(row{limit: e.held, size: sum, kind: kindEquipment, of: of, name: fmt.Sprintf("%s\x00%s\x00%s", e.provider, e.what, day)})
	for _, in := range running {
		in.equipment = append(in.equipment, entry{at, in.need(e.what) / in.places})
	}
}

// addManning makes the rows of what arrives and what is trained, the columns of
// what is manned, and tells the streams what they fill.
func (m *model) addManning(e *element) {
	c := e.crews
	for i := range c.items {
		it := &c.items[i]
		it.from = len(e.days)
		for k := range m.seats {
			if s := &m.seats[k]; &m.elements[s.element] == e && s.item == i {
				for it.from > 0 && e.days[it.from-1] >= m.intakes[s.intake].ends {
					it.from--
				}
			}
		}
		days := int32(len(e.days) - it.from)
		if days == 0 {
			continue
		}
		it.arrived = m.addMannedRows(e, it, kindArrived)
		it.trained = m.addMannedRows(e, it, kindTrained)
		it.manned = len(m.inner)
		for d := range days {
			m.inner = append(m.inner, inner{
				unit: 1, most: 1, release: noOffer, pool: noPool,
				entries: []entry{{c.first + int32(it.from) + d, -1}, {it.arrived + d, 1}, {it.trained + d, 1}},
			})
		}
	}
	m.addArrivals(e)
}

// addMannedRows makes rows of parts of the need of crews, each of limit 0.
func (m *model) addMannedRows(e *element, it *crewItem, kind string) (first int32) {
	first = int32(len(m.rows))
	for _, day := range e.days[it.from:] {
		m.addRow(row{size: 1, kind: kind, name: fmt.Sprintf("%s\x00%s\x00%s", e.Record.ID, it.item.ID, day)})
	}
	return first
}

// addArrivals tells the streams of an element's platform lines which rows they
// fill: those of their item, or, if it needs no crew, those of the crews.
func (m *model) addArrivals(e *element) {
	c := e.crews
	onLine := map[int32]bool{}
	for _, at := range c.lines {
		onLine[int32(at)] = true
	}
	for at := range m.streams {
		s := &m.streams[at]
		if !onLine[s.line] {
			continue
		}
		item := m.pools[s.pool].item
		if item.Crew <= 0 {
			m.dated[int32(at)] = append(m.dated[int32(at)], readyRows{first: c.first, days: e.days, share: 1 / c.need})
			continue
		}
		for i := range c.items {
			if it := &c.items[i]; it.item == item && it.trained != noRow {
				m.dated[int32(at)] = append(m.dated[int32(at)], readyRows{first: it.arrived, days: e.days[it.from:], share: 1 / c.need})
			}
		}
	}
}

// addTraining makes the columns of an element's crews in intakes.
func (m *model) addTraining(of int) {
	e := &m.elements[of]
	people := int32(noRow)
	for i := range m.seats {
		s := &m.seats[i]
		if s.element != of {
			continue
		}
		if people == noRow && e.crews.people != noPeople {
			people = m.addRow(row{limit: e.crews.people, size: 1, kind: kindPeople, of: of})
		}
		in, it := &m.intakes[s.intake], &e.crews.items[s.item]
		crew := float64(it.item.Crew)
		s.column = len(m.inner)
		entries := []entry{{in.row, crew}}
		if people != noRow {
			entries = append(entries, entry{people, crew})
		}
		for _, use := range in.equipment {
			entries = append(entries, entry{use.row, use.coef * crew})
		}
		for d := it.from; d < len(e.days); d++ {
			if e.days[d] >= in.ends {
				entries = append(entries, entry{it.trained + int32(d-it.from), -it.factor / e.crews.need})
			}
		}
		most := in.places / crew
		m.inner = append(m.inner, inner{unit: min(most, e.crews.need/it.factor), most: most, whole: true, entries: entries, release: noOffer, pool: noPool})
	}
}
