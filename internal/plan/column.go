package plan

import "footing/internal/aid"

// column is a possible departure: of a stream, by a route, in a period, for a
// slot of the stream's line.
type column struct {
	stream int32
	offer  int32 // whose load it is, or fromStock
	slot   int32 // which it serves; if stored, the first that it is in time for
	route  int16
	t      int16
	stored bool    // it serves slots through the line's store
	worth  float64 // of one unit of the item; if stored, that is for the store to say
	bonus  float64 // of one unit beside its worth, for going well with the element's partners
	cost   float64 // handling of one unit
}

// fromStock is for columns that leave from the pool's stock at the start of
// the period. One with an offer leaves on the day it is ready, if that is later.
const fromStock = noOffer

// net is what the objective counts.
func (c *column) net() float64 { return c.worth + c.bonus - c.cost }

// departure gives the day on which a column leaves.
func (m *model) departure(c *column) aid.Date {
	if c.offer == fromStock {
		return m.grid.start(int(c.t))
	}
	return max(m.grid.start(int(c.t)), m.offers[c.offer].ready)
}

// pass lists the rows of lanes and nodes that a load passes when it leaves on
// a day, added to rows, and the day it arrives. It cannot go where a lane is
// closed, or where it would enter one after the horizon.
func (n *network) pass(r *route, leaves aid.Date, rows []int32) (passed []int32, arrives aid.Date, ok bool) {
	day := leaves
	for i, at := range r.lanes {
		l := &n.lanes[at]
		if day >= n.grid.horizon() || !l.lets(day) {
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

// complete gives a column its worth and cost, and reports whether it may be:
// the offer is ready, the way is open and can carry anything, and the load comes
// before the slot's end.
func (m *model) complete(c *column) bool {
	var buffer [2*maxLanes + 1]int32
	s := &m.streams[c.stream]
	p := &m.pools[s.pool]
	r := &m.ways[s.way].routes[c.route]
	if s.shut || c.offer != fromStock && m.grid.end(int(c.t)) <= m.offers[c.offer].ready {
		return false
	}
	leaves := m.departure(c)
	if leaves >= m.grid.horizon() {
		return false
	}
	rows, arrives, ok := m.net.pass(r, leaves, buffer[:0])
	if !ok || arrives >= m.slots[c.slot].end || m.blocked(rows, p.tonnes) {
		return false
	}
	c.worth, c.bonus, c.cost = 0, 0, m.handlingCost(p, r)
	if !c.stored {
		c.worth = float64(m.slots[c.slot].worthPerNeed(m.lines[s.line].weight, arrives) * s.factor)
		c.bonus = c.worth * s.bonus
	}
	return true
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
	s := &m.streams[c.stream]
	p := &m.pools[s.pool]
	if c.offer == fromStock {
		list = append(list, entry{p.stocks[p.stockAt(int(c.t))].row, 1})
	} else {
		list = append(append(list, entry{m.offerRow(c.offer), 1}), m.uses[c.offer]...)
	}
	if c.stored {
		list = append(list, entry{m.slots[c.slot].store, -s.factor})
	} else {
		list = append(list, entry{m.slotRow(c.slot), s.factor})
	}
	return append(m.tolled(c, m.filled(c, list)), m.extra[c.stream]...)
}

// tolled adds the coefficients in the rows of lanes and nodes.
func (m *model) tolled(c *column, list []entry) []entry {
	var buffer [2*maxLanes + 1]int32
	p := m.poolOf(c)
	if p.tonnes <= 0 {
		return list
	}
	rows, _, _ := m.net.pass(m.routeOf(c), m.departure(c), buffer[:0])
	for _, at := range rows {
		list = append(list, entry{at, p.tonnes})
	}
	return list
}

func (m *model) streamOf(c *column) *stream { return &m.streams[c.stream] }
func (m *model) poolOf(c *column) *pool     { return &m.pools[m.streams[c.stream].pool] }
func (m *model) routeOf(c *column) *route   { return &m.ways[m.streams[c.stream].way].routes[c.route] }

// arrival is the day on which a column arrives.
func (m *model) arrival(c *column) aid.Date {
	return m.departure(c).AddDays(m.routeOf(c).transit)
}

// columnKey tells columns apart.
type columnKey struct {
	stream, offer, slot int32
	route, t            int16
	stored              bool
}

func (c *column) key() columnKey {
	return columnKey{c.stream, c.offer, c.slot, c.route, c.t, c.stored}
}
