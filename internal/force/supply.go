package force

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/coverage"
	"footing/internal/picture"
)

// Standing is how firmly something is on its way.
type Standing string

// The standings.
const (
	Received  Standing = "received"  // handed over
	Allocated Standing = "allocated" // given to the line by a decision on record
	Overdue   Standing = "overdue"   // allocated, was to have arrived before the picture's day
	Planned   Standing = "planned"   // brought by the plan that is asked about
)

// Arrival is something that came or is to come for one line.
type Arrival struct {
	Standing Standing
	On       aid.Date    // unknown where no day is named or the day is past; Came for what was received
	Quantity aid.Decimal // in units of need
	Pledge   aid.ID
	Donor    aid.ID
	Item     aid.ID
}

// Came is the day of what was received: before every day that is asked for.
const Came aid.Date = 1

// Incoming is all that stands against one line, in units of need.
type Incoming struct {
	Required aid.Decimal // over all its days
	Unknown  bool        // the line states no number
	Received aid.Decimal
	Coming   aid.Decimal // on its way with a day
	Undated  aid.Decimal // on its way without one, or overdue
	// Promised is what promises beyond that are counted for the line, see package
	// coverage; Undisclosed counts the promises without a number.
	Promised    aid.Decimal
	Undisclosed int
	Arrivals    []Arrival // by day, those without one last
}

// Missing is what nobody has received, sends or promises.
func (in *Incoming) Missing() aid.Decimal {
	return max(0, in.Required-in.Received-in.Coming-in.Undated-in.Promised)
}

// Supply is what came and is to come for the lines of one picture. It is the one
// place that knows where arrivals are read from.
type Supply struct {
	lines   map[aid.ID]*Incoming
	crews   map[aid.ID]*Crews // by element; those of which a plan tells
	courses *places           // nil without a plan that fills courses
}

// nothing stands for a line of which the supply knows nothing.
var nothing = &Incoming{}

// Of gives what stands against a line; do not change it.
func (s *Supply) Of(line aid.ID) *Incoming {
	if in := s.lines[line]; in != nil {
		return in
	}
	return nothing
}

// OnRecord gives what came by hand-overs, and what is to come by allocations
// on record. What was received is taken off a pledge's allocations from the
// earliest arrival on. An allocation that was to arrive before the picture's day
// and did not has no day any more.
func OnRecord(p *picture.Picture) *Supply {
	byTarget := map[target][]*aid.Allocation{}
	for _, al := range picture.All[aid.Allocation](p) {
		to := target{al.Pledge, al.Requirement}
		byTarget[to] = append(byTarget[to], al)
	}
	return newSupply(p, func(s *coverage.Share, in *Incoming) {
		list := byTarget[target{s.Pledge.ID, s.Line.Requirement.ID}]
		slices.SortStableFunc(list, func(a, b *aid.Allocation) int { return cmp.Compare(dayOrLast(a.Arrives), dayOrLast(b.Arrives)) })
		received, left := s.Received, max(0, min(s.Allocated, s.Pledged)-s.Received)
		for _, al := range list {
			come := min(received, al.Quantity)
			part := min(left, al.Quantity-come)
			received, left = received-come, left-part
			in.add(arrivalOf(s, al, p.Valid, part))
		}
		in.promise(s, max(s.Received, min(s.Allocated, s.Pledged)))
	})
}

type target struct{ pledge, requirement aid.ID }

// newSupply takes over what coverage counts for lines of need, and lets the
// caller add what is to come of each share.
func newSupply(p *picture.Picture, toCome func(*coverage.Share, *Incoming)) *Supply {
	s := &Supply{lines: map[aid.ID]*Incoming{}}
	assessed := coverage.Assess(p)
	for _, line := range assessed.Lines {
		s.lines[line.Requirement.ID] = &Incoming{Required: line.Required, Unknown: line.Unknown, Undisclosed: line.Undisclosed}
	}
	for i := range assessed.Shares {
		share := &assessed.Shares[i]
		if share.Line == nil {
			continue
		}
		in := s.lines[share.Line.Requirement.ID]
		in.add(arrivalOf(share, nil, p.Valid, share.Received))
		toCome(share, in)
	}
	s.sort()
	return s
}

// arrivalOf makes an arrival of a part of a share: received where no allocation
// is given.
func arrivalOf(s *coverage.Share, al *aid.Allocation, valid aid.Date, part aid.Decimal) Arrival {
	a := Arrival{Standing: Received, On: Came, Quantity: times(part, s.Factor), Pledge: s.Pledge.ID, Donor: s.Pledge.Donor, Item: s.Item.ID}
	switch {
	case al == nil:
	case al.Arrives.Known() && al.Arrives < valid:
		a.Standing, a.On = Overdue, 0
	default:
		a.Standing, a.On = Allocated, al.Arrives
	}
	return a
}

func (in *Incoming) add(a Arrival) {
	switch {
	case a.Quantity <= 0:
		return
	case a.Standing == Received:
		in.Received += a.Quantity
	case a.On.Known():
		in.Coming += a.Quantity
	default:
		in.Undated += a.Quantity
	}
	in.Arrivals = append(in.Arrivals, a)
}

// promise counts what is left of a share beyond what is spoken for.
func (in *Incoming) promise(s *coverage.Share, spokenFor aid.Decimal) {
	in.Promised += times(max(0, s.Pledged-spokenFor), s.Factor)
}

func (s *Supply) sort() {
	for _, in := range s.lines {
		slices.SortStableFunc(in.Arrivals, func(a, b Arrival) int {
			return cmp.Or(cmp.Compare(dayOrLast(a.On), dayOrLast(b.On)), cmp.Compare(a.Pledge, b.Pledge))
		})
	}
}

// dayOrLast makes an unknown day the last one.
func dayOrLast(d aid.Date) uint32 { return uint32(d) - 1 }

// times turns units of an item into units of need, to six decimals.
func times(q, factor aid.Decimal) aid.Decimal {
	if factor == aid.DecimalInt(1) {
		return q
	}
	return aid.DecimalFloat(q.Float() * factor.Float())
}
