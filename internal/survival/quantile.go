package survival

import (
	"math"
	"sort"
)

// QuantileEstimate is a quantile of a survival curve with the limits of Brookmeyer
// and Crowley (1982). A part that the curve or its limits do not reach is +Inf.
type QuantileEstimate struct{ Value, Lower, Upper float64 }

// levelTolerance is how near a step must come to a level to lie on it: products of
// fractions miss 1/2 by rounding.
const levelTolerance = 1e-8

// Quantile is the earliest time at which at least the part p has ended, +Inf where
// that has not been seen. It is the inverse of CDF; see [Curve.Estimate] for a median
// as it is usually reported.
func (c *Curve) Quantile(p float64) float64 {
	i := sort.Search(len(c.Points), func(i int) bool { return 1-c.Points[i].Survival >= p-roundoff })
	switch {
	case p <= 0:
		return math.Inf(-1)
	case i == len(c.Points):
		return math.Inf(1)
	}
	return c.Points[i].Time
}

// Median is the estimate of the time by which half have ended.
func (c *Curve) Median() QuantileEstimate { return c.Estimate(0.5) }

// Estimate gives the quantile for p above 0 and below 1, with limits by inverting
// those of the curve. Where the curve runs level at 1-p, it is the middle of that
// stretch, as in R's survival.
func (c *Curve) Estimate(p float64) QuantileEstimate {
	return QuantileEstimate{
		Value: c.crossing(p, Point.survival),
		Lower: c.crossing(p, Point.lower),
		Upper: c.crossing(p, Point.upper),
	}
}

func (p Point) survival() float64 { return p.Survival }
func (p Point) lower() float64    { return p.Lower }
func (p Point) upper() float64    { return p.Upper }

// crossing finds where a fall has reached p. Limits need not fall all the way: they may
// rise again where late entries join the few that are left.
func (c *Curve) crossing(p float64, of func(Point) float64) float64 {
	i := 0
	for i < len(c.Points) && !(1-of(c.Points[i]) >= p-levelTolerance) {
		i++
	}
	if i == len(c.Points) {
		return math.Inf(1)
	}
	from := c.Points[i].Time
	if 1-of(c.Points[i]) > p+levelTolerance {
		return from
	}
	to := from
	for i++; i < len(c.Points); i++ {
		to = c.Points[i].Time
		if 1-of(c.Points[i]) > p+levelTolerance {
			break
		}
	}
	return from + (to-from)/2
}
