package survival

import "math"

// CRPS is the continuous ranked probability score of a distribution, in units of time,
// the less the better (Matheson and Winkler 1976). Of what is not known of a lifetime
// it asks nothing: with F the CDF it is the integral of F² up to Lower and of (1-F)²
// from Upper on (the survival CRPS of Avati et al. 2019), both only up to horizon, +Inf
// for all.
//
// Censored outcomes make it improper as they are: it then rewards to expect too late
// (Rindt et al. 2022). With the horizon at which each outcome was or would have been
// censored, such as the day up to which the record goes, it is proper again (threshold
// weighting, Gneiting and Ranjan 2011): give it for ended lifetimes too. With interval
// censoring, keep it to intervals short against the forecast.
//
// It is exact for a [Stepped] distribution, closed for a [Parametric] without an age,
// censoring and horizon, and else integrated numerically to about 1e-9; a
// distribution without horizon must have a CDF that rises to 1, or the score is +Inf. So
// it is for tails as heavy as those of a log-logistic with a scale near 2.
// It leaves the observation's entry and weight alone: give a distribution that is
// conditional on the entry.
func CRPS(d Distribution, o Observation, horizon float64) float64 {
	if p, ok := d.(Parametric); ok && o.IsExact() && math.IsInf(horizon, 1) && p.reachedByAll() && !math.IsInf(p.Mean(), 1) {
		return p.crps(o.Lower)
	}
	until, from := min(o.Lower, horizon), min(o.Upper, horizon)
	if s, ok := d.(Stepped); ok {
		at, cumulative := s.Steps()
		return squaredBelow(at, cumulative, until) + squaredAbove(at, cumulative, from, horizon)
	}
	below := func(t float64) float64 { f := d.CDF(t); return f * f }
	above := func(t float64) float64 { s := survivalOf(d, t); return s * s }
	return integrate(d, below, math.Inf(-1), until) + integrate(d, above, from, horizon)
}

// MeanCRPS is the weighted mean over outcomes[i] of the score of forecasts(i), all with
// one horizon.
func MeanCRPS(outcomes []Observation, horizon float64, forecast func(i int) Distribution) float64 {
	sum, weight := 0.0, 0.0
	for i, o := range outcomes {
		sum += o.Weight * CRPS(forecast(i), o, horizon)
		weight += o.Weight
	}
	return sum / weight
}

func survivalOf(d Distribution, t float64) float64 {
	if s, ok := d.(interface{ Survival(t float64) float64 }); ok {
		return s.Survival(t) // has digits where 1-CDF has none
	}
	return 1 - d.CDF(t)
}

// crps is the mean distance to y less half that of two draws, for lifetimes of any age.
func (d Parametric) crps(y float64) float64 {
	mean, beyond := d.Mean(), 0.0
	if s := d.Survival(y); s > 0 {
		beyond = s * d.Given(y).Mean()
	}
	return y*(2*d.CDF(y)-1) - mean + 2*beyond - d.halfDifference()
}

// halfDifference is half the mean distance of two draws.
func (d Parametric) halfDifference() float64 {
	switch s := d.Scale; d.Family {
	case Weibull:
		return -d.Mean() * math.Expm1(-s*math.Ln2)
	case LogNormal:
		return d.Mean() * math.Erf(s/2)
	case LogLogistic:
		return d.Mean() * s
	case Normal:
		return s / math.Sqrt(math.Pi)
	default:
		return s
	}
}

// squaredBelow integrates the square of a CDF in steps up to a time.
func squaredBelow(at, cumulative []float64, until float64) (sum float64) {
	for i, from := range at {
		if from >= until {
			break
		}
		to := until
		if i+1 < len(at) {
			to = min(to, at[i+1])
		}
		if cumulative[i] > 0 {
			sum += cumulative[i] * cumulative[i] * (to - from)
		}
	}
	return sum
}

// squaredAbove integrates the square of what is left, from one time to another.
func squaredAbove(at, cumulative []float64, from, to float64) (sum float64) {
	left := 1.0
	for i := range at {
		if end := min(at[i], to); end > from {
			sum += left * left * (end - from)
			from = end
		}
		if left = 1 - cumulative[i]; left <= roundoff {
			return sum
		}
	}
	if to > from {
		sum += left * left * (to - from)
	}
	return sum
}
