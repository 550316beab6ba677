package interior

import (
	"math"
	"sync"
	"sync/atomic"
)

// dense is a symmetric matrix, of which the lower triangle is kept by rows.
type dense struct {
	n    int
	rows [][]float64
}

func newDense(n int) *dense {
	d := &dense{n: n, rows: make([][]float64, n)}
	all := make([]float64, n*(n+1)/2)
	for i := range d.rows {
		d.rows[i], all = all[:i+1:i+1], all[i+1:]
	}
	return d
}

func (d *dense) clear() {
	for _, row := range d.rows {
		clear(row)
	}
}

const (
	// block is how many columns are finished at a time, and strip how long the
	// stretches are that are multiplied: both so that what is used again stays
	// near the processor.
	block = 48
	strip = 256
	// weak is a pivot, relative to what stood there before, that is lost in
	// rounding: its unknown is left where it is.
	weak = 1e-14
	huge = 1e64
)

// factor turns the matrix into its Cholesky factor L, in place. Unknowns whose
// pivots are lost are left out by an infinite pivot. Blocks are shared among
// hands, each done by one of them in one order, so that the bits do not depend
// on how many there are.
func (d *dense) factor(hands int) {
	before := make([]float64, d.n)
	for i := range before {
		before[i] = d.rows[i][i]
	}
	for from := 0; from < d.n; from += block {
		to := min(from+block, d.n)
		d.share(hands, from, func(first, last int) { d.subtract(first, last, from, to) })
		d.factorBlock(from, to, before)
		d.share(hands, to, func(first, last int) { d.finish(first, last, from, to) })
	}
}

// share deals the rows from a first one on out to hands, in blocks.
func (d *dense) share(hands, from int, do func(first, last int)) {
	count := (d.n - from + block - 1) / block
	if hands <= 1 || count <= 1 {
		for i := range count {
			do(from+i*block, min(from+(i+1)*block, d.n))
		}
		return
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for range hands {
		wait.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= count {
					return
				}
				do(from+i*block, min(from+(i+1)*block, d.n))
			}
		})
	}
	wait.Wait()
}

// subtract takes, from rows [first, last) and columns [from, to), the products
// of what is finished to the left of them.
func (d *dense) subtract(first, last, from, to int) {
	for low := 0; low < from; low += strip {
		high := min(low+strip, from)
		i := first
		for ; i+3 <= last; i += 3 {
			d.subtractThree(i, low, high, from, to)
		}
		for ; i < last; i++ {
			d.subtractOne(i, low, high, from, min(to, i+1))
		}
	}
}

func (d *dense) subtractThree(i, low, high, from, to int) {
	j := from
	for ; j+3 <= to && j+3 <= i+1; j += 3 {
		d.subtractTile(i, j, low, high)
	}
	for k := range 3 {
		d.subtractOne(i+k, low, high, j, min(to, i+k+1))
	}
}

func (d *dense) subtractOne(i, low, high, from, to int) {
	for j := from; j < to; j++ {
		a, b := d.rows[i][low:high], d.rows[j][low:high]
		b = b[:len(a)]
		sum := 0.0
		for k, v := range a {
			sum += float64(v * b[k])
		}
		d.rows[i][j] -= sum
	}
}

// subtractTile does three rows and three columns at once, so that each number
// read serves three products.
func (d *dense) subtractTile(i, j, low, high int) {
	a0, a1, a2 := d.rows[i][low:high], d.rows[i+1][low:high], d.rows[i+2][low:high]
	b0, b1, b2 := d.rows[j][low:high], d.rows[j+1][low:high], d.rows[j+2][low:high]
	n := len(a0)
	a1, a2, b0, b1, b2 = a1[:n], a2[:n], b0[:n], b1[:n], b2[:n]
	var c00, c01, c02, c10, c11, c12, c20, c21, c22 float64
	for k, x0 := range a0 {
		x1, x2 := a1[k], a2[k]
		y := b0[k]
		c00 += float64(x0 * y)
		c10 += float64(x1 * y)
		c20 += float64(x2 * y)
		y = b1[k]
		c01 += float64(x0 * y)
		c11 += float64(x1 * y)
		c21 += float64(x2 * y)
		y = b2[k]
		c02 += float64(x0 * y)
		c12 += float64(x1 * y)
		c22 += float64(x2 * y)
	}
	r := d.rows[i][j : j+3]
	r[0], r[1], r[2] = r[0]-c00, r[1]-c01, r[2]-c02
	r = d.rows[i+1][j : j+3]
	r[0], r[1], r[2] = r[0]-c10, r[1]-c11, r[2]-c12
	r = d.rows[i+2][j : j+3]
	r[0], r[1], r[2] = r[0]-c20, r[1]-c21, r[2]-c22
}

// factorBlock factors the block on the diagonal.
func (d *dense) factorBlock(from, to int, before []float64) {
	for i := from; i < to; i++ {
		row := d.rows[i]
		for j := from; j < i; j++ {
			row[j] = (row[j] - dot(row[from:j], d.rows[j][from:j])) / d.rows[j][j]
		}
		pivot := row[i] - dot(row[from:i], row[from:i])
		if pivot <= weak*before[i] {
			row[i] = huge
			continue
		}
		row[i] = math.Sqrt(pivot)
	}
}

// finish solves the rows below a factored block for its columns.
func (d *dense) finish(first, last, from, to int) {
	for i := first; i < last; i++ {
		row := d.rows[i]
		for j := from; j < to; j++ {
			row[j] = (row[j] - dot(row[from:j], d.rows[j][from:j])) / d.rows[j][j]
		}
	}
}

func dot(a, b []float64) float64 {
	b = b[:len(a)]
	sum := 0.0
	for i, v := range a {
		sum += float64(v * b[i])
	}
	return sum
}

// solve replaces b by the solution of L Lᵀ x = b.
func (d *dense) solve(b []float64) {
	for i, row := range d.rows {
		b[i] = (b[i] - dot(row[:i], b[:i])) / row[i]
	}
	for i := d.n - 1; i >= 0; i-- {
		row := d.rows[i]
		b[i] /= row[i]
		v := b[i]
		for j, l := range row[:i] {
			b[j] -= float64(l * v)
		}
	}
}
