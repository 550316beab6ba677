package interop

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Standing is how firmly an element has a thing.
type Standing int8

// The standings, from the firmest. Each includes those before it where it says
// what to count.
const (
	Received  Standing = iota // handed over
	Allocated                 // given to one of its lines on record
	Promised                  // pledged, and by its earmark for nobody else
	Offered                   // what if: the pledge that is asked about
)

var standingWords = [...]string{Received: "received", Allocated: "allocated", Promised: "promised", Offered: "offered"}

func (s Standing) String() string { return standingWords[s] }

// ParseStanding reads what may be asked to be counted; Allocated and false for any
// other word.
func ParseStanding(word string) (Standing, bool) {
	for _, s := range []Standing{Received, Allocated, Promised} {
		if s.String() == word {
			return s, true
		}
	}
	return Allocated, false
}

// Held is one item that an element has or will have, in one part of its package.
type Held struct {
	Item        *aid.Item
	Part        Part
	Standing    Standing    // the firmest of what it is made of
	Quantity    aid.Decimal // units, where numbers are known
	Undisclosed bool        // some of it has no number
}

// Stock is what the elements of a picture have or will have.
type Stock struct {
	byElement map[aid.ID][]*Held // in the order of part and item
	// Unplaced counts pledges of which something was handed over that no event,
	// allocation or earmark gives to an element or to the theatre.
	Unplaced int
	given    map[aid.ID]aid.Decimal // by pledge: what went anywhere
	promised map[aid.ID]bool        // pledges that are in as promised
}

// Of gives what an element has, in the order of roles, parts and items.
func (s *Stock) Of(element aid.ID) []*Held { return s.byElement[element] }

// StockOf gathers what each element has or will have, up to the given standing.
func StockOf(p *picture.Picture, upTo Standing) *Stock { return stockOf(newGatherer(p), upTo) }

func stockOf(g *gatherer, upTo Standing) *Stock {
	s := &Stock{
		byElement: map[aid.ID][]*Held{}, Unplaced: len(g.unplaced),
		given: map[aid.ID]aid.Decimal{}, promised: map[aid.ID]bool{},
	}
	for to, q := range g.given {
		whole := max(q.received, q.allocated)
		s.given[to.pledge] += whole
		if q.received > 0 || q.silent {
			s.put(g, to, q.received, q.silent, Received)
		}
		if rest := whole - q.received; upTo >= Allocated && rest > 0 {
			s.put(g, to, rest, false, Allocated)
		}
	}
	for pledge, q := range g.unplaced {
		s.given[pledge] += q
	}
	if upTo >= Promised {
		s.promise(g)
	}
	for _, list := range s.byElement {
		slices.SortFunc(list, byPart)
	}
	return s
}

func byPart(a, b *Held) int {
	return cmp.Or(cmp.Compare(a.Part.Role, b.Part.Role), cmp.Compare(a.Part.What, b.Part.What), cmp.Compare(a.Item.ID, b.Item.ID))
}

// promise adds what is left of each pledge that can only be for one element.
func (s *Stock) promise(g *gatherer) {
	for _, q := range picture.All[aid.Pledge](g.picture) {
		left := s.left(q)
		if len(q.Earmark) == 0 || g.withheld(q) || q.Quantity.Known() && left == 0 {
			continue
		}
		if line := g.onlyTaker(q); line != nil && line.Element != "" {
			s.put(g, destination{q.ID, line.ID}, left, !q.Quantity.Known(), Promised)
			s.promised[q.ID] = true
		}
	}
}

// left is what of a pledge has gone nowhere yet.
func (s *Stock) left(q *aid.Pledge) aid.Decimal { return max(0, q.Quantity.Low()-s.given[q.ID]) }

// put adds a quantity of a pledge to the element whose line it went to.
func (s *Stock) put(g *gatherer, to destination, quantity aid.Decimal, silent bool, standing Standing) {
	pledge, _ := picture.Get[aid.Pledge](g.picture, to.pledge)
	line := g.lines[to.requirement]
	if pledge == nil || line == nil || line.Element == "" {
		return
	}
	if item, ok := picture.Get[aid.Item](g.picture, pledge.Item); ok {
		s.add(line.Element, Held{item, g.partOf(line, item), standing, quantity, silent})
	}
}

// add merges a thing with what the element has of it in the same part.
func (s *Stock) add(element aid.ID, more Held) {
	for _, h := range s.byElement[element] {
		if h.Item.ID == more.Item.ID && h.Part == more.Part {
			h.Quantity += more.Quantity
			h.Undisclosed = h.Undisclosed || more.Undisclosed
			h.Standing = min(h.Standing, more.Standing)
			return
		}
	}
	s.byElement[element] = append(s.byElement[element], &more)
}
