package plan

// pinPenalty is how many times the largest worth of any unit it costs to miss
// a pin by one unit: a pin gives way only where nothing else can.
const pinPenalty = 1000

// addPinRows: a pledge gives a line at least what is pinned, as far as that can
// be. What a pin lacks is a spare column that costs more than it could ever
// bring; it is no part of the plan's value.
func addPinRows(m *model) {
	if len(m.orders.pins) == 0 {
		return
	}
	penalty := pinPenalty * m.largestWorth()
	for i, o := range m.orders.pins {
		var pinned []int32
		for at := range m.pairs {
			p := &m.pairs[at]
			if m.offers[p.offer].pledge.ID == o.Pledge && m.lines[m.streams[p.stream].line].need.ID == o.Requirement {
				pinned = append(pinned, int32(at))
			}
		}
		if len(pinned) == 0 {
			continue
		}
		at := m.addRow(row{limit: -o.Quantity.Float(), kind: kindPin, of: i})
		for _, pair := range pinned {
			m.extra[pair] = append(m.extra[pair], entry{at, -1})
		}
		m.spare = append(m.spare, spare{worth: -penalty, entries: []entry{{at, -1}}})
	}
}

// largestWorth is the most that one unit of anything could be worth anywhere.
func (m *model) largestWorth() float64 {
	largest := 0.0
	for i := range m.streams {
		s := &m.streams[i]
		l := &m.lines[s.line]
		for at := l.first; at < l.last; at++ {
			largest = max(largest, m.slots[at].worthPerNeed(l.weight, 0)*s.factor)
		}
	}
	return largest
}
