package force

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Element is a force element in its place, with the parts that make it work.
type Element struct {
	Record   *aid.ForceElement
	Parent   *Element   // nil at the top
	Children []*Element // in order of id
	Package  *aid.Package
	// Priority is the one that counts: the element's own, or that of the last
	// order about it. Weight is that priority's in plans.
	Priority int
	Weight   float64
	Node     aid.ID
	ReadyBy  aid.Date // unknown where nobody has named a day
	Parts    []*Part  // components in the package's order, then lines outside of it
}

// Weight gives the weight of a priority from 1 (first) to 5 (last):
// 16, 8, 4, 2, 1, as in docs/format/plan.md.
func Weight(priority int) float64 { return float64(int(1) << (aid.LastPriority - priority)) }

// Structure gives the force elements of a picture in order of id. An element
// whose parent is not on record, or that is its own ancestor, stands at the top.
func Structure(p *picture.Picture) []*Element {
	records := picture.All[aid.ForceElement](p)
	elements := make([]*Element, len(records))
	byID := make(map[aid.ID]*Element, len(records))
	for i, r := range records {
		elements[i] = &Element{Record: r, Node: r.Node, ReadyBy: r.ReadyBy}
		byID[r.ID] = elements[i]
	}
	b := newPartBuilder(p)
	for _, e := range elements {
		e.Package, _ = picture.Get[aid.Package](p, e.Record.Package)
		e.Priority = b.priority(byID, e.Record)
		e.Weight = Weight(e.Priority)
		e.Parts = b.parts(e)
		if parent := byID[e.Record.Parent]; parent != nil && !above(byID, e.Record) {
			e.Parent = parent
			parent.Children = append(parent.Children, e)
		}
	}
	return elements
}

// Roots gives the elements at the top, in order of id.
func Roots(elements []*Element) []*Element {
	return slices.DeleteFunc(slices.Clone(elements), func(e *Element) bool { return e.Parent != nil })
}

// chain lists an element and what it belongs to. Parents in a circle end it.
func chain(byID map[aid.ID]*Element, r *aid.ForceElement) []aid.ID {
	ids := []aid.ID{r.ID}
	for id := r.Parent; id != "" && !slices.Contains(ids, id); {
		ids = append(ids, id)
		parent := byID[id]
		if parent == nil {
			break
		}
		id = parent.Record.Parent
	}
	return ids
}

// above reports whether an element is its own ancestor.
func above(byID map[aid.ID]*Element, r *aid.ForceElement) bool {
	ids := chain(byID, r)
	last := byID[ids[len(ids)-1]]
	return last != nil && last.Record.Parent == r.ID
}

// priority is the one that counts for an element: rule in docs/format/plan.md,
// "Elements".
func (b *partBuilder) priority(byID map[aid.ID]*Element, r *aid.ForceElement) int {
	ids, priority := chain(byID, r), r.Priority
	for _, o := range b.priorityOrders {
		if o.Requirement == "" && (o.Element == "" || slices.Contains(ids, o.Element)) {
			priority = o.Priority
		}
	}
	if priority == 0 {
		return aid.DefaultPriority
	}
	return priority
}
