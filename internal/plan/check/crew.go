package check

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"footing/internal/aid"
)

// crews is how the platforms of an element are manned, where that is known.
type crews struct {
	lines     []*line // the platform lines
	required  float64
	threshold float64
	people    float64 // sent to courses by the plan
	trained   []training
}

// training is what an element has of an intake.
type training struct {
	item  aid.ID
	from  aid.Date
	crews float64
}

// crewsOf is nil for an element whose crews take no part.
func (f *facts) crewsOf(rec *aid.ForceElement, pack *aid.Package) *crews {
	i := slices.IndexFunc(pack.Components, func(c aid.Component) bool { return c.Role == "crew" && c.Critical })
	if i < 0 || !f.options.Crews {
		return nil
	}
	own := pack.Components[i]
	k := &crews{threshold: threshold(own)}
	for _, l := range f.inOrder {
		if l.req.Element != rec.ID || l.undisclosed || l.req.RatePerDay > 0 {
			continue
		}
		if c := f.fills(pack, l.req); c != nil && c.Role == "platform" && f.overlap(c.Items, own.Items) {
			k.lines, k.required = append(k.lines, l), k.required+l.required
		}
	}
	taught := slices.ContainsFunc(f.courses, func(c *course) bool { return k.mayLearn(c.item) })
	if k.required <= 0 || !taught {
		return nil
	}
	return k
}

// mayLearn reports whether the element may send crews to courses on an item.
func (k *crews) mayLearn(item *aid.Item) bool { return item.Crew > 0 && k.mans(item) > 0 }

// mans is the units of need that one crew on the item mans: the least that one
// of it counts on a platform line; 0 where none takes it.
func (k *crews) mans(item *aid.Item) float64 {
	least := 0.0
	for _, l := range k.lines {
		if factor := l.factor(item); factor > 0 && (least == 0 || factor < least) {
			least = factor
		}
	}
	return least
}

// filled is the part of the platforms' need that is manned on a day, without
// the plan and with it. What was received is taken to have its crews.
func (k *crews) filled(day aid.Date) (before, after float64) {
	manned, arrived := 0.0, map[*aid.Item]float64{}
	for _, l := range k.lines {
		manned += math.Min(l.received, l.required)
		for _, a := range l.arrivals {
			if a.on <= day {
				arrived[a.item] += a.met
			}
		}
	}
	before = manned / k.required
	byID := func(a, b *aid.Item) int { return cmp.Compare(a.ID, b.ID) } // sums must not depend on a map's order
	for _, item := range slices.SortedFunc(maps.Keys(arrived), byID) {
		there := arrived[item]
		if item.Crew > 0 {
			there = math.Min(there, k.mans(item)*k.ready(item.ID, day))
		}
		manned += there
	}
	return math.Min(1, before), math.Min(1, manned/k.required)
}

// ready is the crews that the plan has trained on an item by a day.
func (k *crews) ready(item aid.ID, day aid.Date) float64 {
	sum := 0.0
	for _, t := range k.trained {
		if t.item == item && t.from <= day {
			sum += t.crews
		}
	}
	return sum
}

// checkPeople holds the people that elements send to courses against those that
// they have.
func checkPeople(c *checker) {
	for _, e := range c.facts.elements {
		if e.crews != nil && e.rec.People.Known() {
			at := Place{Element: e.rec.ID}
			c.atMost(LimitPeople, at, "people in courses are at most its people", e.crews.people, e.rec.People.Low().Float())
		}
	}
}
