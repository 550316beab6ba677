package survival_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"footing/internal/survival"
)

func TestCurvesAgreeWithR(t *testing.T) {
	ref := needR(t)
	far := map[string]*furthest{}
	cases := 0
	for name, s := range ref.samples {
		if !strings.HasPrefix(name, "curve-") {
			continue
		}
		for what, transform := range map[string]survival.Transform{"plain": survival.Plain, "log": survival.Log, "log-log": survival.LogLog} {
			cases++
			curve, err := survival.KaplanMeier(s.observations, survival.Limits{Transform: transform})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			compareCurve(t, far, curve, ref.answers[name+"."+what], name+"."+what)
		}
	}
	if cases < 30 {
		t.Fatalf("only %d cases", cases)
	}
	for what, f := range far {
		f.check(t, what, 1e-6)
	}
}

func compareCurve(t *testing.T, far map[string]*furthest, curve *survival.Curve, want answers, name string) {
	t.Helper()
	if len(want["time"]) != len(curve.Points) {
		t.Fatalf("%s: %d points, R has %d", name, len(curve.Points), len(want["time"]))
	}
	see := func(what string, got, want float64, at any) {
		if far[what] == nil {
			far[what] = &furthest{}
		}
		far[what].compare(got, want, fmt.Sprint(name, " at ", at))
	}
	for i, p := range curve.Points {
		see("time", p.Time, want["time"][i], p.Time)
		see("at risk", p.AtRisk, want["risk"][i], p.Time)
		see("events", p.Events, want["events"][i], p.Time)
		see("survival", p.Survival, want["survival"][i], p.Time)
		see("standard error", p.StdErr, want["error"][i], p.Time)
		if p.Survival == 1 {
			continue // R gives no limits on the log-log scale then
		}
		see("lower limit", p.Lower, want["lower"][i], p.Time)
		see("upper limit", p.Upper, want["upper"][i], p.Time)
	}
	unreached := func(t float64) float64 { // as R says it
		if math.IsInf(t, 1) {
			return math.NaN()
		}
		return t
	}
	median := curve.Median()
	for i, got := range []float64{median.Value, median.Lower, median.Upper} {
		see("median", unreached(got), want["median"][i], i)
	}
	for i, level := range []float64{.1, .25, .5, .75, .9} {
		e := curve.Estimate(level)
		see("quantile", unreached(e.Value), want["quantile"][i], level)
		if limitsFall(curve) {
			see("lower limit of quantile", unreached(e.Lower), want["quantileLower"][i], level)
			see("upper limit of quantile", unreached(e.Upper), want["quantileUpper"][i], level)
		}
	}
}

// limitsFall says that limits never rise. Where they do, R's quantile sorts them,
// while its median takes the first crossing, as this package does for all levels.
func limitsFall(c *survival.Curve) bool {
	for i, p := range c.Points[1:] {
		if before := c.Points[i]; p.Lower > before.Lower || p.Upper > before.Upper {
			return false
		}
	}
	return true
}

var families = map[string]struct {
	family survival.Family
	scale  float64
}{
	"weibull": {survival.Weibull, 0}, "exponential": {survival.Weibull, 1}, "lognormal": {survival.LogNormal, 0},
	"loglogistic": {survival.LogLogistic, 0}, "gaussian": {survival.Normal, 0}, "logistic": {survival.Logistic, 0},
}

func TestRegressionsAgreeWithR(t *testing.T) {
	ref := needR(t)
	far := map[string]*furthest{}
	cases := 0
	for name, want := range ref.answers {
		of, what, _ := strings.Cut(name, ".")
		if !strings.HasPrefix(of, "positive-") && !strings.HasPrefix(of, "signed-") {
			continue
		}
		cases++
		s := ref.samples[of]
		fit, err := survival.Fit(families[what].family, s.observations, s.covariates, survival.FitOptions{Scale: families[what].scale, Names: s.names})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		compareRegression(t, far, fit, s, want, name)
	}
	if cases < 40 {
		t.Fatalf("only %d cases", cases)
	}
	for what, f := range far {
		f.check(t, what, 1e-6)
	}
}

func compareRegression(t *testing.T, far map[string]*furthest, fit *survival.Regression, s sample, want answers, name string) {
	t.Helper()
	see := func(what string, got, want float64) {
		if far[what] == nil {
			far[what] = &furthest{}
		}
		far[what].compare(got, want, name)
	}
	errs := fit.StdErrs()
	for j, c := range fit.Coefficients {
		see("coefficient", c, want["coefficients"][j])
	}
	see("log scale", fit.LogScale(), want["logScale"][0])
	see("log-likelihood", fit.LogLikelihood, want["logLikelihood"][0])
	size := len(errs)
	for i := range size {
		for j := range size {
			unit := errs[i] * errs[j] // a covariance near 0 has no digits of its own
			see("variance", 1+fit.Variance.At(i, j)/unit, 1+want["variance"][i*size+j]/unit)
		}
	}
	for i := range min(3, len(want["quantiles"])/3) {
		for k, p := range []float64{.1, .5, .9} {
			q, stdErr, err := fit.Quantile(p, s.covariates[i]...)
			if err != nil {
				t.Fatal(err)
			}
			see("quantile", q, want["quantiles"][3*i+k])
			see("error of quantile", stdErr, want["errors"][3*i+k])
		}
	}
}

// R's Turnbull stops at changes of 5e-5; that of this package proves its own maximum.
func TestTurnbullAgreesWithR(t *testing.T) {
	ref := needR(t)
	far := 0.0
	for name, s := range ref.samples {
		if !strings.HasPrefix(name, "interval-") {
			continue
		}
		curve, err := survival.Turnbull(s.observations)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := ref.answers[name+".turnbull"]
		for i, at := range want["time"] {
			low, high := curve.Survival(at)
			if r := want["survival"][i]; !onEdge(curve, at) {
				far = max(far, low-r, r-high)
			}
		}
	}
	t.Logf("largest difference of survival %.2g", far)
	if far > 5e-3 {
		t.Errorf("survival differs by %g", far)
	}
}

// onEdge says that a time lies within an interval of mass, where R puts its middle.
func onEdge(c *survival.IntervalCurve, at float64) bool {
	for _, i := range c.Intervals {
		if i.Lower < at && at < i.Upper {
			return true
		}
	}
	return false
}
