package plan

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// target is what a line answers to: its own id, and its element with the
// element's parents.
type target struct {
	line     aid.ID
	elements []aid.ID
}

func newTarget(p *picture.Picture, r *aid.Requirement) target {
	return target{line: r.ID, elements: elementAndParents(p, r.Element)}
}

// elementAndParents lists an element and what it belongs to. Parents in a
// circle end the list.
func elementAndParents(p *picture.Picture, id aid.ID) []aid.ID {
	var list []aid.ID
	for id != "" && !slices.Contains(list, id) {
		list = append(list, id)
		element, ok := picture.Get[aid.ForceElement](p, id)
		if !ok {
			break
		}
		id = element.Parent
	}
	return list
}

// namedIn reports whether a list of lines and elements has the line in it.
func (t target) namedIn(ids []aid.ID) bool {
	return slices.Contains(ids, t.line) || slices.ContainsFunc(t.elements, func(e aid.ID) bool { return slices.Contains(ids, e) })
}

// concerned reports whether the order is about the line.
func (t target) concerned(o *aid.Order) bool {
	if o.Requirement == "" && o.Element == "" {
		return true
	}
	return o.Requirement == t.line || slices.Contains(t.elements, o.Element)
}

// orders are the orders in force, by what they do, each list in order of ids.
type orders struct {
	priority []*aid.Order
	pins     []*aid.Order
	reserves []*aid.Order
	bans     map[aid.ID][]*aid.Order // by pledge
}

func ordersInForce(p *picture.Picture) orders {
	in := orders{bans: map[aid.ID][]*aid.Order{}}
	for _, o := range picture.All[aid.Order](p) {
		if !picture.OrderInForce(p, o) {
			continue
		}
		switch o.Action {
		case "priority":
			in.priority = append(in.priority, o)
		case "pin":
			in.pins = append(in.pins, o)
		case "reserve":
			in.reserves = append(in.reserves, o)
		case "ban":
			in.bans[o.Pledge] = append(in.bans[o.Pledge], o)
		}
	}
	return in
}

// singleOut reports whether an order limits what a pledge gives to some line.
func (in orders) singleOut(pledge aid.ID) bool {
	about := func(o *aid.Order) bool { return o.Pledge == pledge }
	return slices.ContainsFunc(in.pins, about) || slices.ContainsFunc(in.reserves, about)
}

// priorityOf is the priority that counts for a line.
func (in orders) priorityOf(r *aid.Requirement, t target) int {
	priority := r.Priority
	for _, o := range in.priority {
		if t.concerned(o) {
			priority = o.Priority
		}
	}
	if priority == 0 {
		return aid.DefaultPriority
	}
	return priority
}

// ban finds an order that keeps the pledge from the line.
func (in orders) ban(pledge aid.ID, t target) *aid.Order {
	for _, o := range in.bans[pledge] {
		if t.concerned(o) {
			return o
		}
	}
	return nil
}
