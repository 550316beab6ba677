package highs

import (
	"errors"
	"fmt"
	"math"
)

// Model is an optimisation problem over columns (variables) x and rows:
//
//	minimise or maximise  Offset + Cost·x
//	subject to            RowLower <= A x <= RowUpper
//	                      Lower <= x <= Upper, some x integer
//
// with A sparse and stored by column. Bounds may be infinite (math.Inf).
type Model struct {
	Maximize bool
	Offset   float64
	Columns
	RowLower, RowUpper []float64 // one a row
}

// HiGHS takes costs and bounds of 1e20 and above for infinite, refuses entries
// of 1e15 and above, and drops those of 1e-9 and below.
const (
	mostCost  = 1e20
	mostValue = 1e15
)

// Columns are columns of a model and their entries in its rows.
type Columns struct {
	Cost, Lower, Upper []float64 // one a column
	Integer            []bool    // one a column; nil: none is integer

	// Column k has entries Start[k] to Start[k+1]-1, each a row index and a
	// value. Start has one element more than there are columns; nil: there are
	// no entries. A row appears at most once in a column. HiGHS drops values
	// of 1e-9 and below.
	Start []int32
	Index []int32
	Value []float64
}

// Rows are rows of a model and their entries in its columns, stored by row in
// the way of [Columns].
type Rows struct {
	Lower, Upper []float64 // one a row
	Start        []int32
	Index        []int32 // of columns
	Value        []float64
}

// Len is the number of columns.
func (c *Columns) Len() int { return len(c.Cost) }

// Append adds one continuous column. The slices are copied.
func (c *Columns) Append(cost, lower, upper float64, index []int32, value []float64) {
	c.Cost, c.Lower, c.Upper = append(c.Cost, cost), append(c.Lower, lower), append(c.Upper, upper)
	if c.Integer != nil {
		c.Integer = append(c.Integer, false)
	}
	c.Start, c.Index, c.Value = appendEntries(c.Start, c.Index, c.Value, index, value)
}

// AppendInteger adds one integer column. The slices are copied.
func (c *Columns) AppendInteger(cost, lower, upper float64, index []int32, value []float64) {
	if c.Integer == nil {
		c.Integer = make([]bool, c.Len())
	}
	c.Append(cost, lower, upper, index, value)
	c.Integer[c.Len()-1] = true
}

// Reset removes all columns and keeps the room they took for the next.
func (c *Columns) Reset() {
	c.Cost, c.Lower, c.Upper, c.Integer = c.Cost[:0], c.Lower[:0], c.Upper[:0], nil
	c.Start, c.Index, c.Value = c.Start[:0], c.Index[:0], c.Value[:0]
}

// Len is the number of rows.
func (r *Rows) Len() int { return len(r.Lower) }

// Append adds one row. The slices are copied.
func (r *Rows) Append(lower, upper float64, index []int32, value []float64) {
	r.Lower, r.Upper = append(r.Lower, lower), append(r.Upper, upper)
	r.Start, r.Index, r.Value = appendEntries(r.Start, r.Index, r.Value, index, value)
}

func appendEntries(start, index []int32, value []float64, newIndex []int32, newValue []float64) ([]int32, []int32, []float64) {
	if len(start) == 0 {
		start = append(start, 0)
	}
	index, value = append(index, newIndex...), append(value, newValue...)
	return append(start, int32(len(index))), index, value
}

// check refuses what HiGHS would misread, and says where it is.
func (m *Model) check() error {
	if len(m.RowLower) != len(m.RowUpper) {
		return fmt.Errorf("%d lower and %d upper bounds of rows; give one of each a row", len(m.RowLower), len(m.RowUpper))
	}
	if err := checkBounds("row", m.RowLower, m.RowUpper); err != nil {
		return err
	}
	if err := checkFinite([]float64{m.Offset}); err != nil {
		return fmt.Errorf("the objective's offset: number %w", err)
	}
	return m.Columns.check(len(m.RowLower))
}

func (c *Columns) check(rows int) error {
	n := len(c.Cost)
	if len(c.Lower) != n || len(c.Upper) != n {
		return fmt.Errorf("%d costs, %d lower and %d upper bounds of columns; give one of each a column", n, len(c.Lower), len(c.Upper))
	}
	if c.Integer != nil && len(c.Integer) != n {
		return fmt.Errorf("%d columns and %d integer marks; give one a column, or none", n, len(c.Integer))
	}
	if err := checkFinite(c.Cost); err != nil {
		return fmt.Errorf("cost of column %w", err)
	}
	if err := checkBounds("column", c.Lower, c.Upper); err != nil {
		return err
	}
	return checkEntries("column", n, "row", rows, c.Start, c.Index, c.Value)
}

func (r *Rows) check(columns int) error {
	if len(r.Lower) != len(r.Upper) {
		return fmt.Errorf("%d lower and %d upper bounds of rows; give one of each a row", len(r.Lower), len(r.Upper))
	}
	if err := checkBounds("row", r.Lower, r.Upper); err != nil {
		return err
	}
	return checkEntries("row", len(r.Lower), "column", columns, r.Start, r.Index, r.Value)
}

func checkFinite(values []float64) error {
	for k, v := range values {
		if math.IsNaN(v) || math.Abs(v) >= mostCost {
			return fmt.Errorf("%d is %v; it must be between %g and %g", k, v, -mostCost, mostCost)
		}
	}
	return nil
}

// checkBounds accepts a lower bound above an upper one: that is an infeasible
// model, which is for the solver to find.
func checkBounds(what string, lower, upper []float64) error {
	for k, low := range lower {
		if math.IsNaN(low) || math.IsNaN(upper[k]) || math.IsInf(low, 1) || math.IsInf(upper[k], -1) {
			return fmt.Errorf("%s %d: the bounds are %v and %v; a lower bound is a number or -Inf, an upper one a number or +Inf", what, k, low, upper[k])
		}
	}
	return nil
}

// checkEntries looks at a sparse matrix of n vectors over size indices.
func checkEntries(what string, n int, other string, size int, start, index []int32, value []float64) error {
	if len(index) != len(value) {
		return fmt.Errorf("%d indices and %d values of entries; give one of each an entry", len(index), len(value))
	}
	if len(start) == 0 && len(index) == 0 {
		return nil
	}
	if len(start) != n+1 || start[0] != 0 || int(start[n]) != len(index) {
		return fmt.Errorf("the starts of %d %ss must be %d numbers from 0 to %d, the number of entries", n, what, n+1, len(index))
	}
	seen := make([]int32, size) // the vector, plus one, that last used an index
	for k := range n {
		if start[k+1] < start[k] || int(start[k+1]) > len(index) {
			return fmt.Errorf("%s %d starts at entry %d and ends before %d; starts must not fall", what, k, start[k], start[k+1])
		}
		for at := start[k]; at < start[k+1]; at++ {
			if err := checkEntry(seen, int32(k)+1, index[at], value[at]); err != nil {
				return fmt.Errorf("%s %d, %s %d: %w", what, k, other, index[at], err)
			}
		}
	}
	return nil
}

func checkEntry(seen []int32, mark, index int32, value float64) error {
	if index < 0 || int(index) >= len(seen) {
		return fmt.Errorf("there are only %d", len(seen))
	}
	if seen[index] == mark {
		return errors.New("it appears twice")
	}
	seen[index] = mark
	if math.IsNaN(value) || math.Abs(value) >= mostValue {
		return fmt.Errorf("the value is %v; it must be between %g and %g", value, -mostValue, mostValue)
	}
	return nil
}
