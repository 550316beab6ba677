package interop

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Options say what to assess. The zero value is all elements with their own
// partners, counting only what was received.
type Options struct {
	UpTo    Standing // what counts as had: up to Promised
	Element aid.ID   // only this one
	// Partner is to hold every element against this force, whether it names it
	// as a partner or not.
	Partner aid.ID
}

// Row is one element beside one partner; Partner is "" for an element that
// names none.
type Row struct {
	Element  *aid.ForceElement
	Partner  aid.ID
	Declared bool   // the element names the partner
	Pairs    []Pair // weakest first, see Weakest
	Types    int    // types that the element has
	Rated    int    // critical pairs that are rated
	Unrated  int    // critical pairs that nobody has rated
}

// Weakest gives the pair that decides: the weakest rated critical one, or an
// unrated critical one where none is rated. ok is false where the element has
// nothing critical.
func (r *Row) Weakest() (pair Pair, ok bool) {
	if r.Rated+r.Unrated == 0 {
		return Pair{}, false
	}
	return r.Pairs[0], true
}

// Level is that of the weakest rated critical pair, Unknown where none is rated.
func (r *Row) Level() Level {
	weakest, _ := r.Weakest()
	return weakest.Level
}

// Certain reports whether no missing rating can lower the level: all critical
// pairs are rated, or one is at the lowest already. It is false where there is
// no level.
func (r *Row) Certain() bool {
	return r.Rated > 0 && (r.Unrated == 0 || r.Level() == None)
}

// Assessment is how well the elements of one picture work with their partners.
type Assessment struct {
	Picture *picture.Picture
	Options Options
	Rows    []*Row   // by element and partner
	Fleets  []*Fleet // by element, role and part
	Stock   *Stock

	ratings  *Ratings
	gatherer *gatherer
}

// Assess rates every element with every partner.
func Assess(p *picture.Picture, opt Options) *Assessment {
	g := newGatherer(p)
	a := &Assessment{Picture: p, Options: opt, Stock: stockOf(g, opt.UpTo), gatherer: g}
	a.ratings = newRatings(p, a.Stock)
	for _, e := range picture.All[aid.ForceElement](p) {
		if opt.Element == "" || opt.Element == e.ID {
			a.Rows = append(a.Rows, a.rows(e, a.Stock.Of(e.ID))...)
			a.Fleets = append(a.Fleets, a.fleets(e, a.Stock.Of(e.ID))...)
		}
	}
	return a
}

// rows rates one element that has these things with each of its partners.
func (a *Assessment) rows(e *aid.ForceElement, things []*Held) []*Row {
	q := equip(a.ratings, e, things)
	partners := a.partnersOf(e)
	rows := make([]*Row, len(partners))
	for i, partner := range partners {
		rows[i] = q.row(partner)
	}
	return rows
}

func (a *Assessment) partnersOf(e *aid.ForceElement) []aid.ID {
	if a.Options.Partner != "" {
		if a.Options.Partner == e.ID {
			return nil // nothing is its own partner
		}
		return []aid.ID{a.Options.Partner}
	}
	partners := slices.Compact(slices.Sorted(slices.Values(e.Partners)))
	partners = slices.DeleteFunc(partners, func(id aid.ID) bool { return id == e.ID })
	if len(partners) == 0 {
		return []aid.ID{""}
	}
	return partners
}

func (q *equipment) row(partner aid.ID) *Row {
	r := &Row{
		Element: q.element, Partner: partner, Declared: slices.Contains(q.element.Partners, partner),
		Pairs: q.pairsWith(partner), Types: len(q.types),
	}
	for _, pair := range r.Pairs {
		switch {
		case pair.Critical && pair.Rated():
			r.Rated++
		case pair.Critical:
			r.Unrated++
		}
	}
	return r
}

// WorstFirst orders rows for a reader: declared partners first, then the weaker
// level, then what is unknown, then what has nothing to rate; then by priority
// and ids.
func WorstFirst(a, b *Row) int {
	return cmp.Or(
		first(a.Declared, b.Declared), cmp.Compare(a.rank(), b.rank()),
		cmp.Compare(priorityOf(a.Element), priorityOf(b.Element)),
		cmp.Compare(a.Element.ID, b.Element.ID), cmp.Compare(a.Partner, b.Partner),
	)
}

func (r *Row) rank() int {
	switch {
	case r.Rated > 0:
		return int(r.Level())
	case r.Unrated > 0:
		return int(Common) + 1
	}
	return int(Common) + 2
}

func priorityOf(e *aid.ForceElement) int { return cmp.Or(e.Priority, aid.DefaultPriority) }
