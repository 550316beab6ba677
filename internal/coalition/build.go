package coalition

import (
	"cmp"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/coverage"
)

type (
	key      struct{ path, unit string }
	rowKey   struct{ group, area, unit string }
	countKey struct {
		row    *Row
		pledge aid.ID
	}
)

// builder sums an assessment.
type builder struct {
	assessment *Assessment
	registrar  *registrar
	categories map[key]*Category
	rows       map[rowKey]*Row
	counted    map[countKey]bool // pledges that a row, or the whole (nil), has counted
}

func (b *builder) category(path, unit string) *Category {
	k := key{path, unit}
	c := b.categories[k]
	if c == nil {
		c = &Category{Path: path, Unit: unit}
		for _, g := range b.assessment.Groups {
			_, ok := g.Party.For(path)
			c.Covered = c.Covered || ok
		}
		b.categories[k] = c
	}
	return c
}

func (b *builder) row(g *Group, category, unit string) *Row {
	area, own := g.Party.For(category)
	if !own {
		area, _, _ = strings.Cut(category, "/")
	}
	k := rowKey{string(g.Party.ID), area, unit}
	if b.rows[k] == nil {
		b.rows[k] = &Row{Group: g, Area: area, Unit: unit, Own: own}
	}
	return b.rows[k]
}

// addLine counts a need for its category, and lays out the rows of the coalitions
// that are for it, so that an area in which nothing is promised is seen too.
func (b *builder) addLine(l *coverage.Line) {
	c := b.category(l.Category, l.Unit)
	c.Required += l.Required
	c.Shortfall += l.Shortfall()
	c.Expected += l.Expected
	c.Received += l.Received
	c.Lines++
	for _, g := range b.assessment.Groups {
		if _, ok := g.Party.For(l.Category); ok {
			b.row(g, l.Category, l.Unit)
		}
	}
}

func (b *builder) addShare(s *coverage.Share) {
	path, unit, factor := s.Item.Category, s.Item.Unit, aid.DecimalInt(1)
	if s.Line != nil {
		path, unit, factor = s.Line.Category, s.Line.Unit, s.Factor
	}
	pledged := times(s.Pledged, factor)
	c := b.category(path, unit)
	c.Pledged += pledged
	claimed := b.registrar.claim(s.Pledge, path)
	b.countPledge(s.Pledge.ID, claimed)
	switch {
	case claimed.group != nil:
		c.promise(claimed.group, pledged)
		b.row(claimed.group, path, unit).add(s, factor)
		b.countIn(b.row(claimed.group, path, unit), s.Pledge.ID, claimed.basis)
	case claimed.doubt == Several && pledged > 0:
		c.Disputed += pledged
		for _, g := range claimed.rivals {
			if !slices.Contains(c.Rivals, g) {
				c.Rivals = append(c.Rivals, g)
			}
		}
	}
}

func (b *builder) countPledge(pledge aid.ID, c claim) {
	if k := (countKey{nil, pledge}); !b.counted[k] {
		b.counted[k] = true
		if c.group != nil {
			b.assessment.Pledges[c.basis]++
		} else {
			b.assessment.Doubts[c.doubt]++
		}
	}
}

func (b *builder) countIn(r *Row, pledge aid.ID, basis Basis) {
	if k := (countKey{r, pledge}); !b.counted[k] {
		b.counted[k] = true
		r.Pledges[basis]++
	}
}

func (r *Row) add(s *coverage.Share, factor aid.Decimal) {
	r.Pledged += times(s.Pledged, factor)
	r.Committed += times(s.Committed, factor)
	r.Received += times(s.Received, factor)
	r.Expected += times(s.Expected, factor)
	r.Undisclosed += s.Undisclosed
}

func (c *Category) promise(g *Group, pledged aid.Decimal) {
	at := slices.IndexFunc(c.By, func(p Promise) bool { return p.Group == g })
	if at < 0 {
		c.By = append(c.By, Promise{Group: g})
		at = len(c.By) - 1
	}
	c.By[at].Pledged += pledged
}

// finish sums each row's area over its categories, and puts all in order.
func (b *builder) finish() {
	a := b.assessment
	for _, c := range b.categories {
		a.Categories = append(a.Categories, c)
		slices.SortFunc(c.By, func(x, y Promise) int { return cmp.Compare(x.Group.Party.ID, y.Group.Party.ID) })
	}
	slices.SortFunc(a.Categories, func(x, y *Category) int { return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Unit, y.Unit)) })
	for _, r := range b.rows {
		for _, c := range a.Categories {
			if r.has(c) {
				r.addArea(c)
			}
		}
		a.Rows = append(a.Rows, r)
	}
	for _, g := range a.Groups {
		for _, area := range g.Party.Covers {
			b.idle(g, area, true)
		}
		if len(g.Party.Covers) == 0 {
			b.idle(g, "", false)
		}
	}
	slices.SortFunc(a.Rows, byGroupAndArea)
}

// idle adds a row for an area of a coalition in which nothing is needed and
// nothing promised; area "" stands for a coalition that has none, and is left out
// where it has any row.
func (b *builder) idle(g *Group, area string, own bool) {
	a := b.assessment
	if !slices.ContainsFunc(a.Rows, func(r *Row) bool { return r.Group == g && (r.Area == area || !own) }) {
		a.Rows = append(a.Rows, &Row{Group: g, Area: area, Own: own})
	}
}

// has reports whether a category belongs to the row: it lies in the row's area,
// and in no longer path of the same coalition.
func (r *Row) has(c *Category) bool {
	if r.Unit != c.Unit {
		return false
	}
	area, own := r.Group.Party.For(c.Path)
	if !own {
		area, _, _ = strings.Cut(c.Path, "/")
	}
	return area == r.Area
}

func (r *Row) addArea(c *Category) {
	r.Required += c.Required
	r.Shortfall += c.Shortfall
	r.Lines += c.Lines
	r.Elsewhere += c.Pledged
	for _, p := range c.By {
		if p.Group == r.Group {
			r.Elsewhere -= p.Pledged
		}
	}
}

func byGroupAndArea(x, y *Row) int {
	return cmp.Or(cmp.Compare(x.Group.Party.ID, y.Group.Party.ID), cmp.Compare(x.place(), y.place()),
		cmp.Compare(x.Area, y.Area), cmp.Compare(x.Unit, y.Unit))
}

// place is where the coalition names the area, the last for one that it does not.
func (r *Row) place() int {
	if at := slices.Index(r.Group.Party.Covers, r.Area); at >= 0 {
		return at
	}
	return len(r.Group.Party.Covers)
}

// times turns units of an item into units of need, to six decimals.
func times(q, factor aid.Decimal) aid.Decimal {
	if factor == aid.DecimalInt(1) {
		return q
	}
	return aid.DecimalFloat(q.Float() * factor.Float())
}
