package survival

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Point is the state of a survival curve from one time to the next.
type Point struct {
	Time float64
	// AtRisk is the weight of those in view and still open just before Time; Events
	// of those that ended at it; Censored of those last seen at it.
	AtRisk, Events, Censored float64
	Survival                 float64 // probability to last longer than Time
	StdErr                   float64 // Greenwood's, of Survival; NaN once Survival is 0
	Lower, Upper             float64 // pointwise limits of Survival; NaN once it is 0
	hazardVariance           float64 // Greenwood's sum, the variance of log Survival
}

// Curve is a survival curve that falls in steps. It is a [Distribution]; where the
// longest lifetime is still open, it never comes down to 0 and part of the mass lies
// at no known time.
type Curve struct {
	Points []Point // by rising Time, one for each time of an event or a censoring
	limits Limits
}

// KaplanMeier estimates the survival curve of exact and right-censored observations
// by the product limit (Kaplan and Meier 1958), with Greenwood's variance. At one time
// events come before censorings. Those with an entry count as at risk after it; a
// curve from late entries stands for lifetimes that outlast the earliest entry, and
// one that runs out of those at risk early stays at 0, which then says little.
//
// It gives ErrUnsupported for interval- and left-censored observations, for which
// [Turnbull] is, and ErrInvalid for others that make no sense.
func KaplanMeier(observations []Observation, limits Limits) (*Curve, error) {
	if err := check(observations); err != nil {
		return nil, err
	}
	if err := limits.check(); err != nil {
		return nil, err
	}
	for i, o := range observations {
		if !o.IsExact() && !o.IsOpen() || math.IsInf(o.Lower, -1) {
			return nil, fmt.Errorf("observation %d: %w: ended in (%g, %g]; Turnbull takes such", i, ErrUnsupported, o.Lower, o.Upper)
		}
	}
	return newCurve(riskTable(observations), limits), nil
}

// KaplanMeierBy estimates one curve for each group; groups[i] is that of
// observations[i].
func KaplanMeierBy[G comparable](observations []Observation, groups []G, limits Limits) (map[G]*Curve, error) {
	if len(groups) != len(observations) {
		return nil, fmt.Errorf("%w: %d groups for %d observations", ErrInvalid, len(groups), len(observations))
	}
	members := map[G][]Observation{}
	for i, o := range observations {
		members[groups[i]] = append(members[groups[i]], o)
	}
	curves := make(map[G]*Curve, len(members))
	for g, list := range members {
		curve, err := KaplanMeier(list, limits)
		if err != nil {
			return nil, fmt.Errorf("group %v: %w", g, err)
		}
		curves[g] = curve
	}
	return curves, nil
}

// riskTable counts events, censorings and those at risk, from the last time to the
// first, so that the weights of the few that are left at the end are summed exactly.
func riskTable(observations []Observation) []Point {
	byEnd := slices.Clone(observations)
	slices.SortFunc(byEnd, func(a, b Observation) int { return cmp.Compare(b.Lower, a.Lower) })
	byEntry := slices.Clone(observations)
	slices.SortFunc(byEntry, func(a, b Observation) int { return cmp.Compare(b.Entry, a.Entry) })
	var points []Point
	reached, yetToEnter := 0.0, 0.0
	entered := 0
	for i := 0; i < len(byEnd); {
		p := Point{Time: byEnd[i].Lower}
		for ; i < len(byEnd) && byEnd[i].Lower == p.Time; i++ {
			if byEnd[i].IsExact() {
				p.Events += byEnd[i].Weight
			} else {
				p.Censored += byEnd[i].Weight
			}
		}
		reached += p.Events + p.Censored
		for ; entered < len(byEntry) && byEntry[entered].Entry >= p.Time; entered++ {
			yetToEnter += byEntry[entered].Weight
		}
		p.AtRisk = reached - yetToEnter
		points = append(points, p)
	}
	slices.Reverse(points)
	return points
}

// roundoff is how far sums of weights may be off by rounding, relative to them.
const roundoff = 1e-12

func newCurve(points []Point, limits Limits) *Curve {
	survival, variance := 1.0, 0.0
	for i := range points {
		p := &points[i]
		if left := p.AtRisk - p.Events; p.Events > 0 && left <= roundoff*p.AtRisk {
			survival, variance = 0, math.Inf(1)
		} else if p.Events > 0 {
			survival *= left / p.AtRisk
			variance += p.Events / (p.AtRisk * left)
		}
		p.Survival, p.hazardVariance = survival, variance
		p.StdErr = survival * math.Sqrt(variance)
		p.Lower, p.Upper = limits.around(survival, math.Sqrt(variance))
	}
	return &Curve{points, limits}
}

// before is the number of points at or before t.
func (c *Curve) before(t float64) int {
	n, _ := slices.BinarySearchFunc(c.Points, t, func(p Point, t float64) int {
		if p.Time <= t {
			return -1
		}
		return 1
	})
	return n
}

// At gives the curve at t: the last point at or before it, or survival 1 with no time.
func (c *Curve) At(t float64) Point {
	if n := c.before(t); n > 0 {
		return c.Points[n-1]
	}
	return Point{Time: math.Inf(-1), Survival: 1, Lower: 1, Upper: 1}
}

// Survival is the probability to last longer than t. Beyond the last point it stays.
func (c *Curve) Survival(t float64) float64 { return c.At(t).Survival }

// CDF is the probability to end at or before t.
func (c *Curve) CDF(t float64) float64 { return 1 - c.Survival(t) }

// Steps gives the times at which the curve falls, and the CDF from each on.
func (c *Curve) Steps() (at, cumulative []float64) {
	for _, p := range c.Points {
		if p.Events > 0 {
			at, cumulative = append(at, p.Time), append(cumulative, 1-p.Survival)
		}
	}
	return at, cumulative
}

// Given is the curve of those that have lasted longer than age, with limits of its
// own: the probabilities are of what is still to come.
func (c *Curve) Given(age float64) *Curve {
	return newCurve(slices.Clone(c.Points[c.before(age):]), c.limits)
}

// RestrictedMean is the mean of the lifetime or to, whichever comes first, for
// lifetimes from 0 on: the area under the curve from 0 to to.
func (c *Curve) RestrictedMean(to float64) float64 {
	area, from, survival := 0.0, 0.0, 1.0
	for _, p := range c.Points {
		if p.Time >= to {
			break
		}
		if p.Time > from {
			area += survival * (p.Time - from)
			from = p.Time
		}
		survival = p.Survival
	}
	return area + survival*max(to-from, 0)
}
