package plan

import (
	"math"

	"footing/internal/aid"
)

// The causes of a shortfall, in the order in which limits are added.
const (
	CauseNotPledged       = "not_pledged"
	CauseTooLate          = "too_late"
	CauseCondition        = "condition"
	CauseBarred           = "barred"
	CauseNoRoute          = "no_route"
	CauseLaneCapacity     = "lane_capacity"
	CauseDependence       = "dependence"
	CauseTypes            = "types"
	CauseMoney            = "money"
	CauseOutbid           = "outbid"
	CauseInteroperability = "interoperability"
	// CauseCrews is why elements wait, not lines.
	CauseCrews = "crews"
)

var causes = [...]string{
	CauseNotPledged, CauseTooLate, CauseCondition, CauseBarred, CauseInteroperability, CauseNoRoute, CauseLaneCapacity, CauseDependence, CauseMoney, CauseTypes,
	CauseOutbid,
}

// The causes that follow from pledges, ratings and dates alone, steps of them;
// the others need what lanes carry and what the plan gives.
const (
	stepNotPledged = iota
	stepTooLate
	stepCondition
	stepBarred
	stepInteroperability
	stepNoRoute
	steps
)

// never is the day on which comes what does not come.
const never aid.Date = math.MaxInt32

// chance is what one offer could bring a line, and by when at each step.
type chance struct {
	offer  int32
	factor float64
	met    float64 // units of need
	twin   bool    // a batch that came before, paid for by another fund
	by     [steps]aid.Date
}

// reasons works out why lines are short.
type reasons struct {
	m        *model
	w        *writer
	byItem   map[aid.ID][]int32 // offers, by item
	quickest map[aid.ID]map[aid.ID]int
	streams  map[[2]int32]int32 // by pool and line
	ways     map[[2]aid.ID][]route
	prices   []float64
	fielded  map[int]map[aid.ID]bool // by line, see fieldedTypes
	quotas   map[quotaKey]*quota
	prover   *prover

	unlimited map[int]*fleet // by line, see unlimitedFleets
}

func newReasons(s *search, w *writer) *reasons {
	r := &reasons{m: s.m, w: w, byItem: map[aid.ID][]int32{}, quickest: map[aid.ID]map[aid.ID]int{}, streams: map[[2]int32]int32{}, ways: map[[2]aid.ID][]route{}, prices: s.master.prices, fielded: w.fieldedTypes(), quotas: s.m.quotasByKey(), unlimited: s.m.unlimitedFleets()}
	for i := range s.m.offers {
		id := s.m.offers[i].item.ID
		r.byItem[id] = append(r.byItem[id], int32(i))
	}
	for i := range s.m.streams {
		st := &s.m.streams[i]
		r.streams[[2]int32{st.pool, st.line}] = int32(i)
	}
	return r
}

// chances lists what every pledge could bring a line, whether or not it takes
// part in the plan.
func (r *reasons) chances(at int) []chance {
	l := &r.m.lines[at]
	var list []chance
	for i := range r.m.offers {
		o := &r.m.offers[i]
		k := r.factor(l, o.item)
		if k <= 0 {
			continue
		}
		c := chance{offer: int32(i), factor: k, met: o.quantity.Float() * k}
		if o.purchase != nil {
			c.twin = o.purchase.twin
			c.met = r.m.couldBeMade(o, l) * k
		}
		c.by = r.days(int32(i), at)
		list = append(list, c)
	}
	return list
}

func (r *reasons) factor(l *line, item *aid.Item) float64 {
	return aid.FactorFor(l.need.Items, item).Float()
}

// days is when the offer could be with the line, at each step.
func (r *reasons) days(offer int32, at int) [steps]aid.Date {
	o, l := &r.m.offers[offer], &r.m.lines[at]
	by := [steps]aid.Date{stepNotPledged: 0, stepTooLate: never, stepCondition: never, stepBarred: never, stepInteroperability: never, stepNoRoute: never}
	quick := r.transit(o.pledge.Node, l.node)
	by[stepTooLate] = o.plain.AddDays(quick)
	if o.waits != nil {
		return by
	}
	by[stepCondition] = o.ready.AddDays(quick)
	if o.withheld || !mayGo(r.m.orders, o.pledge, l.target) {
		return by
	}
	by[stepBarred] = by[stepCondition]
	if r.m.partners.bars(l.need, o.item) {
		return by
	}
	by[stepInteroperability] = by[stepBarred]
	if stream, ok := r.streamFor(offer, at); ok {
		by[stepNoRoute] = r.m.earliest(offer, stream)
	}
	return by
}

// streamFor finds the stream by which an offer can serve a line.
func (r *reasons) streamFor(offer int32, line int) (int32, bool) {
	stream, ok := r.streams[[2]int32{r.m.offers[offer].pool, int32(line)}]
	return stream, ok
}

// transit is the least from one node to another, whoever hosts the lanes and
// whether they are open or not; 0 where there is no chain of lanes.
func (r *reasons) transit(from, to aid.ID) int {
	if from == "" || to == "" {
		return 0
	}
	if r.quickest[to] == nil {
		r.quickest[to] = r.m.net.quickest(to)
	}
	return r.quickest[to][from]
}

// earliest is the first day on which a load of an offer can arrive by a stream.
func (m *model) earliest(offer, stream int32) aid.Date {
	var buffer [2*maxLanes + 1]int32
	first := never
	s := &m.streams[stream]
	from, _ := m.grid.period(m.offers[offer].ready)
	for i := range m.ways[s.way].routes {
		for t := from; t < m.grid.periods(); t++ {
			leaves := max(m.grid.start(t), m.offers[offer].ready)
			_, arrives, ok := m.net.pass(&m.ways[s.way].routes[i], leaves, buffer[:0])
			if ok {
				first = min(first, arrives)
				break // a later departure does not arrive earlier
			}
		}
	}
	return first
}

// served is what the line could have by its due dates at a step. What is there
// for one slot is there for every later one, so that it is best to serve the
// slots in order of time.
func (r *reasons) served(l *line, chances []chance, step int) float64 {
	return r.m.servedBy(l, func(due aid.Date) float64 {
		there := 0.0
		for i := range chances {
			if !chances[i].twin && chances[i].by[step] <= due {
				there += chances[i].met
			}
		}
		return there
	})
}

// servedBy is what a line could have by its due dates, of what is there by each.
func (m *model) servedBy(l *line, there func(due aid.Date) float64) float64 {
	taken := 0.0
	for at := l.first; at < l.last; at++ {
		taken += max(0, min(m.slots[at].need, there(m.slots[at].due)-taken))
	}
	return taken
}

// wanted is what a line needs in all of its slots.
func (m *model) wanted(l *line) float64 {
	sum := 0.0
	for at := l.first; at < l.last; at++ {
		sum += m.slots[at].need
	}
	return sum
}
