package check

import (
	"fmt"
	"math"
	"slices"

	"footing/internal/aid"
)

// grid is the list of periods, one after the other without holes.
type grid []aid.Span

// mostWeeks bounds what a file can make us list: a century.
const mostWeeks = 5200

// newGrid lists the periods from the valid date to the horizon in weeks.
func newGrid(valid aid.Date, name string, horizon float64) (grid, error) {
	if horizon != math.Trunc(horizon) || !(horizon >= 1) || horizon > mostWeeks {
		return nil, fmt.Errorf("options.horizon %v: must be a whole number of weeks from 1 to %d", horizon, mostWeeks)
	}
	lengths, err := periodLengths(name, int(horizon))
	if err != nil {
		return nil, err
	}
	var g grid
	week := 0
	for _, n := range lengths {
		n = min(n, int(horizon)-week)
		if n <= 0 {
			break
		}
		g = append(g, aid.Span{From: valid.AddDays(7 * week), To: valid.AddDays(7 * (week + n))})
		week += n
	}
	return g, nil
}

// periodLengths gives the weeks of each period, not yet cut at the horizon.
func periodLengths(name string, horizon int) ([]int, error) {
	switch name {
	case "weekly":
		return slices.Repeat([]int{1}, horizon), nil
	case "4-4-5":
		return slices.Concat(
			slices.Repeat([]int{1}, 26),
			slices.Repeat([]int{4, 4, 5}, 6),
			slices.Repeat([]int{13}, 12),
		), nil
	}
	return nil, fmt.Errorf("options.grid %q: must be 4-4-5 or weekly", name)
}

// horizon is the day after the last period.
func (g grid) horizon() aid.Date { return g[len(g)-1].To }

// at finds the period of a day.
func (g grid) at(day aid.Date) (int, bool) {
	return slices.BinarySearchFunc(g, day, func(p aid.Span, day aid.Date) int {
		switch {
		case p.To <= day:
			return -1
		case p.From > day:
			return 1
		}
		return 0
	})
}
