package highs

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestModelsAreRefused(t *testing.T) {
	s, nan := newSolver(t), math.NaN()
	for want, spoil := range map[string]func(*Model){
		"load: 2 lower and 3 upper bounds of rows":            func(m *Model) { m.RowLower = m.RowLower[:2] },
		"row 1: the bounds are NaN and 12":                    func(m *Model) { m.RowLower[1] = nan },
		"row 1: the bounds are +Inf and 12":                   func(m *Model) { m.RowLower[1] = inf },
		"the objective's offset: number 0 is NaN":             func(m *Model) { m.Offset = nan },
		"2 costs, 1 lower and 2 upper bounds of columns":      func(m *Model) { m.Lower = m.Lower[:1] },
		"2 columns and 1 integer marks":                       func(m *Model) { m.Integer = []bool{true} },
		"cost of column 1 is +Inf":                            func(m *Model) { m.Cost[1] = inf },
		"column 0: the bounds are 0 and -Inf":                 func(m *Model) { m.Upper[0] = -inf },
		"4 indices and 3 values":                              func(m *Model) { m.Value = m.Value[:3] },
		"starts of 2 columns must be 3 numbers from 0 to 4":   func(m *Model) { m.Start = m.Start[:2] },
		"starts of 2 columns must be 3 numbers from 0 to 4, ": func(m *Model) { m.Start[2] = 3 },
		"column 0 starts at entry 0 and ends before -1":       func(m *Model) { m.Start[1] = -1 },
		"column 0 starts at entry 0 and ends before 9":        func(m *Model) { m.Start[1] = 9 },
		"column 1, row 7: there are only 3":                   func(m *Model) { m.Index[3] = 7 },
		"column 1, row -1: there are only 3":                  func(m *Model) { m.Index[2] = -1 },
		"column 1, row 1: it appears twice":                   func(m *Model) { m.Index[3] = 1 },
		"column 0, row 0: the value is 1e+15":                 func(m *Model) { m.Value[0] = 1e15 },
		"cost of column 0 is 1e+20":                           func(m *Model) { m.Cost[0] = 1e20 },
		"column 0, row 2: the value is NaN":                   func(m *Model) { m.Value[1] = nan },
	} {
		m := wyndor()
		spoil(&m)
		if err := s.Load(m); err == nil || !strings.Contains(err.Error(), strings.TrimSuffix(want, ", ")) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
	if err := s.Load(wyndor()); err != nil {
		t.Fatal(err)
	}
	near(t, "optimum after all of them", solve(t, s, Options{}).Objective, 36)
}

func TestChangesAreRefused(t *testing.T) {
	s := loaded(t, wyndor())
	one := []float64{1}
	for want, change := range map[string]func() error{
		"add columns: column 0, row 3: there are only 3": func() error {
			var c Columns
			c.Append(1, 0, 1, []int32{3}, one)
			_, err := s.AddColumns(c)
			return err
		},
		"add rows: row 0, column 2: there are only 2": func() error {
			var r Rows
			r.Append(0, 1, []int32{2}, one)
			_, err := s.AddRows(r)
			return err
		},
		"delete columns: column 2: there are only 2":      func() error { return s.DeleteColumns([]int32{2}) },
		"delete columns: column 1: give each once":        func() error { return s.DeleteColumns([]int32{1, 1}) },
		"delete rows: row -1: there are only 3":           func() error { return s.DeleteRows([]int32{-1}) },
		"change costs: column 0: give each once":          func() error { return s.ChangeCosts([]int32{1, 0}, []float64{1, 2}) },
		"change costs: value 0 is NaN":                    func() error { return s.ChangeCosts([]int32{1}, []float64{math.NaN()}) },
		"change costs: 2 columns and 1 values":            func() error { return s.ChangeCosts([]int32{0, 1}, one) },
		"bounds of columns: 1 lower and 0 upper":          func() error { return s.ChangeColumnBounds([]int32{0}, one, nil) },
		"change bounds: row 0: the bounds are +Inf and 1": func() error { return s.ChangeRowBounds([]int32{0}, []float64{inf}, one) },
		"set solution: 1 values; the model has 2 columns": func() error { return s.SetSolution(one) },
		"set solution: column 1 is NaN":                   func() error { return s.SetSolution([]float64{1, math.NaN()}) },
	} {
		if err := change(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
	back, err := s.Model()
	if err != nil {
		t.Fatal(err)
	}
	sameModel(t, back, wyndor())
}

func TestDeletingTakesAnyOrder(t *testing.T) {
	s := loaded(t, transport(3, 4, 1))
	gone := []int32{9, 2, 5}
	if err := s.DeleteColumns(gone); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(gone, []int32{9, 2, 5}) {
		t.Errorf("the caller's list was changed to %v", gone)
	}
	if rows, columns := s.Size(); rows != 7 || columns != 13 {
		t.Errorf("%d rows and %d columns are left", rows, columns)
	}
	back, err := s.Model()
	if err != nil {
		t.Fatal(err)
	}
	sameModel(t, back, withoutColumns(transport(3, 4, 1), gone))
}

func TestColumnsKeepTheirMarks(t *testing.T) {
	var c Columns
	c.Append(1, 0, 1, nil, nil)
	c.AppendInteger(2, 0, 1, []int32{0}, []float64{4})
	c.Append(3, 0, 1, []int32{0, 1}, []float64{5, 6})
	if !slices.Equal(c.Integer, []bool{false, true, false}) || !slices.Equal(c.Start, []int32{0, 0, 1, 3}) || c.Len() != 3 {
		t.Errorf("%+v", c)
	}
	c.Reset()
	c.Append(1, 0, 1, []int32{1}, []float64{1})
	if c.Len() != 1 || c.Integer != nil || !slices.Equal(c.Start, []int32{0, 1}) || !slices.Equal(c.Index, []int32{1}) {
		t.Errorf("after a reset: %+v", c)
	}
}

// TestAbortIsAnError solves a model on which HiGHS aborts: interior point,
// without presolve, of an infeasible model (see interior.go).
func TestAbortIsAnError(t *testing.T) {
	m := Model{RowLower: []float64{1, 3, -4, -inf, -3, -7}, RowUpper: []float64{inf, 6, 3, -2, inf, 5}}
	m.Append(7, 0, 10, []int32{0}, []float64{-6})
	s := loaded(t, m)
	if r := solve(t, s, Options{Method: InteriorPoint}); r.Status != Infeasible {
		t.Errorf("with presolve: %v", r.Status)
	}
	_, err := s.Solve(t.Context(), Options{Method: InteriorPoint, Crossover: Off}, nil)
	if err == nil || s.Lost() == nil || !strings.Contains(err.Error(), "a C++ exception; its last words: ") {
		t.Fatalf("error %v, lost %v", err, s.Lost())
	}
	if _, again := s.Solve(t.Context(), Options{}, nil); again == nil {
		t.Error("it solves after it was lost")
	}
	near(t, "a new solver's optimum", solve(t, loaded(t, wyndor()), Options{}).Objective, 36)
}
