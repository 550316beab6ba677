package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/picture"
)

// gear is a thing that the courses of a provider work with on a day.
type gear struct {
	provider aid.ID
	thing    string // an item, or a category path
	day      aid.Date
}

// checkEquipment holds what the courses of each provider work with at once
// against what it is known to hold. That grows only where an intake begins.
func checkEquipment(c *checker) {
	sums := c.facts.gear()
	inOrder := slices.SortedFunc(maps.Keys(sums), func(a, b gear) int {
		return cmp.Or(cmp.Compare(a.provider, b.provider), cmp.Compare(a.thing, b.thing), cmp.Compare(a.day, b.day))
	})
	for _, key := range inOrder {
		if held, known := c.facts.held(key.provider, key.thing); known {
			what := "what its courses use of " + key.thing + " on " + key.day.String() + " is at most what " + string(key.provider) + " holds"
			c.atMost(LimitEquipment, Place{}, what, sums[key], held)
		}
	}
}

// gear sums what is used on the first day of each intake that people go to.
func (f *facts) gear() map[gear]float64 {
	sums := map[gear]float64{}
	var used []*intake
	for _, c := range f.courses {
		for _, in := range c.intakes {
			if in.taken > 0 && in.closed(f) == "" {
				used = append(used, in)
			}
		}
	}
	for _, first := range used {
		day, by := first.starts, map[gear]float64{}
		for _, in := range used {
			if !in.runs(day) {
				continue
			}
			for _, a := range in.course.rec.Equipment {
				by[gear{in.course.rec.Provider, a.What, day}] += unitsOf(a) * in.taken / in.seats
			}
		}
		maps.Copy(sums, by) // another intake that begins then sums to the same
	}
	return sums
}

func unitsOf(a aid.Accept) float64 {
	if a.Factor == 0 {
		return 1 // as documented there
	}
	return a.Factor.Float()
}

// held is what a party has of the items that a thing stands for, by its newest
// holding of each, and whether anything is known of that.
func (f *facts) held(party aid.ID, thing string) (units float64, known bool) {
	newest := map[aid.ID]*aid.Holding{}
	for _, h := range picture.All[aid.Holding](f.picture) { // in order of id
		if last := newest[h.Item]; h.Party == party && (last == nil || h.AsOf >= last.AsOf) {
			newest[h.Item] = h
		}
	}
	var sum aid.Decimal
	for id, h := range newest {
		if f.stands(thing, id) && h.Quantity.Known() {
			sum, known = sum+h.Quantity.Low(), true
		}
	}
	return sum.Float(), known
}

// stands reports whether a thing is the item, or a path that it lies in.
func (f *facts) stands(thing string, id aid.ID) bool {
	if !strings.Contains(thing, "/") {
		return thing == string(id)
	}
	item, ok := picture.Get[aid.Item](f.picture, id)
	return ok && strings.HasPrefix(item.Category+"/", strings.TrimSuffix(thing, "/")+"/")
}
