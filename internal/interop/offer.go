package interop

import (
	"cmp"
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Offer is what a pledge would change, for each element that it could serve, if
// it went there.
type Offer struct {
	Pledge    *aid.Pledge
	Left      aid.Decimal   // of the pledge: given to nobody yet; 0 where no number is known
	Counted   bool          // it is in the assessment already, as promised
	Withheld  bool          // its donor does not participate, or a condition has failed
	Elements  []aid.ID      // that it could serve, by id
	Theatre   bool          // it could serve a line of the theatre
	Rows      []RowChange   // rows whose level, weakest pair or number of unrated pairs changes
	Unchanged int           // rows that stay as they are
	Fleets    []FleetChange // fleets that change
	Pairs     []OfferPair   // the pairs that it would bring
}

// RowChange is one element and partner before and after.
type RowChange struct{ Before, After *Row }

// FleetChange is one fleet before and after; Before is nil where there was none.
type FleetChange struct{ Before, After *Fleet }

// OfferPair is a pair of the offered item, and where it would be.
type OfferPair struct {
	Row  *Row // after
	Pair Pair
}

// WithPledge works out what a pledge would change. Each element is looked at alone,
// as if all that is left of the pledge went there, up to what its lines need.
func (a *Assessment) WithPledge(q *aid.Pledge) *Offer {
	o := &Offer{Pledge: q, Left: a.Stock.left(q), Withheld: a.gatherer.withheld(q), Counted: a.Stock.promised[q.ID]}
	item, ok := picture.Get[aid.Item](a.Picture, q.Item)
	if !ok || o.Counted || o.Given() {
		return o
	}
	lines := map[aid.ID][]*aid.Requirement{}
	for _, r := range a.gatherer.takersOf(q) {
		if r.Element == "" {
			o.Theatre = true
			continue
		}
		lines[r.Element] = append(lines[r.Element], r)
	}
	for _, e := range picture.All[aid.ForceElement](a.Picture) {
		if lines[e.ID] == nil || a.Options.Element != "" && a.Options.Element != e.ID {
			continue
		}
		o.Elements = append(o.Elements, e.ID)
		a.offerTo(o, e, item, lines[e.ID])
	}
	return o
}

// Given reports whether nothing is left of the pledge.
func (o *Offer) Given() bool { return o.Pledge.Quantity.Known() && o.Left == 0 }

func (a *Assessment) offerTo(o *Offer, e *aid.ForceElement, item *aid.Item, lines []*aid.Requirement) {
	things := a.Stock.Of(e.ID)
	more := a.withOffered(things, o, item, lines)
	before, after := a.rows(e, things), a.rows(e, more)
	for i := range before {
		if differ(before[i], after[i]) {
			o.Rows = append(o.Rows, RowChange{before[i], after[i]})
		} else {
			o.Unchanged++
		}
		for _, pair := range after[i].Pairs {
			if a.concerns(pair, item) {
				o.Pairs = append(o.Pairs, OfferPair{after[i], pair})
			}
		}
	}
	o.Fleets = append(o.Fleets, changedFleets(a.fleets(e, things), a.fleets(e, more))...)
}

// concerns reports whether a pair has the item on the element's side.
func (a *Assessment) concerns(pair Pair, item *aid.Item) bool {
	same := func(id aid.ID) bool { return a.ratings.same(id) == a.ratings.same(item.ID) }
	return same(pair.A) || pair.Inside && same(pair.B)
}

// withOffered gives the things of an element with the offer added: to its lines
// in the order of urgency, each up to its need.
func (a *Assessment) withOffered(things []*Held, o *Offer, item *aid.Item, lines []*aid.Requirement) []*Held {
	s := &Stock{byElement: map[aid.ID][]*Held{}}
	for _, h := range things {
		s.add("", *h)
	}
	left, silent := o.Left, !o.Pledge.Quantity.Known()
	for _, line := range lines {
		part := min(left, unitsFor(line, item))
		if part > 0 || silent {
			s.add("", Held{item, a.gatherer.partOf(line, item), Offered, part, silent})
			left -= part
		}
		if left == 0 {
			break
		}
	}
	slices.SortFunc(s.byElement[""], byPart)
	return s.byElement[""]
}

// unitsFor is how much of an item would meet the whole line; a line of unknown
// need takes any quantity.
func unitsFor(line *aid.Requirement, item *aid.Item) aid.Decimal {
	need := line.Quantity.Low()
	switch {
	case line.IsRate():
		need = line.RatePerDay * aid.Decimal(line.RateTo-line.RateFrom)
	case !line.Quantity.Known():
		return math.MaxInt64
	}
	units := need.Float() / aid.FactorFor(line.Items, item).Float()
	if item.Whole {
		units = math.Ceil(units)
	}
	return aid.DecimalFloat(units)
}

// differ reports whether two states of one row differ in what decides: level,
// weakest pair, or how many critical pairs are unrated.
func differ(before, after *Row) bool {
	b, hadB := before.Weakest()
	a, hadA := after.Weakest()
	return hadB != hadA || before.Unrated != after.Unrated || before.Level() != after.Level() ||
		keyOf(b.A, b.B) != keyOf(a.A, a.B)
}

func changedFleets(before, after []*Fleet) []FleetChange {
	var changes []FleetChange
	for _, f := range after {
		at := slices.IndexFunc(before, func(b *Fleet) bool { return b.Part == f.Part })
		switch {
		case at < 0:
			changes = append(changes, FleetChange{nil, f})
		case !slices.EqualFunc(before[at].Types, f.Types, sameShare):
			changes = append(changes, FleetChange{before[at], f})
		}
	}
	return changes
}

func sameShare(a, b TypeShare) bool {
	return cmp.Compare(a.Item.ID, b.Item.ID) == 0 && a.Quantity == b.Quantity && a.Share == b.Share
}
