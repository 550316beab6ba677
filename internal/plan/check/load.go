package check

import (
	"cmp"
	"maps"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// loads are the tonnes on lanes and at nodes, by place and period.
type loads map[placeInPeriod]float64

type placeInPeriod struct {
	place  aid.ID
	period int
}

// add counts tonnes in the period of a day; outside of the periods they count
// in none.
func (l loads) add(g grid, place aid.ID, day aid.Date, tonnes float64) {
	if t, ok := g.at(day); ok {
		l[placeInPeriod{place, t}] += tonnes
	}
}

func (l loads) inOrder() []placeInPeriod {
	return slices.SortedFunc(maps.Keys(l), func(a, b placeInPeriod) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.period, b.period))
	})
}

// load makes the row of a lane or node with a limit per week.
func (c *checker) load(key placeInPeriod, perWeek aid.Quantity, tonnes float64) Load {
	period := c.facts.grid[key.period]
	return Load{
		From: Day{period.From}, To: Day{period.To},
		Capacity: perWeek.Low().Float() * weeks(period.From, period.To), Load: tonnes,
	}
}

func (c *checker) holdLoad(limit Limit, at Place, row Load) {
	at.From, at.To = row.From.Date, row.To.Date
	c.atMost(limit, at, "tonnes are at most the capacity", row.Load, row.Capacity)
	c.report.Loads = append(c.report.Loads, row)
}

// limitOf is the weekly limit of a lane or a node, unknown where neither or
// both are named.
func (f *facts) limitOf(lane, node aid.ID) aid.Quantity {
	if l, ok := f.network.byID[lane]; ok && node == "" {
		return l.Capacity
	}
	if n, ok := picture.Get[aid.Node](f.picture, node); ok && lane == "" {
		return n.Throughput
	}
	return aid.Quantity{}
}
