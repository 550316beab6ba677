package check

import (
	"math"

	"footing/internal/aid"
)

const (
	// keeping is how well limits are kept: the solver's feasibility tolerance,
	// relative and again in units (docs/format/plan.md, "Rounding").
	keeping = 1e-6
	// agreeing is how near two computations of one figure in double precision
	// come, relative to what they were computed from: sums of some ten thousand
	// terms in another order differ by less than 1e-11.
	agreeing = 1e-9
)

// tolerance is what a sum may exceed a limit by.
func tolerance(limit float64) float64 { return keeping*math.Abs(limit) + keeping }

// equal reports whether two figures are the same in double precision.
func equal(a, b, scale float64) bool {
	return math.Abs(a-b) <= agreeing*(1+max(math.Abs(a), math.Abs(b), math.Abs(scale)))
}

// round6 rounds to six decimals, half away from zero.
func round6(x float64) float64 { return aid.DecimalFloat(x).Float() }

// weeks is the time from a to b.
func weeks(a, b aid.Date) float64 { return float64(b-a) / 7 }
