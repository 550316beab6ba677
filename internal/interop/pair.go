package interop

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Pair is one pair that matters to an element beside one partner.
type Pair struct {
	Rating
	Critical bool     // the element's package does not work where the pair does not
	Standing Standing // how firmly the element has it: the less firm of two items
	Inside   bool     // both are the element's own
}

// equipment is what an element has, each type once.
type equipment struct {
	ratings *Ratings
	element *aid.ForceElement
	types   []fieldedType // in the order of the items' ids
	inside  []Pair
}

type fieldedType struct {
	item     *aid.Item
	critical bool
	standing Standing
}

func equip(r *Ratings, e *aid.ForceElement, things []*Held) *equipment {
	q := &equipment{ratings: r, element: e}
	at := map[aid.ID]int{}
	for _, h := range things {
		id := r.same(h.Item.ID)
		i, known := at[id]
		if !known {
			i, at[id] = len(q.types), len(q.types)
			q.types = append(q.types, fieldedType{h.Item, false, h.Standing})
		}
		t := &q.types[i]
		t.critical = t.critical || h.Part.Critical
		t.standing = min(t.standing, h.Standing)
	}
	slices.SortFunc(q.types, func(a, b fieldedType) int { return cmp.Compare(a.item.ID, b.item.ID) })
	q.inside = q.insidePairs()
	return q
}

// insidePairs gives the pairs of the element's own items that are rated, and
// those of a weapon and a round that should be. A pair is critical where both
// are: where the package works without one of them, it works without the pair.
func (q *equipment) insidePairs() []Pair {
	var pairs []Pair
	for i, a := range q.types {
		for _, b := range q.types[i:] {
			weapon, round := a, b
			if q.ratings.fires(b.item, a.item) && !q.ratings.fires(a.item, b.item) {
				weapon, round = b, a
			}
			rating := q.ratings.Of(weapon.item.ID, round.item.ID)
			if rating.Rated() || q.ratings.fires(weapon.item, round.item) {
				pairs = append(pairs, Pair{rating, a.critical && b.critical, max(a.standing, b.standing), true})
			}
		}
	}
	return pairs
}

// fires reports whether a weapon uses an item or one of the same category, by
// what it consumes. That makes the pair one to rate; it rates nothing.
func (r *Ratings) fires(weapon, round *aid.Item) bool {
	return slices.ContainsFunc(weapon.Consumes, func(used aid.Accept) bool {
		if used.Takes(round) {
			return true
		}
		item, ok := picture.Get[aid.Item](r.picture, aid.ID(used.What))
		return ok && item.Category == round.Category
	})
}

// pairsWith gives all pairs that matter beside a partner, weakest first: those
// inside the element, each of its types with the partner, and the element as a
// whole where that is rated. Without a partner ("") it is those inside.
func (q *equipment) pairsWith(partner aid.ID) []Pair {
	pairs := slices.Clone(q.inside)
	if partner != "" {
		for _, t := range q.types {
			pairs = append(pairs, Pair{q.ratings.WithPartner(t.item.ID, partner), t.critical, t.standing, false})
		}
		if whole := q.ratings.Of(q.element.ID, partner); whole.Rated() {
			pairs = append(pairs, Pair{whole, true, Received, false})
		}
	}
	slices.SortFunc(pairs, weakestFirst)
	return pairs
}

// weakestFirst puts the critical before the others, the rated before the
// unrated, and then the weaker before the better; ids settle the rest.
func weakestFirst(a, b Pair) int {
	return cmp.Or(
		first(a.Critical, b.Critical), first(a.Rated(), b.Rated()), cmp.Compare(a.Level, b.Level),
		cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B),
	)
}

func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
