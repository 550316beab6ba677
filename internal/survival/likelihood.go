package survival

import "math"

// slopes are a log-likelihood contribution as a function of the standardised bounds
// of an observation, with its derivatives by the lower (l) and the upper (u). That of
// an exact lifetime stands in l alone.
type slopes struct {
	value, l, u, ll, lu, uu float64
}

// contribution gives the slopes of what is known of a lifetime: that it lies at lower,
// or between lower and upper.
func contribution(t term, lower, upper float64, exact bool) slopes {
	switch {
	case exact:
		value, slope, curvature := t.logDensity(lower)
		return slopes{value: value, l: slope, ll: curvature}
	case math.IsInf(upper, 1):
		return survivalSlopes(t, lower)
	case math.IsInf(lower, -1):
		density, slope, _ := t.logDensity(upper)
		value := t.logCDF(upper)
		r := math.Exp(density - value)
		return slopes{value: value, u: r, uu: times(r, slope-r)}
	}
	value := logBetween(t, lower, upper)
	atLower, lowerSlope, _ := t.logDensity(lower)
	atUpper, upperSlope, _ := t.logDensity(upper)
	a, b := math.Exp(atUpper-value), math.Exp(atLower-value)
	return slopes{
		value: value,
		l:     -b, u: a,
		ll: -times(b, lowerSlope+b), lu: a * b, uu: times(a, upperSlope-a),
	}
}

// times is a product in which a density of 0 outdoes any slope of its log, even an
// infinite one.
func times(density, slope float64) float64 {
	if density == 0 {
		return 0
	}
	return density * slope
}

func survivalSlopes(t term, z float64) slopes {
	if math.IsInf(z, -1) {
		return slopes{}
	}
	density, slope, _ := t.logDensity(z)
	value := t.logSurvival(z)
	hazard := math.Exp(density - value)
	return slopes{value: value, l: -hazard, ll: -hazard * (slope + hazard)}
}

// byParameters turns slopes by the bounds into those by location and log scale, with
// z = (y - location) / scale.
type byParameters struct {
	value                            float64
	location, logScale               float64
	location2, locationScale, scale2 float64
}

func (s slopes) byParameters(lower, upper, scale float64) byParameters {
	l, u := finite(lower), finite(upper) // slopes at infinity are 0
	return byParameters{
		value:         s.value,
		location:      -(s.l + s.u) / scale,
		logScale:      -(l*s.l + u*s.u),
		location2:     (s.ll + 2*s.lu + s.uu) / (scale * scale),
		locationScale: (l*s.ll + (l+u)*s.lu + u*s.uu + s.l + s.u) / scale,
		scale2:        l*l*s.ll + 2*l*u*s.lu + u*u*s.uu + l*s.l + u*s.u,
	}
}

func finite(z float64) float64 {
	if math.IsInf(z, 0) {
		return 0
	}
	return z
}

func (b *byParameters) subtract(o byParameters) {
	b.value -= o.value
	b.location -= o.location
	b.logScale -= o.logScale
	b.location2 -= o.location2
	b.locationScale -= o.locationScale
	b.scale2 -= o.scale2
}

// seen is an observation on the line of the error term.
type seen struct {
	lower, upper, entry, weight float64
	exact                       bool
}

func (f Family) seen(o Observation) seen {
	return seen{f.scaled(max(o.Lower, o.Entry)), f.scaled(o.Upper), f.scaled(o.Entry), o.Weight, o.IsExact()}
}

// at gives what an observation brings with a location and a scale.
func (s seen) at(t term, location, scale float64) byParameters {
	lower, upper := (s.lower-location)/scale, (s.upper-location)/scale
	b := contribution(t, lower, upper, s.exact).byParameters(lower, upper, scale)
	if s.exact {
		b.value -= math.Log(scale)
		b.logScale--
	}
	if entry := (s.entry - location) / scale; !math.IsInf(entry, -1) {
		b.subtract(survivalSlopes(t, entry).byParameters(entry, 0, scale))
	}
	return b
}
