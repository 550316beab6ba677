package plan

import "footing/internal/aid"

// grid cuts the time from the picture's valid date to the horizon into periods
// of whole weeks.
type grid struct {
	starts []aid.Date // first day of each period, and as last entry H
	byDay  []int16    // period of each day from V on
}

const (
	daysPerWeek = 7
	// The mixed grid: weeks for half a year, months of 4, 4 and 5 weeks to two
	// years, quarters of 13 weeks to five.
	mixedWeekly  = 26
	mixedMonthly = 104
	mixedWeeks   = 260
	quarterWeeks = 13
)

func newGrid(valid aid.Date, kind string, horizon int) grid {
	g := grid{starts: []aid.Date{valid}}
	months := [3]int{4, 4, 5}
	for week, n := 0, 0; week < horizon; n++ {
		length := 1
		if kind == GridMixed && week >= mixedMonthly {
			length = quarterWeeks
		} else if kind == GridMixed && week >= mixedWeekly {
			length = months[(n-mixedWeekly)%len(months)]
		}
		week = min(week+length, horizon)
		g.starts = append(g.starts, valid.AddDays(week*daysPerWeek))
		for day := g.starts[n]; day < g.starts[n+1]; day++ {
			g.byDay = append(g.byDay, int16(n))
		}
	}
	return g
}

// periods is the number of periods.
func (g grid) periods() int { return len(g.starts) - 1 }

func (g grid) start(t int) aid.Date { return g.starts[t] }
func (g grid) end(t int) aid.Date   { return g.starts[t+1] }

// horizon is H, the day after the last period.
func (g grid) horizon() aid.Date { return g.starts[len(g.starts)-1] }

// weeks is the length of a period.
func (g grid) weeks(t int) float64 { return weeks(g.start(t), g.end(t)) }

// period finds the period of a day, and reports whether there is one.
func (g grid) period(day aid.Date) (int, bool) {
	at := int(day - g.starts[0])
	if at < 0 || at >= len(g.byDay) {
		return 0, false
	}
	return int(g.byDay[at]), true
}

// weeks is the time from a to b, with fractions.
func weeks(a, b aid.Date) float64 { return float64(b-a) / daysPerWeek }
