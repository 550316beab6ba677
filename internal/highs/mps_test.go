package highs

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// everyKind is a model with every kind of row and column that MPS tells apart.
func everyKind() Model {
	m := Model{
		Maximize: true, Offset: 2.5,
		RowLower: []float64{-inf, 1, 3, -4, -inf}, RowUpper: []float64{10, inf, 3, 8.25, inf},
	}
	m.Append(1.0/3, 0, inf, []int32{0, 1}, []float64{1, 1e-8})
	m.Append(0, -inf, inf, nil, nil)
	m.AppendInteger(-2, 0, 1, []int32{2, 4}, []float64{1, 7})
	m.AppendInteger(4, 0, inf, []int32{0}, []float64{1})
	m.Append(5, -inf, -1, []int32{3}, []float64{1e14})
	m.Append(6, 7, 7, []int32{2}, []float64{-1})
	m.Append(7, -2, 9, []int32{3}, []float64{1})
	return m
}

func TestMPSGolden(t *testing.T) {
	m := everyKind()
	var text strings.Builder
	if err := m.WriteMPS(&text); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "every-kind.mps")
	if *update {
		if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if text.String() != string(want) {
		t.Errorf("the file differs from %s; look, and run with -update if it is right:\n%s", path, text.String())
	}
}

func TestMPSOfWhatTheSolverHolds(t *testing.T) {
	m, err := loaded(t, everyKind()).Model()
	if err != nil {
		t.Fatal(err)
	}
	var direct, back strings.Builder
	want := everyKind()
	if err := errors.Join(m.WriteMPS(&back), want.WriteMPS(&direct)); err != nil {
		t.Fatal(err)
	}
	if back.String() != direct.String() {
		t.Errorf("the solver's model is written as\n%s", back.String())
	}
}

func TestMPSRefuses(t *testing.T) {
	row, column := line(1, 0, 1, [2]float64{2, 1}), line(1, 1, 0)
	for want, m := range map[string]Model{"row 0: the lower bound 2 is above": row, "column 0: the lower bound 1 is above": column} {
		if err := m.WriteMPS(&strings.Builder{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
	m := wyndor()
	if err := m.WriteMPS(fullDisk{}); err == nil || !strings.Contains(err.Error(), "disk is full") {
		t.Errorf("error %v", err)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }
