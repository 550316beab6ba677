package survival

import (
	"errors"
	"fmt"
	"math"
)

// The ways in which data do not allow an answer. Each comes wrapped with what is
// wrong where.
var (
	ErrInvalid      = errors.New("invalid data")                // mistaken arguments
	ErrUnsupported  = errors.New("unsupported censoring")       // of a kind that the method does not take
	ErrNoEvents     = errors.New("no events")                   // all lifetimes are still open, or all ended before they were seen
	ErrCollinear    = errors.New("collinear covariates")        // a covariate follows from those before it
	ErrNoMaximum    = errors.New("no maximum")                  // the likelihood rises without end
	ErrNotConverged = errors.New("no convergence")              // iterations ran out
	ErrNoDensity    = errors.New("distribution has no density") // so an exact outcome has no log score
)

// Observation is what is known of one lifetime: it ended in (Lower, Upper], or at
// Lower where both are equal. Upper is +Inf while it is still open; Lower is -Inf where
// only a latest end is known. Make one by [Exact], [After], [Before] or [Between]: the
// zero Observation has no weight and is refused.
type Observation struct {
	Lower, Upper float64
	// Entry is the age at which it came into view: had it ended until then, it would
	// not be among the data (left truncation). -Inf says that it would be in any case.
	Entry  float64
	Weight float64 // case weight: as good as so many alike observations; above 0
}

// Exact is a lifetime that ended at t.
func Exact(t float64) Observation { return Between(t, t) }

// After is a lifetime that lasts longer than t: right-censored.
func After(t float64) Observation { return Between(t, math.Inf(1)) }

// Before is a lifetime that ended at or before t: left-censored.
func Before(t float64) Observation { return Between(math.Inf(-1), t) }

// Between is a lifetime that ended after lower and at or before upper: interval-censored.
func Between(lower, upper float64) Observation {
	return Observation{Lower: lower, Upper: upper, Entry: math.Inf(-1), Weight: 1}
}

// From gives the same observation, in view from the age of entry on.
func (o Observation) From(entry float64) Observation { o.Entry = entry; return o }

// Weighing gives the same observation with a case weight.
func (o Observation) Weighing(weight float64) Observation { o.Weight = weight; return o }

// IsExact says that the lifetime is known.
func (o Observation) IsExact() bool { return o.Lower == o.Upper }

// IsOpen says that the lifetime has no known latest end.
func (o Observation) IsOpen() bool { return math.IsInf(o.Upper, 1) }

// truncated says that it came into view only at an age.
func (o Observation) truncated() bool { return !math.IsInf(o.Entry, -1) }

// Check gives ErrInvalid with what does not make sense in it, or nil.
func (o Observation) Check() error {
	switch {
	case math.IsNaN(o.Lower) || math.IsNaN(o.Upper) || math.IsNaN(o.Entry):
		return fmt.Errorf("%w: a bound or entry is not a number", ErrInvalid)
	case o.Lower > o.Upper:
		return fmt.Errorf("%w: ended after %g and until %g", ErrInvalid, o.Lower, o.Upper)
	case math.IsInf(o.Lower, 1) || math.IsInf(o.Upper, -1):
		return fmt.Errorf("%w: a lifetime without a finite bound on its side", ErrInvalid)
	case !(o.Weight > 0) || math.IsInf(o.Weight, 1):
		return fmt.Errorf("%w: weight %g is not above 0 and finite", ErrInvalid, o.Weight)
	case o.Entry >= o.Upper || o.truncated() && o.IsOpen() && o.Entry >= o.Lower:
		return fmt.Errorf("%w: came into view at %g and was seen no longer than until then", ErrInvalid, o.Entry)
	}
	return nil
}

func check(observations []Observation) error {
	if len(observations) == 0 {
		return fmt.Errorf("%w: no observations", ErrInvalid)
	}
	for i, o := range observations {
		if err := o.Check(); err != nil {
			return fmt.Errorf("observation %d: %w", i, err)
		}
	}
	return nil
}
