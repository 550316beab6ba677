package force

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Assessment is how ready the elements of one picture are and become.
type Assessment struct {
	Picture *picture.Picture
	Supply  *Supply
	Horizon aid.Date // last day that is looked at
	// Rows are the elements that were asked for, each followed by those below it.
	Rows []Row
	all  []*Element
}

// Row is an element and how far it stands below the top of the rows.
type Row struct {
	*Element
	Depth int
}

// Assess lays out the force elements of a picture with what a supply brings them,
// up to so many weeks after the picture's day. With an element named, only it and
// those below it are in.
func Assess(p *picture.Picture, s *Supply, weeks int, only aid.ID) *Assessment {
	a := &Assessment{Picture: p, Supply: s, Horizon: p.Valid.AddDays(7 * weeks), all: Structure(p)}
	top := Roots(a.all)
	if only != "" {
		top = slices.DeleteFunc(slices.Clone(a.all), func(e *Element) bool { return e.Record.ID != only })
	}
	for _, e := range top {
		a.put(e, 0)
	}
	return a
}

func (a *Assessment) put(e *Element, depth int) {
	a.Rows = append(a.Rows, Row{e, depth})
	for _, child := range e.Children {
		a.put(child, depth+1)
	}
}

// DueDay is the day on which an element is to be ready: its ready-by, or the
// picture's day where that is past. ok is false where it has none.
func (a *Assessment) DueDay(e *Element) (day aid.Date, ok bool) {
	return max(e.ReadyBy, a.Picture.Valid), e.ReadyBy.Known()
}

// CrewsAsked counts the elements of the whole picture with a critical or other
// crew part that has something in common with the given one: they share its
// courses.
func (a *Assessment) CrewsAsked(part *Part) (elements int) {
	shares := func(p *Part) bool { return p.IsCrew() && len(p.Items) > 0 && sameCourses(p, part) }
	for _, e := range a.all {
		if slices.ContainsFunc(e.Parts, shares) {
			elements++
		}
	}
	return elements
}

// sameCourses compares what two crew parts accept by what it says, which is
// enough to tell a reader that others want the same seats.
func sameCourses(a, b *Part) bool {
	return slices.ContainsFunc(a.Items, func(x aid.Accept) bool {
		return slices.ContainsFunc(b.Items, func(y aid.Accept) bool { return x.What == y.What })
	})
}
