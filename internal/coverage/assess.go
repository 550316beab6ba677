package coverage

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Assessment is how needs and promises stand in one picture.
type Assessment struct {
	Picture *picture.Picture
	// Lines are the needs that stand, most urgent first. Alternatives are other
	// statements of the same needs; they are filled on their own and never added.
	Lines, Alternatives []*Line
	// Shares say which promise counts where; Requirement is nil for what no line
	// asks for.
	Shares []Share
}

// Share is a part of a pledge that counts for one line.
type Share struct {
	Pledge *aid.Pledge
	Item   *aid.Item
	Line   *Line       // nil: no line asks for it
	Factor aid.Decimal // units of need per unit of the item
	Tally              // in units of the item
}

// Assess counts every promise of the picture against its needs.
func Assess(p *picture.Picture) *Assessment {
	a := &Assessment{Picture: p}
	items := picture.All[aid.Item](p)
	for _, r := range picture.All[aid.Requirement](p) {
		if !r.Active() {
			continue
		}
		line := newLine(p, r)
		line.describe(items)
		if r.AlternativeTo != "" {
			a.Alternatives = append(a.Alternatives, line)
			continue
		}
		a.Lines = append(a.Lines, line)
	}
	slices.SortFunc(a.Lines, byUrgency)
	a.Shares = attribute(p, a.Lines)
	for i := range a.Shares {
		a.Shares[i].count()
	}
	for _, alternative := range a.Alternatives {
		for _, s := range attribute(p, []*Line{alternative}) {
			s.count()
		}
	}
	return a
}

// count adds the share to its line, in units of need.
func (s *Share) count() {
	if s.Line == nil {
		return
	}
	l := s.Line
	l.Pledged += times(s.Pledged, s.Factor)
	l.Committed += times(s.Committed, s.Factor)
	l.Allocated += times(s.Allocated, s.Factor)
	l.Received += times(s.Received, s.Factor)
	l.Expected += times(s.Expected, s.Factor)
	l.Undisclosed += s.Undisclosed
	for _, arrival := range s.Arrivals {
		l.Arrivals = append(l.Arrivals, Arrival{arrival.On, times(arrival.Quantity, s.Factor)})
	}
}

// times multiplies exactly to six decimals where the product fits, as a float
// beyond.
func times(q, factor aid.Decimal) aid.Decimal {
	if factor == aid.DecimalInt(1) {
		return q
	}
	return aid.DecimalFloat(q.Float() * factor.Float())
}

// over divides; factor is above 0.
func over(q, factor aid.Decimal) aid.Decimal {
	if factor == aid.DecimalInt(1) {
		return q
	}
	return aid.DecimalFloat(q.Float() / factor.Float())
}

// byStrength orders pledges as attribution takes them: what came first, then
// binding promises, then the rest, each by date.
func byStrength(received map[aid.ID]aid.Decimal) func(a, b *aid.Pledge) int {
	rank := func(q *aid.Pledge) int {
		switch {
		case received[q.ID] > 0:
			return 0
		case q.Committed():
			return 1
		}
		return 2
	}
	return func(a, b *aid.Pledge) int {
		return cmp.Or(
			cmp.Compare(rank(a), rank(b)),
			cmp.Compare(a.Ready(), b.Ready()),
			cmp.Compare(a.Announced, b.Announced),
			cmp.Compare(a.ID, b.ID),
		)
	}
}
