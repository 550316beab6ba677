package interop

import (
	"cmp"
	"fmt"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Rating is what is on record about a pair. Without a rating the level is
// Unknown and there is no evidence.
type Rating struct {
	A, B     aid.ID // an item or force element, and what it was held against
	Level    Level
	Record   aid.ID   // compatibility record behind it; empty where both sides field one type
	Evidence string   // what shows it, or the record's note where it names nothing
	On       aid.Date // when it was shown
}

// Rated reports whether the record says anything about the pair.
func (r Rating) Rated() bool { return r.Level != Unknown }

// Ratings answers how well two things go together in one picture. It is
// immutable once made, and safe for concurrent reads.
type Ratings struct {
	picture *picture.Picture
	pairs   map[pairKey]*aid.Compatibility
	fielded map[aid.ID][]fielded // by partner, in the order of the items' ids
}

// pairKey is a pair without an order: its smaller id first.
type pairKey struct{ low, high aid.ID }

func keyOf(a, b aid.ID) pairKey { return pairKey{min(a, b), max(a, b)} }

// NewRatings prepares the look-ups. A partner that is a force element fields
// what it has received and what is allocated to it.
func NewRatings(p *picture.Picture) *Ratings { return newRatings(p, StockOf(p, Allocated)) }

func newRatings(p *picture.Picture, stock *Stock) *Ratings {
	r := &Ratings{picture: p, pairs: map[pairKey]*aid.Compatibility{}}
	for _, c := range picture.All[aid.Compatibility](p) {
		if c.On > p.Valid {
			continue // not shown yet on that day
		}
		key := keyOf(r.same(c.A), r.same(c.B))
		if known := r.pairs[key]; known == nil || counts(c, known) {
			r.pairs[key] = c
		}
	}
	r.fielded = fieldedBy(p, stock, r.same)
	return r
}

// counts reports whether record c says more about its pair than known: the
// later evidence does, and of one day the less favourable.
func counts(c, known *aid.Compatibility) bool {
	levelOfC, _ := ParseLevel(c.Level)
	levelKnown, _ := ParseLevel(known.Level)
	return cmp.Or(cmp.Compare(known.On, c.On), cmp.Compare(levelOfC, levelKnown), cmp.Compare(c.ID, known.ID)) < 0
}

// same follows an item to the one it turned out to be; other ids stay.
func (r *Ratings) same(id aid.ID) aid.ID {
	seen := 0
	for item, ok := picture.Get[aid.Item](r.picture, id); ok && item.Successor != "" && seen < longestChain; seen++ {
		id = item.Successor
		item, ok = picture.Get[aid.Item](r.picture, id)
	}
	return id
}

// longestChain ends a chain of items that turned out to be one another in a
// circle.
const longestChain = 8

// Of gives the rating of a pair of items, or of an item and a partner, as the
// record states it. The order of the two makes no difference.
func (r *Ratings) Of(a, b aid.ID) Rating {
	rating := Rating{A: a, B: b}
	c := r.pairs[keyOf(r.same(a), r.same(b))]
	if c == nil {
		return rating
	}
	rating.Level, _ = ParseLevel(c.Level)
	rating.Record, rating.On, rating.Evidence = c.ID, c.On, cmp.Or(c.Evidence, c.Note)
	return rating
}

// WithPartner gives the rating of an item with a partner force. A record that
// names the two counts before all; else it is the weakest rating with an item
// that the partner fields, where fielding the very same type is common.
func (r *Ratings) WithPartner(item, partner aid.ID) Rating {
	if direct := r.Of(item, partner); direct.Rated() {
		return direct
	}
	weakest := Rating{A: item, B: partner}
	for _, f := range r.fielded[partner] {
		rating := r.withFielded(item, f)
		if rating.Rated() && (!weakest.Rated() || rating.Level < weakest.Level) {
			weakest = rating
		}
	}
	return weakest
}

func (r *Ratings) withFielded(item aid.ID, f fielded) Rating {
	rating := r.Of(item, f.item)
	if !rating.Rated() && r.same(item) == r.same(f.item) {
		rating.Level, rating.Evidence, rating.On = Common, fmt.Sprintf("both field this type (%s)", f.why), f.on
	}
	return rating
}
