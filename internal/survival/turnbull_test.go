package survival_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/survival"
)

func turnbullOf(t rapid.TB, list []survival.Observation) *survival.IntervalCurve {
	t.Helper()
	c, err := survival.Turnbull(list)
	if err != nil {
		t.Fatalf("%v of %+v", err, list)
	}
	return c
}

func TestTurnbullOfRightCensoredIsKaplanMeier(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := append(drawn(t, 0, 20, rightCensored), exactly(t))
		curve, km := turnbullOf(t, list), curveOf(t, list, survival.Limits{})
		for at := 0.5; at < 14; at += .5 {
			low, high := curve.Survival(at)
			if s := km.Survival(at); s < low-1e-6 || s > high+1e-6 {
				t.Fatalf("at %g: Kaplan-Meier %g, Turnbull %g to %g", at, s, low, high)
			}
			if at < 12 && !near(curve.CDF(at), km.CDF(at), 1e-6) {
				t.Fatalf("at %g: %g, Kaplan-Meier %g", at, curve.CDF(at), km.CDF(at))
			}
		}
	})
}

// No other masses are likelier: not where each observation is moved to its own middle,
// nor any mixture with that.
func TestTurnbullIsTheLikeliest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := append(drawn(t, 1, 25, anyCensored), exactly(t))
		curve := turnbullOf(t, list)
		sum, weight := 0.0, 0.0
		for _, i := range curve.Intervals {
			sum += i.Mass
		}
		for _, o := range list {
			weight += o.Weight
		}
		if !near(sum, 1, 1e-9) || curve.Gap > 1e-9*weight {
			t.Fatalf("masses sum to %g, gap %g", sum, curve.Gap)
		}
		if v := likelihoodOf(curve.Intervals, list); !near(v, curve.LogLikelihood, 1e-9) {
			t.Fatalf("log-likelihood %g, said %g", v, curve.LogLikelihood)
		}
		other := append([]survival.Interval(nil), curve.Intervals...)
		total := 0.0
		for i := range other {
			other[i].Mass *= rapid.Float64Range(.2, 2).Draw(t, "factor")
			total += other[i].Mass
		}
		for i := range other {
			other[i].Mass /= total
		}
		if v := likelihoodOf(other, list); v > curve.LogLikelihood+curve.Gap+1e-9*weight {
			t.Fatalf("%g is likelier than %g", v, curve.LogLikelihood)
		}
	})
}

func likelihoodOf(masses []survival.Interval, list []survival.Observation) (sum float64) {
	for _, o := range list {
		p := 0.0
		for _, i := range masses {
			after := i.Lower >= o.Lower && (i.Lower < i.Upper || i.Lower > o.Lower)
			if o.IsExact() && i.Lower == o.Lower && i.Upper == o.Upper || !o.IsExact() && after && i.Upper <= o.Upper {
				p += i.Mass
			}
		}
		sum += o.Weight * math.Log(p)
	}
	return sum
}

func TestTurnbullOfManyInspections(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var list []survival.Observation
	for range 3000 {
		end, seen := 100*r.ExpFloat64(), 0.0
		for seen < 300 {
			next := seen + 60*r.Float64()
			if end <= next {
				break
			}
			seen = next
		}
		o := survival.Between(seen, seen+60*r.Float64()+1e-6)
		if seen >= 300 {
			o = survival.After(seen)
		} else if o.Upper < end {
			o.Upper = end + r.Float64()
		}
		list = append(list, o)
	}
	c := turnbullOf(t, list)
	for at := 20.0; at < 300; at += 40 {
		low, high := c.Survival(at)
		if want := math.Exp(-at / 100); low > want+.05 || high < want-.05 {
			t.Errorf("at %g: %g to %g, drawn from %g", at, low, high, want)
		}
	}
	t.Logf("%d masses after %d steps", len(c.Intervals), c.Iterations)
}

// Case weights over many powers of ten, ties, and bounds from single inspections.
func TestTurnbullOfHardCasesConverges(t *testing.T) {
	for seed := range 60 {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		var list []survival.Observation
		for range 5 + r.IntN(250) {
			y := 20 * r.ExpFloat64()
			o := survival.Between(y*r.Float64(), y*(1+r.Float64()))
			switch kind := seed % 3; {
			case kind == 0: // one inspection
				if o = survival.Before(math.Ceil(40 * r.Float64())); y > o.Upper {
					o = survival.After(o.Upper)
				}
			case r.IntN(3) == 0:
				o = survival.Exact(y)
			case r.IntN(4) == 0:
				o = survival.After(y)
			case kind == 1: // inspections all five days
				o.Lower, o.Upper = 5*math.Floor(y/5), 5*math.Floor(y/5+1+2*r.Float64())
			}
			list = append(list, o.Weighing(math.Exp(3*r.NormFloat64())))
		}
		turnbullOf(t, append(list, survival.Before(30)))
	}
}

func TestTurnbullRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		one  survival.Observation
		want error
	}{
		"entry": {survival.Between(2, 3).From(1), survival.ErrUnsupported},
		"open":  {survival.After(2), survival.ErrNoEvents},
		"zero":  {survival.Observation{}, survival.ErrInvalid},
	} {
		if _, err := survival.Turnbull([]survival.Observation{c.one}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
