package interior

import (
	"math"
	"slices"
)

// Point is where the search stands: x and slack inside their limits, prices y
// and reduced costs z inside theirs.
type Point struct {
	X, Z []float64 // one a column
	S, Y []float64 // one a row
}

// inside finds a point well inside all limits: rows at most half used, every
// column priced above its worth.
func (p *Problem) inside() *Point {
	pt := &Point{X: make([]float64, p.Columns()), Z: make([]float64, p.Columns()), S: make([]float64, len(p.Limits)), Y: make([]float64, len(p.Limits))}
	p.fillX(pt)
	p.fillY(pt)
	return pt
}

func (p *Problem) fillX(pt *Point) {
	crowd := make([]float64, len(p.Limits)) // what all columns at 1 would use
	ones := make([]float64, p.Columns())
	for j := range ones {
		ones[j] = 1
	}
	p.times(ones, crowd)
	for j := range pt.X {
		most := 1.0
		p.each(j, func(row int, coef float64) {
			if coef > 0 && p.Limits[row] > 0 {
				most = min(most, p.Limits[row]/crowd[row])
			}
		})
		pt.X[j] = most / 2
	}
	// Rows that ask for something (limits below 0) have a column of their own
	// that gives it.
	for j := range pt.X {
		if p.left[j] != noRow || p.right[j] != noRow {
			continue
		}
		p.each(j, func(row int, coef float64) {
			if coef < 0 {
				pt.X[j] = max(pt.X[j], 2*p.Limits[row]/coef)
			}
		})
	}
	p.slack(pt)
}

// slack sets S to what the limits leave, kept above 0: where they leave too
// little, the search starts outside and finds its way in.
func (p *Problem) slack(pt *Point) {
	load := make([]float64, len(p.Limits))
	p.times(pt.X, load)
	for i, limit := range p.Limits {
		pt.S[i] = max(limit-load[i], 1e-9*max(1, math.Abs(limit)))
	}
}

// fillY prices left rows so that every column costs more than it is worth.
func (p *Problem) fillY(pt *Point) {
	scale := 0.0
	for _, w := range p.worth {
		scale = max(scale, math.Abs(w))
	}
	base := max(scale, 1) * 1e-3
	for i := range pt.Y {
		pt.Y[i] = base
	}
	for j, w := range p.worth {
		at, coef := p.left[j], p.inLeft[j]
		if at == noRow {
			continue
		}
		if missing := w + base - p.priced(j, pt.Y); missing > 0 {
			pt.Y[at] += missing / coef
		}
	}
	for j, w := range p.worth {
		pt.Z[j] = max(p.priced(j, pt.Y)-w, base)
	}
}

// each visits the entries of a column.
func (p *Problem) each(j int, visit func(row int, coef float64)) {
	if p.left[j] != noRow {
		visit(int(p.left[j]), p.inLeft[j])
	}
	if p.right[j] != noRow {
		visit(int(p.right[j]), p.inRight[j])
	}
	for e := p.start[j]; e < p.start[j+1]; e++ {
		visit(p.Left+p.Right+int(p.row[e]), p.coef[e])
	}
}

func (pt *Point) copy() *Point {
	return &Point{slices.Clone(pt.X), slices.Clone(pt.Z), slices.Clone(pt.S), slices.Clone(pt.Y)}
}

// extend fits a point to a problem that has grown since, and keeps it inside
// all limits: the prices of left rows rise until no column gains, and new
// columns start so low that no slack is used up.
func (p *Problem) extend(pt *Point) {
	mu := pt.average()
	old, first := len(pt.Y), len(pt.X)
	for i := old; i < len(p.Limits); i++ {
		v := max(p.Limits[i], 0.1)
		pt.S, pt.Y = append(pt.S, v), append(pt.Y, mu/v)
	}
	p.raise(pt, first)
	crowd := make([]float64, len(p.Limits))
	for j := first; j < p.Columns(); j++ {
		p.each(j, func(row int, coef float64) { crowd[row] += math.Abs(coef) })
	}
	for j := first; j < p.Columns(); j++ {
		x := mu / pt.Z[j]
		p.each(j, func(row int, coef float64) { x = min(x, pt.S[row]/crowd[row]/2) })
		pt.X = append(pt.X, x)
	}
	p.slack(pt)
}

// raise lifts left prices so that the columns from first on cost more than
// they are worth, and works out all reduced costs anew.
func (p *Problem) raise(pt *Point, first int) {
	lift := make([]float64, p.Left)
	for j := first; j < p.Columns(); j++ {
		if at := p.left[j]; at != noRow {
			lift[at] = max(lift[at], (p.worth[j]-p.priced(j, pt.Y))/p.inLeft[j])
		}
	}
	for i, v := range lift {
		if v > 0 {
			pt.Y[i] += 1.1 * v
		}
	}
	for j := range p.worth {
		z := max(p.priced(j, pt.Y)-p.worth[j], 1e-12)
		if j < first {
			pt.Z[j] = z
		} else {
			pt.Z = append(pt.Z, z)
		}
	}
}

func (pt *Point) average() float64 {
	mu := 0.0
	for j, x := range pt.X {
		mu += float64(x * pt.Z[j])
	}
	for i, v := range pt.S {
		mu += float64(v * pt.Y[i])
	}
	return mu / float64(len(pt.X)+len(pt.S))
}
