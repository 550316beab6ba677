package highs

import (
	"context"
	"fmt"
	"math"
)

// result collects what the last run left.
func (s *Solver) result(ctx context.Context, mip bool) (Result, error) {
	var r Result
	var err error
	if r.Status, err = s.status(ctx); err != nil {
		return r, err
	}
	if err := s.readCounts(&r); err != nil {
		return r, err
	}
	if s.columns == 0 {
		return r, s.fillEmpty(&r)
	}
	if err := s.readSolution(&r); err != nil {
		return r, err
	}
	return r, s.readObjective(&r, mip)
}

// fillEmpty answers for a model without columns, which HiGHS calls empty and
// leaves alone, whatever its rows ask for.
func (s *Solver) fillEmpty(r *Result) error {
	m, err := s.model()
	if err != nil {
		return err
	}
	r.Objective, r.Bound, r.Gap = s.worst(), -s.worst(), math.Inf(1)
	for k, low := range m.RowLower {
		if low > 0 || m.RowUpper[k] < 0 {
			r.Status = Infeasible
			return nil
		}
	}
	r.Status, r.Feasible = Optimal, true
	r.Objective, r.Bound, r.Gap = m.Offset, m.Offset, 0
	r.ColValue, r.ColDual = []float64{}, []float64{}
	r.RowValue, r.RowDual = make([]float64, s.rows), make([]float64, s.rows)
	return nil
}

func (s *Solver) readCounts(r *Result) error {
	for name, field := range map[string]*int{
		"simplex_iteration_count":   &r.Iterations,
		"ipm_iteration_count":       &r.InteriorIterations,
		"crossover_iteration_count": &r.CrossoverIterations,
	} {
		n, err := s.intInfo(name)
		if err != nil {
			return err
		}
		*field = max(0, n) // -1: not used
	}
	nodes, err := s.info("Highs_getInt64InfoValue", "mip_node_count")
	r.Nodes = max(0, int64(nodes))
	return err
}

// Whether there is a solution, and what it satisfies, as HiGHS numbers it.
const (
	solutionNone     = 0
	solutionFeasible = 2
)

func (s *Solver) readSolution(r *Result) error {
	primal, err := s.intInfo("primal_solution_status")
	if err != nil {
		return err
	}
	dual, err := s.intInfo("dual_solution_status")
	if err != nil || primal == solutionNone {
		return err
	}
	r.Feasible = primal == solutionFeasible
	return s.with(16*(s.columns+s.rows), func(a *arena) error {
		colValue, colDual := a.reserve8(s.columns), a.reserve8(s.columns)
		rowValue, rowDual := a.reserve8(s.rows), a.reserve8(s.rows)
		if err := s.do("Highs_getSolution", uint64(colValue), uint64(colDual), uint64(rowValue), uint64(rowDual)); err != nil {
			return err
		}
		r.ColValue, r.RowValue = a.readDoubles(colValue, s.columns), a.readDoubles(rowValue, s.rows)
		if dual != solutionNone {
			r.ColDual, r.RowDual = a.readDoubles(colDual, s.columns), a.readDoubles(rowDual, s.rows)
		}
		return nil
	})
}

func (s *Solver) readObjective(r *Result, mip bool) error {
	var err error
	r.Objective, r.Bound = s.worst(), -s.worst()
	if r.Feasible {
		if r.Objective, err = s.doubleInfo("objective_function_value"); err != nil {
			return err
		}
	}
	switch {
	case r.Status.withoutOptimum():
	case mip:
		if r.Bound, err = s.doubleInfo("mip_dual_bound"); err != nil {
			return err
		}
	case r.Status == Optimal:
		r.Bound = r.Objective
	}
	r.Gap = gap(r.Objective, r.Bound)
	return nil
}

// gap is HiGHS's measure of a MIP's gap.
func gap(objective, bound float64) float64 {
	switch {
	case objective == bound:
		return 0
	case objective == 0 || math.IsInf(objective, 0) || math.IsInf(bound, 0):
		return math.Inf(1)
	}
	return math.Abs(objective-bound) / math.Abs(objective)
}

func (s *Solver) intInfo(name string) (int, error) {
	bits, err := s.info("Highs_getIntInfoValue", name)
	return int(int32(bits)), err
}

func (s *Solver) doubleInfo(name string) (float64, error) {
	bits, err := s.info("Highs_getDoubleInfoValue", name)
	return math.Float64frombits(bits), err
}

// info reads one figure about the last run, eight bytes of it.
func (s *Solver) info(function, name string) (uint64, error) {
	var bits uint64
	err := s.with(8+len(name)+1, func(a *arena) error {
		at := a.reserve8(1)
		a.in.putUint64(at, 0)
		if err := s.do(function, a.text(name), uint64(at)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		bits = a.in.uint64At(at)
		return nil
	})
	return bits, err
}
