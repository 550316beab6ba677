package plan

import "footing/internal/aid"

// addTypeRows: an element fields so many types of a part at most. Whether it
// fields one is an inner column, which lets as much of it come as there could be
// at most, or is wanted, in all and by each of some days: with more than that the
// relaxation would mind nothing.
func addTypeRows(m *model) {
	if !m.options.Types {
		return
	}
	m.fleets = m.fleetsOf(m.picture)
	for i := range m.fleets {
		f := &m.fleets[i]
		if f.most == 0 { // it has all that it may
			f.fixed = true
			for k := range f.types {
				m.bar(&f.types[k])
			}
			continue
		}
		f.row = m.addRow(row{limit: float64(f.most), size: 1, kind: kindTypes, of: i, name: m.fleetName(f)})
		for k := range f.types {
			t := &f.types[k]
			t.row = m.addRow(row{size: t.most, kind: kindType, of: i, t: k, name: m.fleetName(f) + "\x00" + string(t.item.ID)})
			entries := []entry{{f.row, 1}, {t.row, -t.most}}
			for _, at := range t.streams {
				m.extra[at] = append(m.extra[at], entry{t.row, m.streams[at].factor})
			}
			entries = m.addDatedType(f, i, t, entries)
			t.column = len(m.inner)
			m.inner = append(m.inner, inner{unit: 1, most: 1, whole: true, release: noOffer, pool: noPool, entries: entries})
		}
	}
}

// addDatedType makes rows for what could be there of a type by the days on which
// not all that is wanted could be, and adds its column's entries.
func (m *model) addDatedType(f *fleet, of int, t *fleetType, entries []entry) []entry {
	days, steps := m.stepsOf(f, t)
	if len(days) == 0 {
		return entries
	}
	t.first, t.steps = int32(len(m.rows)), steps
	for d, most := range steps {
		at := m.addRow(row{size: most, kind: kindType, of: of, t: d, name: m.rows[t.row].name + "\x00" + days[d].String()})
		entries = append(entries, entry{at, -most})
	}
	for _, at := range t.streams {
		m.dated[at] = append(m.dated[at], readyRows{first: t.first, days: days, share: -1})
	}
	return entries
}

// stepsOf lists the inspection days, from the first due date of the fleet's lines
// on, by which some of a type can be there and not yet all that is wanted, with
// how much that is.
func (m *model) stepsOf(f *fleet, t *fleetType) (days []aid.Date, steps []float64) {
	first := m.grid.horizon()
	for _, line := range f.lines {
		l := &m.lines[line]
		if l.need.IsRate() {
			return nil, nil // loads of a daily need share a store
		}
		first = min(first, l.due)
	}
	comes := m.comings(t)
	for day := first; day < m.grid.horizon(); day = day.AddDays(inspectionWeeks * daysPerWeek) {
		sum := 0.0
		for _, c := range comes {
			if c.on <= day {
				sum += c.quantity
			}
		}
		if sum >= t.most*(1-full) {
			break
		}
		if sum > 0 {
			days, steps = append(days, day), append(steps, sum)
		} else if len(days) > 0 {
			break
		}
	}
	return days, steps
}

// coming is what could come of an offer, in units of need, and the earliest day on
// which it could be there.
type coming struct {
	offer    int32
	on       aid.Date
	quantity float64
}

// comings lists what could come of a type, in the order in which its streams name
// the offers, so that sums over them are the same on every run.
func (m *model) comings(t *fleetType) []coming {
	var list []coming
	place := map[int32]int{}
	for _, at := range t.streams {
		s := &m.streams[at]
		for _, offer := range m.pools[s.pool].offers {
			k, known := place[offer]
			if !known {
				k = len(list)
				place[offer] = k
				list = append(list, coming{offer: offer, on: never})
			}
			c := &list[k]
			c.on = min(c.on, m.earliest(offer, at))
			c.quantity = max(c.quantity, m.offers[offer].quantity.Float()*s.factor)
		}
	}
	return list
}

// bar keeps a type out of its fleet.
func (m *model) bar(t *fleetType) {
	for _, at := range t.streams {
		m.streams[at].shut = true
	}
}

// letIn lets all come of a type that could, without a column.
func (m *model) letIn(t *fleetType) {
	m.rows[t.row].limit = t.most
	for d, most := range t.steps {
		m.rows[t.first+int32(d)].limit = most
	}
	m.inner[t.column] = inner{unit: 1, release: noOffer, pool: noPool}
}

// field lets come into a plan in fractions what a programme's inner columns say
// of types.
func (f *filling) field(level []float64) {
	for i := range f.m.fleets {
		if f.m.fleets[i].row == noRow {
			continue
		}
		for k := range f.m.fleets[i].types {
			t := &f.m.fleets[i].types[k]
			for _, e := range f.m.inner[t.column].entries {
				f.room[e.row] -= float64(e.coef*level[t.column]) * (1 + slack)
			}
		}
	}
}

// open tells a filling that something goes by a stream: if it is of a type that
// was not fielded yet it is from now on, and when there are enough the others are
// not.
func (f *filling) open(stream int32) {
	for _, e := range f.m.extra[stream] {
		r := &f.m.rows[e.row]
		if r.kind != kindType || f.fielded[e.row] {
			continue
		}
		f.fielded[e.row] = true
		fleet := &f.m.fleets[r.of]
		f.room[fleet.row]--
		if f.room[fleet.row] >= 1 {
			continue
		}
		for i := range fleet.types {
			if other := fleet.types[i].row; !f.fielded[other] {
				f.room[other] = 0
			}
		}
	}
}
