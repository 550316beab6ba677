package simulate

import (
	"cmp"
	"container/heap"
	"math"
	"slices"

	"footing/internal/aid"
)

// player carries the plan out in one future after the other. It is for one goroutine.
type player struct {
	w          *world
	room, open []float64
	left       []float64 // of each move that is late: what has not left yet
	late       []bool    // by move
	sent       []trip    // of what was late
	waiting    queue
	rows       []int32
	uses       []use
	lateMoves  int
}

// use is what something late could be used for.
type use struct {
	target, slot int32
	worth        float64 // of one unit, by the quickest way
}

// wait is a supply with something late that is ready on a day.
type wait struct {
	day    aid.Date
	supply int32
}

// queue has the next day first, and of one day the first supply.
type queue []wait

func (q queue) Len() int      { return len(q) }
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q queue) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[i].day, q[j].day), cmp.Compare(q[i].supply, q[j].supply)) < 0
}
func (q *queue) Push(x any) { *q = append(*q, x.(wait)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

func newPlayer(w *world) *player {
	return &player{
		w: w, room: make([]float64, len(w.room)), open: make([]float64, len(w.open)),
		left: make([]float64, len(w.moves)), late: make([]bool, len(w.moves)),
	}
}

// play carries the plan out where supplies are ready on these days. What is ready in time
// leaves as planned; late says what does not, and sent where it goes instead.
func (p *player) play(ready []aid.Date) {
	p.sent, p.waiting, p.lateMoves = p.sent[:0], p.waiting[:0], 0
	for supply, moves := range p.w.of {
		some := false
		for _, at := range moves {
			p.late[at] = ready[supply] > p.w.moves[at].departs
			if p.late[at] {
				p.left[at], some = p.w.moves[at].quantity, true
				p.lateMoves++
			}
		}
		if some && ready[supply] < p.w.o.Horizon {
			p.waiting = append(p.waiting, wait{ready[supply], int32(supply)})
		}
	}
	if p.lateMoves == 0 {
		return
	}
	copy(p.room, p.w.room)
	copy(p.open, p.w.open)
	heap.Init(&p.waiting)
	missed := 0
	for p.waiting.Len() > 0 {
		next := heap.Pop(&p.waiting).(wait)
		missed = p.miss(missed, next.day)
		if p.dispatch(next.supply, next.day) {
			p.again(next)
		}
	}
}

// miss frees what the late moves had kept of lanes and needs, up to a day.
func (p *player) miss(from int, day aid.Date) int {
	for ; from < len(p.w.byDay); from++ {
		m := &p.w.moves[p.w.byDay[from]]
		if m.departs > day {
			break
		}
		if !p.late[p.w.byDay[from]] {
			continue
		}
		for _, row := range m.rows {
			p.room[row] += m.tonnes
		}
		p.open[m.slot] += m.met
	}
	return from
}

// again lets what found no room try at the start of the next period.
func (p *player) again(w wait) {
	at, _ := slices.BinarySearch(p.w.o.Periods, w.day+1)
	if at < len(p.w.o.Periods)-1 {
		heap.Push(&p.waiting, wait{p.w.o.Periods[at], w.supply})
	}
}

// dispatch sends what is late of a supply: what the plan gave a line to that line, and what
// has come too late for that to where it is worth most. It reports whether something
// waits for room.
func (p *player) dispatch(supply int32, day aid.Date) (waits bool) {
	rest := 0.0
	for _, at := range p.w.of[supply] {
		if !p.late[at] || p.left[at] <= 0 {
			continue
		}
		m := &p.w.moves[at]
		sent, blocked := p.send(m.trip, day, p.left[at])
		p.left[at] -= sent
		switch {
		case p.left[at] <= 0:
		case blocked:
			waits = true
		default:
			rest += p.left[at]
			p.left[at] = 0
		}
	}
	if rest <= 0 {
		return waits
	}
	left, blocked := p.divert(supply, day, rest)
	if blocked { // it waits as a part of the first of its moves
		p.left[p.firstLate(supply)] += left
	}
	return waits || blocked
}

func (p *player) firstLate(supply int32) int32 {
	moves := p.w.of[supply]
	return moves[slices.IndexFunc(moves, func(at int32) bool { return p.late[at] })]
}

// divert sends a quantity to where it is worth most, one use after the other, and gives
// what is left, and whether that waits for room.
func (p *player) divert(supply int32, day aid.Date, quantity float64) (left float64, blocked bool) {
	p.findUses(supply, day)
	for i := range p.uses {
		u := &p.uses[i]
		sent, full := p.send(trip{supply: supply, target: u.target, slot: u.slot}, day, quantity)
		blocked = blocked || full
		if quantity -= sent; quantity <= 0 {
			return 0, false
		}
	}
	return quantity, blocked
}

// findUses lists the slots that a supply may serve and that are open, the one first in
// which a unit is worth most.
func (p *player) findUses(supply int32, day aid.Date) {
	o := p.w.o
	s := &o.Supplies[supply]
	p.uses = p.uses[:0]
	if s.Held {
		return
	}
	for k := range s.Targets {
		t := &s.Targets[k]
		if t.Shut || t.Ways[0] == t.Ways[1] {
			continue
		}
		arrives := day + aid.Date(o.Ways[t.Ways[0]].Transit) // the quickest is the first
		l := &o.Lines[t.Line]
		for at := l.Slots[0]; at < l.Slots[1]; at++ {
			if slot := &o.Slots[at]; arrives < slot.End && p.open[at] > closed*slot.Need {
				p.uses = append(p.uses, use{int32(k), int32(at), o.Worth(at, arrives) * t.Factor})
			}
		}
	}
	slices.SortStableFunc(p.uses, func(a, b use) int { return cmp.Compare(b.worth, a.worth) })
}

// closed is the part of a need below which nothing of it is open.
const closed = 1e-9

// send sends up to a quantity to a slot, by the quickest ways that have room, and says how
// much left. It is blocked where more would be of use and lacks room.
func (p *player) send(t trip, day aid.Date, most float64) (sent float64, blocked bool) {
	o := p.w.o
	s := &o.Supplies[t.supply]
	target := &s.Targets[t.target]
	slot := &o.Slots[t.slot]
	for way := target.Ways[0]; way < target.Ways[1] && sent < most; way++ {
		if day+aid.Date(o.Ways[way].Transit) >= slot.End {
			break // the others take longer still
		}
		want := p.cut(s.Item.Whole, min(most-sent, p.open[t.slot]/target.Factor))
		if want <= 0 {
			return sent, false
		}
		rows, arrives, ok := o.Pass(way, day, p.rows[:0])
		p.rows = rows
		if !ok {
			blocked = true
			continue
		}
		q := p.cut(s.Item.Whole, min(want, p.fits(rows, s.Tonnes)))
		blocked = blocked || q < want
		if q <= 0 {
			continue
		}
		for _, row := range rows {
			p.room[row] -= s.Tonnes * q
		}
		p.open[t.slot] -= target.Factor * q
		t.arrives, t.quantity, t.worth = arrives, q, float64(o.Worth(int(t.slot), arrives)*target.Factor)
		p.sent = append(p.sent, t)
		sent += q
	}
	return sent, blocked && sent < most
}

// fits is the quantity for which all rows have room.
func (p *player) fits(rows []int32, tonnes float64) float64 {
	if tonnes <= 0 {
		return math.Inf(1)
	}
	least := math.Inf(1)
	for _, row := range rows {
		least = min(least, p.room[row])
	}
	return max(0, least/tonnes)
}

// cut makes a quantity whole, or cuts it to six decimals, forgiving what arithmetic in
// double precision lost.
func (p *player) cut(whole bool, q float64) float64 {
	step := 1.0
	if !whole {
		step = aid.DecimalScale
	}
	return math.Floor(q*step+closed*max(1, q*step)) / step
}
