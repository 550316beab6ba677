package check

import (
	"maps"
	"math"
	"slices"

	"footing/internal/aid"
)

// causes are the steps of the cascade, in order. The first recomputed ones
// follow from the records; the rest come from the solver.
var causes = []string{"not_pledged", "too_late", "condition", "barred", "interoperability", "no_route", "lane_capacity", "dependence", "money", "types", "outbid"}

const recomputed = 6

// never is the day on which comes what does not come.
const never aid.Date = math.MaxInt32

// chance is what one pledge or order could bring a line, and by when at each of
// the recomputed steps.
type chance struct {
	donor aid.ID
	met   float64 // units of need
	by    [recomputed]aid.Date
	buy   *buy    // of an order, else nil
	price float64 // of an order: money for a unit of need
}

// twin reports whether it is a batch that another fund could pay for, too, and
// that was counted with that.
func (c *chance) twin() bool { return c.buy != nil && c.buy.twin }

// parts gives what each of the recomputed steps takes away from a line.
func (f *facts) parts(l *line) map[string]float64 {
	chances := f.chances(l)
	parts, had := map[string]float64{}, l.need()
	for step := range recomputed {
		has := l.served(chances, step)
		parts[causes[step]] = had - has
		had = has
	}
	return parts
}

// served is what the line could have by its due dates. What is there for one
// slot is there for every later one too, so that it is best to serve the slots
// in order of time.
func (l *line) served(chances []chance, step int) float64 {
	taken := 0.0
	for _, s := range l.slots {
		there := 0.0
		for _, c := range chances {
			if c.by[step] <= s.due && !c.twin() {
				there += c.met
			}
		}
		taken += max(0, min(s.need, there-taken))
	}
	return taken
}

func (f *facts) chances(l *line) []chance {
	var list []chance
	for _, o := range f.offered {
		k := l.factor(o.item)
		met := o.quantity() * k
		if k <= 0 || met <= 0 {
			continue
		}
		c := chance{donor: o.pledge.Donor, met: met, by: f.days(o, l), buy: o.buy}
		if o.buy != nil {
			c.price = o.buy.price / k
			if o.buy.option.RatePerMonth <= 0 { // money is its only limit
				c.met = math.Max(met, l.need())
			}
		}
		list = append(list, c)
	}
	return list
}

// days is when the pledge could be with the line at each step.
func (f *facts) days(o *offer, l *line) [recomputed]aid.Date {
	quickest := aid.Date(min(f.network.fastest(o.pledge.Node, l.node), int(endOfTime)))
	by := [recomputed]aid.Date{0, o.settled + quickest, never, never, never, never}
	if o.held != "" {
		return by
	}
	by[2] = o.ready + quickest
	if o.withheld || !f.mayGo(o, l) {
		return by
	}
	by[3] = by[2]
	if f.below(l, o.item) != "" {
		return by
	}
	by[4] = by[3]
	by[5] = f.earliest(o, l)
	return by
}

// earliest is the first day on which the pledge can arrive by one of its
// routes, leaving on one of its days.
func (f *facts) earliest(o *offer, l *line) aid.Date {
	first := never
	for _, way := range f.network.shortest(o.pledge.Node, l.node) {
		for _, period := range f.grid {
			if period.To <= o.ready {
				continue
			}
			if arrive, open := way.follow(max(period.From, o.ready), f.grid.horizon()); open {
				first = min(first, arrive)
				break // a later departure does not arrive earlier
			}
		}
	}
	return first
}

// follow gives the day of arrival, and whether every lane is open on the day
// of entry and entered before the horizon.
func (w chain) follow(day, horizon aid.Date) (aid.Date, bool) {
	for _, lane := range w.lanes {
		if !lane.Open(day) || day >= horizon {
			return 0, false
		}
		day += aid.Date(min(lane.Transit, int(endOfTime)))
	}
	return day, true
}

// checkCause holds the parts of a shortfall against its sum and against what
// the recomputed steps come to, and the cause against the parts.
func (c *checker) checkCause(at Place, l *line, right, stated Unmet) {
	for _, name := range slices.Sorted(maps.Keys(stated.Breakdown)) {
		if !slices.Contains(causes, name) {
			c.wrong(LimitCause, at, "breakdown names %q, which is no cause", name)
		}
	}
	sum, slack := 0.0, tolerance(l.need())
	for step, name := range causes {
		part := stated.Breakdown[name]
		sum += part
		if step < recomputed && !(math.Abs(part-right.Breakdown[name]) <= slack) {
			c.apart(LimitCause, at, name, right.Breakdown[name], part)
		}
		if !(part >= -slack) {
			c.apart(LimitCause, at, name+" is at least 0", part, 0)
		}
	}
	if !(math.Abs(sum-right.Short) <= slack) {
		c.apart(LimitCause, at, "the parts sum to short", right.Short, sum)
	}
	c.checkFairCause(at, l, right, stated)
	c.checkMoneyCause(at, l, right, stated)
	c.same(LimitCause, at, "cause", largest(stated.Breakdown), stated.Cause)
}

// largest is the step with the largest part, the first of equal ones.
func largest(parts map[string]float64) string {
	best := causes[0]
	for _, name := range causes {
		if parts[name] > parts[best] {
			best = name
		}
	}
	return best
}
