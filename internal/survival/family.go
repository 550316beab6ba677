package survival

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Family is a form of distribution: location plus scale times a standard error term,
// of the log of the lifetime or of the lifetime itself.
type Family int

// The families. Weibull with the scale fixed at 1 is the exponential. The last two
// are for what can be negative, such as slips.
const (
	Weibull     Family = iota // log lifetime with an extreme-value term
	LogNormal                 // log lifetime, normal
	LogLogistic               // log lifetime, logistic
	Normal                    // lifetime as it is, normal
	Logistic                  // lifetime as it is, logistic
)

var familyNames = []string{"Weibull", "log-normal", "log-logistic", "normal", "logistic"}

func (f Family) valid() bool { return f >= 0 && int(f) < len(familyNames) }

func (f Family) String() string {
	if !f.valid() {
		return "unknown family"
	}
	return familyNames[f]
}

// logged says that it is the log of the lifetime that has the error term.
func (f Family) logged() bool { return f <= LogLogistic }

// scaled takes a time to the line on which the error term is.
func (f Family) scaled(t float64) float64 {
	if !f.logged() {
		return t
	}
	return math.Log(max(t, 0))
}

func (f Family) unscaled(y float64) float64 {
	if !f.logged() {
		return y
	}
	return math.Exp(y)
}

// term gives the standard error term.
func (f Family) term() term {
	switch f {
	case Weibull:
		return extreme{}
	case LogNormal, Normal:
		return normal{}
	default:
		return logistic{}
	}
}

// term is a standard error term. All is on the log scale, so that no tail is lost.
type term interface {
	logDensity(z float64) (value, slope, curvature float64)
	logSurvival(z float64) float64
	logCDF(z float64) float64
	fromLogSurvival(s float64) float64 // the z of that log survival
	fromCDF(p float64) float64
}

// logOneMinusExp is log(1-exp(x)) for x <= 0, by the form that keeps its digits.
func logOneMinusExp(x float64) float64 {
	if x > -math.Ln2 {
		return math.Log(-math.Expm1(x))
	}
	return math.Log1p(-math.Exp(x))
}

// extreme is the distribution of the smallest of many, of which Weibull is the exponential.
type extreme struct{}

func (extreme) logDensity(z float64) (value, slope, curvature float64) {
	e := math.Exp(z)
	return z - e, 1 - e, -e
}
func (extreme) logSurvival(z float64) float64     { return -math.Exp(z) }
func (extreme) logCDF(z float64) float64          { return logOneMinusExp(-math.Exp(z)) }
func (extreme) fromLogSurvival(s float64) float64 { return math.Log(-s) }
func (extreme) fromCDF(p float64) float64         { return math.Log(-math.Log1p(-p)) }

type logistic struct{}

func (logistic) logDensity(z float64) (value, slope, curvature float64) {
	a := math.Abs(z)
	e := math.Exp(-a)
	return -a - 2*math.Log1p(e), -math.Tanh(z / 2), -2 * e / ((1 + e) * (1 + e))
}

func (logistic) logSurvival(z float64) float64 {
	if z > 0 {
		return -z - math.Log1p(math.Exp(-z))
	}
	return -math.Log1p(math.Exp(z))
}
func (l logistic) logCDF(z float64) float64 { return l.logSurvival(-z) }
func (logistic) fromLogSurvival(s float64) float64 {
	return -s + math.Log(-math.Expm1(s))
}
func (logistic) fromCDF(p float64) float64 { return math.Log(p) - math.Log1p(-p) }

type normal struct{}

var logRootTwoPi = math.Log(2*math.Pi) / 2

func (normal) logDensity(z float64) (value, slope, curvature float64) {
	return -z*z/2 - logRootTwoPi, -z, -1
}

// farOut is where erfc nears the smallest floats, and the asymptotic series of the
// tail is exact to the last digit.
const farOut = 25

func (normal) logSurvival(z float64) float64 {
	if z < farOut {
		if z < -1 {
			return math.Log1p(-math.Erfc(-z/math.Sqrt2) / 2)
		}
		return math.Log(math.Erfc(z/math.Sqrt2) / 2)
	}
	if math.IsInf(z, 1) {
		return math.Inf(-1)
	}
	r := 1 / (z * z)
	return -z*z/2 - logRootTwoPi - math.Log(z) + math.Log1p(-r*(1-r*(3-r*(15-r*(105-r*945)))))
}
func (n normal) logCDF(z float64) float64 { return n.logSurvival(-z) }

func (n normal) fromLogSurvival(s float64) float64 {
	if s > -math.Ln2 {
		return mathext.NormalQuantile(-math.Expm1(s))
	}
	if s > -farOut*farOut/2 {
		return -mathext.NormalQuantile(math.Exp(s))
	}
	z := math.Sqrt(-2 * s)
	for range 8 { // Newton on the log of the tail, which is nearly a parabola there
		density, _, _ := n.logDensity(z)
		tail := n.logSurvival(z)
		z += (tail - s) * math.Exp(tail-density)
	}
	return z
}
func (normal) fromCDF(p float64) float64 { return mathext.NormalQuantile(p) }

// logBetween is the log probability of (lower, upper], from the tail in which both
// have more digits.
func logBetween(t term, lower, upper float64) float64 {
	if lower+upper > 0 {
		far := t.logSurvival(lower)
		return far + logOneMinusExp(t.logSurvival(upper)-far)
	}
	far := t.logCDF(upper)
	return far + logOneMinusExp(t.logCDF(lower)-far)
}
