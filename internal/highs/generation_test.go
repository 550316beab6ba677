package highs

import "testing"

// TestColumnGenerationReachesTheOptimum compares the optimum over generated
// columns with that of all columns at once.
func TestColumnGenerationReachesTheOptimum(t *testing.T) {
	p := newPool(60, 20, 5, 26, 8000)
	s := newSolver(t)
	r, rounds, err := p.generate(s, 200, func(o Options) (Result, error) { return s.Solve(t.Context(), o, nil) })
	if err != nil || r.Status != Optimal {
		t.Fatalf("%v, error %v", r.Status, err)
	}
	_, used := s.Size()
	all := solve(t, loaded(t, p.whole()), Options{})
	t.Logf("%d of %d columns in %d rounds", used, len(p.worth), rounds)
	if rounds < 3 || used >= len(p.worth) {
		t.Errorf("%d rounds, %d of %d columns: nothing was generated", rounds, used, len(p.worth))
	}
	near(t, "optimum", r.Objective, all.Objective)
}
