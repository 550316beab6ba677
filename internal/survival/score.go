package survival

import (
	"fmt"
	"math"
)

// LogScore is minus the log of how likely the observation is: of the density of an
// exact lifetime, of the probability of the bounds of another, given that it lasts
// beyond Entry; the less the better, +Inf for what was held to be impossible. It is
// proper also under censoring that tells nothing. It leaves the weight alone.
//
// ErrNoDensity where the lifetime is exact and the distribution is not [Likely]; take
// the outcome as [Between] the ends of its day, say, to score such ones alike.
func LogScore(d Distribution, o Observation) (float64, error) {
	if l, ok := d.(Likely); ok {
		return -l.LogLikelihood(o), nil
	}
	if o.IsExact() {
		return 0, fmt.Errorf("%w: %T at %g", ErrNoDensity, d, o.Lower)
	}
	reached := 1.0
	if o.truncated() {
		reached = 1 - d.CDF(o.Entry)
	}
	return math.Log(reached) - math.Log(cdfUntil(d, o.Upper)-cdfUntil(d, max(o.Lower, o.Entry))), nil
}

func cdfUntil(d Distribution, t float64) float64 {
	switch {
	case math.IsInf(t, 1):
		return 1
	case math.IsInf(t, -1):
		return 0
	}
	return d.CDF(t)
}

// Pinball is the loss of a quantile, forecast for the part p above 0 and below 1, in
// units of time, the less the better (Koenker and Bassett 1978). Where the outcome is
// not known in full, a quantile between its bounds loses nothing and one outside by its
// distance from them (for right censoring as in Powell 1986); twice the integral over
// all p is [CRPS] without horizon.
func Pinball(quantile, p float64, o Observation) float64 {
	switch {
	case quantile < o.Lower:
		return p * (o.Lower - quantile)
	case quantile > o.Upper:
		return (1 - p) * (quantile - o.Upper)
	}
	return 0
}

// Coverage counts by weight how many outcomes a central interval held.
type Coverage struct {
	Inside, Outside float64
	Open            float64 // may yet turn out to be either
}

// Covered counts one outcome against the central interval of a level above 0 and
// below 1: 0.8 is that from the 10 % to the 90 % quantile, with both ends.
func (c *Coverage) Covered(d Distribution, o Observation, level float64) {
	low, high := d.Quantile((1-level)/2), d.Quantile((1+level)/2)
	switch {
	case o.Upper < low || o.Lower > high || o.Lower == high && !o.IsExact():
		c.Outside += o.Weight
	case o.Upper <= high && o.Lower >= low:
		c.Inside += o.Weight
	default:
		c.Open += o.Weight
	}
}

// Bounds gives the part inside, if all that are open turn out to be outside, and if
// inside. NaN where nothing was counted.
func (c *Coverage) Bounds() (least, most float64) {
	all := c.Inside + c.Outside + c.Open
	return c.Inside / all, (c.Inside + c.Open) / all
}
