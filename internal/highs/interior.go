package highs

import (
	"context"
	"math"
)

// interiorIterations bounds interior point when the caller does not: it goes
// on for ever on an unbounded model. A hundred is much already.
const interiorIterations = 500

// interior solves by interior point, around the ways in which it fails in
// HiGHS 1.15, all found with random models. It cannot use a basis, and one
// being there keeps presolve from running. With presolve and without
// crossover it loses the duals. Without presolve it fails on a free row, and
// aborts on a model without rows and on many infeasible ones.
func (r *run) interior(ctx context.Context) (Result, error) {
	if err := r.Forget(); err != nil {
		return Result{}, err
	}
	free, err := r.hasFreeRow()
	if err != nil {
		return Result{}, err
	}
	r.options.Presolve = Off
	if r.options.Crossover != Off || free {
		r.options.Presolve, r.options.Crossover = On, On
	}
	if r.options.IterationLimit > 0 {
		return r.once(ctx)
	}
	r.options.IterationLimit = interiorIterations
	defer func() { r.options.IterationLimit = 0 }()
	result, err := r.once(ctx)
	if result.Status == IterationLimit {
		result.Status = Unknown
	}
	return result, err
}

// hasFreeRow tells whether some row is not bounded, or there is no row.
func (s *Solver) hasFreeRow() (bool, error) {
	lower, upper, err := s.rowBounds()
	for k, low := range lower {
		if math.IsInf(low, -1) && math.IsInf(upper[k], 1) {
			return true, err
		}
	}
	return len(lower) == 0, err
}
