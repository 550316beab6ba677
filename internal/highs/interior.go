package highs

import "context"

// interiorIterations bounds interior point when the caller does not: it goes
// on for ever on an unbounded model. A hundred is much already.
const interiorIterations = 500

// interior solves by interior point, around the ways in which it fails in
// HiGHS 1.15, all found with random models. It cannot use a basis, and one
// being there keeps presolve from running. Without presolve it fails on a free
// row, and aborts on a model without rows and on many infeasible ones; and it
// is not faster.
func (r *run) interior(ctx context.Context) (Result, error) {
	if err := r.Forget(); err != nil {
		return Result{}, err
	}
	r.options.Presolve = On
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
