package check

import (
	"cmp"
	"maps"
	"slices"

	"footing/internal/aid"
)

// checkMoneyCause holds the part of a shortfall that lacking money takes: no more
// than what could be bought in time and, together with what lanes and fair
// dependence take, at least what it takes from all that could come in time.
func (c *checker) checkMoneyCause(at Place, l *line, right, stated Unmet) {
	part, slack := stated.Breakdown["money"], tolerance(l.need())
	chances := c.facts.chances(l)
	var orders []chance
	for _, ch := range chances {
		if ch.buy != nil {
			orders = append(orders, ch)
		}
	}
	if most := l.served(orders, recomputed-1); !(part <= most+slack) {
		c.apart(LimitCause, at, "money is at most what could be bought in time", most, part)
	}
	least := l.need() - l.servedPaid(chances)
	for _, name := range causes[:recomputed] {
		least -= right.Breakdown[name]
	}
	if part += stated.Breakdown["lane_capacity"] + stated.Breakdown["dependence"]; !(part >= least-slack) {
		c.apart(LimitCause, at, "lane_capacity, dependence and money are at least what there is no money for", least, part)
	}
}

// servedPaid is the most that the line could have by its due dates with the money
// there is: every fund buys what is cheapest for it, from batches of its own.
func (l *line) servedPaid(chances []chance) float64 {
	taken := 0.0
	for _, s := range l.slots {
		there, made := 0.0, 0.0
		orders := map[aid.ID][]chance{}
		for _, c := range chances {
			switch {
			case c.by[recomputed-1] > s.due:
			case c.buy == nil:
				there += c.met
			default:
				orders[c.buy.fund.rec.ID] = append(orders[c.buy.fund.rec.ID], c)
				if !c.buy.twin {
					made += c.met
				}
			}
		}
		paid := 0.0
		for _, id := range slices.Sorted(maps.Keys(orders)) {
			paid += buysAtMost(orders[id])
		}
		there += min(made, paid)
		taken += max(0, min(s.need, there-taken))
	}
	return taken
}

// buysAtMost is what one fund could buy of its orders with the money that it has
// by the last of them, the cheapest first.
func buysAtMost(orders []chance) float64 {
	var last aid.Date
	for _, c := range orders {
		last = max(last, c.buy.ordered)
	}
	money := orders[0].buy.fund.moneyOn(last)
	slices.SortFunc(orders, func(a, b chance) int { return cmp.Compare(a.price, b.price) })
	met := 0.0
	for _, c := range orders {
		part := min(c.met, max(0, money)/c.price)
		met += part
		money -= part * c.price
	}
	return met
}

// moneyOn is what may be spent on orders up to and with a day.
func (f *fund) moneyOn(on aid.Date) float64 {
	for _, s := range f.steps {
		if on < s.until {
			return s.money
		}
	}
	return 0
}
