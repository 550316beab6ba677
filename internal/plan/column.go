package plan

import "footing/internal/aid"

// column is a possible departure: of a pair, for a slot of its line, by a
// route, in a period.
type column struct {
	pair  int32
	slot  int32
	route int16
	t     int16
	worth float64 // of one unit of the item
	cost  float64 // handling of one unit
}

// net is what the objective counts.
func (c *column) net() float64 { return c.worth - c.cost }

// departure gives the day on which an offer leaves in a period.
func (m *model) departure(offer int32, t int) aid.Date {
	return max(m.grid.start(t), m.offers[offer].ready)
}

// pass lists the rows of lanes and nodes that a load passes when it leaves on
// a day, added to rows, and the day it arrives. It cannot go where a lane is
// closed, or where it would enter one after the horizon.
func (n *network) pass(r *route, leaves aid.Date, rows []int32) (passed []int32, arrives aid.Date, ok bool) {
	day := leaves
	for i, at := range r.lanes {
		l := &n.lanes[at]
		if day >= n.grid.horizon() || !l.open.Covers(day) {
			return rows, 0, false
		}
		rows = n.touch(rows, &n.nodes[r.nodes[i]], day)
		rows = n.touch(rows, &l.passage, day)
		day = day.AddDays(l.transit)
	}
	if !r.direct {
		rows = n.touch(rows, &n.nodes[r.nodes[len(r.nodes)-1]], day)
	}
	return rows, day, true
}

func (n *network) touch(rows []int32, p *passage, day aid.Date) []int32 {
	if at := n.row(p, day); at != noRow {
		return append(rows, int32(at))
	}
	return rows
}

// newColumn makes the column, and reports whether it may be: the way is open,
// can carry anything, and the load comes before the slot's end.
func (m *model) newColumn(p, slotAt int32, routeAt, t int) (column, bool) {
	var buffer [2*maxLanes + 1]int32
	c := column{pair: p, slot: slotAt, route: int16(routeAt), t: int16(t)}
	offer, s, src := m.pairs[p].offer, m.streamOf(p), m.sourceOf(p)
	r := &m.ways[s.way].routes[routeAt]
	leaves := m.departure(offer, t)
	if leaves >= m.grid.horizon() || m.grid.end(t) <= m.offers[offer].ready {
		return c, false
	}
	rows, arrives, ok := m.net.pass(r, leaves, buffer[:0])
	if !ok || arrives >= m.slots[slotAt].end || m.blocked(rows, src.tonnes) {
		return c, false
	}
	c.worth = float64(m.slots[slotAt].worthPerNeed(m.lines[s.line].weight, arrives) * s.factor)
	c.cost = m.handlingCost(src, r)
	return c, true
}

// blocked reports whether one of the rows lets nothing with a mass through.
func (m *model) blocked(rows []int32, tonnes float64) bool {
	for _, at := range rows {
		if m.rows[at].limit <= 0 && tonnes > 0 {
			return true
		}
	}
	return false
}

// entries lists the coefficients of a column, per unit of the item.
func (m *model) entries(c *column, list []entry) []entry {
	var buffer [2*maxLanes + 1]int32
	p := &m.pairs[c.pair]
	s, src := m.streamOf(c.pair), m.sourceOf(c.pair)
	list = append(list, entry{m.offerRow(p.offer), 1}, entry{m.slotRow(c.slot), s.factor})
	if src.tonnes > 0 {
		rows, _, _ := m.net.pass(m.routeOf(c), m.departure(p.offer, int(c.t)), buffer[:0])
		for _, at := range rows {
			list = append(list, entry{at, src.tonnes})
		}
	}
	return append(list, m.extra[c.pair]...)
}

func (m *model) streamOf(pair int32) *stream { return &m.streams[m.pairs[pair].stream] }
func (m *model) sourceOf(pair int32) *source { return &m.sources[m.streamOf(pair).source] }
func (m *model) routeOf(c *column) *route    { return &m.ways[m.streamOf(c.pair).way].routes[c.route] }

// arrival is the day on which a column arrives.
func (m *model) arrival(c *column) aid.Date {
	return m.departure(m.pairs[c.pair].offer, int(c.t)).AddDays(m.routeOf(c).transit)
}
