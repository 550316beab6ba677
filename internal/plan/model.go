package plan

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// model is the linear programme without its departures, which are far too many
// to write down: streams, routes and periods say what there could be.
//
//	maximise   sum of (worth + bonus - cost) x
//	s.t.       for each row: sum of coefficient x <= limit,   x >= 0
type model struct {
	picture  *picture.Picture
	options  Options
	grid     grid
	net      *network
	orders   orders
	partners *partnership

	lines    []line
	slots    []slot
	elements []element
	intakes  []intake
	seats    []seat
	fleets   []fleet
	funds    []fund
	offers   []offer
	pools    []pool
	streams  []stream
	ways     []way
	direct   int // pairs of offer and line for which no network is known

	rows   []row
	quotas []quota
	// extra holds the coefficients that rules give all columns of a stream, per
	// unit of the item; most streams have none.
	extra map[int32][]entry
	// uses holds what offers use up besides themselves, per unit of the item,
	// whatever column they take: money, of those that are bought.
	uses map[int32][]entry
	// inner are the columns that rules add beside departures: stock kept from
	// one period to the next, or what a pin lacks.
	inner []inner
	// dated says which rows what comes by a stream fills from its arrival on, beside
	// those of its line: platforms that wait for crews, and types.
	dated map[int32][]readyRows

	counted counted
}

// way is what routes there are from one node to another.
type way struct{ routes []route }

// row is one limit of the model.
type row struct {
	limit float64
	size  float64 // how large the sums in it are, where the limit does not tell
	kind  string  // of which rule
	name  string  // what it is about, where kind, of and t do not tell
	of    int     // whose: offer, slot, pool, lane, node or order
	t     int     // in which period, where it matters
}

// scale is what the row is divided by, so that numbers are near 1.
func (r *row) scale() float64 {
	switch {
	case r.limit > 0:
		return r.limit
	case r.limit < 0:
		return -r.limit
	case r.size > 0:
		return r.size
	}
	return 1
}

// entry is a coefficient in a row.
type entry struct {
	row  int32
	coef float64
}

// inner is a column of a rule's own. Its worth is part of the value unless it
// is a penalty.
type inner struct {
	worth   float64
	unit    float64 // how large it is
	entries []entry
	penalty bool
	whole   bool    // it counts what is not divided
	most    float64 // it is never more; 0 where its rows alone say so
	// release is the offer that goes into stock by it, else noOffer.
	release int32
	// pool is the one that it is a part of, else noPool: it is of no use where the
	// pool has no columns.
	pool int32
}

const noOffer = -1

func newModel(p *picture.Picture, opt Options) *model {
	m := &model{picture: p, options: opt, grid: newGrid(p.Valid, opt.Grid, opt.Horizon), orders: ordersInForce(p), extra: map[int32][]entry{}, uses: map[int32][]entry{}, dated: map[int32][]readyRows{}}
	m.net = newNetwork(p, m.grid)
	m.partners = newPartnership(p, opt)
	m.lines = linesOf(p, m.orders)
	handOvers := handOversOf(p)
	m.slots = slotsOf(m.grid, m.lines, receivedBy(p, m.lines, m.orders, handOvers))
	if opt.Readiness > 0 {
		m.elements = elementsOf(p, m.grid, m.lines, opt.Crews)
	}
	m.markFair()
	m.offers, m.counted = offersOf(p, opt, handOvers)
	if opt.Buy {
		m.funds = fundsOf(p, m.grid)
		m.offers = append(m.offers, purchasesOf(p, m.grid, m.funds)...)
	}
	m.makePools()
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

// handlingCost is what a unit costs on a route.
func (m *model) handlingCost(p *pool, r *route) float64 {
	return m.options.Handling * p.tonnes * float64(r.transit)
}
