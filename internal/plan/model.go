package plan

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// model is the linear programme without its columns, which are far too many
// to write down: pairs, routes and periods say what columns there could be.
//
//	maximise   sum of (worth - cost) x
//	s.t.       for each row: sum of coefficient x <= limit,   x >= 0
type model struct {
	picture *picture.Picture
	options Options
	grid    grid
	net     *network
	orders  orders

	lines  []line
	slots  []slot
	offers []offer

	sources []source
	streams []stream
	pairs   []pair
	ways    []way
	direct  int // pairs for which no network is known

	rows []row
	// extra holds the coefficients that rules give all columns of a pair, per
	// unit of the item; most pairs have none.
	extra map[int32][]entry
	// spare are columns that belong to a rule alone, such as what a pin lacks.
	spare []spare

	counted counted
}

// source is an item at a node. Offers of one source differ in time and in
// whom they may go to.
type source struct {
	item    *aid.Item
	node    aid.ID
	tonnes  float64
	streams [2]int // first and behind the last
}

// stream is a source seen from a line that it may serve.
type stream struct {
	source, line, way int32
	factor            float64 // units of need that one unit of the item meets
	pairs             [2]int32
}

// pair is an offer that may go to a line.
type pair struct{ offer, stream int32 }

// way is what routes there are from one node to another.
type way struct{ routes []route }

// row is one limit of the model.
type row struct {
	limit float64
	kind  string // of which rule
	of    int    // whose: offer, slot, lane, node or order
	t     int    // in which period, where it matters
}

// entry is a coefficient in a row.
type entry struct {
	row  int32
	coef float64
}

// spare is a column of a rule's own.
type spare struct {
	worth   float64
	entries []entry
}

func newModel(p *picture.Picture, opt Options) *model {
	m := &model{picture: p, options: opt, grid: newGrid(p.Valid, opt.Grid, opt.Horizon), orders: ordersInForce(p), extra: map[int32][]entry{}}
	m.net = newNetwork(p, m.grid)
	m.lines = linesOf(p, m.orders)
	handOvers := handOversOf(p)
	m.slots = slotsOf(m.grid, m.lines, receivedBy(p, m.lines, m.orders, handOvers))
	m.offers, m.counted = offersOf(p, opt.Conditions, handOvers)
	m.pairUp()
	for _, r := range rules() {
		r.apply(m)
	}
	return m
}

// addRow makes a row and returns its number.
func (m *model) addRow(r row) int32 {
	m.rows = append(m.rows, r)
	return int32(len(m.rows) - 1)
}

// pairUp lists who may serve whom: sources in order of item and node, their
// streams in order of lines, the pairs in order of offers.
func (m *model) pairUp() {
	bySource := m.groupOffers()
	ways := map[[2]aid.ID]int32{}
	lines := map[aid.ID][]acceptor{}
	for i := range m.sources {
		s := &m.sources[i]
		if _, known := lines[s.item.ID]; !known {
			lines[s.item.ID] = m.acceptors(s.item)
		}
		s.streams[0] = len(m.streams)
		for _, a := range lines[s.item.ID] {
			m.addStream(i, a, bySource[i], ways)
		}
		s.streams[1] = len(m.streams)
	}
}

// groupOffers makes the sources and says which offers, of those that take
// part, belong to each.
func (m *model) groupOffers() [][]int32 {
	var order []int32
	for i := range m.offers {
		if m.offers[i].in() && m.offers[i].ready < m.grid.horizon() {
			order = append(order, int32(i))
		}
	}
	key := func(i int32) (aid.ID, aid.ID) { return m.offers[i].item.ID, m.offers[i].pledge.Node }
	slices.SortStableFunc(order, func(a, b int32) int {
		itemA, nodeA := key(a)
		itemB, nodeB := key(b)
		return cmp.Or(cmp.Compare(itemA, itemB), cmp.Compare(nodeA, nodeB))
	})
	var groups [][]int32
	for at, i := range order {
		item, node := key(i)
		if at > 0 {
			lastItem, lastNode := key(order[at-1])
			if item == lastItem && node == lastNode {
				groups[len(groups)-1] = append(groups[len(groups)-1], i)
				continue
			}
		}
		o := &m.offers[i]
		m.sources = append(m.sources, source{item: o.item, node: node, tonnes: o.tonnes})
		groups = append(groups, []int32{i})
	}
	return groups
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

func (m *model) addStream(from int, a acceptor, offers []int32, ways map[[2]aid.ID]int32) {
	s := stream{source: int32(from), line: int32(a.line), factor: a.factor}
	s.pairs[0] = int32(len(m.pairs))
	for _, i := range offers {
		if mayGo(m.orders, m.offers[i].pledge, m.lines[a.line].target) {
			m.pairs = append(m.pairs, pair{i, int32(len(m.streams))})
		}
	}
	s.pairs[1] = int32(len(m.pairs))
	if s.pairs[0] == s.pairs[1] {
		return
	}
	s.way = m.way(m.sources[from].node, m.lines[a.line].node, ways)
	if routes := m.ways[s.way].routes; len(routes) == 1 && routes[0].direct {
		m.direct += int(s.pairs[1] - s.pairs[0])
	}
	m.streams = append(m.streams, s)
}

// way finds or makes the routes from one node to another.
func (m *model) way(from, to aid.ID, known map[[2]aid.ID]int32) int32 {
	key := [2]aid.ID{from, to}
	if len(m.net.lanes) == 0 || from == "" || to == "" {
		key = [2]aid.ID{}
	}
	if at, ok := known[key]; ok {
		return at
	}
	w := way{routes: []route{{direct: true}}}
	if key[0] != "" {
		m.net.addNode(m.picture, from)
		m.net.addNode(m.picture, to)
		w.routes = m.net.routes(from, to, m.options.Routes)
	}
	at := int32(len(m.ways))
	m.ways = append(m.ways, w)
	known[key] = at
	return at
}

// handlingCost is what a unit of the source costs on a route.
func (m *model) handlingCost(s *source, r *route) float64 {
	return m.options.Handling * s.tonnes * float64(r.transit)
}
