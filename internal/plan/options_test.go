package plan_test

import (
	"reflect"
	"testing"

	"footing/internal/plan"
)

func TestPreferSetsTheWeightsOfThePage(t *testing.T) {
	for _, c := range []struct {
		term               string
		readiness, interop float64
	}{
		{plan.PreferShortfall, 0.01, 0.01},
		{plan.PreferReadiness, 100, 0.01},
		{plan.PreferInteroperability, 4, 100},
	} {
		got, err := plan.DefaultOptions().Prefer(c.term)
		if err != nil || got.Readiness != c.readiness || got.Interop != c.interop {
			t.Errorf("%s sets readiness %v and interop %v (%v), want %v and %v", c.term, got.Readiness, got.Interop, err, c.readiness, c.interop)
		}
		if err := got.Check(); err != nil {
			t.Errorf("%s: %v", c.term, err)
		}
		got.Readiness, got.Interop = plan.DefaultOptions().Readiness, plan.DefaultOptions().Interop
		if !reflect.DeepEqual(got, plan.DefaultOptions()) {
			t.Errorf("%s sets more than the two weights: %+v", c.term, got)
		}
	}
}

func TestPreferLeavesNoOtherTermInFront(t *testing.T) {
	for _, c := range []struct {
		term               string
		readiness, interop float64
		refused            bool
	}{
		{plan.PreferShortfall, 1000, 0.99, false},
		{plan.PreferShortfall, 4, 1, true},
		{plan.PreferReadiness, 4, 99, false},
		{plan.PreferReadiness, 4, 100, true},
		{plan.PreferInteroperability, 0, 0, false},
		{plan.PreferInteroperability, 100, 0.01, true},
		{"handling", 4, 0.01, true},
		{"", 4, 0.01, true},
	} {
		opt := plan.DefaultOptions()
		opt.Readiness, opt.Interop = c.readiness, c.interop
		if _, err := opt.Prefer(c.term); (err != nil) != c.refused {
			t.Errorf("%q with readiness %v and interop %v: %v, refused should be %v", c.term, c.readiness, c.interop, err, c.refused)
		}
	}
}
