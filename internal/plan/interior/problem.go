package interior

import "fmt"

// Problem is maximise Worth·x, A x <= Limits, x >= 0. Rows are numbered left
// rows first, then right rows, then shared rows.
type Problem struct {
	Left, Right int
	Limits      []float64 // one a row, none of them 0

	worth []float64
	// A column's entry in its left and right row. Columns without either have
	// only shared rows.
	left, right     []int32 // noRow for none
	inLeft, inRight []float64
	start           []int32 // of its shared entries
	row             []int32 // of the shared entries, numbered from the first shared row
	coef            []float64
}

const noRow = -1

// NewProblem makes a problem without columns. All rows from left+right on are
// shared.
func NewProblem(left, right int, limits []float64) *Problem {
	return &Problem{Left: left, Right: right, Limits: limits, start: []int32{0}}
}

// Columns is the number of columns.
func (p *Problem) Columns() int { return len(p.worth) }

func (p *Problem) shared() int { return len(p.Limits) - p.Left - p.Right }

// Add appends a column. Rows must be given once each; a column has at most one
// left and one right row.
func (p *Problem) Add(worth float64, rows []int32, coefs []float64) error {
	left, right, inLeft, inRight := int32(noRow), int32(noRow), 0.0, 0.0
	for i, row := range rows {
		switch at := int(row); {
		case at < 0 || at >= len(p.Limits):
			return fmt.Errorf("column %d: there is no row %d, only %d", len(p.worth), row, len(p.Limits))
		case at < p.Left && left == noRow:
			left, inLeft = row, coefs[i]
		case at >= p.Left && at < p.Left+p.Right && right == noRow:
			right, inRight = row, coefs[i]
		case at < p.Left+p.Right:
			return fmt.Errorf("column %d: row %d is its second one on one side", len(p.worth), row)
		default:
			p.row = append(p.row, row-int32(p.Left+p.Right))
			p.coef = append(p.coef, coefs[i])
		}
	}
	p.worth = append(p.worth, worth)
	p.left, p.right = append(p.left, left), append(p.right, right)
	p.inLeft, p.inRight = append(p.inLeft, inLeft), append(p.inRight, inRight)
	p.start = append(p.start, int32(len(p.row)))
	return nil
}

// times adds A x to out.
func (p *Problem) times(x, out []float64) {
	first := p.Left + p.Right
	for j, v := range x {
		if at := p.left[j]; at != noRow {
			out[at] += float64(p.inLeft[j] * v)
		}
		if at := p.right[j]; at != noRow {
			out[at] += float64(p.inRight[j] * v)
		}
		for e := p.start[j]; e < p.start[j+1]; e++ {
			out[first+int(p.row[e])] += float64(p.coef[e] * v)
		}
	}
}

// priced is column j of A, times y.
func (p *Problem) priced(j int, y []float64) float64 {
	sum := 0.0
	if at := p.left[j]; at != noRow {
		sum += float64(p.inLeft[j] * y[at])
	}
	if at := p.right[j]; at != noRow {
		sum += float64(p.inRight[j] * y[at])
	}
	shared := y[p.Left+p.Right:]
	for e := p.start[j]; e < p.start[j+1]; e++ {
		sum += float64(p.coef[e] * shared[p.row[e]])
	}
	return sum
}
