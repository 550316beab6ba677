package plan

import (
	"cmp"
	"math"
	"slices"

	"footing/internal/aid"
)

// shipment is a departure of one offer for one slot, with what goes by it:
// whole units, or cut to six decimals.
type shipment struct {
	column
	quantity aid.Decimal
}

// filling is a plan being filled up within what the limits still allow.
type filling struct {
	m         *model
	pricer    *pricer
	hands     int
	fractions bool      // quantities are not cut
	room      []float64 // left of each row's limit
	claimed   []float64 // of the room: what is kept for columns that have no choice
	value     float64   // of what was put so far
	tolled    []float64 // prices of lanes and nodes that a departure must be worth, or nil
	shipments []shipment
	crews     []float64      // by seat: crews that take places
	fielded   map[int32]bool // rows of types that come
	tally     *tally         // what was put, by line
	at        map[columnKey]int
	list      []entry
}

const (
	// full is the part of a limit below which nothing more goes.
	full = 1e-9
	// forbidden is a price that nothing is worth.
	forbidden = 1e100
)

// slack is by how much a plan in fractions may exceed a limit, as a part of it:
// that of the solver's vertices.
const slack = 1e-7

// newFractions is a filling whose quantities are not cut.
func newFractions(m *model, hands int) *filling {
	f := newFilling(m, hands)
	f.fractions = true
	for i := range f.room {
		if m.rows[i].kind == kindType {
			f.room[i] = m.rows[i].limit
		}
		if f.room[i] > 0 && !fills(m.rows[i].kind) {
			f.room[i] *= 1 + slack
		}
	}
	return f
}

func newFilling(m *model, hands int) *filling {
	f := &filling{m: m, pricer: newPricer(m), hands: hands, at: map[columnKey]int{}, room: make([]float64, len(m.rows)), claimed: make([]float64, len(m.rows)), crews: make([]float64, len(m.seats)), fielded: map[int32]bool{}, tally: newTally(m)}
	for i := range m.rows {
		f.room[i] = m.rows[i].limit
		if m.rows[i].kind == kindType {
			f.room[i] = m.rows[i].size
		}
	}
	f.pricer.room = f.room
	return f
}

// put adds up to a quantity of a column, as far as the limits allow, and
// returns what was added. What leaves from stock is taken from the offers that
// became ready last: the others can also leave earlier.
func (f *filling) put(c *column, most float64) float64 {
	if c.offer != fromStock {
		return f.putStored(c, most)
	}
	p := f.m.poolOf(c)
	put := 0.0
	for k := p.stockAt(int(c.t)); k >= 0 && put < most; k-- {
		for i := p.stocks[k].offers[1] - 1; i >= p.stocks[k].offers[0] && put < most; i-- {
			row := f.m.offerRow(p.offers[i])
			if left := f.room[row] - f.claimed[row]; left > 0 {
				own := *c
				own.offer = p.offers[i]
				put += f.putStored(&own, min(left, most-put))
			}
		}
	}
	return put
}

// claim keeps room for a quantity of a column that only one offer can give, or
// that only one slot can take; one below 0 frees it again.
func (f *filling) claim(c *column, q float64) {
	if c.offer != fromStock && f.m.offers[c.offer].purchase == nil {
		f.claimed[f.m.offerRow(c.offer)] += q
	}
	if !c.stored && f.m.slots[c.slot].store == noRow {
		f.claimed[f.m.slotRow(c.slot)] += float64(f.m.streamOf(c).factor * q)
	}
}

// holdTo keeps what slots draw on stores, and what is bought of offers, to given
// amounts: they are not free to stand in for each other.
func (f *filling) holdTo(d drawn) {
	for at, bought := range d.bought {
		if f.m.offers[at].purchase != nil {
			row := f.m.offerRow(int32(at))
			f.claimed[row] = f.room[row] - bought
		}
	}
	for at, use := range d.uses {
		if f.m.slots[at].store != noRow {
			row := f.m.slotRow(int32(at))
			f.claimed[row] = f.room[row] - use
		}
	}
}

// took tells what is held (holdTo) that a column which has no choice took its
// part: the rest is still there for the others.
func (f *filling) took(c *column, q float64) {
	if c.offer != fromStock && f.m.offers[c.offer].purchase != nil {
		f.claimed[f.m.offerRow(c.offer)] -= q
	}
	if !c.stored && f.m.slots[c.slot].store != noRow {
		f.claimed[f.m.slotRow(c.slot)] -= float64(f.m.streamOf(c).factor * q)
	}
}

// putStored serves the slots of a store from the first that the load is in time
// for: the later ones can be served by later loads.
func (f *filling) putStored(c *column, most float64) float64 {
	if !c.stored {
		return f.putOne(c, most)
	}
	put := 0.0
	last := f.m.lines[f.m.streamOf(c).line].last
	own := *c
	own.stored = false
	for at := int(c.slot); at < last && put < most; at++ {
		own.slot = int32(at)
		row := f.m.slotRow(own.slot)
		if left := f.room[row] - f.claimed[row]; left > 0 && f.m.complete(&own) {
			put += f.putOne(&own, min(left/f.m.streamOf(c).factor, most-put))
		}
	}
	return put
}

// putOne adds to the shipment of one offer for one slot.
func (f *filling) putOne(c *column, most float64) float64 {
	f.list = f.m.entries(c, f.list[:0])
	for _, e := range f.list {
		if e.coef > 0 {
			most = min(most, f.room[e.row]/e.coef)
		}
	}
	if f.fractions {
		return f.charge(c, max(0, most))
	}
	q := f.m.cut(c, most)
	if q <= 0 {
		return 0
	}
	at, known := f.at[c.key()]
	if !known {
		at = len(f.shipments)
		f.at[c.key()] = at
		f.shipments = append(f.shipments, shipment{column: *c})
	}
	f.shipments[at].quantity += q
	f.open(c.stream)
	return f.charge(c, q.Float())
}

// charge takes a quantity off the room of the column's rows, which are listed.
func (f *filling) charge(c *column, q float64) float64 {
	for _, e := range f.list {
		f.room[e.row] -= float64(e.coef * q)
	}
	f.value += float64(c.net() * q)
	f.tally.add(f.m, c, q)
	return q
}

// cut makes a quantity whole, or cuts it to six decimals, forgiving what
// arithmetic in double precision lost.
func (m *model) cut(c *column, q float64) aid.Decimal {
	step := 1.0
	if !m.poolOf(c).item.Whole {
		step = aid.DecimalScale
	}
	units := math.Floor(q*step + full*max(1, q*step))
	return aid.Decimal(units * (aid.DecimalScale / step))
}

// fillUp adds departures in order of worth until nothing more fits or rounds
// are over. Every round looks at all columns whose limits have room.
func (f *filling) fillUp(rounds int) {
	for range rounds {
		f.pricer.set(f.closed())
		bids := f.pricer.scanAll(f.hands)
		f.rank(bids)
		added := false
		for i := range bids {
			added = f.put(&bids[i].column, math.Inf(1)) > 0 || added
		}
		if !added {
			return
		}
	}
}

// closed gives prices that keep off every row that is full and leave the rest
// free. A stock is full when nothing is left of any offer in it.
func (f *filling) closed() []float64 {
	prices := make([]float64, len(f.room))
	for i, left := range f.room {
		r := &f.m.rows[i]
		switch {
		case r.kind == kindStock || r.kind == kindStore || fills(r.kind) && f.tolled == nil:
		case fills(r.kind):
			prices[i] = f.tolled[i]
		case r.limit >= 0 && left <= full*max(1, r.limit) || f.less(i):
			prices[i] = forbidden
		case f.tolled != nil && (r.kind == kindLane || r.kind == kindNode):
			prices[i] = f.tolled[i]
		}
	}
	for offer := range f.m.uses {
		if f.spent(offer) {
			prices[f.m.offerRow(offer)] = forbidden
		}
	}
	for i := range f.m.pools {
		f.closeStocks(&f.m.pools[i], prices)
	}
	return prices
}

func (f *filling) closeStocks(p *pool, prices []float64) {
	for k := range p.stocks {
		s := &p.stocks[k]
		for _, at := range p.offers[s.offers[0]:s.offers[1]] {
			if prices[f.m.offerRow(at)] == 0 {
				return // and so it is in all later stocks
			}
		}
		prices[s.row] = forbidden
	}
}

// spent reports whether what an offer uses up besides itself does not last for
// more of it.
func (f *filling) spent(offer int32) bool {
	least := full
	if f.m.offers[offer].item.Whole {
		least = 1 - full
	}
	for _, e := range f.m.uses[offer] {
		if f.room[e.row] < e.coef*least {
			return true
		}
	}
	return false
}

// less reports whether an offer has less left than one unit of a whole item.
func (f *filling) less(row int) bool {
	return f.m.rows[row].kind == kindPledge && f.m.offers[f.m.rows[row].of].item.Whole && f.room[row] < 1-full
}

// takeOver puts the quantities of a plan in whole units as they are: everything
// in it fits together, if what has no choice is kept free for it. It does so up to
// the solver's tolerance, for want of which a whole unit must not stay behind: what
// can be divided goes last.
func (f *filling) takeOver(columns []column, x []float64) {
	for i := range columns {
		f.claim(&columns[i], x[i])
	}
	for _, whole := range []bool{true, false} {
		for i := range columns {
			if f.m.poolOf(&columns[i]).item.Whole != whole {
				continue
			}
			f.claim(&columns[i], -x[i])
			if x[i] > 0 {
				f.took(&columns[i], f.put(&columns[i], x[i]))
			}
		}
	}
}

// carryOver puts quantities of columns as whole units: what is left of a stream's
// departure, being less than a unit or finding no room, is added to the next.
func (f *filling) carryOver(columns []column, x []float64) {
	order := make([]int, len(columns))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(columns[a].stream, columns[b].stream), cmp.Compare(f.m.arrival(&columns[a]), f.m.arrival(&columns[b])))
	})
	left := 0.0
	for n, i := range order {
		if n == 0 || columns[order[n-1]].stream != columns[i].stream {
			left = 0
		}
		left += x[i]
		if last := n+1 == len(order) || columns[order[n+1]].stream != columns[i].stream; last || left >= dust*f.m.unit(&columns[i]) {
			put := f.put(&columns[i], left)
			f.took(&columns[i], put)
			left -= put
		}
	}
}

// dust is the part of what a column could carry that is no departure of its
// own.
const dust = 0.02

// rank puts what a pin still lacks first, then the rest in order of worth.
func (f *filling) rank(bids []bid) {
	pinned := func(b *bid) int {
		for _, e := range f.m.extra[b.stream] {
			if e.coef < 0 && f.room[e.row] < 0 {
				return 0
			}
		}
		return 1
	}
	slices.SortStableFunc(bids, func(a, b bid) int {
		return cmp.Or(cmp.Compare(pinned(&a), pinned(&b)), cmp.Compare(b.gain, a.gain))
	})
}

// missed is what the pins cost that are not kept.
func (f *filling) missed() float64 {
	sum := 0.0
	for i := range f.m.inner {
		in := &f.m.inner[i]
		if !in.penalty {
			continue
		}
		lacks := 0.0
		for _, e := range in.entries {
			lacks = max(lacks, -f.room[e.row])
		}
		sum -= float64(in.worth * lacks)
	}
	return sum
}

// lessMissed is the value less what missed pins cost: a pin goes before worth.
func (f *filling) lessMissed() float64 { return f.value + f.readiness() - f.missed() }

// readiness is what the readiness of elements is worth that the plan gains. The
// room of its rows is by how much they are filled.
func (f *filling) readiness() float64 {
	sum := 0.0
	for i := range f.m.elements {
		e := &f.m.elements[i]
		for d, gain := range e.readiness(f.room) {
			sum += float64(f.m.inner[e.gain+d].worth * gain)
		}
	}
	return sum
}
