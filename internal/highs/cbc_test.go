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
// the first words of the answer and the objective, in the model's own sense.
func askCBC(t fataler, cbc, dir string, m Model) (answer string, objective float64) {
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
	first, _, _ := strings.Cut(string(text), "\n")
	answer, number, _ := strings.Cut(first, " - objective value ")
	objective, err = strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil {
		t.Fatalf("cbc answered %q", first)
	}
	if m.Maximize {
		objective = -objective
	}
	return answer, objective
}

// TestAgainstCBC compares random models with an independent solver.
func TestAgainstCBC(t *testing.T) {
	cbc, dir, s := needCBC(t), t.TempDir(), newSolver(t)
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t, rapid.Bool().Draw(t, "integers"))
		must(t, s.Load(m))
		ours, err := s.Solve(t.Context(), Options{}, nil)
		must(t, err)
		answer, objective := askCBC(t, cbc, dir, m)
		seen[answer+", "+ours.Status.String()]++
		switch {
		case answer == "Optimal" && ours.Status == Optimal:
			if math.Abs(ours.Objective-objective) > 1e-5*max(1, math.Abs(objective)) {
				t.Fatalf("ours is %v, that of CBC %v", ours.Objective, objective)
			}
		case answer != "Optimal" && ours.Status != Optimal:
		default:
			t.Fatalf("ours is %v, CBC says %s", ours.Status, answer)
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
		answer, objective := askCBC(t, cbc, dir, m)
		if answer != "Optimal" || ours.Status != Optimal {
			t.Errorf("%s: %s and %v", name, answer, ours.Status)
		}
		near(t, name, ours.Objective, objective)
	}
}
