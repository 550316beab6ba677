package highs

import (
	"context"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// askCBC solves a model with another solver, through the MPS file. It returns
// the first words of the answer, the objective in the model's own sense, and
// the columns.
func askCBC(t fataler, cbc, dir string, m Model) (answer string, objective float64, column []float64) {
	t.Helper()
	model, solution := filepath.Join(dir, "model.mps"), filepath.Join(dir, "solution")
	file, err := os.Create(model)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if err := m.WriteMPS(file); err != nil {
		t.Fatalf("%v", err)
	}
	if err := file.Close(); err != nil {
		t.Fatalf("%v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	printed, err := exec.CommandContext(ctx, cbc, model, "ratio", "0", "allow", "0", "solve", "solution", solution).CombinedOutput()
	if err != nil || strings.Contains(string(printed), "read with") && !strings.Contains(string(printed), "read with 0 errors") {
		t.Fatalf("cbc: %v: %s", err, printed)
	}
	text, err := os.ReadFile(solution)
	if err != nil {
		t.Fatalf("cbc wrote no solution: %s", printed)
	}
	return readCBC(t, m, string(text))
}

// readCBC reads CBC's solution file: the answer and objective, then a line for
// each column with its number, name, value and reduced cost.
func readCBC(t fataler, m Model, text string) (answer string, objective float64, column []float64) {
	t.Helper()
	first, lines, _ := strings.Cut(text, "\n")
	answer, number, _ := strings.Cut(first, " - objective value ")
	objective, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil {
		t.Fatalf("cbc answered %q", first)
	}
	if m.Maximize {
		objective = -objective
	}
	column = make([]float64, m.Len())
	for line := range strings.Lines(lines) {
		fields := strings.Fields(strings.TrimPrefix(line, "**"))
		if len(fields) < 3 {
			continue
		}
		k, err := strconv.Atoi(strings.TrimPrefix(fields[1], "c"))
		if err != nil || k >= len(column) {
			t.Fatalf("cbc wrote %q", line)
		}
		if column[k], err = strconv.ParseFloat(fields[2], 64); err != nil {
			t.Fatalf("cbc wrote %q", line)
		}
	}
	return answer, objective, column
}

// TestAgainstCBC compares random models with an independent solver, which errs
// too: of a thousand such MIPs, CBC 2.10.8 calls one infeasible that is not, or
// gives an optimum that is worse or not feasible. So both solutions are checked,
// and a feasible one has to be matched.
func TestAgainstCBC(t *testing.T) {
	cbc, dir, s := needCBC(t), t.TempDir(), newSolver(t)
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t, rapid.Bool().Draw(t, "integers"))
		must(t, s.Load(m))
		ours, err := s.Solve(t.Context(), Options{}, nil)
		must(t, err)
		answer, objective, column := askCBC(t, cbc, dir, m)
		seen[answer+", "+ours.Status.String()]++
		theirs := answer == "Optimal" && violation(m, column) == ""
		if ours.Status != Optimal {
			if theirs {
				t.Fatalf("ours is %v, CBC has an optimum of %v", ours.Status, objective)
			}
			return
		}
		feasible(t, m, ours.ColValue)
		lacking := ours.Objective - objective
		if m.Maximize {
			lacking = -lacking
		}
		if theirs && lacking > 1e-5*max(1, math.Abs(objective)) {
			t.Fatalf("ours is %v, that of CBC %v", ours.Objective, objective)
		}
	})
	t.Log(seen)
}

func TestLargerModelsAgainstCBC(t *testing.T) {
	cbc, dir := needCBC(t), t.TempDir()
	for name, m := range map[string]Model{
		"transport": transport(60, 80, 9), "knapsack": knapsack(30, 5, 9),
	} {
		ours := solve(t, loaded(t, m), Options{})
		answer, objective, _ := askCBC(t, cbc, dir, m)
		if answer != "Optimal" || ours.Status != Optimal {
			t.Errorf("%s: %s and %v", name, answer, ours.Status)
		}
		near(t, name, ours.Objective, objective)
	}
}
