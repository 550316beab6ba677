package check

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// levels are the words of compatibility records, in rising order.
var levels = []string{"none", "compatible", "interchangeable", "common"}

const (
	unrated = -1
	top     = 3
)

// partners is what is on record about how well items go with partner forces.
type partners struct {
	facts  *facts
	rated  map[[2]aid.ID]*aid.Compatibility // by pair, the lesser id first
	fields map[aid.ID]map[aid.ID]bool       // by force: the items that it has
	fits   map[[2]aid.ID]fit                // by element and item, as they are asked for
}

// fit is how an item goes with all partners of an element.
type fit struct {
	weight float64
	below  string // what keeps it under the floor, in words
}

// newPartners reads the records; nil where the plan asks for neither a weight nor
// a floor.
func newPartners(f *facts) *partners {
	if f.options.Interop <= 0 && f.options.floor() <= 0 {
		return nil
	}
	p := &partners{facts: f, rated: map[[2]aid.ID]*aid.Compatibility{}, fits: map[[2]aid.ID]fit{}}
	for _, r := range picture.All[aid.Compatibility](f.picture) {
		key := p.pair(r.A, r.B)
		if r.On <= f.picture.Valid && (p.rated[key] == nil || outweighs(r, p.rated[key])) {
			p.rated[key] = r
		}
	}
	p.fields = f.fielded(p.final)
	return p
}

// outweighs reports whether a later record, or a lower one of the same day, takes
// the place of another.
func outweighs(r, other *aid.Compatibility) bool {
	if r.On != other.On {
		return r.On > other.On
	}
	return slices.Index(levels, r.Level) < slices.Index(levels, other.Level)
}

func (p *partners) pair(a, b aid.ID) [2]aid.ID {
	a, b = p.final(a), p.final(b)
	return [2]aid.ID{min(a, b), max(a, b)}
}

// final is the item that an item turned out to be; eight steps lead nowhere new.
func (p *partners) final(id aid.ID) aid.ID {
	for range 8 {
		item, ok := picture.Get[aid.Item](p.facts.picture, id)
		if !ok || item.Successor == "" {
			break
		}
		id = item.Successor
	}
	return id
}

// level is the place among the levels of an item with a partner.
func (p *partners) level(item, partner aid.ID) int {
	if r := p.rated[p.pair(item, partner)]; r != nil && slices.Contains(levels, r.Level) {
		return slices.Index(levels, r.Level)
	}
	least := unrated
	for other := range p.fields[partner] {
		at := unrated
		if r := p.rated[p.pair(item, other)]; r != nil {
			at = slices.Index(levels, r.Level)
		}
		if at == unrated && p.final(item) == other {
			at = top
		}
		if at != unrated && (least == unrated || at < least) {
			least = at
		}
	}
	return least
}

// fit judges an item for a line; a line of no element on record has no partners.
func (p *partners) fit(l *line, item *aid.Item) fit {
	e, ok := picture.Get[aid.ForceElement](p.facts.picture, l.req.Element)
	if !ok {
		return fit{}
	}
	key := [2]aid.ID{e.ID, item.ID}
	if known, ok := p.fits[key]; ok {
		return known
	}
	out := fit{weight: 1}
	if len(e.Partners) == 0 {
		out.weight = 0.5
	}
	for _, partner := range e.Partners {
		at := p.level(item.ID, partner)
		if at == unrated {
			out.weight = min(out.weight, 0.5)
			continue
		}
		out.weight = min(out.weight, float64(at)/top)
		if at < p.facts.options.floor() {
			out.below = "item " + string(item.ID) + " is at " + levels[at] + " with " + string(partner) + ", below the floor " + p.facts.options.InteropFloor
		}
	}
	p.fits[key] = out
	return out
}

// floor is the place of the least level that is let to an element; 0 lets all.
func (o options) floor() int { return max(0, slices.Index(levels, o.InteropFloor)) }

// below says why the floor keeps an item from a line, "" if it does not.
func (f *facts) below(l *line, item *aid.Item) string {
	if f.partners == nil {
		return ""
	}
	return f.partners.fit(l, item).below
}

// bonus is what a load earns beside its worth, as a part of it.
func (f *facts) bonus(l *line, item *aid.Item) float64 {
	if f.partners == nil || l.req.RatePerDay > 0 {
		return 0
	}
	return f.options.Interop * f.partners.fit(l, item).weight
}

// checkFloor holds a departure against the floor of interoperability.
func checkFloor(c *checker, s *shipment) {
	if why := c.facts.below(s.line, s.offer.item); why != "" {
		c.wrong(LimitFloor, s.at, "%s", why)
	}
}
