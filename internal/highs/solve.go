package highs

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync/atomic"
	"time"
)

// Status is how a solve ended.
type Status int

// The statuses.
const (
	Optimal               Status = iota // within the tolerances; a MIP: within its gap
	Infeasible                          // no values of the columns satisfy the model
	Unbounded                           // feasible, and the objective has no limit
	InfeasibleOrUnbounded               // one of both; presolve did not need to know which
	TimeLimit                           // or the context's deadline
	IterationLimit                      // or another limit of work, as by Settings
	Interrupted                         // the context was cancelled
	Unknown                             // the solver could not decide, mostly for numerical trouble
)

// String is the status in words.
func (s Status) String() string {
	words := []string{"optimal", "infeasible", "unbounded", "infeasible or unbounded", "time limit", "iteration limit", "interrupted", "unknown"}
	if s < 0 || int(s) >= len(words) {
		return fmt.Sprintf("status %d", int(s))
	}
	return words[s]
}

// Result is what a solve found.
type Result struct {
	Status Status
	// Feasible says that ColValue satisfies the model within the tolerances.
	// It may be so after a limit or an interruption: then ColValue is the best
	// solution so far.
	Feasible bool
	// Objective of ColValue; infinite to the bad side when not Feasible.
	Objective float64
	// Bound is proven: no solution is better. An LP has it when Optimal, a MIP
	// mostly; infinite to the good side when there is none.
	Bound float64
	// Gap is |Objective-Bound| over |Objective|; +Inf when one is missing.
	Gap float64

	// One a column and row; nil when there is no solution, or no duals. The
	// duals y and reduced costs d of an LP satisfy d = Cost - A'y whichever
	// the sense of the objective: each is the change of the objective per
	// unit by which the row's active bound, or the column's, is moved. A MIP
	// has none.
	ColValue, ColDual []float64
	RowValue, RowDual []float64

	// Iterations of simplex, of interior point, of crossover, and MIP nodes.
	Iterations, InteriorIterations, CrossoverIterations int
	Nodes                                               int64
	Elapsed                                             time.Duration
}

// Solve optimises the model as it now is, from the basis or solution of the
// solve before if there is one.
//
// Cancelling ctx, or its deadline, ends it soon: the result has status
// Interrupted or TimeLimit and the best solution so far, and the solver can go
// on afterwards. progress may be nil.
//
// It fails when an option is unknown, with [ErrMemory] when memory ran out,
// and with [ErrLost] when the instance broke or could not be stopped.
func (s *Solver) Solve(ctx context.Context, o Options, progress func(Progress)) (Result, error) {
	if err := o.check(); err != nil {
		return Result{}, fmt.Errorf("highs: options: %w", err)
	}
	run := &run{Solver: s, options: o, began: s.in.clock(), progress: progress}
	if run.mip() {
		run.options.Method = Choose // any other would make HiGHS solve the relaxation
	}
	r, err := run.twice(ctx)
	if err != nil {
		return Result{}, fmt.Errorf("highs: solve: %w", err)
	}
	r.Elapsed = s.in.clock().Sub(run.began)
	return r, nil
}

// run is one call of Solve.
type run struct {
	*Solver
	options  Options
	began    time.Time
	progress func(Progress)
}

func (r *run) mip() bool { return r.integer && !r.options.Relax }

// once solves with the options as they are.
func (r *run) once(ctx context.Context) (Result, error) {
	if err := r.apply(r.options, r.timeLimit(ctx)); err != nil {
		return Result{}, err
	}
	if err := r.listen(); err != nil {
		return Result{}, err
	}
	// The clock may have jumped, and HiGHS counts time over all runs.
	if err := r.do("Highs_zeroAllClocks"); err != nil {
		return Result{}, err
	}
	defer r.watch(ctx)()
	// Its status says less than the model's, which is read next.
	if _, err := r.in.call("Highs_run", r.highs); err != nil {
		return Result{}, err
	}
	return r.result(ctx, r.mip())
}

// timeLimit is the shorter of what the option and what the context leave.
func (r *run) timeLimit(ctx context.Context) time.Duration {
	now, limit := r.in.clock(), forever
	if r.options.TimeLimit > 0 {
		limit = min(limit, max(0, r.options.TimeLimit-now.Sub(r.began)))
	}
	if deadline, ok := ctx.Deadline(); ok {
		limit = min(limit, max(0, deadline.Sub(now)))
	}
	return limit
}

// watch sets what the host functions look at during a run, and returns what
// undoes it.
func (r *run) watch(ctx context.Context) (release func()) {
	in := r.in
	in.log.to = r.options.Log
	in.report = &reporter{
		ctx: ctx, tell: r.progress, began: r.began, mip: r.mip(),
		shown: Progress{Objective: r.worst(), Bound: -r.worst()},
	}
	stop := new(atomic.Bool) // of this run: a late cancel must not reach the next
	in.stop, in.stopSeen = stop, time.Time{}
	if ctx.Err() != nil {
		stop.Store(true)
	}
	forget := context.AfterFunc(ctx, func() { stop.Store(true) })
	return func() {
		forget()
		in.stop, in.report, in.log.to = nil, nil, nil
	}
}

// worst is the objective value of having no solution.
func (s *Solver) worst() float64 {
	if s.maximize {
		return math.Inf(-1)
	}
	return math.Inf(1)
}

// statuses are HiGHS's numbers of how a run ended.
var statuses = map[int32]Status{
	6: Optimal, // no columns; see fillEmpty
	7: Optimal, 8: Infeasible, 9: InfeasibleOrUnbounded, 10: Unbounded,
	11: IterationLimit, 12: IterationLimit, // of the objective
	13: TimeLimit, 14: IterationLimit, 15: Unknown,
	16: IterationLimit, // of solutions or nodes
	17: Interrupted,
}

// errNoAnswer is how HiGHS ends when it gave up.
var errNoAnswer = errors.New("HiGHS found no answer")

func (s *Solver) status(ctx context.Context) (Status, error) {
	number, err := s.in.call("Highs_getModelStatus", s.highs)
	if err != nil {
		return Unknown, err
	}
	status, ok := statuses[int32(number)]
	if !ok {
		return Unknown, fmt.Errorf("%w (model status %d); its last words: %s", errNoAnswer, int32(number), s.in.log.String())
	}
	switch {
	case status != TimeLimit && status != Interrupted:
		return status, nil
	case errors.Is(ctx.Err(), context.Canceled):
		return Interrupted, nil
	}
	return TimeLimit, nil
}
