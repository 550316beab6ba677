package firstorder

import "fmt"

// Problem is maximise Worth·x under A x <= Limits, x >= 0, with A sparse: the
// entries of column j are those from Start[j] to Start[j+1], each row at most
// once.
type Problem struct {
	Limits []float64
	Worth  []float64
	Start  []int32 // one more than columns
	Row    []int32
	Coef   []float64
}

// Rows and Columns give the size.
func (p *Problem) Rows() int { return len(p.Limits) }

// Columns is the number of columns.
func (p *Problem) Columns() int { return len(p.Worth) }

// check finds what would make Solve reach beyond its arrays.
func (p *Problem) check() error {
	n := len(p.Worth)
	if len(p.Start) != n+1 || len(p.Row) != len(p.Coef) || int(p.Start[n]) != len(p.Row) {
		return fmt.Errorf("%d columns with %d starts, %d rows and %d coefficients do not fit together", n, len(p.Start), len(p.Row), len(p.Coef))
	}
	for _, row := range p.Row {
		if row < 0 || int(row) >= len(p.Limits) {
			return fmt.Errorf("there is no row %d, only %d", row, len(p.Limits))
		}
	}
	return nil
}
