package simulate

import "footing/internal/aid"

// pass is what a load meets that leaves by a way on a day: one cache line, as it is looked
// at more often than anything else.
type pass struct {
	rows  [mostRows]int32 // of lanes and nodes
	count int32
	open  bool
}

// mostRows is how many lanes, and nodes before and behind them, a route has at most.
const mostRows = 13

// way says what a load meets on each day; days that are alike share a pass.
type way struct {
	transit int32
	byDay   []int32
	passes  []pass
}

func (w *way) on(day int) *pass { return &w.passes[w.byDay[day]] }

// rowsOf are those of lanes and nodes that limit.
func (p *pass) rowsOf() []int32 { return p.rows[:p.count] }

// addWays lays out every way on every day: there are few ways, and they are taken often.
func (w *world) addWays() {
	o := w.o
	days := int(o.Horizon - o.Valid)
	w.ways = make([]way, len(o.Ways))
	for i := range o.Ways {
		at := &w.ways[i]
		at.transit = int32(o.Ways[i].Transit)
		for day := range days {
			now := pass{}
			rows, _, ok := o.Pass(i, o.Valid+aid.Date(day), nil)
			now.count, now.open = int32(copy(now.rows[:], rows)), ok
			if n := len(at.passes); n == 0 || at.passes[n-1] != now {
				at.passes = append(at.passes, now)
			}
			at.byDay = append(at.byDay, int32(len(at.passes)-1))
		}
	}
	w.nextPeriod = make([]int, days)
	at := 0
	for day := range days {
		if w.day(o.Periods[at]) <= day {
			at++
		}
		w.nextPeriod[day] = w.day(o.Periods[at])
	}
}

// day is the number of a day from the first on.
func (w *world) day(d aid.Date) int { return int(d - w.o.Valid) }
