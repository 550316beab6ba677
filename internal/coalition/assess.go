package coalition

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/coverage"
	"footing/internal/picture"
)

// Row is what a coalition does in one of its areas, in one unit; sums across units
// would mean nothing.
type Row struct {
	Group *Group
	Area  string // what it covers: a capability area or category path
	Unit  string
	Own   bool // the coalition says it is for the area; else only promises lie there
	// Required, Shortfall and Elsewhere are of the whole area: what is needed, what
	// will be missing when all that is expected has come, and what others promise.
	Required, Shortfall, Elsewhere aid.Decimal
	Lines                          int
	// Of the coalition alone:
	Pledged, Committed, Received, Expected aid.Decimal
	Undisclosed                            int
	Pledges                                [bases]int // by how they are known to be its
}

// Category is all that is needed and promised of one category, in one unit.
type Category struct {
	Path, Unit                              string
	Required, Shortfall, Expected, Received aid.Decimal
	Lines                                   int
	Pledged                                 aid.Decimal // by anyone
	// By is what each coalition promises, in order of id; Disputed what several can
	// claim, and Rivals who.
	By       []Promise
	Disputed aid.Decimal
	Rivals   []*Group
	Covered  bool // a coalition says it is for it
}

// Promise is what one coalition promises of a category.
type Promise struct {
	Group   *Group
	Pledged aid.Decimal
}

// Together is what coalitions promise in all; what several can claim counts once.
func (c *Category) Together() (sum aid.Decimal) {
	for _, p := range c.By {
		sum += p.Pledged
	}
	return sum + c.Disputed
}

// Coalitions gives those that promise something of it or can claim what is
// promised, in order of id.
func (c *Category) Coalitions() []*Group {
	groups := slices.Clone(c.Rivals)
	for _, p := range c.By {
		if p.Pledged > 0 && !slices.Contains(groups, p.Group) {
			groups = append(groups, p.Group)
		}
	}
	slices.SortFunc(groups, func(a, b *Group) int { return cmp.Compare(a.Party.ID, b.Party.ID) })
	return groups
}

// Assessment is how the coalitions of one picture stand.
type Assessment struct {
	Picture    *picture.Picture
	Groups     []*Group
	Rows       []*Row      // by coalition, its areas in its own order, unit
	Categories []*Category // by path and unit
	// Pledges counts the pledges by how they are known to be a coalition's, Doubts
	// the others by why they are not. A pledge that serves needs of several
	// categories counts once, by its first.
	Pledges [bases]int
	Doubts  [doubts]int
}

// Assess attributes the promises of a picture to coalitions.
func Assess(p *picture.Picture) *Assessment {
	a := &Assessment{Picture: p, Groups: GroupsOf(p)}
	b := &builder{
		assessment: a, registrar: &registrar{p, a.Groups},
		categories: map[key]*Category{}, rows: map[rowKey]*Row{}, counted: map[countKey]bool{},
	}
	covered := coverage.Assess(p)
	for _, l := range covered.Lines {
		b.addLine(l)
	}
	for i := range covered.Shares {
		b.addShare(&covered.Shares[i])
	}
	b.finish()
	return a
}

// Overlaps gives the categories for which two or more coalitions promise more than
// is needed together.
func (a *Assessment) Overlaps() []*Category {
	return a.only(func(c *Category) bool { return len(c.Coalitions()) > 1 && c.Together() > c.Required })
}

// Holes gives the categories that will be short and that no coalition covers or
// promises anything of.
func (a *Assessment) Holes() []*Category {
	return a.only(func(c *Category) bool { return c.Shortfall > 0 && !c.Covered && len(c.Coalitions()) == 0 })
}

func (a *Assessment) only(wanted func(*Category) bool) (list []*Category) {
	for _, c := range a.Categories {
		if wanted(c) {
			list = append(list, c)
		}
	}
	return list
}

// Only leaves the groups and rows of one coalition; it reports false, and leaves
// all, where there is none of that id. Overlaps, holes and counts stay those of all.
func (a *Assessment) Only(id aid.ID) bool {
	other := func(g *Group) bool { return g.Party.ID != id }
	if !slices.ContainsFunc(a.Groups, func(g *Group) bool { return !other(g) }) {
		return false
	}
	a.Groups = slices.DeleteFunc(slices.Clone(a.Groups), other)
	a.Rows = slices.DeleteFunc(a.Rows, func(r *Row) bool { return other(r.Group) })
	return true
}
