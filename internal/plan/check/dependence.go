package check

import (
	"maps"
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// fairLines are the critical lines of all elements, where the option limits
// what they take from one donor. A file without the option has no limit.
func (f *facts) fairLines() map[*line]bool {
	fair := map[*line]bool{}
	if s := f.options.Dependence; s == 0 || s >= 1 {
		return fair
	}
	for _, rec := range picture.All[aid.ForceElement](f.picture) {
		for _, c := range f.criticalLines(rec) {
			fair[c.line] = true
		}
	}
	return fair
}

// mayTake is what a line may still take from a donor, as it received nothing of
// the plan yet.
func (f *facts) mayTake(l *line, donor aid.ID) float64 {
	had := l.from[donor]
	if l.req.RatePerDay > 0 && had > 0 { // of what is not used up yet, everybody's part
		all := 0.0
		for _, id := range slices.Sorted(maps.Keys(l.from)) {
			all += l.from[id]
		}
		had *= l.takenOff / all
	}
	return max(0, f.options.Dependence*l.required-had)
}

// checkDependence holds what each critical line takes from each donor against
// its part of the need.
func checkDependence(c *checker) {
	took := map[*line]map[aid.ID]float64{}
	for _, s := range c.shipments {
		if s.line == nil || s.offer == nil || !c.facts.fair[s.line] {
			continue
		}
		if took[s.line] == nil {
			took[s.line] = map[aid.ID]float64{}
		}
		took[s.line][s.offer.pledge.Donor] += s.stated.Quantity * s.factor
	}
	for _, l := range c.facts.inOrder {
		for _, donor := range slices.Sorted(maps.Keys(took[l])) {
			what := "what it takes from donor " + string(donor) + " is at most its part of the need"
			c.atMost(LimitDependence, Place{Requirement: l.req.ID}, what, took[l][donor], c.facts.mayTake(l, donor))
		}
	}
}

// checkFairCause holds the part of a shortfall that fair dependence takes: none
// of a line that it does not limit, and of the others, together with what lanes
// take, at least what it takes from the pledges that could come in time.
func (c *checker) checkFairCause(at Place, l *line, right, stated Unmet) {
	part, slack := stated.Breakdown["dependence"], tolerance(l.need())
	if !c.facts.fair[l] {
		if !(math.Abs(part) <= slack) {
			c.apart(LimitCause, at, "dependence limits this line in nothing", 0, part)
		}
		return
	}
	least := l.need() - c.facts.servedFairly(l)
	for _, name := range causes[:recomputed] {
		least -= right.Breakdown[name]
	}
	if part += stated.Breakdown["lane_capacity"]; !(part >= least-slack) {
		c.apart(LimitCause, at, "lane_capacity and dependence are at least what donors may not give", least, part)
	}
}

// servedFairly is what the line could have by its due dates if every donor gave
// no more than its part.
func (f *facts) servedFairly(l *line) float64 {
	chances, taken := f.chances(l), 0.0
	for _, s := range l.slots {
		by := map[aid.ID]float64{}
		for _, c := range chances {
			if c.by[recomputed-1] <= s.due {
				by[c.donor] += c.met
			}
		}
		there := 0.0
		for _, donor := range slices.Sorted(maps.Keys(by)) {
			there += min(by[donor], f.mayTake(l, donor))
		}
		taken += max(0, min(s.need, there-taken))
	}
	return taken
}
