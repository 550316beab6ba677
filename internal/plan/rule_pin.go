package plan

import (
	"slices"

	"footing/internal/aid"
)

// pinPenalty is how many times the largest worth of any unit it costs to miss
// a pin by one unit: a pin gives way only where nothing else can.
const pinPenalty = 1000

// addPinRows: a pledge gives a line at least what is pinned, as far as that can
// be. What a pin lacks is an inner column that costs more than it could ever
// bring; it is no part of the plan's value.
func addPinRows(m *model) {
	if len(m.orders.pins) == 0 {
		return
	}
	penalty := pinPenalty * m.largestWorth()
	for i, o := range m.orders.pins {
		var pinned []int32
		for _, at := range m.streamsOf(o.Pledge) {
			if m.lines[m.streams[at].line].need.ID == o.Requirement {
				pinned = append(pinned, at)
			}
		}
		if len(pinned) == 0 {
			continue
		}
		at := m.addRow(row{limit: -o.Quantity.Float(), kind: kindPin, of: i})
		for _, stream := range pinned {
			m.extra[stream] = append(m.extra[stream], entry{at, -1})
		}
		m.inner = append(m.inner, inner{worth: -penalty, unit: o.Quantity.Float(), entries: []entry{{at, -1}}, penalty: true, release: noOffer, pool: noPool})
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

// streamsOf lists the streams of the pool that a pledge with orders has for
// itself.
func (m *model) streamsOf(pledge aid.ID) []int32 {
	var list []int32
	for i := range m.offers {
		o := &m.offers[i]
		if o.pledge.ID != pledge || o.pool == noPool {
			continue
		}
		for at := m.pools[o.pool].streams[0]; at < m.pools[o.pool].streams[1]; at++ {
			list = append(list, at)
		}
	}
	return list
}

// pinnedColumns lists the departures that could keep a pin, up to so many.
func (m *model) pinnedColumns(most int) []column {
	var list []column
	for at := range m.streams {
		if slices.ContainsFunc(m.extra[int32(at)], func(e entry) bool { return e.coef < 0 }) {
			list = m.departuresOf(int32(at), list)
		}
	}
	return list[:max(0, min(most, len(list)))]
}

// departuresOf appends every departure of a stream: those from stock, and those
// on the day on which an offer is ready.
func (m *model) departuresOf(stream int32, list []column) []column {
	s := &m.streams[stream]
	p := &m.pools[s.pool]
	for r := range m.ways[s.way].routes {
		for t := range m.grid.periods() {
			c := column{stream: stream, offer: fromStock, route: int16(r), t: int16(t)}
			if p.stockAt(t) >= 0 {
				list = m.inTime(c, list)
			}
			for _, at := range p.offers {
				if o := &m.offers[at]; o.joins == t+1 && m.grid.start(o.joins) > o.ready {
					c.offer = at
					list = m.inTime(c, list)
				}
			}
		}
	}
	return list
}

// inTime appends a departure for the slot that lasts when it arrives, and the one
// for the store of a daily need, if they may be.
func (m *model) inTime(c column, list []column) []column {
	l := &m.lines[m.streams[c.stream].line]
	arrives := m.arrival(&c)
	at := l.slotFor(m, arrives)
	c.slot, c.stored = int32(at), false
	if at < l.last && (m.slots[at].store == noRow || m.slots[at].due < arrives) {
		if m.complete(&c) {
			list = append(list, c)
		}
		c.slot++
	}
	if c.stored = int(c.slot) < l.last && m.slots[c.slot].store != noRow; c.stored && m.complete(&c) {
		list = append(list, c)
	}
	return list
}
