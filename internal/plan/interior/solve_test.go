package interior

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
)

// random makes a problem of the shape, with a plan worth something.
func random(left, right, shared, columns int, seed uint64) *Problem {
	dice := rand.New(rand.NewPCG(seed, 3))
	limits := make([]float64, left+right+shared)
	for i := range limits {
		limits[i] = 0.2 + dice.Float64()
	}
	p := NewProblem(left, right, limits)
	for range columns {
		rows := []int32{int32(dice.IntN(left)), int32(left + dice.IntN(right))}
		coefs := []float64{0.5 + dice.Float64(), 0.5 + dice.Float64()}
		if shared > 0 {
			rows, coefs = append(rows, int32(left+right+dice.IntN(shared))), append(coefs, 0.1*dice.Float64())
		}
		if err := p.Add(10*dice.Float64(), rows, coefs); err != nil {
			panic(err)
		}
	}
	return p
}

func TestSolveClosesTheGap(t *testing.T) {
	for _, c := range []struct{ left, right, shared, columns int }{
		{1, 1, 0, 1}, {3, 2, 0, 6}, {2, 5, 3, 12}, {60, 20, 15, 600}, {20, 90, 40, 900}, {300, 200, 100, 6000},
	} {
		p := random(c.left, c.right, c.shared, c.columns, 5)
		r := Solve(context.Background(), p, nil, Options{Gap: 1e-8, Hands: 2})
		t.Logf("%+v: %d iterations, value %.9g, bound %.9g", c, r.Iterations, r.Value, r.Bound)
		if !r.Done {
			t.Errorf("%+v: not done after %d iterations: value %g, bound %g", c, r.Iterations, r.Value, r.Bound)
		}
		load := make([]float64, len(p.Limits))
		p.times(r.X, load)
		for i, limit := range p.Limits {
			if load[i] > limit+1e-7 {
				t.Errorf("%+v: row %d carries %g of %g", c, i, load[i], limit)
			}
		}
		for j, w := range p.worth {
			if p.priced(j, r.Y) < w-1e-6 {
				t.Errorf("%+v: column %d is worth %g and costs %g", c, j, w, p.priced(j, r.Y))
			}
		}
	}
}

func TestSolveOfOneColumn(t *testing.T) {
	p := NewProblem(1, 1, []float64{2, 3})
	if err := p.Add(5, []int32{0, 1}, []float64{1, 2}); err != nil {
		t.Fatal(err)
	}
	r := Solve(context.Background(), p, nil, Options{Gap: 1e-9})
	if math.Abs(r.Value-7.5) > 1e-7 || math.Abs(r.X[0]-1.5) > 1e-7 {
		t.Fatalf("x is %g and worth %g, not 1.5 and 7.5", r.X[0], r.Value)
	}
}
