package plan

import (
	"math"

	"footing/internal/aid"
)

// tolls are what the lanes and nodes of every route cost under given prices,
// for each period in which a load can leave on the first day.
type tolls struct {
	periods int
	first   []int // of each way: its first route
	list    []toll
}

// toll is what a tonne pays on a route that it starts on one day.
type toll struct {
	price   float64
	arrives aid.Date
	open    bool
	blocked bool    // a row on the way lets no mass through
	room    float64 // tonnes that still fit on the way, where that is known; else infinite
}

func newTolls(m *model) *tolls {
	k := &tolls{periods: m.grid.periods()}
	routes := 0
	for i := range m.ways {
		k.first = append(k.first, routes)
		routes += len(m.ways[i].routes)
	}
	k.list = make([]toll, routes*k.periods)
	return k
}

// of gives the tolls of one route by period.
func (k *tolls) of(way int32, route int) []toll {
	at := (k.first[way] + route) * k.periods
	return k.list[at : at+k.periods]
}

// set works the tolls out anew. Prices are per tonne, by row; room is what is
// left of each row's limit, nil for a plan that is not yet filled.
func (k *tolls) set(m *model, prices, room []float64) {
	for w := range m.ways {
		for r := range m.ways[w].routes {
			list := k.of(int32(w), r)
			for t := range list {
				list[t] = m.tollOn(&m.ways[w].routes[r], m.grid.start(t), prices, room)
			}
		}
	}
}

// tollOn is the toll of leaving on a day.
func (m *model) tollOn(r *route, leaves aid.Date, prices, room []float64) toll {
	var buffer [2*maxLanes + 1]int32
	rows, arrives, open := m.net.pass(r, leaves, buffer[:0])
	k := toll{arrives: arrives, open: open && leaves < m.grid.horizon(), room: math.Inf(1)}
	for _, at := range rows {
		k.price += prices[at]
		k.blocked = k.blocked || m.rows[at].limit <= 0
		if room != nil {
			k.room = min(k.room, room[at])
		}
	}
	return k
}

// passable reports whether an item can take the way at all, and at least one
// unit of it where units are whole.
func (k *toll) passable(p *pool) bool {
	return k.carries(p.tonnes) && (!p.item.Whole || k.room >= p.tonnes*(1-full))
}

// carries reports whether anything of that mass can take the way.
func (k *toll) carries(tonnes float64) bool { return k.open && !(k.blocked && tonnes > 0) }
