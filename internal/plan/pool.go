package plan

import (
	"cmp"
	"encoding/binary"
	"slices"

	"footing/internal/aid"
)

// pool is the offers that nothing but their ready dates tells apart: of one
// item at one node, which may go to the same lines, and which no order singles
// out. What is ready goes into a common stock, from which loads leave at the
// start of a period; so there are columns per pool and not per offer.
type pool struct {
	item    *aid.Item
	node    aid.ID
	tonnes  float64  // mass of one unit
	offers  []int32  // by ready date, then number
	streams [2]int32 // first and behind the last
	stocks  []stock  // in order of time
}

// stock is what a pool has from a period on, until the next stock.
type stock struct {
	from   int    // period
	offers [2]int // positions in pool.offers of those that join at its start
	row    int32
}

// noPool is for offers that have no part in the plan.
const noPool = -1

// makePools groups the offers that take part, in order of item and node.
func (m *model) makePools() {
	lines := map[aid.ID][]acceptor{}
	known := map[string]int32{}
	var members []poolMember
	for i := range m.offers {
		o := &m.offers[i]
		o.pool = noPool
		if !o.in() || o.ready >= m.grid.horizon() {
			continue
		}
		if _, ok := lines[o.item.ID]; !ok {
			lines[o.item.ID] = m.acceptors(o.item)
		}
		if may := m.mayServe(o, lines[o.item.ID]); len(may) > 0 {
			members = append(members, poolMember{int32(i), may, m.poolKey(int32(i), may)})
		}
	}
	slices.SortStableFunc(members, func(a, b poolMember) int {
		x, y := &m.offers[a.offer], &m.offers[b.offer]
		return cmp.Or(cmp.Compare(x.item.ID, y.item.ID), cmp.Compare(x.pledge.Node, y.pledge.Node))
	})
	ways := map[[2]aid.ID]int32{}
	for _, member := range members {
		at, ok := known[member.key]
		if !ok {
			at = m.addPool(member, ways)
			known[member.key] = at
		}
		m.pools[at].offers = append(m.pools[at].offers, member.offer)
		m.offers[member.offer].pool = at
	}
	for i := range m.pools {
		m.pools[i].stack(m)
	}
}

// poolMember is an offer with the lines that it may go to.
type poolMember struct {
	offer int32
	lines []acceptor
	key   string
}

// mayServe keeps the lines that nothing bars the offer from, nor the floor of
// interoperability its item.
func (m *model) mayServe(o *offer, lines []acceptor) []acceptor {
	var may []acceptor
	for _, a := range lines {
		if l := &m.lines[a.line]; mayGo(m.orders, o.pledge, l.target) && !m.partners.bars(l.need, o.item) {
			may = append(may, a)
		}
	}
	return may
}

// poolKey is the same for offers that belong together.
func (m *model) poolKey(offer int32, lines []acceptor) string {
	o := &m.offers[offer]
	key := []byte(string(o.item.ID) + "\x00" + string(o.pledge.Node) + "\x00")
	for _, a := range lines {
		key = binary.AppendUvarint(key, uint64(a.line))
	}
	if m.anyFair(lines) {
		key = append(key, "\x00"+string(o.pledge.Donor)...)
	}
	if m.orders.singleOut(o.pledge.ID) {
		key = append(key, "\x00"+string(o.pledge.ID)...)
	}
	return string(key)
}

func (m *model) addPool(first poolMember, ways map[[2]aid.ID]int32) int32 {
	o := &m.offers[first.offer]
	p := pool{item: o.item, node: o.pledge.Node, tonnes: o.tonnes}
	at := int32(len(m.pools))
	p.streams[0] = int32(len(m.streams))
	for _, a := range first.lines {
		way := m.way(p.node, m.lines[a.line].node, ways)
		m.streams = append(m.streams, stream{
			pool: at, line: int32(a.line), way: way, factor: a.factor, bonus: m.partners.judge(m.lines[a.line].need, p.item).bonus,
		})
	}
	p.streams[1] = int32(len(m.streams))
	m.pools = append(m.pools, p)
	return at
}

// stack orders the offers and says when each joins the stock.
func (p *pool) stack(m *model) {
	slices.SortStableFunc(p.offers, func(a, b int32) int { return cmp.Compare(m.offers[a].ready, m.offers[b].ready) })
	for i, at := range p.offers {
		o := &m.offers[at]
		o.joins, _ = m.grid.period(o.ready)
		if m.grid.start(o.joins) < o.ready {
			o.joins++
		}
		if o.joins >= m.grid.periods() {
			continue // ready within the last period: it can only leave by itself
		}
		if last := len(p.stocks) - 1; last < 0 || p.stocks[last].from < o.joins {
			p.stocks = append(p.stocks, stock{from: o.joins, offers: [2]int{i, i}, row: noRow})
		}
		p.stocks[len(p.stocks)-1].offers[1] = i + 1
	}
	for i := p.streams[0]; i < p.streams[1]; i++ {
		if routes := m.ways[m.streams[i].way].routes; len(routes) == 1 && routes[0].direct {
			m.direct += len(p.offers)
		}
	}
}

// stockAt finds the stock from which a load leaves at the start of a period,
// or -1 if there is none yet.
func (p *pool) stockAt(t int) int {
	at := -1
	for i := range p.stocks {
		if p.stocks[i].from > t {
			break
		}
		at = i
	}
	return at
}

// stream is a pool seen from a line that it may serve.
type stream struct {
	pool, line, way int32
	factor          float64 // units of need that one unit of the item meets
	shut            bool    // nothing may go by it
	bonus           float64 // of a load, as a part of its worth
}

// acceptor is a line that takes an item.
type acceptor struct {
	line   int
	factor float64
}

func (m *model) acceptors(item *aid.Item) []acceptor {
	var list []acceptor
	for i := range m.lines {
		l := &m.lines[i]
		if l.first == l.last {
			continue
		}
		if k := aid.FactorFor(l.need.Items, item); k > 0 {
			list = append(list, acceptor{i, k.Float()})
		}
	}
	return list
}
