package highs

import (
	"math"
	"strings"
	"testing"
)

// line is a model of one column and rows over it.
func line(cost, lower, upper float64, rows ...[2]float64) Model {
	var m Model
	var index []int32
	var value []float64
	for k, r := range rows {
		m.RowLower, m.RowUpper = append(m.RowLower, r[0]), append(m.RowUpper, r[1])
		index, value = append(index, int32(k)), append(value, 1)
	}
	m.Append(cost, lower, upper, index, value)
	return m
}

func whole(m Model) Model {
	m.Integer = make([]bool, m.Len())
	for k := range m.Integer {
		m.Integer[k] = true
	}
	return m
}

func TestStatuses(t *testing.T) {
	maximise := func(m Model) Model { m.Maximize = true; return m }
	empty := func(lower, upper float64) Model {
		return Model{Offset: 5, RowLower: []float64{lower}, RowUpper: []float64{upper}}
	}
	for name, c := range map[string]struct {
		model     Model
		status    Status
		objective float64
	}{
		"optimal":                 {line(2, 1, 3), Optimal, 2},
		"optimal, maximised":      {maximise(line(2, 1, 3)), Optimal, 6},
		"infeasible rows":         {line(1, 0, inf, [2]float64{3, inf}, [2]float64{-inf, 2}), Infeasible, inf},
		"infeasible, maximised":   {maximise(line(1, 0, 1, [2]float64{3, inf})), Infeasible, -inf},
		"bounds the wrong way":    {line(1, 2, 1), Infeasible, inf},
		"row the wrong way":       {line(1, 0, 9, [2]float64{4, 3}), Infeasible, inf},
		"unbounded":               {line(-1, 0, inf, [2]float64{0, inf}), Unbounded, 0},
		"unbounded, no rows":      {line(-1, 0, inf), Unbounded, 0},
		"no columns":              {empty(-1, 1), Optimal, 5},
		"no columns, infeasible":  {empty(1, 2), Infeasible, inf},
		"nothing":                 {Model{Offset: 5}, Optimal, 5},
		"free row":                {line(1, 1, 3, [2]float64{-inf, inf}), Optimal, 1},
		"MIP":                     {whole(line(1, 0, 9, [2]float64{2.5, inf})), Optimal, 3},
		"MIP, infeasible":         {whole(line(1, 0, 9, [2]float64{2.4, 2.6})), Infeasible, inf},
		"MIP, unbounded":          {whole(line(-1, 0, inf, [2]float64{0, inf})), Unbounded, 0},
		"MIP, bounds wrong":       {whole(line(1, 2, 1)), Infeasible, inf},
		"MIP without fractions":   {whole(line(1, 0.5, 0.6)), Infeasible, inf},
		"MIP, maximised, no rows": {maximise(whole(line(1, 0, 9.5))), Optimal, 9},
	} {
		t.Run(name, func(t *testing.T) {
			s := loaded(t, c.model)
			for _, o := range []Options{{}, {Method: PrimalSimplex, Presolve: Off}, {Method: InteriorPoint}} {
				r := solve(t, s, o)
				if r.Status != c.status {
					t.Fatalf("%+v: %v, not %v", o, r.Status, c.status)
				}
				if c.status == Unbounded {
					continue // whatever was reached
				}
				if r.Feasible != (c.status == Optimal) || (r.ColValue != nil) != r.Feasible && r.Feasible {
					t.Errorf("feasible %v with columns %v", r.Feasible, r.ColValue)
				}
				if math.IsInf(c.objective, 0) {
					if r.Objective != c.objective || !math.IsInf(r.Gap, 1) {
						t.Errorf("objective %v, gap %v", r.Objective, r.Gap)
					}
					continue
				}
				near(t, "objective", r.Objective, c.objective)
				near(t, "bound", r.Bound, c.objective)
			}
		})
	}
}

func TestIterationLimit(t *testing.T) {
	for name, o := range map[string]Options{
		"simplex":  {Method: PrimalSimplex, Presolve: Off, IterationLimit: 3},
		"interior": {Method: InteriorPoint, IterationLimit: 3},
	} {
		r := solve(t, loaded(t, transport(20, 20, 1)), o)
		if r.Status != IterationLimit || r.Iterations > 3 || r.InteriorIterations > 3 {
			t.Errorf("%s: %v after %d and %d iterations", name, r.Status, r.Iterations, r.InteriorIterations)
		}
	}
}

func TestNodeLimit(t *testing.T) {
	m := knapsack(100, 10, 1)
	r := solve(t, loaded(t, m), Options{Settings: []Setting{{"mip_max_nodes", 1}}})
	if r.Status != IterationLimit || !r.Feasible || r.Nodes > 2 || r.Bound < r.Objective {
		t.Errorf("%v, feasible %v after %d nodes, %v of at most %v", r.Status, r.Feasible, r.Nodes, r.Objective, r.Bound)
	}
	feasible(t, m, r.ColValue)
}

func TestOptionsAreRefused(t *testing.T) {
	s := loaded(t, wyndor())
	for want, o := range map[string]Options{
		"there is no method 9":       {Method: 9},
		"a switch is at 7":           {Presolve: 7},
		"a gap of -1":                {MIPGap: -1},
		"option no_such=1":           {Settings: []Setting{{"no_such", 1}}},
		"must be a bool, int, f":     {Settings: []Setting{{"presolve", nil}}},
		"the tolerance is 5":         {Tolerance: 5},
		"of interior point is 1e-13": {InteriorTolerance: 1e-13},
	} {
		if _, err := s.Solve(t.Context(), o, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
	near(t, "optimum afterwards", solve(t, s, Options{}).Objective, 36)
}

func TestSettingsReachTheSolver(t *testing.T) {
	var log strings.Builder
	s := loaded(t, transport(20, 20, 1))
	limited := solve(t, s, Options{Presolve: Off, Log: &log, Settings: []Setting{{"simplex_iteration_limit", 5}}})
	if limited.Status != IterationLimit || limited.Iterations != 5 {
		t.Errorf("%v after %d iterations, not at the limit of 5", limited.Status, limited.Iterations)
	}
	if !strings.Contains(log.String(), "Using dual simplex solver") {
		t.Errorf("the log does not tell the method: %s", log.String())
	}
	if r := solve(t, s, Options{Presolve: Off}); r.Status != Optimal {
		t.Errorf("the setting outlived its solve: %v", r.Status)
	}
}

func TestMIPStartAndGap(t *testing.T) {
	m := knapsack(30, 5, 4)
	best := solve(t, loaded(t, m), Options{})
	feasible(t, m, best.ColValue)
	if best.Status != Optimal || best.Gap > 1e-6 || best.Nodes == 0 || best.RowDual != nil {
		t.Fatalf("%v, gap %v, %d nodes", best.Status, best.Gap, best.Nodes)
	}
	s := loaded(t, m)
	if err := s.SetSolution(best.ColValue); err != nil {
		t.Fatal(err)
	}
	started := solve(t, s, Options{MIPGap: 0.5})
	near(t, "objective from the start given", started.Objective, best.Objective)
	if started.Nodes > 1 {
		t.Errorf("%d nodes: the start was not taken", started.Nodes)
	}
	relaxed := solve(t, loaded(t, m), Options{Relax: true, Method: InteriorPoint})
	if relaxed.Objective <= best.Objective || relaxed.RowDual == nil {
		t.Errorf("the relaxation has %v, the MIP %v", relaxed.Objective, best.Objective)
	}
	proveOptimal(t, withoutIntegers(m), relaxed)
}

func withoutIntegers(m Model) Model {
	m.Integer = nil
	return m
}
