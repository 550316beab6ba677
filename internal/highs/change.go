package highs

import (
	"fmt"
	"slices"
)

// AddColumns appends columns and returns the index of the first. Basis and
// solution are kept: new columns are out of the basis, so a primal feasible
// basis stays so, and [PrimalSimplex] goes on from it.
func (s *Solver) AddColumns(c Columns) (first int, err error) {
	first = s.columns
	if c.Len() == 0 {
		return first, s.in.lost
	}
	if err := c.check(s.rows); err != nil {
		return 0, fmt.Errorf("highs: add columns: %w", err)
	}
	n, entries := c.Len(), len(c.Index)
	err = s.with(8*(3*n+entries)+4*(n+1+entries+n), func(a *arena) error {
		cost, lower, upper, value := a.doubles(c.Cost), a.doubles(c.Lower), a.doubles(c.Upper), a.doubles(c.Value)
		start, index := a.ints(starts(c.Start, n)), a.ints(c.Index)
		if err := s.do("Highs_addCols", uint64(n), cost, lower, upper, uint64(entries), start, index, value); err != nil {
			return err
		}
		if !anyTrue(c.Integer) {
			return nil
		}
		return s.do("Highs_changeColsIntegralityByRange", uint64(first), uint64(first+n-1), a.ints(integrality(c.Integer)))
	})
	if err != nil {
		return 0, fmt.Errorf("highs: add columns: %w", err)
	}
	s.columns += n
	s.integer = s.integer || anyTrue(c.Integer)
	return first, nil
}

// AddRows appends rows and returns the index of the first. The basis is kept:
// new rows are in it, so a dual feasible basis stays so, and [DualSimplex]
// goes on from it.
func (s *Solver) AddRows(r Rows) (first int, err error) {
	first = s.rows
	if r.Len() == 0 {
		return first, s.in.lost
	}
	if err := r.check(s.columns); err != nil {
		return 0, fmt.Errorf("highs: add rows: %w", err)
	}
	n, entries := r.Len(), len(r.Index)
	err = s.with(8*(2*n+entries)+4*(n+1+entries), func(a *arena) error {
		lower, upper, value := a.doubles(r.Lower), a.doubles(r.Upper), a.doubles(r.Value)
		start, index := a.ints(starts(r.Start, n)), a.ints(r.Index)
		return s.do("Highs_addRows", uint64(n), lower, upper, uint64(entries), start, index, value)
	})
	if err != nil {
		return 0, fmt.Errorf("highs: add rows: %w", err)
	}
	s.rows += n
	return first, nil
}

// DeleteColumns removes columns by index; those behind them move up. The basis
// of the others is kept, and stays valid when none of the removed was in it.
func (s *Solver) DeleteColumns(columns []int32) error {
	return s.remove("column", "Highs_deleteColsBySet", columns, &s.columns)
}

// DeleteRows removes rows by index; those behind them move up. The basis of
// the others is kept, and stays valid when all of the removed were in it.
func (s *Solver) DeleteRows(rows []int32) error {
	return s.remove("row", "Highs_deleteRowsBySet", rows, &s.rows)
}

func (s *Solver) remove(what, function string, set []int32, count *int) error {
	if len(set) == 0 {
		return s.in.lost
	}
	set = slices.Clone(set)
	slices.Sort(set)
	if err := checkSet(what, set, *count); err != nil {
		return fmt.Errorf("highs: delete %ss: %w", what, err)
	}
	err := s.with(4*len(set), func(a *arena) error {
		return s.do(function, uint64(len(set)), a.ints(set))
	})
	if err != nil {
		return fmt.Errorf("highs: delete %ss: %w", what, err)
	}
	*count -= len(set)
	return nil
}

// checkSet accepts ascending indices below count.
func checkSet(what string, set []int32, count int) error {
	for k, index := range set {
		if index < 0 || int(index) >= count {
			return fmt.Errorf("%s %d: there are only %d", what, index, count)
		}
		if k > 0 && index <= set[k-1] {
			return fmt.Errorf("%s %d: give each once, in ascending order", what, index)
		}
	}
	return nil
}

// ChangeCosts sets the costs of the columns with the given ascending indices.
// The basis is kept.
func (s *Solver) ChangeCosts(columns []int32, cost []float64) error {
	if err := checkFinite(cost); err != nil {
		return fmt.Errorf("highs: change costs: value %w", err)
	}
	return s.change("costs", "column", "Highs_changeColsCostBySet", columns, s.columns, cost)
}

// ChangeColumnBounds sets the bounds of the columns with the given ascending
// indices. The basis is kept.
func (s *Solver) ChangeColumnBounds(columns []int32, lower, upper []float64) error {
	return s.changeBounds("column", "Highs_changeColsBoundsBySet", columns, s.columns, lower, upper)
}

// ChangeRowBounds sets the bounds of the rows with the given ascending
// indices. The basis is kept.
func (s *Solver) ChangeRowBounds(rows []int32, lower, upper []float64) error {
	return s.changeBounds("row", "Highs_changeRowsBoundsBySet", rows, s.rows, lower, upper)
}

func (s *Solver) changeBounds(what, function string, set []int32, count int, lower, upper []float64) error {
	if len(lower) != len(upper) {
		return fmt.Errorf("highs: change bounds of %ss: %d lower and %d upper bounds", what, len(lower), len(upper))
	}
	if err := checkBounds(what, lower, upper); err != nil {
		return fmt.Errorf("highs: change bounds: %w", err)
	}
	return s.change("bounds", what, function, set, count, lower, upper)
}

// change calls a function that takes a set of indices and one or two arrays.
func (s *Solver) change(which, what, function string, set []int32, count int, arrays ...[]float64) error {
	if len(set) == 0 {
		return s.in.lost
	}
	if err := checkSet(what, set, count); err != nil {
		return fmt.Errorf("highs: change %s: %w", which, err)
	}
	if len(arrays[0]) != len(set) {
		return fmt.Errorf("highs: change %s: %d %ss and %d values", which, len(set), what, len(arrays[0]))
	}
	err := s.with(8*len(arrays)*len(set)+4*len(set), func(a *arena) error {
		args := []uint64{uint64(len(set)), 0}
		for _, values := range arrays {
			args = append(args, a.doubles(values))
		}
		args[1] = a.ints(set)
		return s.do(function, args...)
	})
	if err != nil {
		return fmt.Errorf("highs: change %s: %w", which, err)
	}
	return nil
}
