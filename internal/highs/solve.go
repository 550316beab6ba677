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
	IterationLimit
	Interrupted // the context was cancelled
	Unknown     // the solver could not decide, mostly for numerical trouble
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
	if err := s.apply(o, s.timeLimit(ctx, o)); err != nil {
		return Result{}, fmt.Errorf("highs: options: %w", err)
	}
	began := s.in.clock()
	if err := s.run(ctx, o, began, progress); err != nil {
		return Result{}, fmt.Errorf("highs: solve: %w", err)
	}
	r, err := s.result(ctx)
	if err != nil {
		return Result{}, fmt.Errorf("highs: result: %w", err)
	}
	r.Elapsed = s.in.clock().Sub(began)
	return r, nil
}

// run runs the solver, with everything set that host functions look at.
func (s *Solver) run(ctx context.Context, o Options, began time.Time, progress func(Progress)) error {
	worst, err := s.worst()
	if err != nil {
		return err
	}
	// The clock may have jumped: HiGHS counts time over all runs.
	if err := s.do("Highs_zeroAllClocks"); err != nil {
		return err
	}
	in := s.in
	in.log.to = o.Log
	in.report = &reporter{tell: progress, began: began, worst: worst}
	stop := new(atomic.Bool) // of this run: a late cancel must not reach the next
	in.stop, in.stopSeen = stop, time.Time{}
	release := context.AfterFunc(ctx, func() { stop.Store(true) })
	if ctx.Err() != nil {
		stop.Store(true)
	}
	defer func() {
		release()
		in.stop, in.report, in.log.to = nil, nil, nil
	}()
	return s.do("Highs_run")
}

// worst is the objective value of having no solution.
func (s *Solver) worst() (float64, error) {
	sense := int32(1)
	err := s.with(4, func(a *arena) error {
		at := a.reserve4(1)
		err := s.do("Highs_getObjectiveSense", uint64(at))
		if err == nil {
			sense = a.readInts(at, 1)[0]
		}
		return err
	})
	return math.Inf(int(sense)), err
}

// statuses are HiGHS's numbers of how a run ended.
var statuses = map[int32]Status{
	6: Optimal, // no columns: nothing to do
	7: Optimal, 8: Infeasible, 9: InfeasibleOrUnbounded, 10: Unbounded,
	13: TimeLimit, 14: IterationLimit, 15: Unknown, 17: Interrupted,
}

func (s *Solver) status(ctx context.Context) (Status, error) {
	number, err := s.in.call("Highs_getModelStatus", s.highs)
	if err != nil {
		return Unknown, err
	}
	status, ok := statuses[int32(number)]
	if !ok {
		return Unknown, fmt.Errorf("HiGHS ended with model status %d; its last words: %s", int32(number), s.in.log.String())
	}
	switch {
	case status != TimeLimit && status != Interrupted:
		return status, nil
	case errors.Is(ctx.Err(), context.Canceled):
		return Interrupted, nil
	}
	return TimeLimit, nil
}
