package survival_test

import (
	"errors"
	"math"
	"testing"

	"gonum.org/v1/gonum/integrate/quad"
	"pgregory.net/rapid"

	"footing/internal/survival"
)

func made(t rapid.TB, f survival.Family, location, scale float64) survival.Parametric {
	t.Helper()
	d, err := survival.NewParametric(f, location, scale)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func drawParametric(t *rapid.T) survival.Parametric {
	return made(t, rapid.SampledFrom(every).Draw(t, "family"), rapid.Float64Range(-2, 5).Draw(t, "location"), rapid.Float64Range(.1, .8).Draw(t, "scale"))
}

func TestParametricByHand(t *testing.T) {
	exponential := made(t, survival.Weibull, math.Log(10), 1)
	rayleigh := made(t, survival.Weibull, math.Log(10), .5)
	lognormal := made(t, survival.LogNormal, 1, 2)
	loglogistic := made(t, survival.LogLogistic, math.Log(3), .5)
	normal := made(t, survival.Normal, -4, 2)
	logistic := made(t, survival.Logistic, -4, 2)
	for name, c := range map[string][2]float64{
		"exponential survival":     {exponential.Survival(5), math.Exp(-.5)},
		"exponential density":      {exponential.Density(5), math.Exp(-.5) / 10},
		"exponential median":       {exponential.Quantile(.5), 10 * math.Ln2},
		"exponential mean":         {exponential.Mean(), 10},
		"exponential has no age":   {exponential.Given(70).Mean(), 80},
		"however old":              {exponential.Given(1e5).Mean(), 1e5 + 10},
		"nor at its quantiles":     {exponential.Given(70).Quantile(.5), 70 + 10*math.Ln2},
		"Rayleigh mean":            {rayleigh.Mean(), 10 * math.Sqrt(math.Pi) / 2},
		"Rayleigh CDF":             {rayleigh.CDF(10), 1 - math.Exp(-1)},
		"log-normal median":        {lognormal.Quantile(.5), math.E},
		"log-normal mean":          {lognormal.Mean(), math.Exp(3)},
		"log-normal density":       {lognormal.Density(math.E), 1 / (math.E * 2 * math.Sqrt(2*math.Pi))},
		"log-logistic CDF":         {loglogistic.CDF(6), 4. / 5},
		"log-logistic mean":        {loglogistic.Mean(), 3 * math.Pi / 2},
		"log-logistic far out":     {loglogistic.Given(1e200).Mean() / 1e200, 2},
		"log-logistic farther out": {loglogistic.Given(1e150).Mean() / 1e150, 2},
		"normal mean":              {normal.Mean(), -4},
		"half a normal":            {normal.Given(-4).Mean(), -4 + 2*math.Sqrt(2/math.Pi)},
		"normal CDF":               {normal.CDF(-4 + 2*1.959963984540054), .975},
		"logistic quantile":        {logistic.Quantile(.8), -4 + 2*math.Log(4)},
		"half a logistic":          {logistic.Given(-4).Mean(), -4 + 2*2*math.Ln2},
	} {
		if !near(c[0], c[1], 1e-12) {
			t.Errorf("%s is %.15g, not %.15g", name, c[0], c[1])
		}
	}
	if m := made(t, survival.LogLogistic, 0, 1).Mean(); !math.IsInf(m, 1) {
		t.Errorf("a mean that there is not: %g", m)
	}
	if d := exponential.Density(-1); d != 0 {
		t.Errorf("density %g before 0", d)
	}
	for _, scale := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if _, err := survival.NewParametric(survival.Weibull, 0, scale); !errors.Is(err, survival.ErrInvalid) {
			t.Errorf("scale %g: %v", scale, err)
		}
	}
}

// Quantiles are the inverse of the CDF, density is its slope, means are the area, for
// all ages.
func TestParametricHoldsTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawParametric(t)
		if rapid.Bool().Draw(t, "aged") {
			d = d.Given(d.Quantile(rapid.Float64Range(.01, .999).Draw(t, "age")))
		}
		p := rapid.Float64Range(.001, .999).Draw(t, "p")
		q := d.Quantile(p)
		if c := d.CDF(q); !near(c, p, 1e-9) || !near(c, 1-d.Survival(q), 1e-9) {
			t.Fatalf("the CDF at the quantile %g for %g is %g", q, p, c)
		}
		h := 1e-4 * (d.Quantile(.9) - d.Quantile(.1))
		if slope := (d.CDF(q+h) - d.CDF(q-h)) / (2 * h); q-h > d.Age && math.Abs(slope/d.Density(q)-1) > 1e-2 {
			t.Fatalf("density %g, slope %g", d.Density(q), slope)
		}
		if !(d.Mean() >= d.Age) || !(d.Mean() > d.Quantile(1e-3)) {
			t.Fatalf("mean %g", d.Mean())
		}
		lower := d.Quantile(p * .7)
		if l := d.LogLikelihood(survival.Between(lower, q)); !near(l, math.Log(.3*p), 1e-6) {
			t.Fatalf("log probability %g of a part of %g", l, .3*p)
		}
	})
}

func TestMeansAreIntegralsOfQuantiles(t *testing.T) {
	for _, f := range every {
		d := made(t, f, .7, .4)
		for _, age := range []float64{math.Inf(-1), .1, 1, 3, 8} {
			g := d.Given(age)
			// Over the log of what is left, from both ends.
			low := quad.Fixed(func(v float64) float64 { return g.Quantile(math.Exp(-v)) * math.Exp(-v) }, math.Ln2, 40, 400, quad.Legendre{}, 0)
			high := quad.Fixed(func(v float64) float64 { return g.Quantile(-math.Expm1(-v)) * math.Exp(-v) }, math.Ln2, 30, 400, quad.Legendre{}, 0)
			if !near(g.Mean(), low+high, 1e-6) {
				t.Errorf("%v from age %g on: mean %.12g, integral %.12g", f, age, g.Mean(), low+high)
			}
		}
	}
}

// Where closed forms run out of floats, the mean goes on without a jump.
func TestMeansFarOut(t *testing.T) {
	for _, f := range logged {
		d := made(t, f, 1, .3)
		age := 1.0
		for d.LogSurvival(age) > -600 {
			age *= 1.0001
		}
		before, after := d.Given(age/1.0001).Mean()/(age/1.0001), d.Given(age).Mean()/age
		if math.Abs(before-after) > 1e-5 || before <= 1 {
			t.Errorf("%v: from %.12g to %.12g times the age", f, before, after)
		}
		if q := d.Given(1e6 * age).Quantile(.5); !(q >= 1e6*age) || math.IsInf(q, 1) {
			t.Errorf("%v: median %g from %g on", f, q, 1e6*age)
		}
	}
}

func TestEmpirical(t *testing.T) {
	e, err := survival.NewEmpirical([]float64{3, 1, 3, 9}, []float64{1, 2, 1, 0})
	if err != nil {
		t.Fatal(err)
	}
	if e.CDF(.9) != 0 || e.CDF(1) != .5 || e.CDF(2.9) != .5 || e.CDF(3) != 1 || e.Mean() != 2 || e.Quantile(.5) != 1 || e.Quantile(.51) != 3 {
		t.Errorf("%+v", e)
	}
	if g, ok := e.Given(1); !ok || g.CDF(3) != 1 || g.CDF(1) != 0 || g.Mean() != 3 {
		t.Errorf("from 1 on: %+v", g)
	}
	if _, ok := e.Given(3); ok {
		t.Error("something lies beyond the last")
	}
	for _, bad := range [][2][]float64{{{}, nil}, {{1}, {0}}, {{1}, {-1}}, {{math.Inf(1)}, nil}, {{1}, {1, 2}}, {{math.NaN()}, nil}} {
		if _, err := survival.NewEmpirical(bad[0], bad[1]); !errors.Is(err, survival.ErrInvalid) {
			t.Errorf("%v: %v", bad, err)
		}
	}
}
