package coverage

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// attribution gives the pledges of a picture to lines, each unit once.
type attribution struct {
	picture     *picture.Picture
	lines       []*Line
	byID        map[aid.ID]*Line
	open        map[*Line]aid.Decimal // what the line still wants, in units of need
	takers      map[aid.ID][]taker    // by item, most urgent first
	eligible    *picture.Eligibility
	allocations map[aid.ID][]*aid.Allocation
	receipts    map[aid.ID][]picture.Receipt
	shares      []Share
}

// taker is a line that accepts an item.
type taker struct {
	line   *Line
	factor aid.Decimal
}

func attribute(p *picture.Picture, lines []*Line) []Share {
	a := &attribution{
		picture: p, lines: lines,
		byID: map[aid.ID]*Line{}, open: map[*Line]aid.Decimal{}, takers: map[aid.ID][]taker{},
		eligible:    picture.NewEligibility(p),
		allocations: map[aid.ID][]*aid.Allocation{},
		receipts:    map[aid.ID][]picture.Receipt{},
	}
	for _, l := range lines {
		a.byID[l.Requirement.ID], a.open[l] = l, l.Required
	}
	for _, al := range picture.All[aid.Allocation](p) {
		a.allocations[al.Pledge] = append(a.allocations[al.Pledge], al)
	}
	received := map[aid.ID]aid.Decimal{}
	for _, r := range picture.Receipts(p) {
		a.receipts[r.Pledge] = append(a.receipts[r.Pledge], r)
		received[r.Pledge] += r.Quantity
	}
	pledges := slices.Clone(picture.All[aid.Pledge](p))
	slices.SortFunc(pledges, byStrength(received))
	for _, q := range pledges {
		a.give(q, received[q.ID])
	}
	return a.shares
}

// give splits one pledge: first to the lines that a decision or an event
// names, then to those that accept it up to their need, then the rest.
func (a *attribution) give(q *aid.Pledge, received aid.Decimal) {
	item, ok := picture.Get[aid.Item](a.picture, q.Item)
	if !ok {
		return
	}
	first := len(a.shares)
	promised := max(q.Quantity.Low(), received)
	if !q.Quantity.Known() && received == 0 {
		a.giveUndisclosed(q, item)
		return
	}
	left := promised - a.giveNamed(q, item, promised)
	var last *taker
	for _, t := range a.takersOf(item) {
		if !a.eligible.MayGo(q, t.line.Requirement) {
			continue
		}
		last = &t
		if part := min(left, over(max(0, a.open[t.line]), t.factor)); part > 0 {
			a.take(q, item, t, part)
			left -= part
		}
	}
	a.giveRest(q, item, last, left)
	a.settleReceived(q, a.shares[first:])
	for i := first; i < len(a.shares); i++ {
		a.shares[i].expect(a.arrival(q, a.shares[i].Line))
	}
}

// giveRest puts what is beyond every need to the last line that could take it,
// or to nobody where no line asks for such a thing.
func (a *attribution) giveRest(q *aid.Pledge, item *aid.Item, last *taker, left aid.Decimal) {
	switch {
	case left <= 0:
	case last != nil:
		a.take(q, item, *last, left)
	default:
		a.shares = append(a.shares, newShare(q, item, taker{}, left))
	}
}

func (a *attribution) take(q *aid.Pledge, item *aid.Item, t taker, part aid.Decimal) {
	a.open[t.line] -= times(part, t.factor)
	a.shares = append(a.shares, newShare(q, item, t, part))
}

func newShare(q *aid.Pledge, item *aid.Item, t taker, part aid.Decimal) Share {
	s := Share{Pledge: q, Item: item, Line: t.line, Factor: t.factor}
	s.Pledged = part
	if q.Committed() {
		s.Committed = part
	}
	return s
}

// giveNamed serves the lines that allocations name, or else that receipts
// name, and returns how much went to them.
func (a *attribution) giveNamed(q *aid.Pledge, item *aid.Item, promised aid.Decimal) (given aid.Decimal) {
	named := map[aid.ID]aid.Decimal{}
	for _, al := range a.allocations[q.ID] {
		named[al.Requirement] += al.Quantity
	}
	for _, r := range a.receipts[q.ID] {
		if r.Requirement != "" {
			named[r.Requirement] = max(named[r.Requirement], r.Quantity)
		}
	}
	for _, t := range a.takersOf(item) {
		id := t.line.Requirement.ID
		part := min(named[id], promised-given)
		if part <= 0 {
			continue
		}
		a.take(q, item, t, part)
		for _, al := range a.allocations[q.ID] {
			if al.Requirement == id {
				a.shares[len(a.shares)-1].Allocated += al.Quantity
			}
		}
		given += part
	}
	return given
}

// giveUndisclosed counts a promise without number at the first line that
// could take it.
func (a *attribution) giveUndisclosed(q *aid.Pledge, item *aid.Item) {
	s := Share{Pledge: q, Item: item}
	for _, t := range a.takersOf(item) {
		if a.eligible.MayGo(q, t.line.Requirement) {
			s.Line, s.Factor = t.line, t.factor
			break
		}
	}
	s.Undisclosed = 1
	a.shares = append(a.shares, s)
}

// settleReceived says which shares have come: those an event names, then the
// allocated ones in proportion, then the rest in order.
func (a *attribution) settleReceived(q *aid.Pledge, shares []Share) {
	var unnamed, allocated aid.Decimal
	for _, r := range a.receipts[q.ID] {
		at := slices.IndexFunc(shares, func(s Share) bool { return s.Line != nil && s.Line.Requirement.ID == r.Requirement })
		if at < 0 {
			unnamed += r.Quantity
			continue
		}
		shares[at].Received += r.Quantity
	}
	for _, s := range shares {
		allocated += s.Allocated
	}
	pool := unnamed
	for i := range shares {
		s := &shares[i]
		part := min(unnamed, s.Pledged-s.Received)
		if allocated > 0 {
			proportional := aid.DecimalFloat(pool.Float() * s.Allocated.Float() / allocated.Float())
			part = min(part, proportional)
		}
		s.Received += max(0, part)
		unnamed -= max(0, part)
	}
	for i := range shares { // what proportions left over
		part := max(0, min(unnamed, shares[i].Pledged-shares[i].Received))
		shares[i].Received += part
		unnamed -= part
	}
}

// expect works out what is still to come, and when.
func (s *Share) expect(on aid.Date) {
	s.Expected = max(s.Received, s.Committed)
	if s.Received > 0 {
		s.Arrivals = append(s.Arrivals, Arrival{1, s.Received}) // before every day asked for
	}
	if toCome := s.Expected - s.Received; toCome > 0 {
		s.Arrivals = append(s.Arrivals, Arrival{on, toCome})
	}
}

// arrival is the day a share is expected: as its allocation plans it, or else
// when the pledge is ready. Which of the two is said in the report's notes.
func (a *attribution) arrival(q *aid.Pledge, line *Line) aid.Date {
	var last aid.Date
	for _, al := range a.allocations[q.ID] {
		if line != nil && al.Requirement == line.Requirement.ID {
			last = max(last, al.Arrives)
		}
	}
	if last.Known() {
		return last
	}
	return q.Ready()
}

func (a *attribution) takersOf(item *aid.Item) []taker {
	if known, ok := a.takers[item.ID]; ok {
		return known
	}
	var takers []taker
	for _, l := range a.lines {
		if factor := aid.FactorFor(l.Requirement.Items, item); factor > 0 {
			takers = append(takers, taker{l, factor})
		}
	}
	a.takers[item.ID] = takers
	return takers
}
