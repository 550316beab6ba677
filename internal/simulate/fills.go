package simulate

import (
	"maps"
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/plan"
)

// fills says which parts of elements what arrives fills, as places in one list that holds
// for each part, and for each item that crews man, a number for each inspection day.
type fills struct {
	size     int
	parts    [][]int32     // first place, by element and part
	crews    [][]crewPlace // by element
	elements []int32       // by line: the element, or none
	part     []int32       // by line: first place of its part, or none
	share    []float64     // by line with a quantity: of the need, by one unit of need
	slots    []fillSlot    // of daily needs
	manned   []bool        // by line: its platforms need crews
}

// crewPlace is where it is counted what comes of an item for the crews of an element.
type crewPlace struct {
	item    aid.ID // "" is all that needs no crew
	first   int32
	trained []float64 // by inspection day: what the crews trained on the item man
}

// fillSlot is the place that a slot of a daily need fills.
type fillSlot struct {
	place int32
	share float64
}

const none = -1

func newFills(o *plan.Outline) fills {
	f := fills{
		elements: make([]int32, len(o.Lines)), part: make([]int32, len(o.Lines)), share: make([]float64, len(o.Lines)),
		slots: make([]fillSlot, len(o.Slots)), manned: make([]bool, len(o.Lines)),
	}
	for i := range o.Lines {
		f.elements[i], f.part[i] = none, none
	}
	for i := range o.Slots {
		f.slots[i].place = none
	}
	for i := range o.Elements {
		f.addElement(o, i)
	}
	return f
}

func (f *fills) addElement(o *plan.Outline, at int) {
	e := &o.Elements[at]
	var parts []int32
	for k := range e.Parts {
		p := &e.Parts[k]
		parts = append(parts, int32(f.size))
		f.elements[p.Line] = int32(at)
		if p.Asked != nil {
			f.addSlots(o, e, p)
		} else {
			f.part[p.Line] = int32(f.size)
			if required := o.Lines[p.Line].Required; required > 0 {
				f.share[p.Line] = 1 / required
			}
		}
		f.size += len(e.Days)
	}
	var crews []crewPlace
	if e.Crews != nil {
		for _, line := range e.Crews.Lines {
			f.manned[line], f.elements[line] = true, int32(at)
		}
		for _, id := range append([]aid.ID{""}, slices.Sorted(maps.Keys(e.Crews.Trained))...) {
			crews = append(crews, crewPlace{id, int32(f.size), e.Crews.Trained[id]})
			f.size += len(e.Days)
		}
	}
	f.parts, f.crews = append(f.parts, parts), append(f.crews, crews)
}

// addSlots gives the slots of a daily need the inspection that looks at them.
func (f *fills) addSlots(o *plan.Outline, e *plan.OutlineElement, p *plan.OutlinePart) {
	l := &o.Lines[p.Line]
	for d, day := range e.Days {
		until := o.Until(e, d)
		for at := l.Slots[0]; at < l.Slots[1]; at++ {
			if due := o.Slots[at].Due; day <= due && due < until && p.Asked[d] > 0 {
				f.slots[at] = fillSlot{int32(f.size + d), 1 / p.Asked[d]}
			}
		}
	}
}

// effect is what one unit of need fills that comes of a supply to a target.
type effect struct {
	first aid.Date // inspection day
	days  int32
	part  int32 // first place, or none
	crew  int32 // first place of the item, or none
	share float64
}

// effectOf gives it.
func (f *fills) effectOf(o *plan.Outline, s *plan.OutlineSupply, line int) effect {
	out := effect{part: f.part[line], crew: none, share: f.share[line]}
	if f.elements[line] == none {
		return out
	}
	e := &o.Elements[f.elements[line]]
	out.first, out.days = e.Days[0], int32(len(e.Days))
	if f.manned[line] {
		item := s.Item.ID
		if s.Item.Crew <= 0 {
			item = ""
		}
		for _, c := range f.crews[f.elements[line]] {
			if c.item == item {
				out.crew = c.first
			}
		}
	}
	return out
}

// readinessOf fills in the readiness of an element on its inspection days, and says
// whether all its parts meet their thresholds on all of them. What came is given by the
// day on which it came.
func (f *fills) readinessOf(o *plan.Outline, at int, came []float64, ready []float64) (meets bool) {
	e := &o.Elements[at]
	meets = true
	for d := range e.Days {
		ready[d] = math.Inf(1)
	}
	for k := range e.Parts {
		p := &e.Parts[k]
		place, sum := f.parts[at][k], 0.0
		for d := range e.Days {
			part := came[place+int32(d)]
			if p.Asked == nil {
				sum += part
				part = sum
			}
			filled := min(1, p.Before[d]+part)
			ready[d] = min(ready[d], filled)
			meets = meets && filled >= p.Threshold-tolerance(1)
		}
	}
	if e.Crews != nil {
		meets = f.manning(e, f.crews[at], came, ready) && meets
	}
	return meets
}

// manning holds the readiness down to what the crews man.
func (f *fills) manning(e *plan.OutlineElement, places []crewPlace, came []float64, ready []float64) (meets bool) {
	meets = true
	var room [16]float64 // most elements have fewer items, and nothing is allocated
	sums := append(room[:0], make([]float64, len(places))...)
	for d := range e.Days {
		manned := 0.0
		for i := range places {
			c := &places[i]
			sums[i] += came[c.first+int32(d)]
			if c.trained == nil {
				manned += sums[i]
			} else {
				manned += min(sums[i], c.trained[d])
			}
		}
		filled := min(1, e.Crews.Before+manned/e.Crews.Need)
		ready[d] = min(ready[d], filled)
		meets = meets && filled >= e.Crews.Threshold-tolerance(1)
	}
	return meets
}

// tolerance is by how much a sum may miss a limit.
func tolerance(limit float64) float64 { return 1e-6*math.Abs(limit) + 1e-6 }
