package plan

import (
	"cmp"
	"math"
	"slices"

	"footing/internal/aid"
)

// shipment is a column with what goes by it, in whole units or cut to six
// decimals.
type shipment struct {
	column
	quantity aid.Decimal
}

// filling is a plan being filled up within what the limits still allow.
type filling struct {
	m         *model
	pricer    *pricer
	hands     int
	room      []float64 // left of each row's limit
	shipments []shipment
	at        map[columnKey]int
	list      []entry
}

const (
	// full is the part of a limit below which nothing more goes.
	full = 1e-9
	// forbidden is a price that nothing is worth.
	forbidden = 1e100
)

func newFilling(m *model, hands int) *filling {
	f := &filling{m: m, pricer: newPricer(m), hands: hands, at: map[columnKey]int{}, room: make([]float64, len(m.rows))}
	for i := range m.rows {
		f.room[i] = m.rows[i].limit
	}
	f.pricer.room = f.room
	return f
}

// put adds up to a quantity of a column, as far as the limits allow, and
// returns what was added.
func (f *filling) put(c *column, most float64) aid.Decimal {
	f.list = f.m.entries(c, f.list[:0])
	for _, e := range f.list {
		if e.coef > 0 {
			most = min(most, f.room[e.row]/e.coef)
		}
	}
	q := f.m.cut(c.pair, most)
	if q <= 0 {
		return 0
	}
	for _, e := range f.list {
		f.room[e.row] -= float64(e.coef * q.Float())
	}
	at, known := f.at[c.key()]
	if !known {
		at = len(f.shipments)
		f.at[c.key()] = at
		f.shipments = append(f.shipments, shipment{column: *c})
	}
	f.shipments[at].quantity += q
	return q
}

// cut makes a quantity whole, or cuts it to six decimals, forgiving what
// arithmetic in double precision lost.
func (m *model) cut(pair int32, q float64) aid.Decimal {
	step := 1.0
	if !m.sourceOf(pair).item.Whole {
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
// free.
func (f *filling) closed() []float64 {
	prices := make([]float64, len(f.room))
	for i, left := range f.room {
		limit := f.m.rows[i].limit
		if limit >= 0 && left <= full*max(1, limit) || f.less(i) {
			prices[i] = forbidden
		}
	}
	return prices
}

// less reports whether an offer has less left than one unit of a whole item.
func (f *filling) less(row int) bool {
	return f.m.rows[row].kind == kindPledge && f.m.offers[f.m.rows[row].of].item.Whole && f.room[row] < 1-full
}

// rank puts what a pin still lacks first, then the rest in order of worth.
func (f *filling) rank(bids []bid) {
	pinned := func(b *bid) int {
		for _, e := range f.m.extra[b.pair] {
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

// value is that of the quantities put so far.
func (f *filling) value() float64 {
	sum := 0.0
	for i := range f.shipments {
		sum += float64(f.shipments[i].net() * f.shipments[i].quantity.Float())
	}
	return sum
}

// lessMissed is the value less what missed pins cost: a pin goes before worth.
func (f *filling) lessMissed() float64 { return f.solution(nil).value }

// solution is what was put, as a plan in fractions whose columns are in the
// same order.
func (f *filling) solution(x []float64) *solution {
	s := &solution{x: x, value: f.value(), spare: make([]float64, len(f.m.spare))}
	for i, sp := range f.m.spare {
		for _, e := range sp.entries {
			s.spare[i] = max(s.spare[i], -f.room[e.row])
		}
	}
	s.missed = f.m.missed(s.spare)
	s.value -= s.missed
	return s
}
