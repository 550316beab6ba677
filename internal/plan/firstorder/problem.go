package firstorder

import "fmt"

// Problem is maximise Worth·x under A x <= Limits, x >= 0, with A sparse. It
// grows by rows and columns.
type Problem struct {
	limits []float64
	worth  []float64
	start  []int32 // of each column's entries, and their end
	row    []int32
	coef   []float64
}

// NewProblem makes a problem without columns.
func NewProblem(limits []float64) *Problem {
	return &Problem{limits: append([]float64(nil), limits...), start: []int32{0}}
}

// Rows and Columns give the size.
func (p *Problem) Rows() int { return len(p.limits) }

// Columns is the number of columns.
func (p *Problem) Columns() int { return len(p.worth) }

// AddRow appends a row without entries and gives its number.
func (p *Problem) AddRow(limit float64) int32 {
	p.limits = append(p.limits, limit)
	return int32(len(p.limits) - 1)
}

// Add appends a column; each row is given at most once.
func (p *Problem) Add(worth float64, rows []int32, coefs []float64) error {
	for _, row := range rows {
		if row < 0 || int(row) >= len(p.limits) {
			return fmt.Errorf("column %d: there is no row %d, only %d", len(p.worth), row, len(p.limits))
		}
	}
	p.worth = append(p.worth, worth)
	p.row, p.coef = append(p.row, rows...), append(p.coef, coefs...)
	p.start = append(p.start, int32(len(p.row)))
	return nil
}
