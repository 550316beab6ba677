package plan

import (
	"fmt"
	"math"

	"footing/internal/aid"
)

// remedyCrews finds what would most simply man what the plan brings an element
// by its due date and nobody is trained on: of the item with most of it, places in
// the first intake that ends in time, the people or the equipment that these
// lack, or else a new course.
func (w *writer) remedyCrews(e *element) Remedy {
	it, unmanned := w.leastManned(e)
	if it == nil {
		return Remedy{}
	}
	crews := math.Ceil(unmanned/it.factor - full)
	in := w.firstIntake(e, it)
	lacksPeople := w.peopleFor(e, it) < 1
	most := w.peopleFor(e, it)
	switch {
	case in == nil:
	case lacksPeople:
		most = w.placesFor(e, it)
	case w.lacksEquipment(in):
		most = min(most, w.placesIn(in))
	}
	if most >= 1 { // else two things lack at once, and one of them alone brings nothing
		crews = min(crews, most)
	}
	out := Remedy{Quantity: crews * float64(it.item.Crew), Unit: "places", To: e.days[0].String()}
	if most >= 1 {
		out.Worth = w.worthOfCrews(e, it, crews)
	}
	places := number(out.Quantity, "place")
	switch {
	case in == nil:
		out.Action, out.Subject = ActionNewCourse, it.item.ID
		out.Text = fmt.Sprintf("a course on %s with %s that ends by %s", it.item.ID, places, out.To)
	case lacksPeople:
		out.Action, out.Subject, out.Unit, out.Node = ActionMorePeople, e.Record.ID, "people", e.Node
		out.Text = fmt.Sprintf("%s more people of %s to be trained", amount(out.Quantity), e.Record.ID)
	case w.lacksEquipment(in):
		out.Action, out.Subject, out.Node, out.From = ActionMoreEquipment, in.course.ID, in.course.Node, in.starts.String()
		out.Text = fmt.Sprintf("equipment for %s in course %s from %s", places, in.course.ID, in.starts)
	default:
		out.Action, out.Subject, out.Node, out.From = ActionMorePlaces, in.course.ID, in.course.Node, in.starts.String()
		out.Text = fmt.Sprintf("%s more in course %s from %s, asked for by %s", places, in.course.ID, in.starts, in.starts.AddDays(-in.course.NoticeDays))
	}
	return out
}

func number(n float64, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return amount(n) + " " + one + "s"
}

// leastManned is the item of which most comes by the element's due date without
// a crew, and how much, in units of need.
func (w *writer) leastManned(e *element) (least *crewItem, unmanned float64) {
	for i := range e.crews.items {
		it := &e.crews.items[i]
		if lacks := w.arrived(e, it, 0) - w.trained(e, it, 0); lacks > unmanned+tolerance(1) {
			least, unmanned = it, lacks
		}
	}
	return least, unmanned
}

// arrived is what the plan brings an element of an item by an inspection day, in
// units of need.
func (w *writer) arrived(e *element, it *crewItem, d int) float64 {
	sum := 0.0
	for _, line := range e.crews.lines {
		for _, i := range w.byLine[line] {
			if c := &w.shipments[i]; w.m.poolOf(&c.column).item == it.item && w.m.arrival(&c.column) <= e.days[d] {
				sum += w.met(c)
			}
		}
	}
	return sum
}

// trained is how many units of need the crews man that an element has on an item
// by an inspection day.
func (w *writer) trained(e *element, it *crewItem, d int) float64 {
	sum := 0.0
	for at, crews := range w.filled.crews {
		s := &w.m.seats[at]
		if &w.m.elements[s.element] == e && &e.crews.items[s.item] == it && w.m.intakes[s.intake].ends <= e.days[d] {
			sum += float64(crews * it.factor)
		}
	}
	return sum
}

// peopleOf is how many people of an element the plan trains.
func (w *writer) peopleOf(e *element) float64 {
	sum := 0.0
	for at, crews := range w.filled.crews {
		if s := &w.m.seats[at]; &w.m.elements[s.element] == e {
			sum += crews * float64(w.m.intakes[s.intake].item.Crew)
		}
	}
	return sum
}

// peopleFor is for how many crews an element has people left.
func (w *writer) peopleFor(e *element, it *crewItem) float64 {
	if e.crews.people == noPeople {
		return math.Inf(1)
	}
	return math.Floor((e.crews.people-w.peopleOf(e))/float64(it.item.Crew) + full)
}

// placesIn is for how many crews an intake has places left, equipped or not.
func (w *writer) placesIn(in *intake) float64 {
	return math.Floor(w.filled.room[in.row]/float64(in.item.Crew) + full)
}

// placesFor is for how many crews there are equipped places left that can be used
// in time. Of what several intakes share, each counts all; so the most in one.
func (w *writer) placesFor(e *element, it *crewItem) float64 {
	most := 0.0
	for k := range w.m.intakes {
		in := &w.m.intakes[k]
		if in.item != it.item || in.ends > e.days[0] || in.row == noRow {
			continue
		}
		crews := w.placesIn(in)
		for _, use := range in.equipment {
			crews = min(crews, math.Floor(w.filled.room[use.row]/(use.coef*float64(in.item.Crew))+full))
		}
		most = max(most, crews)
	}
	return most
}

// firstIntake is the first intake on an item that an element may use and that
// ends by its due date.
func (w *writer) firstIntake(e *element, it *crewItem) *intake {
	var first *intake
	for k := range w.m.intakes {
		in := &w.m.intakes[k]
		if in.item == it.item && in.ends <= e.days[0] && in.row != noRow && (first == nil || in.starts < first.starts) {
			first = in
		}
	}
	return first
}

// lacksEquipment reports whether an intake has room for a crew and no equipment
// for it.
func (w *writer) lacksEquipment(in *intake) bool {
	crew := float64(in.item.Crew)
	if w.filled.room[in.row] < crew {
		return false
	}
	for _, use := range in.equipment {
		if w.filled.room[use.row] < use.coef*crew {
			return true
		}
	}
	return false
}

// worthOfCrews is what an element gains if it has so many more crews on an item
// from its due date on, and nothing else changes.
func (w *writer) worthOfCrews(e *element, it *crewItem, crews float64) float64 {
	sum := 0.0
	now := e.readiness(w.filled.room)
	for d := range e.days {
		lacks := max(0, w.arrived(e, it, d)-w.trained(e, it, d))
		then := min(1-e.before[d], e.crews.manned(d, w.filled.room)+min(lacks, crews*it.factor)/e.crews.need)
		for _, p := range e.parts {
			then = min(then, w.filled.room[p.first+int32(d)])
		}
		sum += float64(w.m.inner[e.gain+d].worth * max(0, then-now[d]))
	}
	return sum
}

// uncrewed counts the items that need a crew, come to elements by the plan's
// rules, and have no course that can be used.
func (m *model) uncrewed() (n int) {
	known := map[aid.ID]bool{}
	for i := range m.elements {
		if m.elements[i].crews == nil {
			continue
		}
		for _, it := range m.elements[i].crews.items {
			if it.trained == noRow && !known[it.item.ID] {
				known[it.item.ID] = true
				n++
			}
		}
	}
	return n
}
