package highs

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSolvingAgainTakesNoIteration(t *testing.T) {
	s := loaded(t, transport(20, 30, 1))
	first := solve(t, s, Options{})
	if first.Status != Optimal || first.Iterations < 20 {
		t.Fatalf("%v after %d iterations: the start was not cold", first.Status, first.Iterations)
	}
	again := solve(t, s, Options{Presolve: Off})
	if again.Iterations != 0 || again.Objective != first.Objective {
		t.Errorf("again: %d iterations to %v, not 0 to %v", again.Iterations, again.Objective, first.Objective)
	}
	if err := s.Forget(); err != nil {
		t.Fatal(err)
	}
	if cold := solve(t, s, Options{}); cold.Iterations != first.Iterations {
		t.Errorf("cold again: %d iterations, not %d", cold.Iterations, first.Iterations)
	}
}

func TestBasisStartsAFreshSolver(t *testing.T) {
	m := transport(20, 30, 2)
	s := loaded(t, m)
	first := solve(t, s, Options{})
	b, err := s.Basis()
	if err != nil {
		t.Fatal(err)
	}
	other := loaded(t, m)
	if err := other.SetBasis(b); err != nil {
		t.Fatal(err)
	}
	r := solve(t, other, Options{Presolve: Off})
	if r.Iterations != 0 || r.Status != Optimal {
		t.Errorf("%v after %d iterations, not optimal after none", r.Status, r.Iterations)
	}
	near(t, "objective", r.Objective, first.Objective)
	if back, err := other.Basis(); err != nil || !slices.Equal(back.Column, b.Column) || !slices.Equal(back.Row, b.Row) {
		t.Errorf("the basis that was set is not the basis after solving (%v)", err)
	}
}

func TestNoBasis(t *testing.T) {
	m := transport(5, 6, 3)
	for name, prepare := range map[string]func(*Solver){
		"unsolved": func(*Solver) {},
		"interior": func(s *Solver) { solve(t, s, Options{Method: InteriorPoint, Crossover: Off}) },
		"after simplex, interior": func(s *Solver) {
			solve(t, s, Options{})
			solve(t, s, Options{Method: InteriorPoint, Crossover: Off})
		},
		"deleted": func(s *Solver) {
			solve(t, s, Options{})
			b, err := s.Basis()
			if err != nil {
				t.Fatal(err)
			}
			if err := s.DeleteColumns([]int32{int32(slices.Index(b.Column, Basic))}); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := loaded(t, m)
			prepare(s)
			if b, err := s.Basis(); err == nil || !strings.Contains(err.Error(), "no basis") {
				t.Errorf("basis %v, error %v", b, err)
			}
		})
	}
}

func TestSetBasisRefuses(t *testing.T) {
	s := loaded(t, wyndor())
	for name, c := range map[string]struct {
		basis Basis
		want  string
	}{
		"size":  {Basis{Column: make([]Place, 1), Row: make([]Place, 3)}, "1 columns and 3 rows; the model has 2 and 3"},
		"count": {Basis{Column: make([]Place, 2), Row: []Place{Basic, Basic, AtLower}}, "2 are basic"},
		"place": {Basis{Column: []Place{9, 0}, Row: []Place{Basic, Basic, Basic}}, "is 9, which is no place"},
	} {
		if err := s.SetBasis(c.basis); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, c.want)
		}
	}
}

// TestChangesEqualWhole builds random models by steps, solving on the way so
// that a basis is kept, and compares model and optimum with the whole at once.
func TestChangesEqualWhole(t *testing.T) {
	s, whole := newSolver(t), newSolver(t)
	statuses := map[Status]int{}
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t, rapid.Bool().Draw(t, "integers"))
		must(t, s.Load(m))
		for range rapid.IntRange(1, 4).Draw(t, "steps") {
			solveStep(t, s)
			drawChange(t, s, &m)
		}
		back, err := s.Model()
		must(t, err)
		sameModel(t, back, m)
		must(t, whole.Load(m))
		a, b := solveStep(t, s), solveStep(t, whole)
		statuses[a.Status]++
		if !agree(a.Status, b.Status) {
			t.Fatalf("by steps it is %v, at once %v", a.Status, b.Status)
		}
		if a.Status == Optimal && !anyTrue(m.Integer) {
			proveOptimal(t, m, a)
		}
		if a.Status == Optimal && math.Abs(a.Objective-b.Objective) > 1e-6*max(1, math.Abs(a.Objective)) {
			t.Fatalf("by steps %v, at once %v", a.Objective, b.Objective)
		}
	})
	t.Log(statuses)
}

// agree tells whether two statuses can be of the same model.
func agree(a, b Status) bool {
	either := func(a, b Status) bool { return a == InfeasibleOrUnbounded && (b == Infeasible || b == Unbounded) }
	return a == b || either(a, b) || either(b, a)
}

func must(t *rapid.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func solveStep(t *rapid.T, s *Solver) Result {
	t.Helper()
	r, err := s.Solve(t.Context(), Options{
		Method:   rapid.SampledFrom([]Method{Choose, DualSimplex, PrimalSimplex}).Draw(t, "method"),
		Presolve: rapid.SampledFrom([]Switch{Auto, Off}).Draw(t, "presolve"),
	}, nil)
	must(t, err)
	return r
}

// drawChange makes one change to the solver's model and to m.
func drawChange(t *rapid.T, s *Solver, m *Model) {
	t.Helper()
	switch rapid.SampledFrom([]string{"columns", "rows", "delete columns", "delete rows", "costs", "column bounds", "row bounds"}).Draw(t, "change") {
	case "columns":
		c := drawColumns(t, len(m.RowLower), rapid.IntRange(0, 4).Draw(t, "new"), rapid.Bool().Draw(t, "integer"))
		first, err := s.AddColumns(c)
		must(t, err)
		if first != m.Len() {
			t.Fatalf("the first new column is %d, not %d", first, m.Len())
		}
		appendColumns(m, c)
	case "rows":
		addRow(t, s, m)
	case "delete columns":
		gone := drawSet(t, m.Len())
		must(t, s.DeleteColumns(gone))
		*m = withoutColumns(*m, gone)
	case "delete rows":
		gone := drawSet(t, len(m.RowLower))
		must(t, s.DeleteRows(gone))
		*m = withoutRows(*m, gone)
	case "costs":
		set := drawSet(t, m.Len())
		costs := make([]float64, len(set))
		for k := range costs {
			costs[k] = float64(rapid.IntRange(-99, 99).Draw(t, "new cost")) / 7
		}
		must(t, s.ChangeCosts(set, costs))
		for k, column := range set {
			m.Cost[column] = costs[k]
		}
	case "column bounds":
		set := drawSet(t, m.Len())
		lower, upper := drawAllBounds(t, set, m.Lower, m.Upper, anyTrue(m.Integer))
		must(t, s.ChangeColumnBounds(set, lower, upper))
	case "row bounds":
		set := drawSet(t, len(m.RowLower))
		lower, upper := drawAllBounds(t, set, m.RowLower, m.RowUpper, false)
		must(t, s.ChangeRowBounds(set, lower, upper))
	}
}

// drawAllBounds draws bounds for a set and writes them to the model's too.
func drawAllBounds(t *rapid.T, set []int32, modelLower, modelUpper []float64, bounded bool) (lower, upper []float64) {
	for _, k := range set {
		low, high := drawBounds(t, "changed")
		if bounded {
			low, high = max(low, -20), min(high, 20)
		}
		lower, upper = append(lower, low), append(upper, high)
		modelLower[k], modelUpper[k] = low, high
	}
	return lower, upper
}

func drawSet(t *rapid.T, size int) []int32 {
	var set []int32
	for k := range size {
		if rapid.Bool().Draw(t, "in set") {
			set = append(set, int32(k))
		}
	}
	return set
}

// appendColumns adds columns to a model, entry by entry.
func appendColumns(m *Model, c Columns) {
	start := starts(c.Start, c.Len())
	if m.Integer == nil && c.Integer != nil {
		m.Integer = make([]bool, m.Len())
	}
	for k := range c.Cost {
		m.Append(c.Cost[k], c.Lower[k], c.Upper[k], c.Index[start[k]:start[k+1]], c.Value[start[k]:start[k+1]])
		if c.Integer != nil {
			m.Integer[m.Len()-1] = c.Integer[k]
		}
	}
}

// addRow adds one row with an entry in every other column.
func addRow(t *rapid.T, s *Solver, m *Model) {
	low, high := drawBounds(t, "new row")
	var r Rows
	var index []int32
	var value []float64
	for k := 0; k < m.Len(); k += 2 {
		index, value = append(index, int32(k)), append(value, float64(rapid.IntRange(1, 6).Draw(t, "entry")))
	}
	r.Append(low, high, index, value)
	first, err := s.AddRows(r)
	must(t, err)
	if first != len(m.RowLower) {
		t.Fatalf("the new row is %d, not %d", first, len(m.RowLower))
	}
	rebuilt := Model{Maximize: m.Maximize, Offset: m.Offset, RowLower: append(m.RowLower, low), RowUpper: append(m.RowUpper, high)}
	start := starts(m.Start, m.Len())
	for k := range m.Cost {
		index, value := slices.Clone(m.Index[start[k]:start[k+1]]), slices.Clone(m.Value[start[k]:start[k+1]])
		if k%2 == 0 {
			index, value = append(index, int32(first)), append(value, r.Value[k/2])
		}
		rebuilt.Append(m.Cost[k], m.Lower[k], m.Upper[k], index, value)
	}
	rebuilt.Integer = m.Integer
	*m = rebuilt
}

func withoutColumns(m Model, gone []int32) Model {
	left := Model{Maximize: m.Maximize, Offset: m.Offset, RowLower: m.RowLower, RowUpper: m.RowUpper}
	start := starts(m.Start, m.Len())
	var integer []bool
	for k := range m.Cost {
		if slices.Contains(gone, int32(k)) {
			continue
		}
		left.Append(m.Cost[k], m.Lower[k], m.Upper[k], m.Index[start[k]:start[k+1]], m.Value[start[k]:start[k+1]])
		if m.Integer != nil {
			integer = append(integer, m.Integer[k])
		}
	}
	left.Integer = integer
	return left
}

func withoutRows(m Model, gone []int32) Model {
	left := Model{Maximize: m.Maximize, Offset: m.Offset}
	moved := make([]int32, len(m.RowLower))
	for k := range m.RowLower {
		moved[k] = -1
		if !slices.Contains(gone, int32(k)) {
			moved[k] = int32(len(left.RowLower))
			left.RowLower, left.RowUpper = append(left.RowLower, m.RowLower[k]), append(left.RowUpper, m.RowUpper[k])
		}
	}
	start := starts(m.Start, m.Len())
	for k := range m.Cost {
		var index []int32
		var value []float64
		for at := start[k]; at < start[k+1]; at++ {
			if to := moved[m.Index[at]]; to >= 0 {
				index, value = append(index, to), append(value, m.Value[at])
			}
		}
		left.Append(m.Cost[k], m.Lower[k], m.Upper[k], index, value)
	}
	left.Integer = m.Integer
	return left
}

// sameModel compares two models; marks that are all false equal none.
func sameModel(t fataler, got, want Model) {
	t.Helper()
	if got.Maximize != want.Maximize || got.Offset != want.Offset {
		t.Fatalf("sense or offset: %v %v, not %v %v", got.Maximize, got.Offset, want.Maximize, want.Offset)
	}
	for name, pair := range map[string][2][]float64{
		"cost": {got.Cost, want.Cost}, "lower": {got.Lower, want.Lower}, "upper": {got.Upper, want.Upper},
		"row lower": {got.RowLower, want.RowLower}, "row upper": {got.RowUpper, want.RowUpper}, "value": {got.Value, want.Value},
	} {
		if !slices.Equal(pair[0], pair[1]) {
			t.Fatalf("%s: %v, not %v", name, pair[0], pair[1])
		}
	}
	if !slices.Equal(got.Index, want.Index) || !slices.Equal(starts(got.Start, got.Len()), starts(want.Start, want.Len())) {
		t.Fatalf("entries: %v %v, not %v %v", got.Start, got.Index, want.Start, want.Index)
	}
	if anyTrue(got.Integer) != anyTrue(want.Integer) || anyTrue(want.Integer) && !slices.Equal(got.Integer, want.Integer) {
		t.Fatalf("integer: %v, not %v", got.Integer, want.Integer)
	}
}
