package highs

import (
	"errors"
	"fmt"
	"slices"
)

// Place says where a column or row stands with regard to a basis.
type Place int8

// The places, as HiGHS numbers them.
const (
	AtLower  Place = iota
	Basic          // between its bounds, determined by the others
	AtUpper        // at its upper bound
	AtZero         // free, and not in the basis
	Nonbasic       // not in the basis; the solver picks the bound
)

// Basis is a start for the simplex method: as many basic columns and rows as
// there are rows.
type Basis struct {
	Column []Place // one a column
	Row    []Place // one a row
}

// Basis returns the current basis: after a solve, its final one; new columns
// and rows are added to it as they come. It fails when there is none, as
// before the first solve, after interior point without crossover, and after a
// column in the basis was deleted.
func (s *Solver) Basis() (Basis, error) {
	b, err := s.basis()
	if err != nil {
		return Basis{}, fmt.Errorf("highs: basis: %w", err)
	}
	// Before a solve HiGHS shows a basis of all rows, with columns nowhere.
	if s.checkBasis(b) != nil || slices.Contains(b.Column, Nonbasic) {
		return Basis{}, errors.New("highs: there is no basis; solve with simplex, or interior point with crossover")
	}
	return b, nil
}

func (s *Solver) basis() (b Basis, err error) {
	err = s.with(4*(s.columns+s.rows), func(a *arena) error {
		// HiGHS writes as much as it has, which is nothing when there is no
		// basis; what it says about its validity lapses with every change.
		column, row := uint32(a.ints(repeat(-1, s.columns))), uint32(a.ints(repeat(-1, s.rows)))
		if err := s.do("Highs_getBasis", uint64(column), uint64(row)); err != nil {
			return err
		}
		b = Basis{Column: places(a.readInts(column, s.columns)), Row: places(a.readInts(row, s.rows))}
		return nil
	})
	return b, err
}

// SetBasis makes the next simplex solve start from a basis.
func (s *Solver) SetBasis(b Basis) error {
	if len(b.Column) != s.columns || len(b.Row) != s.rows {
		return fmt.Errorf("highs: set basis: it is of %d columns and %d rows; the model has %d and %d", len(b.Column), len(b.Row), s.columns, s.rows)
	}
	if err := s.checkBasis(b); err != nil {
		return fmt.Errorf("highs: set basis: %w", err)
	}
	err := s.with(4*(s.columns+s.rows), func(a *arena) error {
		return s.do("Highs_setBasis", a.ints(numbers(b.Column)), a.ints(numbers(b.Row)))
	})
	if err != nil {
		return fmt.Errorf("highs: set basis: %w", err)
	}
	return nil
}

// checkBasis accepts as many basic ones as there are rows.
func (s *Solver) checkBasis(b Basis) error {
	basic := 0
	for _, list := range [][]Place{b.Column, b.Row} {
		for k, p := range list {
			if p < AtLower || p > Nonbasic {
				return fmt.Errorf("element %d is %d, which is no place", k, p)
			}
			if p == Basic {
				basic++
			}
		}
	}
	if basic != s.rows {
		return fmt.Errorf("%d are basic; it must be as many as there are rows, %d", basic, s.rows)
	}
	return nil
}

// SetSolution offers the values of all columns as a first solution. A MIP
// starts with it when it is feasible, or can be made so by solving for the
// continuous columns.
func (s *Solver) SetSolution(column []float64) error {
	if len(column) != s.columns {
		return fmt.Errorf("highs: set solution: %d values; the model has %d columns", len(column), s.columns)
	}
	if err := checkFinite(column); err != nil {
		return fmt.Errorf("highs: set solution: column %w", err)
	}
	err := s.with(8*s.columns, func(a *arena) error {
		return s.do("Highs_setSolution", a.doubles(column), 0, 0, 0)
	})
	if err != nil {
		return fmt.Errorf("highs: set solution: %w", err)
	}
	return nil
}

// Forget drops basis and solution, so that the next solve starts cold.
func (s *Solver) Forget() error {
	if err := s.do("Highs_clearSolver"); err != nil {
		return fmt.Errorf("highs: forget: %w", err)
	}
	return nil
}

func repeat(value int32, n int) []int32 {
	list := make([]int32, n)
	for k := range list {
		list[k] = value
	}
	return list
}

func places(numbers []int32) []Place {
	list := make([]Place, len(numbers))
	for k, n := range numbers {
		list[k] = Place(n)
	}
	return list
}

func numbers(places []Place) []int32 {
	list := make([]int32, len(places))
	for k, p := range places {
		list[k] = int32(p)
	}
	return list
}
