package interior

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

func randomDense(n int, seed uint64) *dense {
	dice := rand.New(rand.NewPCG(seed, 2))
	d := newDense(n)
	for i := range n {
		for j := range i {
			d.rows[i][j] = dice.Float64() - 0.5
		}
		d.rows[i][i] = float64(n)
	}
	return d
}

func (d *dense) at(i, j int) float64 {
	if i < j {
		i, j = j, i
	}
	return d.rows[i][j]
}

func TestCholeskySolves(t *testing.T) {
	for _, n := range []int{1, 2, 3, 47, 48, 49, 130, 301} {
		d := randomDense(n, uint64(n))
		x := make([]float64, n)
		b := make([]float64, n)
		for i := range x {
			x[i] = float64(i%7) - 3
		}
		for i := range b {
			for j := range x {
				b[i] += d.at(i, j) * x[j]
			}
		}
		d.factor(2)
		d.solve(b)
		for i := range b {
			if math.Abs(b[i]-x[i]) > 1e-10 {
				t.Fatalf("n %d: unknown %d is %g, not %g", n, i, b[i], x[i])
			}
		}
	}
}

func TestCholeskyDoesNotDependOnHands(t *testing.T) {
	one, three := randomDense(301, 9), randomDense(301, 9)
	one.factor(1)
	three.factor(3)
	for i := range one.rows {
		for j := range one.rows[i] {
			if one.rows[i][j] != three.rows[i][j] {
				t.Fatalf("entry %d, %d is %v by one hand and %v by three", i, j, one.rows[i][j], three.rows[i][j])
			}
		}
	}
}

func TestCholeskyLeavesOutLostPivots(t *testing.T) {
	d := newDense(3)
	d.rows[0][0], d.rows[1][0], d.rows[1][1] = 1, 1, 1 // the second row repeats the first
	d.rows[2][2] = 4
	d.factor(1)
	b := []float64{1, 1, 8}
	d.solve(b)
	if math.Abs(b[0]-1) > 1e-12 || math.Abs(b[1]) > 1e-12 || math.Abs(b[2]-2) > 1e-12 {
		t.Fatalf("got %v, want 1, 0, 2", b)
	}
}

func BenchmarkCholesky(b *testing.B) {
	const n = 2000
	for b.Loop() {
		b.StopTimer()
		d := randomDense(n, 1)
		b.StartTimer()
		began := time.Now()
		d.factor(2)
		b.ReportMetric(float64(n)*float64(n)*float64(n)/3/time.Since(began).Seconds()/1e9, "GFlop/s")
	}
}
