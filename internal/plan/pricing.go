package plan

import "footing/internal/aid"

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
	stores []float64             // by slot: what a unit of need in store for it is worth
	fills  []float64             // by slot: what a unit of need is worth for the readiness that it fills
	ready  [][]float64           // by line: the same for a unit that arrives by each inspection day
	dated  map[int32][][]float64 // by stream: the same for its dated rows
	room   []float64             // what is left of each row's limit, nil for all of it
	floor  float64               // gains that come to less than this for all of a pool are not bid
	window int                   // periods in which the best departure is bid
	// dearest is, by offer, the largest gain of any of its columns before it is
	// paid for itself: the price that makes the prices a proof.
	dearest []float64
}

func newPricer(m *model) *pricer {
	return &pricer{
		m: m, tolls: newTolls(m), window: m.grid.periods(),
		stores: make([]float64, len(m.slots)), fills: make([]float64, len(m.slots)), ready: make([][]float64, len(m.lines)),
		dated: make(map[int32][][]float64, len(m.dated)), dearest: make([]float64, len(m.offers)),
	}
}

// set takes new prices, one for each row, none below 0.
func (p *pricer) set(prices []float64) {
	p.prices = prices
	p.tolls.set(p.m, prices, p.room)
	p.priceReadiness()
	p.priceStores()
	clear(p.dearest)
}

// priceStores values what is in store for a slot: it serves that slot or a
// later one, whichever gains more.
func (p *pricer) priceStores() {
	for i := range p.m.lines {
		l := &p.m.lines[i]
		best := 0.0
		for at := l.last - 1; at >= l.first; at-- {
			s := &p.m.slots[at]
			best = max(best, s.worthPerNeed(l.weight, s.due)+p.fills[at]-p.prices[p.m.slotRow(int32(at))])
			p.stores[at] = best
		}
	}
}

// bound is what no plan can exceed under the prices, after every pool has been
// scanned (weak duality): the rows of needs, lanes and rules at their prices, and
// each offer at the most that any of its columns gains.
func (p *pricer) bound() float64 {
	sum := 0.0
	for i := range p.m.rows {
		switch p.m.rows[i].kind {
		case kindPledge, kindStock, kindStore:
		default:
			sum += float64(p.m.rows[i].limit * p.prices[i])
		}
	}
	sum += p.unpaidInner()
	for i, price := range p.dearest {
		if p.m.offers[i].purchase == nil {
			sum += float64(p.m.offers[i].quantity.Float() * price)
		}
	}
	return sum + p.unpaidPurchases()
}

// scanner walks over the columns of one pool after the other.
type scanner struct {
	*pricer
	bids   []bid
	gross  []float64 // of the pool at hand, by period: the most that a load from stock gains
	stock  []float64 // of the pool at hand, by period: the price of its stock
	best   bid       // of the window at hand
	paying float64   // what a unit pays for being of its stream
	// rowsOf and pays are the stream's at hand: its dated rows, and what they pay by
	// inspection day.
	rowsOf []readyRows
	pays   [][]float64
	// quantity is all that the pool at hand offers.
	quantity float64
}

// leastGain is the part of a column's worth that is no gain but arithmetic.
const leastGain = 1e-9

// scan prices the pools [from, to), and appends what gains.
func (s *scanner) scan(from, to int) {
	for i := from; i < to; i++ {
		p := &s.m.pools[i]
		s.quantity = 0
		for _, at := range p.offers {
			s.quantity += s.m.offers[at].quantity.Float()
		}
		s.priceStock(p)
		for at := p.streams[0]; at < p.streams[1]; at++ {
			s.stream(at, p)
		}
		s.priceOffers(p)
	}
}

// priceStock spreads the prices of the pool's stocks over the periods. What is
// in stock can wait, and so it is worth at least what it will be worth later.
func (s *scanner) priceStock(p *pool) {
	if s.stock == nil {
		s.stock, s.gross = make([]float64, s.m.grid.periods()), make([]float64, s.m.grid.periods())
	}
	clear(s.gross)
	price, end := 0.0, len(s.stock)
	for k := len(p.stocks) - 1; k >= 0; k-- {
		price = max(price, s.prices[p.stocks[k].row])
		for t := p.stocks[k].from; t < end; t++ {
			s.stock[t] = price
		}
		end = p.stocks[k].from
	}
}

// priceOffers raises each offer's dearest price to the most that loads from
// stock gain from the period on in which it joins.
func (s *scanner) priceOffers(p *pool) {
	most, t := 0.0, len(s.gross)
	for i := len(p.offers) - 1; i >= 0; i-- {
		at := p.offers[i]
		for t > s.m.offers[at].joins {
			t--
			most = max(most, s.gross[t])
		}
		s.dearest[at] = max(s.dearest[at], most-s.usePrice(at))
	}
}

// usePrice is what a unit of an offer pays for what it uses up besides itself.
func (p *pricer) usePrice(offer int32) float64 {
	sum := 0.0
	if len(p.m.uses) > 0 {
		for _, e := range p.m.uses[offer] {
			sum += float64(e.coef * p.prices[e.row])
		}
	}
	return sum
}

// stream prices the columns of one stream, route after route.
func (s *scanner) stream(at int32, p *pool) {
	st := &s.m.streams[at]
	s.paying = 0
	s.rowsOf, s.pays = s.m.dated[at], s.dated[at]
	if len(s.m.extra) > 0 {
		for _, e := range s.m.extra[at] {
			s.paying += float64(e.coef * s.prices[e.row])
		}
	}
	if st.shut || s.most(st)-s.paying <= 0 {
		return
	}
	for r := range s.m.ways[st.way].routes {
		if len(p.stocks) > 0 {
			s.fromStock(at, p, r)
		}
		s.fromOffers(at, p, r)
	}
}

// most is what a unit gains if it comes in time and pays no toll.
func (s *scanner) most(st *stream) float64 {
	l := &s.m.lines[st.line]
	if l.need.IsRate() {
		return s.stores[l.first] * st.factor
	}
	sl := &s.m.slots[l.first]
	return (float64(sl.worthPerNeed(l.weight, sl.due)*(1+st.bonus)) + s.fillsMost(st) - s.prices[s.m.slotRow(int32(l.first))]) * st.factor
}

// fromStock finds in each window of time the best departure from stock.
func (s *scanner) fromStock(at int32, p *pool, r int) {
	st := &s.m.streams[at]
	l := &s.m.lines[st.line]
	list := s.tolls.of(st.way, r)
	cost := s.m.handlingCost(p, &s.m.ways[st.way].routes[r])
	slot := l.first
	for t := p.stocks[0].from; t < len(list); t++ {
		if t%s.window == 0 {
			s.flush()
		}
		k := &list[t]
		if !k.passable(p) {
			continue
		}
		for slot < l.last && s.m.slots[slot].end <= k.arrives {
			slot++
		}
		if slot == l.last {
			break
		}
		c := column{stream: at, offer: fromStock, slot: int32(slot), route: int16(r), t: int16(t), cost: cost}
		s.try(&c, k, p, st)
	}
	s.flush()
}

// fromOffers prices the loads that leave on the very day on which they are
// ready, where that is within a period.
func (s *scanner) fromOffers(at int32, p *pool, r int) {
	st := &s.m.streams[at]
	l := &s.m.lines[st.line]
	way := &s.m.ways[st.way].routes[r]
	for _, i := range p.offers {
		o := &s.m.offers[i]
		if o.joins < s.m.grid.periods() && s.m.grid.start(o.joins) == o.ready {
			continue
		}
		if o.joins == 0 {
			continue
		}
		k := s.m.tollOn(way, o.ready, s.prices, s.room)
		slot := l.slotFor(s.m, k.arrives)
		if !k.passable(p) || slot == l.last {
			continue
		}
		c := column{stream: at, offer: i, slot: int32(slot), route: int16(r), t: int16(o.joins - 1), cost: s.m.handlingCost(p, way)}
		s.try(&c, &k, p, st)
		s.flush()
	}
}

// slotFor finds the first slot that a load can still serve when it arrives on a
// day, or behind the last.
func (l *line) slotFor(m *model, arrives aid.Date) int {
	at := l.first
	for at < l.last && m.slots[at].end <= arrives {
		at++
	}
	return at
}

// try prices one departure: for the slot that lasts when it arrives, and for
// the store of a daily need.
func (s *scanner) try(c *column, k *toll, p *pool, st *stream) {
	l := &s.m.lines[st.line]
	sl := &s.m.slots[c.slot]
	toll := c.cost + float64(k.price*p.tonnes) + s.paying
	if sl.store == noRow || sl.due < k.arrives {
		c.worth = float64(sl.worthPerNeed(l.weight, k.arrives) * st.factor)
		c.bonus = float64(c.worth * st.bonus)
		worth := c.worth + c.bonus + float64(st.factor*(s.fills[c.slot]+s.fillsBy(st, k.arrives)))
		s.consider(c, worth-float64(st.factor*s.prices[s.m.slotRow(c.slot)])-toll, worth)
		c.slot++
	}
	if sl.store != noRow && int(c.slot) < l.last {
		c.worth, c.bonus, c.stored = 0, 0, true
		worth := float64(st.factor * s.stores[c.slot])
		s.consider(c, worth-toll, worth)
	}
}

// consider keeps a column if it gains most in its window.
func (s *scanner) consider(c *column, gross, worth float64) {
	if gross <= 0 {
		return
	}
	gain := gross
	if c.offer == fromStock {
		s.gross[c.t] = max(s.gross[c.t], gross)
		gain -= s.stock[c.t]
	} else {
		gain -= s.usePrice(c.offer)
		s.dearest[c.offer] = max(s.dearest[c.offer], gain)
		gain -= s.prices[s.m.offerRow(c.offer)]
	}
	if gain > s.best.gain && gain > leastGain*worth && gain*s.quantity > s.floor {
		s.best = bid{*c, gain}
	}
}

func (s *scanner) flush() {
	if s.best.gain > 0 {
		s.bids = append(s.bids, s.best)
	}
	s.best = bid{}
}

// priceReadiness works out what the rows of readiness pay for a unit of need.
func (p *pricer) priceReadiness() {
	for i := range p.m.slots {
		if at := p.m.slots[i].ready; at != noRow {
			p.fills[i] = float64(p.prices[at] * p.m.slots[i].share)
		}
	}
	for i := range p.m.lines {
		if r := &p.m.lines[i].ready; len(r.days) > 0 {
			p.ready[i] = r.pays(p.prices)
		}
	}
	for at, list := range p.m.dated {
		pays := make([][]float64, len(list))
		for i := range list {
			pays[i] = list[i].pays(p.prices)
		}
		p.dated[at] = pays
	}
}

// pays sums what the rows from each inspection day on pay for a unit of need.
func (r *readyRows) pays(prices []float64) []float64 {
	sums := make([]float64, len(r.days)+1)
	for d := len(r.days) - 1; d >= 0; d-- {
		sums[d] = sums[d+1] + float64(prices[r.first+int32(d)]*r.share)
	}
	return sums
}

// fillsBy is what readiness pays for a unit of need that arrives by the stream
// at hand on a day.
func (s *scanner) fillsBy(st *stream, arrives aid.Date) float64 {
	pays := 0.0
	if sums := s.ready[st.line]; sums != nil {
		pays = sums[s.m.lines[st.line].ready.from(arrives)]
	}
	for i := range s.rowsOf {
		pays += s.pays[i][s.rowsOf[i].from(arrives)]
	}
	return pays
}

// fillsMost is the most that fillsBy can be on any day: rows of types cost, and
// most before their days.
func (s *scanner) fillsMost(st *stream) float64 {
	pays := 0.0
	if sums := s.ready[st.line]; sums != nil {
		pays = sums[0]
	}
	for i := range s.rowsOf {
		pays += max(0, s.pays[i][0])
	}
	return pays
}

// unpaidInner is what inner columns could still gain beyond what the prices of
// their rows come to.
func (p *pricer) unpaidInner() float64 {
	sum := 0.0
	for i := range p.m.inner {
		in := &p.m.inner[i]
		if in.most <= 0 {
			continue
		}
		left := in.worth
		for _, e := range in.entries {
			left -= float64(e.coef * p.prices[e.row])
		}
		sum += float64(max(0, left) * in.most)
	}
	return sum
}
