package simulate

import (
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/plan"
)

// player carries the plan out in one future after the other. It is for one goroutine.
type player struct {
	w          *world
	room, open []float64
	left       []float64 // of each move that is late: what has not left yet
	late       []bool    // by move
	sent       []trip    // of what was late
	waiting    calendar
	uses       []use
	gauges     []gauge // by way
	played     int64
	lateMoves  int
}

// use is what something late could be used for.
type use struct {
	target, slot int32
	worth        float64 // of one unit, by the quickest way
}

// gauge is the most that a way has room for on a day of a future, in tonnes. It may have
// less by now, as room only goes until the next day.
type gauge struct {
	when int64
	most float64
}

func newPlayer(w *world) *player {
	return &player{
		w: w, room: make([]float64, len(w.room)), open: make([]float64, len(w.open)),
		left: make([]float64, len(w.moves)), late: make([]bool, len(w.moves)),
		gauges:  make([]gauge, len(w.ways)),
		waiting: newCalendar(int(w.o.Horizon-w.o.Valid), len(w.o.Supplies)),
	}
}

// play carries the plan out where supplies are ready on these days. What is ready in time
// leaves as planned; late says what does not, and sent where it goes instead.
func (p *player) play(ready []aid.Date) {
	p.sent, p.lateMoves = p.sent[:0], 0
	p.played++
	for supply, moves := range p.w.of {
		before := p.lateMoves
		for _, at := range moves {
			p.late[at] = ready[supply] > p.w.moves[at].departs
			if p.late[at] {
				p.left[at] = p.w.moves[at].quantity
				p.lateMoves++
			}
		}
		if p.lateMoves > before && ready[supply] < p.w.o.Horizon {
			p.waiting.add(p.w.day(ready[supply]), int32(supply))
		}
	}
	if p.lateMoves == 0 {
		return
	}
	copy(p.room, p.w.room)
	copy(p.open, p.w.open)
	missed := 0
	for day := range p.waiting.first {
		supplies := p.waiting.take(day)
		if len(supplies) > 0 {
			missed = p.miss(missed, day)
		}
		for _, supply := range supplies {
			if p.dispatch(supply, day) {
				p.again(day, supply)
			}
		}
	}
}

// miss frees what the late moves had kept of lanes and needs, up to a day.
func (p *player) miss(from, day int) int {
	for ; from < len(p.w.byDay) && int(p.w.byDay[from].day) <= day; from++ {
		at := p.w.byDay[from].move
		if !p.late[at] {
			continue
		}
		m := &p.w.moves[at]
		for _, row := range m.rows {
			p.room[row] += m.tonnes
		}
		p.open[m.slot] += m.met
	}
	return from
}

// again lets what found no room try at the start of the next period.
func (p *player) again(day int, supply int32) {
	if next := p.w.nextPeriod[day]; next < len(p.waiting.first) {
		p.waiting.add(next, supply)
	}
}

// dispatch sends what is late of a supply: what the plan gave a line to that line, and what
// has come too late for that to where it is worth most. It reports whether something
// waits for room.
func (p *player) dispatch(supply int32, day int) (waits bool) {
	rest := 0.0
	for _, at := range p.w.of[supply] {
		if !p.late[at] || p.left[at] <= 0 {
			continue
		}
		sent, blocked := p.send(&p.w.claims[at], day, p.left[at])
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
func (p *player) divert(supply int32, day int, quantity float64) (left float64, blocked bool) {
	blocked = p.findUses(supply, day)
	for len(p.uses) > 0 {
		u := p.mostWorth()
		c := p.w.claim(supply, u.target, u.slot)
		sent, full := p.send(&c, day, quantity)
		blocked = blocked || full
		if quantity -= sent; quantity <= 0 {
			return 0, false
		}
	}
	return quantity, blocked
}

// mostWorth takes out the use in which a unit is worth most, of equals the first slot.
func (p *player) mostWorth() use {
	best := 0
	for i := range p.uses {
		u, b := &p.uses[i], &p.uses[best]
		if u.worth > b.worth || u.worth == b.worth && u.slot < b.slot {
			best = i
		}
	}
	u, last := p.uses[best], len(p.uses)-1
	p.uses[best] = p.uses[last]
	p.uses = p.uses[:last]
	return u
}

// findUses lists the slots that a supply may serve, that are open and to which a way has
// room. It reports whether there are others to which none has.
func (p *player) findUses(supply int32, day int) (blocked bool) {
	o := p.w.o
	s := &o.Supplies[supply]
	p.uses = p.uses[:0]
	if s.Held {
		return false
	}
	least := leastTonnes(s)
	for k := range s.Targets {
		t := &s.Targets[k]
		if t.Shut || t.Ways[0] == t.Ways[1] {
			continue
		}
		has := p.hasRoom(t, day, least)
		arrives := o.Valid + aid.Date(day+o.Ways[t.Ways[0]].Transit) // the quickest is the first
		l := &o.Lines[t.Line]
		for at := l.Slots[0]; at < l.Slots[1]; at++ {
			slot := &o.Slots[at]
			switch {
			case arrives >= slot.End || p.open[at] <= closed*slot.Need:
			case has:
				p.uses = append(p.uses, use{int32(k), int32(at), o.Worth(at, arrives) * t.Factor})
			default:
				blocked = true
			}
		}
	}
	return blocked
}

// hasRoom reports whether a way to a target has room for so many tonnes.
func (p *player) hasRoom(t *plan.OutlineTarget, day int, least float64) bool {
	for way := t.Ways[0]; way < t.Ways[1]; way++ {
		if p.gauge(int32(way), day).most >= least {
			return true
		}
	}
	return false
}

// closed is the part of a need below which nothing of it is open.
const closed = 1e-9

// send sends up to a quantity to a slot, by the quickest ways that have room, and says how
// much left. It is blocked where more would be of use and lacks room.
func (p *player) send(c *claim, day int, most float64) (sent float64, blocked bool) {
	want := p.cut(c.whole, min(most, p.open[c.slot]/c.factor))
	for way := c.ways[0]; way < c.ways[1] && want > 0; way++ {
		if int32(day)+p.w.ways[way].transit >= c.end {
			break // the others take longer still
		}
		g := p.gauge(way, day)
		if g.most >= c.least { // others may have taken room since it was read
			p.read(g, p.w.ways[way].on(day))
		}
		if g.most < c.least {
			blocked = true
			continue
		}
		q := min(want, p.cut(c.whole, c.fits(g.most)))
		blocked = blocked || q < want
		if q > 0 {
			p.load(c, way, day, q)
			sent += q
			want = p.cut(c.whole, min(most-sent, p.open[c.slot]/c.factor))
		}
	}
	return sent, blocked && want > 0
}

// gauge gives the most that a way has room for on a day; less than nothing where it is
// closed.
func (p *player) gauge(way int32, day int) *gauge {
	g, when := &p.gauges[way], p.played*int64(len(p.w.nextPeriod))+int64(day)
	if g.when != when {
		g.when = when
		p.read(g, p.w.ways[way].on(day))
	}
	return g
}

func (p *player) read(g *gauge, at *pass) {
	g.most = math.Inf(-1)
	if at.open {
		g.most = math.Inf(1)
		for _, row := range at.rowsOf() {
			g.most = min(g.most, p.room[row])
		}
	}
}

// load puts a quantity on its way.
func (p *player) load(c *claim, way int32, day int, q float64) {
	pass := p.w.ways[way].on(day)
	for _, row := range pass.rowsOf() {
		p.room[row] -= c.tonnes * q
	}
	p.open[c.slot] -= c.factor * q
	arrives := p.w.o.Valid + aid.Date(int32(day)+p.w.ways[way].transit)
	p.sent = append(p.sent, trip{
		supply: c.supply, line: c.line, slot: c.slot, arrives: arrives, quantity: q, met: float64(c.factor * q),
		worth: float64(p.w.o.Worth(int(c.slot), arrives) * c.factor), effect: c.effect,
	})
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
