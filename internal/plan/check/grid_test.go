package check

import (
	"testing"

	"footing/internal/aid"
)

func TestGrid(t *testing.T) {
	const valid aid.Date = 739_600
	for _, c := range []struct {
		name    string
		horizon float64
		periods int
		weeks   int // to the horizon
		last    int // weeks of the last period
	}{
		{"weekly", 1, 1, 1, 1},
		{"weekly", 104, 104, 104, 1},
		{"4-4-5", 26, 26, 26, 1},
		{"4-4-5", 28, 27, 28, 2},
		{"4-4-5", 39, 29, 39, 5},
		{"4-4-5", 104, 44, 104, 5},
		{"4-4-5", 110, 45, 110, 6},
		{"4-4-5", 260, 56, 260, 13},
		{"4-4-5", 300, 56, 260, 13},
	} {
		g, err := newGrid(valid, c.name, c.horizon)
		if err != nil {
			t.Fatal(err)
		}
		last := g[len(g)-1]
		if len(g) != c.periods || int(g.horizon()-valid) != 7*c.weeks || int(last.To-last.From) != 7*c.last {
			t.Errorf("%s to week %v: %d periods to day %d, the last of %d days", c.name, c.horizon, len(g), g.horizon()-valid, last.To-last.From)
		}
		for i := range g {
			if from, ok := g.at(g[i].From); !ok || from != i {
				t.Errorf("the first day of period %d is found in %d", i, from)
			}
			if to, ok := g.at(g[i].To - 1); !ok || to != i {
				t.Errorf("the last day of period %d is found in %d", i, to)
			}
		}
		if _, ok := g.at(valid - 1); ok {
			t.Error("the day before the plan has a period")
		}
		if _, ok := g.at(g.horizon()); ok {
			t.Error("the day after the plan has a period")
		}
	}
}
