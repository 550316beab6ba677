package survival_test

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/survival"
)

func near(got, want, tolerance float64) bool {
	return got == want || math.Abs(got-want) <= tolerance*(1+math.Abs(want))
}

func drawn(t *rapid.T, least, most int, one func(*rapid.T) survival.Observation) []survival.Observation {
	return rapid.SliceOfN(rapid.Custom(one), least, most).Draw(t, "observations")
}

func exactly(t *rapid.T) survival.Observation {
	return survival.Exact(float64(rapid.IntRange(1, 12).Draw(t, "time"))).Weighing(rapid.Float64Range(.1, 3).Draw(t, "weight"))
}

func rightCensored(t *rapid.T) survival.Observation {
	o := exactly(t)
	if rapid.Bool().Draw(t, "open") {
		o.Upper = math.Inf(1)
	}
	return o
}

func anyCensored(t *rapid.T) survival.Observation {
	o := rightCensored(t)
	switch rapid.IntRange(0, 3).Draw(t, "kind") {
	case 0:
		o.Lower, o.Upper = math.Inf(-1), o.Lower
	case 1:
		o.Upper = o.Lower + float64(rapid.IntRange(1, 5).Draw(t, "length"))
	}
	return o
}

func curveOf(t rapid.TB, observations []survival.Observation, limits survival.Limits) *survival.Curve {
	t.Helper()
	c, err := survival.KaplanMeier(observations, limits)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWithoutCensoringTheCurveIsTheSample(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := drawn(t, 1, 20, exactly)
		var values, weights []float64
		for _, o := range list {
			values, weights = append(values, o.Lower), append(weights, o.Weight)
		}
		e, err := survival.NewEmpirical(values, weights)
		if err != nil {
			t.Fatal(err)
		}
		c := curveOf(t, list, survival.Limits{})
		for at := 0.5; at < 14; at += .5 {
			if !near(c.CDF(at), e.CDF(at), 1e-12) {
				t.Fatalf("at %g: curve %g, sample %g", at, c.CDF(at), e.CDF(at))
			}
		}
		if !near(c.RestrictedMean(20), e.Mean(), 1e-12) {
			t.Fatalf("area %g, mean %g", c.RestrictedMean(20), e.Mean())
		}
		for _, p := range []float64{.1, .37, .5, .99} {
			if c.Quantile(p) != e.Quantile(p) {
				t.Fatalf("quantile %g: curve %g, sample %g", p, c.Quantile(p), e.Quantile(p))
			}
		}
	})
}

// Binomial: without censoring Greenwood's variance is S(1-S)/n.
func TestGreenwoodIsBinomialWithoutCensoring(t *testing.T) {
	var list []survival.Observation
	for i := range 10 {
		list = append(list, survival.Exact(float64(i+1)))
	}
	for _, p := range curveOf(t, list, survival.Limits{Transform: survival.Plain}).Points[:9] {
		if want := math.Sqrt(p.Survival * (1 - p.Survival) / 10); !near(p.StdErr, want, 1e-12) {
			t.Errorf("at %g: %g, not %g", p.Time, p.StdErr, want)
		}
	}
}

// Freireich's remission times with 6-MP, as in every textbook.
func TestCurveOfRemissions(t *testing.T) {
	list := []survival.Observation{}
	for _, at := range []float64{6, 6, 6, 7, 10, 13, 16, 22, 23} {
		list = append(list, survival.Exact(at))
	}
	for _, at := range []float64{6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35} {
		list = append(list, survival.After(at))
	}
	c := curveOf(t, list, survival.Limits{})
	for at, want := range map[float64]float64{5: 1, 6: .857, 7: .807, 10: .753, 13: .690, 16: .627, 22: .538, 23: .448, 40: .448} {
		if got := c.Survival(at); math.Abs(got-want) > 5e-4 {
			t.Errorf("survival at %g is %.4f, not %.3f", at, got, want)
		}
	}
	if m := c.Median(); m.Value != 23 || m.Lower != 16 || !math.IsInf(m.Upper, 1) {
		t.Errorf("median %+v", m)
	}
	if !math.IsInf(c.Quantile(.9), 1) {
		t.Error("a quantile that was not reached is known")
	}
}

func TestMedianOfALevelStretchIsItsMiddle(t *testing.T) {
	list := []survival.Observation{survival.Exact(1), survival.Exact(2), survival.Exact(4), survival.Exact(8)}
	c := curveOf(t, list, survival.Limits{})
	if m := c.Median().Value; m != 3 {
		t.Errorf("median %g, not 3", m)
	}
	if q := c.Quantile(.5); q != 2 {
		t.Errorf("earliest time by which half have ended: %g, not 2", q)
	}
}

// To condition on an age is to let all come into view at it.
func TestGivenAnAgeIsLateEntry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := drawn(t, 2, 20, rightCensored)
		age := float64(rapid.IntRange(0, 6).Draw(t, "age"))
		var late []survival.Observation
		for _, o := range list {
			if o.Lower > age {
				late = append(late, o.From(age))
			}
		}
		if len(late) == 0 {
			t.Skip("none is so old")
		}
		all, entered := curveOf(t, list, survival.Limits{}), curveOf(t, late, survival.Limits{})
		given := all.Given(age)
		for at := age; at < 14; at += .5 {
			a, b := given.At(at), entered.At(at)
			if !near(a.Survival, b.Survival, 1e-12) || !near(a.Lower, b.Lower, 1e-9) && !math.IsNaN(a.Lower) {
				t.Fatalf("at %g: %+v, by entry %+v", at, a, b)
			}
			if whole := all.Survival(age); whole > 0 && !near(a.Survival, all.Survival(at)/whole, 1e-12) {
				t.Fatalf("at %g: %g of %g are %g", at, all.Survival(at), whole, a.Survival)
			}
		}
	})
}

func TestCurvesByGroup(t *testing.T) {
	list := []survival.Observation{survival.Exact(1), survival.Exact(2), survival.After(3), survival.Exact(4)}
	curves, err := survival.KaplanMeierBy(list, []string{"a", "b", "a", "b"}, survival.Limits{})
	if err != nil || len(curves) != 2 || curves["a"].Survival(9) != .5 || curves["b"].Survival(9) != 0 {
		t.Errorf("%v %v", curves, err)
	}
	if _, err := survival.KaplanMeierBy(list, []string{"a"}, survival.Limits{}); !errors.Is(err, survival.ErrInvalid) {
		t.Errorf("too few groups: %v", err)
	}
}

func TestCurvesRefuse(t *testing.T) {
	nan := math.NaN()
	for name, c := range map[string]struct {
		one    survival.Observation
		limits survival.Limits
		want   error
	}{
		"interval":  {survival.Between(1, 2), survival.Limits{}, survival.ErrUnsupported},
		"left":      {survival.Before(2), survival.Limits{}, survival.ErrUnsupported},
		"no weight": {survival.Exact(1).Weighing(0), survival.Limits{}, survival.ErrInvalid},
		"zero":      {survival.Observation{}, survival.Limits{}, survival.ErrInvalid},
		"nan":       {survival.Exact(nan), survival.Limits{}, survival.ErrInvalid},
		"backwards": {survival.Between(2, 1), survival.Limits{}, survival.ErrInvalid},
		"entry":     {survival.Exact(2).From(2), survival.Limits{}, survival.ErrInvalid},
		"level":     {survival.Exact(2), survival.Limits{Level: 1}, survival.ErrInvalid},
		"transform": {survival.Exact(2), survival.Limits{Transform: 7}, survival.ErrInvalid},
	} {
		if _, err := survival.KaplanMeier([]survival.Observation{c.one}, c.limits); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := survival.KaplanMeier(nil, survival.Limits{}); !errors.Is(err, survival.ErrInvalid) {
		t.Errorf("nothing: %v", err)
	}
}
