package firstorder_test

import (
	"context"
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"footing/internal/highs"
	"footing/internal/plan/firstorder"
)

// random draws a programme with a point inside: nonnegative entries and limits
// bound it above, as pledges, needs and lanes do.
func random(t *rapid.T) (*firstorder.Problem, highs.Model) {
	rows := rapid.IntRange(1, 12).Draw(t, "rows")
	limits := make([]float64, rows)
	for i := range limits {
		limits[i] = float64(rapid.IntRange(1, 50).Draw(t, "limit"))
	}
	p := newProblem(limits)
	m := highs.Model{Maximize: true, RowUpper: limits, RowLower: slices.Repeat([]float64{math.Inf(-1)}, rows)}
	for range rapid.IntRange(1, 20).Draw(t, "columns") {
		worth := float64(rapid.IntRange(-5, 40).Draw(t, "worth"))
		var index []int32
		var value []float64
		for i := range rows {
			if entry := rapid.IntRange(-6, 8).Draw(t, "entry"); entry > 0 || len(index) == 0 && i == rows-1 {
				index, value = append(index, int32(i)), append(value, float64(max(1, entry)))
			}
		}
		add(p, worth, index, value)
		m.Append(worth, 0, math.Inf(1), index, value)
	}
	return p, m
}

// A solver of another kind finds the same optimum, and so does a second start
// from where the first one ended, at once.
func TestOptimaAgreeWithSimplex(t *testing.T) {
	ctx := context.Background()
	engine, err := highs.Open(ctx, highs.Config{Clock: time.Now, CacheDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close(ctx) })
	rapid.Check(t, func(t *rapid.T) {
		p, m := random(t)
		solver, err := engine.NewSolver()
		if err != nil {
			t.Fatal(err)
		}
		defer solver.Close()
		if err := solver.Load(m); err != nil {
			t.Fatal(err)
		}
		exact, err := solver.Solve(ctx, highs.Options{}, nil)
		if err != nil || exact.Status != highs.Optimal {
			t.Fatal(exact.Status, err)
		}
		const gap = 1e-6
		r := solve(t, p, nil, gap)
		if !r.Done || math.Abs(r.Value-exact.Objective) > 1e-4*max(1, exact.Objective) || math.Abs(r.Bound-exact.Objective) > 1e-4*max(1, exact.Objective) {
			t.Fatalf("value %g, bound %g after %d iterations, done %v; the optimum is %g", r.Value, r.Bound, r.Iterations, r.Done, exact.Objective)
		}
		again := solve(t, p, &r.Point, gap*2)
		if again.Iterations > r.Iterations {
			t.Fatalf("from its own end it took %d iterations, from nothing %d", again.Iterations, r.Iterations)
		}
	})
}

func TestAnyNumberOfHandsFindsTheSameBits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := random(t)
		solved := func(hands int) *firstorder.Result {
			r, err := firstorder.Solve(context.Background(), p, nil, firstorder.Options{Gap: 1e-4, Hands: hands})
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
		one, three := solved(1), solved(3)
		if !slices.Equal(one.X, three.X) || !slices.Equal(one.Y, three.Y) {
			t.Fatal("one hand and three differ")
		}
	})
}

func TestGrownProblemGoesOnFromItsPoint(t *testing.T) {
	p := newProblem([]float64{10})
	add(p, 1, []int32{0}, []float64{1})
	r := solve(t, p, nil, 1e-6)
	p.Limits = append(p.Limits, 4)
	add(p, 3, []int32{0, 1}, []float64{1, 1})
	r = solve(t, p, r.With(append(r.X, 0), append(r.Y, 0)), 1e-6)
	if !r.Done || math.Abs(r.Value-18) > 1e-3 { // 4 at 3 and 6 at 1
		t.Errorf("value %g, done %v; want 18", r.Value, r.Done)
	}
	add(p, 1, []int32{2}, []float64{1})
	if _, err := firstorder.Solve(context.Background(), p, nil, firstorder.Options{}); err == nil {
		t.Error("a column in a row that is not there was taken")
	}
}

func newProblem(limits []float64) *firstorder.Problem {
	return &firstorder.Problem{Limits: limits, Start: []int32{0}}
}

// add appends a column.
func add(p *firstorder.Problem, worth float64, rows []int32, coefs []float64) {
	p.Worth = append(p.Worth, worth)
	p.Row, p.Coef = append(p.Row, rows...), append(p.Coef, coefs...)
	p.Start = append(p.Start, int32(len(p.Row)))
}

func solve(t rapid.TB, p *firstorder.Problem, from *firstorder.Point, gap float64) *firstorder.Result {
	t.Helper()
	r, err := firstorder.Solve(context.Background(), p, from, firstorder.Options{Gap: gap})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestInterruptedSolveGivesWhereItStands(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := newProblem([]float64{1})
	add(p, 1, []int32{0}, []float64{1})
	r, err := firstorder.Solve(ctx, p, nil, firstorder.Options{Gap: 1e-6})
	if err != nil || r.Done || len(r.X) != 1 || len(r.Y) != 1 {
		t.Errorf("%+v", r)
	}
}
