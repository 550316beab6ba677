package survival_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/survival"
)

func fitOf(t rapid.TB, f survival.Family, s sample, o survival.FitOptions) *survival.Regression {
	t.Helper()
	fit, err := survival.Fit(f, s.observations, s.covariates, o)
	if err != nil {
		t.Fatal(err)
	}
	return fit
}

func positive(seed uint64, covariates int) sample {
	return randomRegression(rand.New(rand.NewPCG(seed, 11)), covariates, math.Exp)
}

var logged = []survival.Family{survival.Weibull, survival.LogNormal, survival.LogLogistic}

var every = append([]survival.Family{survival.Normal, survival.Logistic}, logged...)

// With the scale at 1 and entries, the rate is events over the time in view.
func TestExponentialWithEntries(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	events, exposure := 0.0, 0.0
	var list []survival.Observation
	for range 50 {
		entry := 10 * r.Float64()
		end, weight := entry+30*r.ExpFloat64(), .5+r.Float64()
		o := survival.Exact(end)
		if r.Float64() < .4 {
			o = survival.After(end)
		} else {
			events += weight
		}
		exposure += weight * (end - entry)
		list = append(list, o.From(entry).Weighing(weight))
	}
	fit := fitOf(t, survival.Weibull, sample{observations: list}, survival.FitOptions{Scale: 1})
	if want := math.Log(exposure / events); !near(fit.Coefficients[0], want, 1e-12) {
		t.Errorf("intercept %.15g, not %.15g", fit.Coefficients[0], want)
	}
	if want := 1 / events; !near(fit.Variance.At(0, 0), want, 1e-12) {
		t.Errorf("variance %.15g, not %.15g", fit.Variance.At(0, 0), want)
	}
	if want := -events * (1 + math.Log(exposure/events)); !near(fit.LogLikelihood, want, 1e-12) {
		t.Errorf("log-likelihood %.15g, not %.15g", fit.LogLikelihood, want)
	}
}

// Without censoring, normal and log-normal fits are means and spreads.
func TestNormalIsLeastSquares(t *testing.T) {
	list := []survival.Observation{survival.Exact(-1), survival.Exact(2), survival.Exact(5)}
	fit := fitOf(t, survival.Normal, sample{observations: list}, survival.FitOptions{})
	if !near(fit.Coefficients[0], 2, 1e-12) || !near(fit.Scale, math.Sqrt(6), 1e-10) {
		t.Errorf("%+v", fit)
	}
}

// The likelihood of the regression is the sum of those of its predictions, whatever
// the censoring and entry; and it falls to all sides of the fit.
func TestLikelihoodIsThatOfThePredictions(t *testing.T) {
	for _, f := range every {
		s := positive(5, 2)
		for i := range s.observations {
			if o := &s.observations[i]; i%3 == 0 && !math.IsInf(o.Lower, -1) {
				*o = o.From(o.Lower * .7)
			}
		}
		fit := fitOf(t, f, s, survival.FitOptions{})
		sum := func(r survival.Regression) (v float64) {
			for i, o := range s.observations {
				d, err := r.At(s.covariates[i]...)
				if err != nil {
					t.Fatal(err)
				}
				v += o.Weight * d.LogLikelihood(o)
			}
			return v
		}
		if v := sum(*fit); !near(v, fit.LogLikelihood, 1e-11) {
			t.Errorf("%v: %.15g, predictions %.15g", f, fit.LogLikelihood, v)
		}
		for j, err := range fit.StdErrs() {
			for _, step := range []float64{-1e-3, 1e-3} {
				other := *fit
				other.Coefficients = append([]float64(nil), fit.Coefficients...)
				if j < len(other.Coefficients) {
					other.Coefficients[j] += step * err
				} else {
					other.Scale *= math.Exp(step * err)
				}
				if v := sum(other); v > fit.LogLikelihood {
					t.Errorf("%v: parameter %d moved by %g errors is likelier by %g", f, j, step, v-fit.LogLikelihood)
				}
			}
		}
	}
}

// The second derivatives are those of the likelihood, by differences.
func TestVarianceIsTheInverseCurvature(t *testing.T) {
	for _, f := range every {
		s := positive(6, 0)
		fit := fitOf(t, f, s, survival.FitOptions{})
		value := func(location, logScale float64) (v float64) {
			d, err := survival.NewParametric(f, location, math.Exp(logScale))
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range s.observations {
				v += o.Weight * d.LogLikelihood(o)
			}
			return v
		}
		e := fit.StdErrs()
		m, l := fit.Coefficients[0], fit.LogScale()
		a, b := .02*e[0], .02*e[1]
		mm := -(value(m+a, l) - 2*value(m, l) + value(m-a, l)) / (a * a)
		ll := -(value(m, l+b) - 2*value(m, l) + value(m, l-b)) / (b * b)
		ml := -(value(m+a, l+b) - value(m+a, l-b) - value(m-a, l+b) + value(m-a, l-b)) / (4 * a * b)
		det := mm*ll - ml*ml
		for _, c := range [][2]float64{{fit.Variance.At(0, 0), ll / det}, {fit.Variance.At(1, 1), mm / det}} {
			if math.Abs(c[0]/c[1]-1) > 1e-3 {
				t.Errorf("%v: variance %g, by differences %g", f, c[0], c[1])
			}
		}
	}
}

// Lifetimes in other units move the intercept and nothing else.
func TestUnitsOnlyMoveTheIntercept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := positive(rapid.Uint64Range(0, 50).Draw(t, "seed"), rapid.IntRange(0, 3).Draw(t, "covariates"))
		unit := math.Exp(rapid.Float64Range(-8, 8).Draw(t, "unit"))
		other := sample{covariates: s.covariates}
		for _, o := range s.observations {
			o.Lower, o.Upper = o.Lower*unit, o.Upper*unit
			other.observations = append(other.observations, o)
		}
		f := rapid.SampledFrom(logged).Draw(t, "family")
		a, b := fitOf(t, f, s, survival.FitOptions{}), fitOf(t, f, other, survival.FitOptions{})
		if !near(b.Coefficients[0], a.Coefficients[0]+math.Log(unit), 1e-7) || !near(a.Scale, b.Scale, 1e-7) {
			t.Fatalf("%v and %v", a, b)
		}
		for j := range s.names {
			if !near(a.Coefficients[j+1], b.Coefficients[j+1], 1e-7) {
				t.Fatalf("%v and %v", a, b)
			}
		}
	})
}

// A covariate in other units, or moved, changes no prediction.
func TestUnitsOfCovariatesDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := positive(rapid.Uint64Range(0, 50).Draw(t, "seed"), 2)
		factor, shift := math.Exp(rapid.Float64Range(-8, 8).Draw(t, "factor")), rapid.Float64Range(-50, 50).Draw(t, "shift")
		other := sample{observations: s.observations}
		for _, row := range s.covariates {
			other.covariates = append(other.covariates, []float64{row[0], factor * (row[1] + shift)})
		}
		f := rapid.SampledFrom(every).Draw(t, "family")
		a, b := fitOf(t, f, s, survival.FitOptions{}), fitOf(t, f, other, survival.FitOptions{})
		qa, ea, _ := a.Quantile(.3, s.covariates[0]...)
		qb, eb, _ := b.Quantile(.3, other.covariates[0]...)
		if !near(qa, qb, 1e-6) || !near(ea, eb, 1e-6) || !near(a.LogLikelihood, b.LogLikelihood, 1e-9) {
			t.Fatalf("%g ± %g and %g ± %g", qa, ea, qb, eb)
		}
	})
}

// A case of weight 2 is two cases.
func TestWeightsCount(t *testing.T) {
	s := positive(8, 1)
	var twice sample
	for i, o := range s.observations {
		s.observations[i] = o.Weighing(2)
		twice.observations = append(twice.observations, o.Weighing(1), o.Weighing(1))
		twice.covariates = append(twice.covariates, s.covariates[i], s.covariates[i])
	}
	a, b := fitOf(t, survival.Weibull, s, survival.FitOptions{}), fitOf(t, survival.Weibull, twice, survival.FitOptions{})
	if !near(a.Coefficients[1], b.Coefficients[1], 1e-9) || !near(a.Variance.At(1, 1), b.Variance.At(1, 1), 1e-9) || !near(a.AIC(), b.AIC(), 1e-9) {
		t.Errorf("%+v and %+v", a, b)
	}
}

func TestFitRefuses(t *testing.T) {
	exact := func(at ...float64) (list []survival.Observation) {
		for _, a := range at {
			list = append(list, survival.Exact(a))
		}
		return list
	}
	open := []survival.Observation{survival.After(1), survival.After(2), survival.After(3), survival.After(4)}
	four := exact(1, 2, 5, 9)
	for name, c := range map[string]struct {
		list []survival.Observation
		x    [][]float64
		o    survival.FitOptions
		want error
	}{
		"no events":         {open, nil, survival.FitOptions{}, survival.ErrNoEvents},
		"all ended before":  {[]survival.Observation{survival.Before(3), survival.Before(4)}, nil, survival.FitOptions{}, survival.ErrNoEvents},
		"constant":          {four, [][]float64{{3}, {3}, {3}, {3}}, survival.FitOptions{}, survival.ErrCollinear},
		"zero":              {four, [][]float64{{0}, {0}, {0}, {0}}, survival.FitOptions{}, survival.ErrCollinear},
		"sum":               {four, [][]float64{{1, 0, 1}, {0, 1, 1}, {2, 1, 3}, {1, 3, 4}}, survival.FitOptions{}, survival.ErrCollinear},
		"more than rows":    {four[:1], [][]float64{{1, 2}}, survival.FitOptions{}, survival.ErrCollinear},
		"one exact time":    {exact(3, 3, 3), nil, survival.FitOptions{}, survival.ErrNoMaximum},
		"perfect":           {exact(1, 1, 5, 5), [][]float64{{0}, {0}, {1}, {1}}, survival.FitOptions{}, survival.ErrNoMaximum},
		"group without end": {append(open, four...), [][]float64{{1}, {1}, {1}, {1}, {0}, {0}, {0}, {0}}, survival.FitOptions{}, survival.ErrNoMaximum},
		"few iterations":    {four, [][]float64{{0}, {1}, {0}, {1}}, survival.FitOptions{Iterations: 1}, survival.ErrNotConverged},
		"negative":          {exact(-1, 2), nil, survival.FitOptions{}, survival.ErrInvalid},
		"rows":              {four, [][]float64{{1}}, survival.FitOptions{}, survival.ErrInvalid},
		"ragged":            {four, [][]float64{{1}, {2}, {3, 4}, {5}}, survival.FitOptions{}, survival.ErrInvalid},
		"names":             {four, [][]float64{{1}, {2}, {3}, {5}}, survival.FitOptions{Names: []string{"a", "b"}}, survival.ErrInvalid},
		"nan":               {four, [][]float64{{1}, {2}, {math.NaN()}, {5}}, survival.FitOptions{}, survival.ErrInvalid},
		"scale":             {four, nil, survival.FitOptions{Scale: -1}, survival.ErrInvalid},
		"nothing":           {nil, nil, survival.FitOptions{}, survival.ErrInvalid},
	} {
		for _, f := range logged {
			if fit, err := survival.Fit(f, c.list, c.x, c.o); !errors.Is(err, c.want) {
				t.Errorf("%s, %v: %v %+v", name, f, err, fit)
			}
		}
	}
	_, err := survival.Fit(survival.Weibull, four, [][]float64{{1, 2}, {2, 4}, {3, 6}, {5, 10}}, survival.FitOptions{Names: []string{"age", "double"}})
	if !errors.Is(err, survival.ErrCollinear) || !strings.Contains(err.Error(), "double") {
		t.Errorf("the collinear covariate is not named: %v", err)
	}
}

// Heavy censoring, tiny groups and far-off starts still converge.
func TestHardFitsConverge(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 300 {
		var s sample
		n := 8 + r.IntN(40)
		far := math.Exp(6 * r.NormFloat64())
		for i := range n {
			y := far * math.Exp(2*r.NormFloat64())
			o := survival.Exact(y)
			if i >= 4 && r.Float64() < .9 {
				o = survival.After(y * .01)
			}
			s.observations = append(s.observations, o)
			s.covariates = append(s.covariates, []float64{r.NormFloat64()})
		}
		for _, f := range logged {
			fitOf(t, f, s, survival.FitOptions{})
		}
	}
}

// A few observations of any kinds either have a fit with finite errors or are refused
// with the reason.
func TestSmallFitsEndWell(t *testing.T) {
	fitted := 0
	for seed := range 600 {
		s := positive(uint64(seed), seed%3)
		n := 4 + seed%12
		for _, f := range every {
			fit, err := survival.Fit(f, s.observations[:n], s.covariates[:n], survival.FitOptions{})
			if err != nil {
				if !errors.Is(err, survival.ErrNoMaximum) && !errors.Is(err, survival.ErrNotConverged) && !errors.Is(err, survival.ErrNoEvents) {
					t.Errorf("seed %d, %v: %v", seed, f, err)
				}
				continue
			}
			fitted++
			for _, e := range fit.StdErrs() {
				if !(e > 0) || math.IsInf(e, 1) {
					t.Errorf("seed %d, %v: standard error %g", seed, f, e)
				}
			}
		}
	}
	if fitted < 2600 {
		t.Errorf("only %d of 3000 are fitted", fitted)
	}
}
