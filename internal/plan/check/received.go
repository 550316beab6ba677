package check

import (
	"cmp"
	"maps"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// receipt is what came of a pledge for a line, "" where none is named.
type receipt struct{ pledge, to aid.ID }

// shareReceived works out what every line received: by name, by allocation,
// and the rest in order of urgency, pledge by pledge.
func (f *facts) shareReceived() {
	shares, urgent := f.allocated(), f.byUrgency()
	var unallocated []receipt
	receipts := f.receipts()
	for _, r := range slices.SortedFunc(maps.Keys(receipts), byPledge) {
		quantity := receipts[r].Float()
		switch {
		case r.to != "":
			if l := f.lines[r.to]; l != nil {
				l.receive(f.offers[r.pledge], quantity)
			}
		case len(shares[r.pledge]) > 0:
			f.shareAllocated(r.pledge, quantity, shares[r.pledge])
		default:
			unallocated = append(unallocated, r)
		}
	}
	for _, r := range unallocated {
		f.shareByUrgency(r.pledge, receipts[r].Float(), urgent)
	}
	for _, l := range f.inOrder {
		l.received = round6(l.received)
	}
}

func byPledge(a, b receipt) int {
	return cmp.Or(cmp.Compare(a.pledge, b.pledge), cmp.Compare(a.to, b.to))
}

// receipts sums what came, and takes it and what was lost off the offers.
func (f *facts) receipts() map[receipt]aid.Decimal {
	sums := map[receipt]aid.Decimal{}
	for key, h := range histories(f.picture) {
		gone := h.lost
		for to, q := range h.delivered() {
			sums[receipt{key.pledge, to}] += q
			gone += q
		}
		if o := f.offers[key.pledge]; o != nil {
			o.gone += gone
		}
	}
	return sums
}

// allocated sums the allocations by pledge and line.
func (f *facts) allocated() map[aid.ID]map[*line]aid.Decimal {
	shares := map[aid.ID]map[*line]aid.Decimal{}
	for _, a := range picture.All[aid.Allocation](f.picture) {
		l := f.lines[a.Requirement]
		if l == nil || a.Quantity <= 0 {
			continue
		}
		if shares[a.Pledge] == nil {
			shares[a.Pledge] = map[*line]aid.Decimal{}
		}
		shares[a.Pledge][l] += a.Quantity
	}
	return shares
}

func (f *facts) shareAllocated(pledge aid.ID, quantity float64, shares map[*line]aid.Decimal) {
	var sum aid.Decimal
	for _, q := range shares {
		sum += q
	}
	for l, q := range shares {
		l.receive(f.offers[pledge], quantity*q.Float()/sum.Float())
	}
}

// shareByUrgency fills the lines that want the pledge's item, each up to its
// quantity.
func (f *facts) shareByUrgency(pledge aid.ID, left float64, urgent []*line) {
	o := f.offers[pledge]
	if o == nil {
		return
	}
	for _, l := range urgent {
		k := l.factor(o.item)
		if k <= 0 || !f.mayGo(o, l) {
			continue
		}
		part := min(left, max(0, l.whole()-l.received)/k)
		l.receive(o, part)
		left -= part
	}
}

// whole is the quantity of the line in all, over every day of a rate.
func (l *line) whole() float64 {
	if l.req.RatePerDay > 0 {
		return l.req.RatePerDay.Float() * float64(l.req.RateTo-l.req.RateFrom)
	}
	return l.req.Quantity.Low().Float()
}

func (f *facts) byUrgency() []*line {
	return slices.SortedFunc(slices.Values(f.inOrder), func(a, b *line) int {
		return cmp.Or(cmp.Compare(a.priority, b.priority), cmp.Compare(a.due, b.due), cmp.Compare(a.req.ID, b.req.ID))
	})
}

// receive adds so many units of a pledge. One of an item that is not on record
// meets nothing.
func (l *line) receive(o *offer, quantity float64) {
	if o == nil {
		return
	}
	met := quantity * l.factor(o.item)
	l.received += met
	l.from[o.pledge.Donor] += met
	if met > 0 {
		l.has[o.item.ID] = true
	}
}
