package highs

import (
	"math"
	"testing"
)

var inf = math.Inf(1)

// wyndor is the textbook problem of Wyndor Glass (Hillier and Lieberman):
// maximise 3x+5y, x<=4, 2y<=12, 3x+2y<=18; optimum 36 at (2,6), prices 0, 3/2, 1.
func wyndor() Model {
	m := Model{Maximize: true, RowLower: []float64{-inf, -inf, -inf}, RowUpper: []float64{4, 12, 18}}
	m.Append(3, 0, inf, []int32{0, 2}, []float64{1, 3})
	m.Append(5, 0, inf, []int32{1, 2}, []float64{2, 2})
	return m
}

func TestTextbookLP(t *testing.T) {
	for name, o := range map[string]Options{
		"choose": {}, "dual": {Method: DualSimplex}, "primal": {Method: PrimalSimplex, Presolve: Off},
		"interior": {Method: InteriorPoint}, "no presolve": {Presolve: Off},
	} {
		t.Run(name, func(t *testing.T) {
			r := solve(t, loaded(t, wyndor()), o)
			if r.Status != Optimal || !r.Feasible {
				t.Fatalf("%+v", r)
			}
			near(t, "objective", r.Objective, 36)
			near(t, "bound", r.Bound, 36)
			nearAll(t, "columns", r.ColValue, []float64{2, 6})
			nearAll(t, "rows", r.RowValue, []float64{2, 12, 18})
			nearAll(t, "prices", r.RowDual, []float64{0, 1.5, 1})
			nearAll(t, "reduced costs", r.ColDual, []float64{0, 0})
		})
	}
}

func near(t testing.TB, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6*max(1, math.Abs(want)) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func nearAll(t testing.TB, what string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: got %v, want %v", what, got, want)
	}
	for k := range got {
		near(t, what, got[k], want[k])
	}
}
