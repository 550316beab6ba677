package survival_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/survival"
)

var forever = math.Inf(1)

func drawEmpirical(t *rapid.T) (e *survival.Empirical, values, weights []float64) {
	n := rapid.IntRange(1, 8).Draw(t, "n")
	for range n {
		values = append(values, float64(rapid.IntRange(-5, 20).Draw(t, "value")))
		weights = append(weights, rapid.Float64Range(.1, 2).Draw(t, "weight"))
	}
	e, err := survival.NewEmpirical(values, weights)
	if err != nil {
		t.Fatal(err)
	}
	return e, values, weights
}

func drawOutcome(t *rapid.T) survival.Observation {
	at := rapid.Float64Range(-6, 22).Draw(t, "outcome")
	switch rapid.IntRange(0, 3).Draw(t, "kind") {
	case 0:
		return survival.After(at)
	case 1:
		return survival.Before(at)
	case 2:
		return survival.Between(at, at+rapid.Float64Range(.1, 9).Draw(t, "length"))
	}
	return survival.Exact(at)
}

// The mean distance to the outcome less half that of two draws.
func TestCRPSOfSamplesByPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, values, weights := drawEmpirical(t)
		y := rapid.Float64Range(-8, 25).Draw(t, "outcome")
		total, distance, spread := 0.0, 0.0, 0.0
		for i, v := range values {
			total += weights[i]
			distance += weights[i] * math.Abs(v-y)
			for j, u := range values {
				spread += weights[i] * weights[j] * math.Abs(u-v) / 2
			}
		}
		if got, want := survival.CRPS(e, survival.Exact(y), forever), distance/total-spread/(total*total); !near(got, want, 1e-10) {
			t.Fatalf("%g, by pairs %g", got, want)
		}
	})
}

// disguised hides what a distribution is, so that it is integrated numerically.
type disguised struct{ d survival.Distribution }

func (d disguised) CDF(t float64) float64      { return d.d.CDF(t) }
func (d disguised) Quantile(p float64) float64 { return d.d.Quantile(p) }

func TestCRPSClosedIsTheIntegral(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawParametric(t)
		for _, y := range []float64{-1, d.Quantile(.01), d.Quantile(.4), d.Quantile(.999)} {
			closed, integral := survival.CRPS(d, survival.Exact(y), forever), survival.CRPS(disguised{d}, survival.Exact(y), forever)
			if unit := d.Quantile(.9) - d.Quantile(.1); math.Abs(closed-integral) > 1e-7*(unit+math.Abs(y)) {
				t.Fatalf("%+v at %g: %.12g, integral %.12g", d, y, closed, integral)
			}
		}
	})
}

func TestCRPSByHand(t *testing.T) {
	exponential := made(t, survival.Weibull, 0, 1)
	point, _ := survival.NewEmpirical([]float64{4}, nil)
	two, _ := survival.NewEmpirical([]float64{0, 4}, nil)
	half, _ := survival.KaplanMeier([]survival.Observation{survival.Exact(2), survival.After(3)}, survival.Limits{})
	for name, c := range map[string][2]float64{
		"normal":                      {survival.CRPS(made(t, survival.Normal, 0, 1), survival.Exact(0), forever), (math.Sqrt2 - 1) / math.Sqrt(math.Pi)},
		"logistic":                    {survival.CRPS(made(t, survival.Logistic, 1, 2), survival.Exact(1), forever), 2 * (2*math.Ln2 - 1)},
		"exponential":                 {survival.CRPS(exponential, survival.Exact(1), forever), 1 - 2*(1-math.Exp(-1)) + .5},
		"exponential at 0":            {survival.CRPS(exponential, survival.Exact(0), forever), .5},
		"before all":                  {survival.CRPS(exponential, survival.Exact(-2), forever), 2.5},
		"exponential, open":           {survival.CRPS(exponential, survival.After(1), forever), 1 - 2*(1-math.Exp(-1)) + (1-math.Exp(-2))/2},
		"open at the horizon":         {survival.CRPS(exponential, survival.After(1), 1), 1 - 2*(1-math.Exp(-1)) + (1-math.Exp(-2))/2},
		"ended beyond the horizon":    {survival.CRPS(exponential, survival.Exact(7), 1), 1 - 2*(1-math.Exp(-1)) + (1-math.Exp(-2))/2},
		"ended at once, horizon":      {survival.CRPS(exponential, survival.Exact(0), 1), (1 - math.Exp(-2)) / 2},
		"ended before":                {survival.CRPS(exponential, survival.Before(1), forever), math.Exp(-2) / 2},
		"old":                         {survival.CRPS(exponential.Given(5), survival.Exact(6), forever), 1 - 2*(1-math.Exp(-1)) + .5},
		"point":                       {survival.CRPS(point, survival.Exact(7), forever), 3},
		"point, open":                 {survival.CRPS(point, survival.After(7), forever), 3},
		"point, open before":          {survival.CRPS(point, survival.After(3), forever), 0},
		"point, between":              {survival.CRPS(point, survival.Between(1, 2), forever), 2},
		"two":                         {survival.CRPS(two, survival.Exact(1), forever), 1},
		"half that never ends":        {survival.CRPS(half, survival.Exact(2), forever), forever},
		"half, horizon":               {survival.CRPS(half, survival.Exact(2), 10), 2},
		"half that never ends hidden": {survival.CRPS(disguised{half}, survival.Exact(2), forever), forever},
	} {
		if !near(c[0], c[1], 1e-9) {
			t.Errorf("%s: %.12g, not %.12g", name, c[0], c[1])
		}
	}
	outcomes := []survival.Observation{survival.Exact(7), survival.Exact(4).Weighing(2)}
	if m := survival.MeanCRPS(outcomes, forever, func(int) survival.Distribution { return point }); m != 1 {
		t.Errorf("mean %g, not 1", m)
	}
}

// A log-logistic of scale 1 and more has no mean, and yet a score.
func TestCRPSOfHeavyTails(t *testing.T) {
	for _, scale := range []float64{.5, .99, 1.2, 1.7} {
		want := (1 - scale) * math.Pi * scale / math.Sin(math.Pi*scale)
		if got := survival.CRPS(made(t, survival.LogLogistic, 0, scale), survival.Exact(0), forever); !near(got, want, 1e-10) {
			t.Errorf("scale %g: %.12g, not %.12g", scale, got, want)
		}
	}
}

// Twice the pinball loss of all levels is the CRPS, censored or not.
func TestCRPSIsPinballOfAllLevels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, _, _ := drawEmpirical(t)
		o := drawOutcome(t)
		at, cumulative := e.Steps()
		sum, before := 0.0, 0.0
		for i, c := range cumulative { // the loss is linear in the level between steps
			sum += 2 * (c - before) * survival.Pinball(at[i], (c+before)/2, o)
			before = c
		}
		if got := survival.CRPS(e, o, forever); !near(got, sum, 1e-9) {
			t.Fatalf("%g, by levels %g", got, sum)
		}
	})
}

// No forecast is expected to do better than the distribution that outcomes are from,
// also where they are censored at a known horizon, or scored by likelihood.
func TestScoresAreProper(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		truth, values, weights := drawEmpirical(t)
		other, _, _ := drawEmpirical(t)
		horizon := rapid.SampledFrom([]float64{forever, 3, 8.5, 15}).Draw(t, "horizon")
		expected := func(d survival.Distribution) (sum float64) {
			for i, v := range values {
				o := survival.Exact(v)
				if v > horizon {
					o = survival.After(horizon)
				}
				sum += weights[i] * survival.CRPS(d, o, horizon)
			}
			return sum
		}
		if own, others := expected(truth), expected(other); own > others+1e-9 {
			t.Fatalf("the truth scores %g, another %g", own, others)
		}
	})
}

func TestLogScore(t *testing.T) {
	exponential := made(t, survival.Weibull, math.Log(2), 1)
	sample, _ := survival.NewEmpirical([]float64{1, 2, 3, 4}, nil)
	for name, c := range map[string]struct {
		d    survival.Distribution
		o    survival.Observation
		want float64
	}{
		"exact":         {exponential, survival.Exact(3), 1.5 + math.Ln2},
		"open":          {exponential, survival.After(3), 1.5},
		"before":        {exponential, survival.Before(2), -math.Log(1 - math.Exp(-1))},
		"between":       {exponential, survival.Between(2, 4), -math.Log(math.Exp(-1) - math.Exp(-2))},
		"entered":       {exponential, survival.After(5).From(2), 1.5},
		"sample":        {sample, survival.Between(1, 3), math.Ln2},
		"sample, open":  {sample, survival.After(3), 2 * math.Ln2},
		"sample, late":  {sample, survival.After(3).From(2), math.Ln2},
		"hidden":        {disguised{exponential}, survival.After(3), 1.5},
		"impossible":    {sample, survival.Between(4, 5), forever},
		"far, far away": {exponential, survival.After(3e4), 1.5e4},
	} {
		if got, err := survival.LogScore(c.d, c.o); err != nil || !near(got, c.want, 1e-12) {
			t.Errorf("%s: %g, not %g, %v", name, got, c.want, err)
		}
	}
	if _, err := survival.LogScore(sample, survival.Exact(2)); !errors.Is(err, survival.ErrNoDensity) {
		t.Errorf("density of a sample: %v", err)
	}
}

func TestPITOfTheTruthIsFlat(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	d := made(t, survival.LogNormal, 3, .5)
	sample, _ := survival.NewEmpirical([]float64{1, 2, 3, 4, 5}, []float64{1, 2, 3, 2, 1})
	var continuous, stepped []survival.PITRange
	for range 20000 {
		y, until := d.Quantile(r.Float64()), 40*r.Float64()
		o := survival.Exact(y)
		if y > until {
			o = survival.After(until)
		}
		p := survival.PIT(d, o)
		continuous = append(continuous, p)
		stepped = append(stepped, survival.PIT(sample, survival.Exact(sample.Quantile(r.Float64()))))
	}
	for name, ranges := range map[string][]survival.PITRange{"continuous": continuous, "stepped": stepped} {
		for b, part := range survival.PITHistogram(ranges, 10) {
			if math.Abs(part-.1) > .01 {
				t.Errorf("%s: bin %d holds %.3f", name, b, part)
			}
		}
	}
	low, sum := 0, 0.0
	for _, p := range continuous {
		if u := p.Randomised(r.Float64()); u < .25 {
			low++
		}
		sum += p.Weight
	}
	if part := float64(low) / sum; math.Abs(part-.25) > .01 {
		t.Errorf("%.3f lie in the first quarter", part)
	}
}

// The curve of the ranges shows calibration without the forecast's view of the open.
func TestCurveOfPITRanges(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 6))
	truth, forecast := made(t, survival.Weibull, 3, .5), made(t, survival.Weibull, 3.4, .5)
	for name, c := range map[string]struct {
		forecast survival.Parametric
		flat     bool
	}{"right": {truth, true}, "late": {forecast, false}} {
		var ranges []survival.Observation
		for range 400 {
			y, until := truth.Quantile(r.Float64()), 40*r.Float64()
			o := survival.Exact(y)
			if y > until {
				o = survival.After(until)
			}
			p := survival.PIT(c.forecast, o)
			ranges = append(ranges, survival.Between(p.Low, p.High))
		}
		curve := turnbullOf(t, ranges)
		if half := curve.CDF(.5); (math.Abs(half-.5) < .08) != c.flat {
			t.Errorf("%s: %.3f lie in the lower half", name, half)
		}
	}
}

func TestPITRanges(t *testing.T) {
	sample, _ := survival.NewEmpirical([]float64{1, 2, 3, 4}, nil)
	for name, c := range map[string]struct {
		o         survival.Observation
		low, high float64
	}{
		"exact":   {survival.Exact(2), .25, .5},
		"between": {survival.Exact(2.5), .5, .5},
		"open":    {survival.After(2), .5, 1},
		"ended":   {survival.Before(3), 0, .75},
		"some":    {survival.Between(1, 3), .25, .75},
	} {
		if p := survival.PIT(sample, c.o); p.Low != c.low || p.High != c.high || p.Weight != 1 {
			t.Errorf("%s: %+v", name, p)
		}
	}
	h := survival.PITHistogram([]survival.PITRange{{0, .5, 1}, {1, 1, 1}, {.25, .25, 2}}, 4)
	if want := [4]float64{.125, .625, 0, .25}; [4]float64(h) != want {
		t.Errorf("histogram %v, not %v", h, want)
	}
}

func TestCoverage(t *testing.T) {
	d := made(t, survival.Normal, 0, 1) // 80 %: -1.28 to 1.28
	var c survival.Coverage
	for _, o := range []survival.Observation{
		survival.Exact(0), survival.Between(-1, 1), survival.Exact(1.2).Weighing(2), // inside
		survival.Exact(2), survival.After(1.5), survival.Before(-2), survival.Between(3, 5), // outside
		survival.After(0), survival.Before(0), survival.Between(1, 2), // open
	} {
		c.Covered(d, o, .8)
	}
	if c != (survival.Coverage{Inside: 4, Outside: 4, Open: 3}) {
		t.Errorf("%+v", c)
	}
	if least, most := c.Bounds(); least != 4./11 || most != 7./11 {
		t.Errorf("%g to %g", least, most)
	}
}
