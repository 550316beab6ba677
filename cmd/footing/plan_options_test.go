package main

import (
	"testing"

	"footing/internal/app"
	"footing/internal/plan"
)

// A weight is set by its own flag or by --prefer, and never by both.
func TestWeightsOfTheObjective(t *testing.T) {
	weight := func(x float64) *float64 { return &x }
	for _, c := range []struct {
		prefer                     string
		readiness, interop         *float64
		wantReadiness, wantInterop float64
		refused                    bool
	}{
		{"", nil, nil, 4, 0.01, false},
		{"", weight(0), weight(0), 0, 0, false},
		{"", weight(1001), nil, 0, 0, true},
		{"", nil, weight(-1), 0, 0, true},
		{"readiness", nil, nil, 100, 0.01, false},
		{"readiness", nil, weight(2), 100, 2, false},
		{"readiness", weight(4), nil, 0, 0, true},
		{"readiness", nil, weight(100), 0, 0, true},
		{"interoperability", nil, nil, 4, 100, false},
		{"interoperability", weight(50), nil, 50, 100, false},
		{"interoperability", nil, weight(0.01), 0, 0, true},
		{"interoperability", weight(200), nil, 0, 0, true},
		{"shortfall", nil, nil, 0.01, 0.01, false},
		{"shortfall", weight(0), nil, 0, 0, true},
		{"shortfall", nil, weight(1), 0, 0, true},
	} {
		command := planWays{Prefer: c.prefer, Readiness: c.readiness, Interop: c.interop}
		opt, err := command.weigh(plan.DefaultOptions())
		switch {
		case c.refused && app.KindOf(err) != app.Usage:
			t.Errorf("%+v: the error is %v, want wrong use", c, err)
		case !c.refused && (err != nil || opt.Readiness != c.wantReadiness || opt.Interop != c.wantInterop):
			t.Errorf("%+v: weights %v and %v, %v", c, opt.Readiness, opt.Interop, err)
		}
	}
}
