package highs

import (
	"context"
	"errors"
)

// large is the number of rows and columns from which a cold interior point
// solve is faster than simplex: tenths of seconds against seconds, and more
// the larger the model.
const large = 5000

// twice solves with the method asked for, and takes a second look when that
// finds no optimum: random models showed HiGHS 1.15 calling feasible models
// infeasible in presolve, bounded ones unbounded by warm primal simplex, and
// giving no answer at all by primal simplex without presolve and by interior
// point.
func (r *run) twice(ctx context.Context) (Result, error) {
	first, err := r.attempt(ctx)
	if !first.doubtful(err) || ctx.Err() != nil {
		return first, err
	}
	vague := err != nil || first.Status == Unknown
	if vague && !r.mip() && (r.rows+r.columns > large || r.options.Method == InteriorPoint && r.options.Crossover == Off) {
		r.options.Method, r.options.Crossover = InteriorPoint, On
		if second, err := r.attempt(ctx); !second.doubtful(err) {
			return second, err
		}
	}
	if err := r.Forget(); err != nil {
		return Result{}, err
	}
	r.options.Method, r.options.Presolve = Choose, Off
	second, again := r.attempt(ctx)
	if second.doubtful(again) && (again != nil || second.Status == Unknown || second.Status == InfeasibleOrUnbounded) {
		return first, err // nothing better came
	}
	return second, again
}

func (r *run) attempt(ctx context.Context) (Result, error) {
	if r.options.Method == InteriorPoint {
		return r.interior(ctx)
	}
	return r.once(ctx)
}

// doubtful tells whether a result, or how it failed, is worth a second look.
func (r Result) doubtful(err error) bool {
	if err != nil {
		return errors.Is(err, errNoAnswer)
	}
	return r.Status.withoutOptimum()
}

// withoutOptimum tells whether a status says that the model has no optimum, or
// nothing.
func (s Status) withoutOptimum() bool {
	return s == Infeasible || s == Unbounded || s == InfeasibleOrUnbounded || s == Unknown
}
