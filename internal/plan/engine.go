package plan

import "context"

// Engine solves linear programmes. It is what the planner needs of a solver;
// package highs is the one in use.
type Engine interface {
	// Solve finds an optimum, or returns what it has when ctx ends: then Answer
	// says so and may be empty. Errors are faults of the engine.
	Solve(ctx context.Context, p *Programme) (*Answer, error)
}

// Programme is: maximise Worth·x, for each row the sum of coefficients times x
// at most its limit, x at least 0. Columns are stored one after the other.
type Programme struct {
	Worth  []float64
	Limits []float64
	Starts []int32 // first entry of each column, and the number of entries as last
	Rows   []int32
	Coefs  []float64
	// Whole marks the columns that are integer; nil: none is, and the programme
	// is linear.
	Whole []bool
	// Gap is the relative gap at which a search for whole columns may stop.
	Gap float64
	// First is a plan in whole columns to start a search for them from, by column; nil
	// where there is none.
	First []float64
	// From is a vertex to start from, nil where there is none.
	From *Basis
}

// Answer is the solution of a Programme. One with whole columns has no prices,
// and may hold a solution that is not proven optimal; X is then empty if none
// was found.
type Answer struct {
	Optimal bool
	Value   float64
	X       []float64 // by column
	Prices  []float64 // by row: what one more unit of its limit is worth, at least 0
	Basis   *Basis    // where the solution is a vertex
}

// newProgramme makes a programme without columns.
func newProgramme(limits []float64) *Programme {
	return &Programme{Limits: limits, Starts: []int32{0}}
}

// add appends a column.
func (p *Programme) add(worth float64, entries []entry) {
	p.Worth = append(p.Worth, worth)
	for _, e := range entries {
		p.Rows = append(p.Rows, e.row)
		p.Coefs = append(p.Coefs, e.coef)
	}
	p.Starts = append(p.Starts, int32(len(p.Rows)))
}
