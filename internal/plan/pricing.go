package plan

import (
	"footing/internal/aid"
)

// bid is a possible column with what it would gain per unit under the prices:
// its reduced cost.
type bid struct {
	column
	gain float64
}

// pricer finds, among all possible columns, those that would improve the plan.
type pricer struct {
	m      *model
	tolls  *tolls
	prices []float64
	floor  float64 // gains at or below this part of the worth are not bid
	// excess is, by offer, the largest gain of any of its columns: by so much
	// its price must rise to make the prices a proof.
	excess []float64
}

func newPricer(m *model) *pricer {
	return &pricer{m: m, tolls: newTolls(m), excess: make([]float64, len(m.offers))}
}

// set takes new prices, one for each row, none below 0.
func (p *pricer) set(prices []float64) {
	p.prices = prices
	p.tolls.set(p.m, prices)
	clear(p.excess)
}

// bound is what no plan can exceed under the prices, after every pair has been
// scanned (weak duality): the rows at their prices, with each offer's price
// raised until none of its columns gains anything.
func (p *pricer) bound() float64 {
	sum := 0.0
	for i := range p.m.rows {
		sum += float64(p.m.rows[i].limit * p.prices[i])
	}
	for i, e := range p.excess {
		if e > 0 {
			sum += float64(p.m.offers[i].quantity.Float() * e)
		}
	}
	return sum
}

// scanner walks over the columns of one pair after the other.
type scanner struct {
	*pricer
	bids    []bid
	cursors []cursor
}

// cursor is how far the scan has come on one route.
type cursor struct {
	next int // period
	best int // period of the cheapest departure so far
	toll float64
}

// scan prices the pairs of the sources [from, to), and appends what gains.
func (s *scanner) scan(from, to int) {
	for i := from; i < to; i++ {
		for at := s.m.sources[i].streams[0]; at < s.m.sources[i].streams[1]; at++ {
			s.stream(&s.m.streams[at], &s.m.sources[i])
		}
	}
}

func (s *scanner) stream(st *stream, src *source) {
	for at := st.pairs[0]; at < st.pairs[1]; at++ {
		s.pair(at, st, src)
	}
}

// pairPrice is what a unit of the pair pays whichever column it takes.
func (p *pricer) pairPrice(pair int32) float64 {
	sum := p.prices[p.m.offerRow(p.m.pairs[pair].offer)]
	if len(p.m.extra) > 0 {
		for _, e := range p.m.extra[pair] {
			sum += float64(e.coef * p.prices[e.row])
		}
	}
	return sum
}

// pair prices the columns of one pair, slot after slot. Slots of a line and
// arrivals both rise in time, so that the cheapest departure in time for a
// slot is a running minimum.
func (s *scanner) pair(at int32, st *stream, src *source) {
	l := &s.m.lines[st.line]
	paid := s.pairPrice(at)
	started := false
	for slotAt := l.first; slotAt < l.last; slotAt++ {
		sl := &s.m.slots[slotAt]
		most := sl.worthPerNeed(l.weight, sl.due) * st.factor
		left := most - float64(st.factor*s.prices[s.m.slotRow(int32(slotAt))]) - paid
		if left <= 0 {
			continue
		}
		if !started {
			s.start(at, st)
			started = true
		}
		s.slot(at, st, src, int32(slotAt), left)
	}
}

// start puts the cursors on the first period in which the offer can leave.
func (s *scanner) start(at int32, st *stream) {
	offer := &s.m.offers[s.m.pairs[at].offer]
	t, _ := s.m.grid.period(offer.ready)
	s.cursors = s.cursors[:0]
	for range s.m.ways[st.way].routes {
		s.cursors = append(s.cursors, cursor{next: t, best: -1})
	}
}

// slot finds the best departure on each route for one slot. left is what a
// unit gains if it comes in time and pays no toll.
func (s *scanner) slot(at int32, st *stream, src *source, slotAt int32, left float64) {
	sl := &s.m.slots[slotAt]
	perWeek := s.m.lines[st.line].weight / sl.need * st.factor
	inTime := weeks(sl.due, sl.end)
	for r := range s.cursors {
		cost := s.m.handlingCost(src, &s.m.ways[st.way].routes[r])
		s.advance(at, st, src, r, sl.due)
		c := &s.cursors[r]
		best, when := 0.0, -1
		if c.best >= 0 {
			best, when = left-cost-float64(c.toll*src.tonnes), c.best
		}
		for t := c.next; t < s.tolls.periods; t++ {
			k := s.toll(at, st, r, t)
			if k.open && k.arrives >= sl.end {
				break
			}
			if !k.passable(src.tonnes) {
				continue
			}
			late := left - float64(perWeek*(inTime-weeks(k.arrives, sl.end)))
			if late <= 0 || when >= 0 && late-cost <= best {
				break // later ones are worth less still
			}
			if gain := late - cost - float64(k.price*src.tonnes); when < 0 || gain > best {
				best, when = gain, t
			}
		}
		if when >= 0 && best > 0 {
			s.offer(at, slotAt, r, when, best)
		}
	}
}

// advance moves a cursor over the departures that come by a day.
func (s *scanner) advance(at int32, st *stream, src *source, r int, due aid.Date) {
	c := &s.cursors[r]
	for c.next < s.tolls.periods {
		k := s.toll(at, st, r, c.next)
		if k.open && k.arrives > due {
			return
		}
		if k.passable(src.tonnes) && (c.best < 0 || k.price < c.toll) {
			c.best, c.toll = c.next, k.price
		}
		c.next++
	}
}

// toll is what a departure of the pair pays per tonne. In the period in which
// the offer becomes ready it leaves that day, else on the first.
func (s *scanner) toll(at int32, st *stream, r, t int) toll {
	ready := s.m.offers[s.m.pairs[at].offer].ready
	if ready > s.m.grid.start(t) {
		return s.m.tollOn(&s.m.ways[st.way].routes[r], ready, s.prices)
	}
	return s.tolls.of(st.way, r)[t]
}

func (s *scanner) offer(at, slotAt int32, r, t int, gain float64) {
	c, ok := s.m.newColumn(at, slotAt, r, t)
	if !ok {
		return
	}
	offer := s.m.pairs[at].offer
	s.excess[offer] = max(s.excess[offer], gain)
	if gain <= s.floor*c.worth {
		return
	}
	s.bids = append(s.bids, bid{c, gain})
}
