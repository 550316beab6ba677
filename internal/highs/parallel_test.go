package highs

import (
	"math"
	"slices"
	"sync"
	"testing"
)

// sameBits compares two results bit by bit, besides the time they took.
func sameBits(t testing.TB, a, b Result) {
	t.Helper()
	a.Elapsed, b.Elapsed = 0, 0
	bits := func(list []float64) []uint64 {
		out := make([]uint64, len(list))
		for k, v := range list {
			out[k] = math.Float64bits(v)
		}
		return out
	}
	for name, pair := range map[string][2][]float64{
		"columns": {a.ColValue, b.ColValue}, "reduced costs": {a.ColDual, b.ColDual}, "rows": {a.RowValue, b.RowValue}, "prices": {a.RowDual, b.RowDual},
		"figures": {{a.Objective, a.Bound, a.Gap}, {b.Objective, b.Bound, b.Gap}},
	} {
		if !slices.Equal(bits(pair[0]), bits(pair[1])) {
			t.Errorf("%s differ", name)
		}
	}
	if a.Status != b.Status || a.Iterations != b.Iterations || a.InteriorIterations != b.InteriorIterations || a.Nodes != b.Nodes {
		t.Errorf("%v %d %d %d, and %v %d %d %d", a.Status, a.Iterations, a.InteriorIterations, a.Nodes, b.Status, b.Iterations, b.InteriorIterations, b.Nodes)
	}
}

// TestParallelSolversGiveTheSameBits runs four solvers at once, each through
// the same calls, and one alone before.
func TestParallelSolversGiveTheSameBits(t *testing.T) {
	want := severalSolves(t, newSolver(t))
	got := make([][]Result, 4)
	var group sync.WaitGroup
	for k := range got {
		s := newSolver(t)
		group.Go(func() { got[k] = severalSolves(t, s) })
	}
	group.Wait()
	for _, results := range got {
		for k, r := range results {
			sameBits(t, r, want[k])
		}
	}
}

// severalSolves goes through the ways of solving, each result depending on
// what was kept from those before.
func severalSolves(t *testing.T, s *Solver) []Result {
	var results []Result
	step := func(err error, o Options) {
		if err != nil {
			t.Error(err)
			return
		}
		r, err := s.Solve(t.Context(), o, nil)
		if err != nil {
			t.Error(err)
		}
		results = append(results, r)
	}
	m := transport(30, 40, 6)
	step(s.Load(m), Options{})
	more := transport(30, 40, 7).Columns
	_, err := s.AddColumns(more)
	step(err, Options{Method: PrimalSimplex, Presolve: Off})
	step(nil, Options{Method: InteriorPoint})
	step(nil, Options{Method: InteriorPoint, Crossover: Off})
	step(s.Load(knapsack(15, 4, 3)), Options{})
	return results
}
