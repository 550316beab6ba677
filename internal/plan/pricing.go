package plan

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
	room   []float64 // what is left of each row's limit, nil for all of it
	floor  float64   // gains at or below this part of the worth are not bid
	window int       // periods in which the best departure is bid
	// excess is, by offer, the largest gain of any of its columns: by so much
	// its price must rise to make the prices a proof.
	excess []float64
}

func newPricer(m *model) *pricer {
	return &pricer{m: m, tolls: newTolls(m), window: m.grid.periods(), excess: make([]float64, len(m.offers))}
}

// set takes new prices, one for each row, none below 0.
func (p *pricer) set(prices []float64) {
	p.prices = prices
	p.tolls.set(p.m, prices, p.room)
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
	bids []bid
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

// pair prices the columns of one pair, slot after slot.
func (s *scanner) pair(at int32, st *stream, src *source) {
	l := &s.m.lines[st.line]
	paid := s.pairPrice(at)
	for slotAt := l.first; slotAt < l.last; slotAt++ {
		sl := &s.m.slots[slotAt]
		most := sl.worthPerNeed(l.weight, sl.due) * st.factor
		left := most - float64(st.factor*s.prices[s.m.slotRow(int32(slotAt))]) - paid
		if left <= 0 {
			continue
		}
		s.slot(at, st, src, int32(slotAt), left)
	}
}

// slot finds, on each route and in each window of time, the best departure for
// one slot. left is what a unit gains if it comes in time and pays no toll.
func (s *scanner) slot(at int32, st *stream, src *source, slotAt int32, left float64) {
	offer := &s.m.offers[s.m.pairs[at].offer]
	sl := &s.m.slots[slotAt]
	perDay := s.m.lines[st.line].weight / sl.need * st.factor / daysPerWeek
	first, _ := s.m.grid.period(offer.ready)
	for r := range s.m.ways[st.way].routes {
		list := s.tolls.of(st.way, r)
		cost := s.m.handlingCost(src, &s.m.ways[st.way].routes[r])
		best, when := 0.0, -1
		for t := first; t < len(list); t++ {
			k := &list[t]
			if t == first && offer.ready > s.m.grid.start(t) {
				own := s.m.tollOn(&s.m.ways[st.way].routes[r], offer.ready, s.prices, s.room)
				k = &own
			}
			if k.open && k.arrives >= sl.end {
				break
			}
			if t%s.window == 0 && when >= 0 {
				s.offer(at, slotAt, r, when, best)
				best, when = 0, -1
			}
			if !k.passable(src) {
				continue
			}
			gain := left - cost
			if k.arrives > sl.due {
				if gain -= float64(perDay * float64(k.arrives-sl.due)); gain <= 0 {
					break // later ones are worth less still
				}
			}
			if gain -= float64(k.price * src.tonnes); gain > best {
				best, when = gain, t
			}
		}
		if when >= 0 {
			s.offer(at, slotAt, r, when, best)
		}
	}
}

func (s *scanner) offer(at, slotAt int32, r, t int, gain float64) {
	offer := s.m.pairs[at].offer
	s.excess[offer] = max(s.excess[offer], gain)
	c, ok := s.m.newColumn(at, slotAt, r, t)
	if !ok || gain <= s.floor*c.worth {
		return
	}
	s.bids = append(s.bids, bid{c, gain})
}
