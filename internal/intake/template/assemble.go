package template

import (
	"slices"

	"footing/internal/aid"
)

// group is the rows that make one record over one span of valid time.
type group struct {
	rows []*entry
}

func (g *group) first() *entry { return g.rows[0] }

// shelf gathers the rows of one kind into records. It spans files and sheets,
// so that an id is unique over all that is read together.
type shelf struct {
	spec    *aid.Spec
	columns []Column
	groups  []*group // in the order of their first rows
	byID    map[aid.ID][]*group
}

func newShelf(spec *aid.Spec) *shelf {
	return &shelf{spec: spec, columns: Columns(spec), byID: map[aid.ID][]*group{}}
}

// add puts a row to the record that it belongs to.
func (s *shelf) add(e *entry) {
	id := e.record.RecordID()
	if id == "" {
		if len(e.refusals) == 0 {
			e.refuse("id", "", "is required: %s", s.columns[0].Doc)
		}
		s.groups = append(s.groups, &group{rows: []*entry{e}})
		return
	}
	if g := s.continued(e); g != nil {
		s.join(g, e)
		return
	}
	if other := s.overlapping(e); other != nil {
		e.refuse("id", string(id), "stands already in %s; one %s has one row per span of valid time",
			place(e, other.first()), s.spec.Kind)
	}
	g := &group{rows: []*entry{e}}
	s.groups = append(s.groups, g)
	s.byID[id] = append(s.byID[id], g)
}

// continued finds the record of several rows that the row goes on with: the
// one of the same id and span, or the last of the id where the row gives none.
func (s *shelf) continued(e *entry) *group {
	if s.spec.Parts == nil {
		return nil
	}
	same := s.byID[e.record.RecordID()]
	for _, g := range slices.Backward(same) {
		if g.first().span == e.span || !s.spanGiven(e) {
			return g
		}
	}
	return nil
}

func (s *shelf) spanGiven(e *entry) bool {
	for i, c := range s.columns {
		if c.in == ofSpan && e.given[i] {
			return true
		}
	}
	return false
}

func (s *shelf) overlapping(e *entry) *group {
	for _, g := range s.byID[e.record.RecordID()] {
		if overlap(g.first().span, e.span) {
			return g
		}
	}
	return nil
}

// overlap reports whether two spans share a day.
func overlap(a, b aid.Span) bool {
	aEndsBefore := a.To.Known() && b.From.Known() && a.To <= b.From
	bEndsBefore := b.To.Known() && a.From.Known() && b.To <= a.From
	return !aEndsBefore && !bEndsBefore
}

// join adds a further row to a record: its own cells must say what the first
// row says, or nothing.
func (s *shelf) join(g *group, e *entry) {
	first := g.first()
	if e.part == nil && len(e.refusals) == 0 {
		e.refuse("id", string(e.record.RecordID()), "stands already in %s, and this row adds none of its %s",
			place(e, first), s.spec.PartsName)
	}
	for i, c := range s.columns {
		if c.in != ofRecord || c.Currency || !e.given[i] {
			continue
		}
		if here, there := c.Field.Text(e.record), c.Field.Text(first.record); here != there {
			e.refuse(c.Name, here, "differs from %q in %s, which is about the same %s; "+
				"leave the cell blank or make them agree", there, place(e, first), s.spec.Kind)
		}
	}
	g.rows = append(g.rows, e)
}

// finish makes the records, in the order of their first rows. A record is
// taken whole or not at all: one refused row takes the others with it.
func (s *shelf) finish(take func(*group)) {
	for _, g := range s.groups {
		if !g.spoilt() {
			s.merge(g)
			s.check(g)
		}
		if !g.spoilt() {
			take(g)
			continue
		}
		g.refuseRest(s.spec.Kind)
	}
}

func (g *group) spoilt() bool {
	return slices.ContainsFunc(g.rows, func(e *entry) bool { return len(e.refusals) > 0 })
}

func (g *group) refuseRest(kind aid.Kind) {
	bad := g.rows[slices.IndexFunc(g.rows, func(e *entry) bool { return len(e.refusals) > 0 })]
	for _, e := range g.rows {
		if len(e.refusals) == 0 {
			e.refuse("id", string(e.record.RecordID()), "goes with %s, which is refused and belongs to the same %s",
				place(e, bad), kind)
		}
	}
}

// merge moves the parts of the further rows into the first row's record.
func (s *shelf) merge(g *group) {
	first := g.first().record
	for _, e := range g.rows[1:] {
		if e.part == nil {
			continue
		}
		part := s.spec.AddPart(first)
		for _, f := range s.spec.Parts {
			if err := f.SetList(part, f.Texts(e.part)); err != nil {
				e.refuse(f.Name, f.Text(e.part), "%s", why(err))
			}
		}
	}
}

// check holds the record against its kind's rules.
func (s *shelf) check(g *group) {
	first := g.first()
	for i, c := range s.columns {
		if c.in == ofRecord && c.required() && c.Field.Text(first.record) == "" && !first.given[i] {
			first.refuse(c.Name, "", "is required: %s", c.Doc)
		}
	}
	if len(first.refusals) > 0 {
		return
	}
	if err := aid.Validate(first.record); err != nil {
		column, value := "", ""
		if field, ok := asFieldError(err); ok {
			column, value = field.Field, field.Value
		}
		first.refuse(column, value, "%s", why(err))
	}
}
