package survival

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Transform is the scale on which limits of a survival probability are symmetric.
type Transform int

// The transforms. On the log scale, R's default, limits never fall below 0; on the
// log-log scale they never leave 0 to 1 and cover best in small samples.
const (
	Log Transform = iota
	Plain
	LogLog
)

// Limits says how to draw pointwise limits. The zero value is 95 % on the log scale.
type Limits struct {
	Level     float64 // their coverage, above 0 and below 1; 0 stands for 0.95
	Transform Transform
}

func (l Limits) check() error {
	if l.Level < 0 || l.Level >= 1 || math.IsNaN(l.Level) || l.Transform < Log || l.Transform > LogLog {
		return fmt.Errorf("%w: limits of level %g on scale %d", ErrInvalid, l.Level, l.Transform)
	}
	return nil
}

func (l Limits) deviate() float64 {
	if l.Level == 0 {
		return mathext.NormalQuantile(0.975)
	}
	return mathext.NormalQuantile((1 + l.Level) / 2)
}

// around gives the limits of a survival probability whose log has that standard error.
// Nothing is known of the error of 0, nor has that of 1 been seen.
func (l Limits) around(survival, logError float64) (lower, upper float64) {
	switch survival {
	case 0:
		return math.NaN(), math.NaN()
	case 1:
		return 1, 1
	}
	d := l.deviate() * logError
	switch l.Transform {
	case Plain:
		return max(survival-survival*d, 0), min(survival+survival*d, 1)
	case LogLog:
		d /= -math.Log(survival)
		return math.Pow(survival, math.Exp(d)), math.Pow(survival, math.Exp(-d))
	default:
		return survival * math.Exp(-d), min(survival*math.Exp(d), 1)
	}
}
