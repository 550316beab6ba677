package highs

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// drawModel draws a model of up to 8 rows and 12 columns with small whole
// numbers, where ties, empty rows and degenerate corners are common.
func drawModel(t *rapid.T, integers bool) Model {
	m := Model{Maximize: rapid.Bool().Draw(t, "maximise"), Offset: float64(rapid.IntRange(-5, 5).Draw(t, "offset"))}
	rows := rapid.IntRange(0, 8).Draw(t, "rows")
	for range rows {
		low, high := drawBounds(t, "row")
		m.RowLower, m.RowUpper = append(m.RowLower, low), append(m.RowUpper, high)
	}
	m.Columns = drawColumns(t, rows, rapid.IntRange(0, 12).Draw(t, "columns"), integers)
	return m
}

func drawColumns(t *rapid.T, rows, count int, integers bool) Columns {
	var c Columns
	if integers {
		c.Integer = []bool{}
	}
	for k := range count {
		low, high := drawBounds(t, "column")
		var index []int32
		var value []float64
		for row := range rows {
			if v := rapid.IntRange(-6, 6).Draw(t, "entry"); v > 0 || v < -4 {
				index, value = append(index, int32(row)), append(value, float64(v))
			}
		}
		c.Append(float64(rapid.IntRange(-9, 9).Draw(t, "cost")), low, high, index, value)
		if integers && rapid.Bool().Draw(t, "integer") {
			// Branching need not end where an integer column has no bounds.
			c.Integer[k], c.Lower[k], c.Upper[k] = true, max(low, -20), min(high, 20)
		}
	}
	return c
}

// drawBounds draws two bounds of every kind: free, one-sided, a range, fixed.
func drawBounds(t *rapid.T, what string) (low, high float64) {
	low = float64(rapid.IntRange(-8, 4).Draw(t, what+" from"))
	high = low + float64(rapid.IntRange(0, 12).Draw(t, what+" width"))
	switch rapid.IntRange(0, 5).Draw(t, what+" kind") {
	case 0:
		return math.Inf(-1), high
	case 1:
		return low, math.Inf(1)
	case 2:
		if rapid.Bool().Draw(t, what+" free") {
			return math.Inf(-1), math.Inf(1)
		}
	}
	return low, high
}

// activity is A x.
func activity(m Model, x []float64) []float64 {
	sum := make([]float64, len(m.RowLower))
	start := starts(m.Start, m.Len())
	for k := range x {
		for at := start[k]; at < start[k+1]; at++ {
			sum[m.Index[at]] += m.Value[at] * x[k]
		}
	}
	return sum
}

// value is the objective at x.
func value(m Model, x []float64) float64 {
	sum := m.Offset
	for k, v := range x {
		sum += m.Cost[k] * v
	}
	return sum
}

type fataler interface {
	Helper()
	Fatalf(string, ...any)
}

// violation says how x misses the model, or nothing.
func violation(m Model, x []float64) string {
	const tolerance = 1e-6 // HiGHS's 1e-7, scaled by coefficients up to 6
	for k, v := range x {
		if v < m.Lower[k]-tolerance || v > m.Upper[k]+tolerance {
			return fmt.Sprintf("column %d is %v, outside of %v to %v", k, v, m.Lower[k], m.Upper[k])
		}
		if m.Integer != nil && m.Integer[k] && math.Abs(v-math.Round(v)) > tolerance {
			return fmt.Sprintf("column %d is %v, which is not whole", k, v)
		}
	}
	for k, v := range activity(m, x) {
		if v < m.RowLower[k]-10*tolerance || v > m.RowUpper[k]+10*tolerance {
			return fmt.Sprintf("row %d is %v, outside of %v to %v", k, v, m.RowLower[k], m.RowUpper[k])
		}
	}
	return ""
}

// feasible fails unless x satisfies the model.
func feasible(t fataler, m Model, x []float64) {
	t.Helper()
	if wrong := violation(m, x); wrong != "" {
		t.Fatalf("%s", wrong)
	}
}

// proveOptimal fails unless the result proves itself: feasible, reduced costs
// as the duals say, signs that fit the active bounds, complementary slackness,
// and the dual objective equal to the primal one.
func proveOptimal(t fataler, m Model, r Result) {
	t.Helper()
	const tolerance = 1e-6
	feasible(t, m, r.ColValue)
	sense := 1.0
	if m.Maximize {
		sense = -1
	}
	start := starts(m.Start, m.Len())
	dual := m.Offset
	for k := range m.Cost {
		d := m.Cost[k]
		for at := start[k]; at < start[k+1]; at++ {
			d -= m.Value[at] * r.RowDual[m.Index[at]]
		}
		if math.Abs(d-r.ColDual[k]) > tolerance {
			t.Fatalf("column %d: reduced cost %v, but cost less priced entries is %v", k, r.ColDual[k], d)
		}
		dual += boundTerm(t, "column", k, sense, r.ColDual[k], r.ColValue[k], m.Lower[k], m.Upper[k])
	}
	for k := range m.RowLower {
		dual += boundTerm(t, "row", k, sense, r.RowDual[k], r.RowValue[k], m.RowLower[k], m.RowUpper[k])
	}
	primal := value(m, r.ColValue)
	if math.Abs(primal-r.Objective) > tolerance*max(1, math.Abs(primal)) {
		t.Fatalf("the objective is %v at the solution, but said to be %v", primal, r.Objective)
	}
	if math.Abs(primal-dual) > 10*tolerance*max(1, math.Abs(primal)) {
		t.Fatalf("primal objective %v, dual %v", primal, dual)
	}
}

// boundTerm is a dual's share of the dual objective. It fails when the dual is
// on a side that is not bounded, or whose bound is not active.
func boundTerm(t fataler, what string, k int, sense, dual, value, low, high float64) float64 {
	t.Helper()
	const tolerance = 1e-6
	if math.Abs(dual) <= tolerance {
		return 0
	}
	bound := high
	if sense*dual > 0 {
		bound = low
	}
	if math.IsInf(bound, 0) || math.Abs(value-bound) > 10*tolerance {
		t.Fatalf("%s %d: the dual is %v, but the value %v is not at %v (of %v to %v)", what, k, dual, value, bound, low, high)
	}
	return dual * bound
}

// TestDuality solves random LPs in every way and lets each optimum prove itself.
func TestDuality(t *testing.T) {
	s := newSolver(t)
	seen := map[Status]int{}
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t, false)
		if err := s.Load(m); err != nil {
			t.Fatal(err)
		}
		o := Options{
			Method:   rapid.SampledFrom([]Method{Choose, DualSimplex, PrimalSimplex, InteriorPoint}).Draw(t, "method"),
			Presolve: rapid.SampledFrom([]Switch{Auto, On, Off}).Draw(t, "presolve"),
		}
		r, err := s.Solve(t.Context(), o, nil)
		if err != nil {
			t.Fatal(err)
		}
		seen[r.Status]++
		switch r.Status {
		case Optimal:
			proveOptimal(t, m, r)
		case Infeasible, Unbounded, InfeasibleOrUnbounded:
		default:
			t.Fatalf("status %v", r.Status)
		}
	})
	t.Log(seen)
}
