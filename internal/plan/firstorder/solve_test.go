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
	p := firstorder.NewProblem(limits)
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
		if err := p.Add(worth, index, value); err != nil {
			t.Fatal(err)
		}
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
		r := firstorder.Solve(ctx, p, nil, firstorder.Options{Gap: gap})
		if !r.Done || math.Abs(r.Value-exact.Objective) > 1e-4*max(1, exact.Objective) || math.Abs(r.Bound-exact.Objective) > 1e-4*max(1, exact.Objective) {
			t.Fatalf("value %g, bound %g after %d iterations, done %v; the optimum is %g", r.Value, r.Bound, r.Iterations, r.Done, exact.Objective)
		}
		again := firstorder.Solve(ctx, p, &r.Point, firstorder.Options{Gap: gap * 2})
		if again.Iterations > r.Iterations {
			t.Fatalf("from its own end it took %d iterations, from nothing %d", again.Iterations, r.Iterations)
		}
	})
}

func TestAnyNumberOfHandsFindsTheSameBits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := random(t)
		one := firstorder.Solve(context.Background(), p, nil, firstorder.Options{Gap: 1e-4, Hands: 1})
		three := firstorder.Solve(context.Background(), p, nil, firstorder.Options{Gap: 1e-4, Hands: 3})
		if !slices.Equal(one.X, three.X) || !slices.Equal(one.Y, three.Y) {
			t.Fatal("one hand and three differ")
		}
	})
}

func TestGrownProblemGoesOnFromItsPoint(t *testing.T) {
	p := firstorder.NewProblem([]float64{10})
	add := func(worth float64, rows ...int32) {
		if err := p.Add(worth, rows, slices.Repeat([]float64{1}, len(rows))); err != nil {
			t.Fatal(err)
		}
	}
	add(1, 0)
	ctx := context.Background()
	r := firstorder.Solve(ctx, p, nil, firstorder.Options{Gap: 1e-6})
	row := p.AddRow(4)
	add(3, 0, row)
	r = firstorder.Solve(ctx, p, &r.Point, firstorder.Options{Gap: 1e-6})
	if !r.Done || math.Abs(r.Value-18) > 1e-3 { // 4 at 3 and 6 at 1
		t.Errorf("value %g, done %v; want 18", r.Value, r.Done)
	}
	if err := p.Add(1, []int32{2}, []float64{1}); err == nil {
		t.Error("a column in a row that is not there was taken")
	}
}

func TestInterruptedSolveGivesWhereItStands(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := firstorder.NewProblem([]float64{1})
	if err := p.Add(1, []int32{0}, []float64{1}); err != nil {
		t.Fatal(err)
	}
	r := firstorder.Solve(ctx, p, nil, firstorder.Options{Gap: 1e-6})
	if r.Done || len(r.X) != 1 || len(r.Y) != 1 {
		t.Errorf("%+v", r)
	}
}
