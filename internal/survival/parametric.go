package survival

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/mathext"
)

// Parametric is a distribution of a family, of lifetimes that last longer than Age.
// Make one by [NewParametric], or by [Regression.At].
type Parametric struct {
	Family   Family
	Location float64 // of the error term: of the log lifetime, or of the lifetime
	Scale    float64 // of the error term, above 0; 1/Scale is the shape of a Weibull
	Age      float64 // -Inf for all lifetimes
}

// NewParametric gives a distribution of lifetimes of any age.
func NewParametric(family Family, location, scale float64) (Parametric, error) {
	if !family.valid() || !(scale > 0) || math.IsInf(scale, 1) || math.IsNaN(location) || math.IsInf(location, 0) {
		return Parametric{}, fmt.Errorf("%w: %v with location %g and scale %g", ErrInvalid, family, location, scale)
	}
	return Parametric{family, location, scale, math.Inf(-1)}, nil
}

// Given is the distribution of those that last longer than age.
func (d Parametric) Given(age float64) Parametric { d.Age = max(d.Age, age); return d }

func (d Parametric) standard(t float64) float64 {
	return (d.Family.scaled(t) - d.Location) / d.Scale
}

// logReached is the log probability to last longer than Age.
func (d Parametric) logReached() float64 { return d.Family.term().logSurvival(d.standard(d.Age)) }

// LogSurvival is the log of Survival, also where that is too small for a float64.
func (d Parametric) LogSurvival(t float64) float64 {
	return d.Family.term().logSurvival(d.standard(max(t, d.Age))) - d.logReached()
}

// Survival is the probability to last longer than t.
func (d Parametric) Survival(t float64) float64 { return math.Exp(d.LogSurvival(t)) }

// CDF is the probability to end at or before t.
func (d Parametric) CDF(t float64) float64 {
	if d.reachedByAll() {
		return math.Exp(d.Family.term().logCDF(d.standard(t)))
	}
	return -math.Expm1(d.LogSurvival(t))
}

func (d Parametric) reachedByAll() bool { return math.IsInf(d.standard(d.Age), -1) }

// LogDensity is the log density at t, -Inf where there is none.
func (d Parametric) LogDensity(t float64) float64 {
	if t <= d.Age || d.Family.logged() && t <= 0 {
		return math.Inf(-1)
	}
	value, _, _ := d.Family.term().logDensity(d.standard(t))
	if d.Family.logged() {
		value -= math.Log(t)
	}
	return value - math.Log(d.Scale) - d.logReached()
}

// Density is the density at t, per unit of time.
func (d Parametric) Density(t float64) float64 { return math.Exp(d.LogDensity(t)) }

// LogLikelihood implements [Likely].
func (d Parametric) LogLikelihood(o Observation) float64 {
	d = d.Given(o.Entry)
	if o.IsExact() {
		return d.LogDensity(o.Lower)
	}
	lower := d.standard(max(o.Lower, d.Age))
	return logBetween(d.Family.term(), lower, max(lower, d.standard(o.Upper))) - d.logReached()
}

// Quantile is the time by which the part p has ended.
func (d Parametric) Quantile(p float64) float64 {
	z := 0.0
	if d.reachedByAll() {
		z = d.Family.term().fromCDF(p)
	} else {
		z = d.Family.term().fromLogSurvival(d.logReached() + math.Log1p(-p))
	}
	return max(d.Age, d.Family.unscaled(d.Location+d.Scale*z))
}

// tooFar is the log survival below which the closed forms of means run out of floats.
const tooFar = -600

// Mean is the mean lifetime of those that last longer than Age; +Inf for a
// log-logistic with Scale from 1 on.
func (d Parametric) Mean() float64 {
	reached := d.logReached()
	if d.Family == LogLogistic && d.Scale >= 1 {
		return math.Inf(1)
	}
	if d.reachedByAll() {
		return d.meanOfAll()
	}
	if reached < tooFar {
		return d.meanOfTail()
	}
	return d.meanBeyond(d.standard(d.Age), math.Exp(reached))
}

func (d Parametric) meanOfAll() float64 {
	switch m, s := d.Location, d.Scale; d.Family {
	case Weibull:
		return math.Exp(m) * math.Gamma(1+s)
	case LogNormal:
		return math.Exp(m + s*s/2)
	case LogLogistic:
		return math.Exp(m) * math.Pi * s / math.Sin(math.Pi*s)
	default:
		return m
	}
}

// meanBeyond is the mean of those beyond z, which are the part reached of all.
func (d Parametric) meanBeyond(z, reached float64) float64 {
	s := d.Scale
	switch d.Family {
	case Weibull:
		return d.meanOfAll() * mathext.GammaIncRegComp(1+s, math.Exp(z)) / reached
	case LogNormal:
		return d.meanOfAll() * math.Exp(normal{}.logSurvival(z-s)) / reached
	case LogLogistic:
		return d.meanOfAll() * mathext.RegIncBeta(1-s, 1+s, reached) / reached
	case Normal:
		density, _, _ := normal{}.logDensity(z)
		return d.Location + s*math.Exp(density)/reached
	default:
		return d.Age + s*-logistic{}.logCDF(z)/reached
	}
}

// meanOfTail integrates the quantiles over the log of the part that is left, in which
// they are smooth so far out.
func (d Parametric) meanOfTail() float64 {
	if d.Family == LogLogistic {
		return d.Age / (1 - d.Scale) // a Pareto, to all digits
	}
	reached := d.logReached()
	return quad.Fixed(func(v float64) float64 {
		z := d.Family.term().fromLogSurvival(reached - v)
		return d.Family.unscaled(d.Location+d.Scale*z) * math.Exp(-v)
	}, 0, 40, 48, quad.Legendre{}, 0)
}
