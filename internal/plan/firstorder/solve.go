package firstorder

import (
	"context"
	"fmt"
	"math"
)

// Options of one solve.
type Options struct {
	// Gap is what is asked for, all relative: the difference of value and bound,
	// by how much limits are exceeded, and by how much columns are underpriced.
	Gap        float64
	Iterations int // at most; 0 is 100,000
	Hands      int // goroutines that share the work; 0 is 1
}

// Point is where a solve stands, and how it goes on from there.
type Point struct {
	X, Y   []float64 // in the problem's units; Y >= 0
	Weight float64   // between the two sides, 0 for none yet
}

// With gives the point's weight to other coordinates, for a problem that has
// changed. A nil point has none yet.
func (p *Point) With(x, y []float64) *Point {
	if p == nil {
		return &Point{X: x, Y: y}
	}
	return &Point{X: x, Y: y, Weight: p.Weight}
}

// Result is where a solve ended.
type Result struct {
	Point
	Value, Bound float64 // of X, and of Y where it prices every column
	Exceeded     float64 // by how much limits are exceeded, relative to all limits
	Underpriced  float64 // by how much columns are worth more than their price, relative to all worths
	Iterations   int
	Done         bool // what was asked for is reached
}

const (
	// checkEvery is the number of iterations between two looks at the errors.
	checkEvery = 40
	// mostIterations bounds a solve that does not say otherwise.
	mostIterations = 100_000
)

// Solve maximises from a point, which may be nil, or of a smaller problem that
// has grown since. It ends when the gap is reached, the iterations are used up,
// or ctx ends.
func Solve(ctx context.Context, p *Problem, from *Point, o Options) (*Result, error) {
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("firstorder: %w", err)
	}
	if o.Iterations == 0 {
		o.Iterations = mostIterations
	}
	s := newRun(p, from, max(1, o.Hands))
	s.gap = o.Gap
	r := &Result{}
	for s.iterations < o.Iterations && ctx.Err() == nil && !r.Done {
		for range checkEvery {
			s.iterate()
		}
		s.look()
		r.Done = s.errors.within(o.Gap, s.m)
		s.consider()
	}
	s.result(r)
	return r, nil
}

// errors is how far a point is from the optimum, in scaled units.
type errors struct {
	value, bound          float64
	exceeded, underpriced float64
}

func (e errors) within(gap float64, m *matrix) bool {
	return math.Abs(e.value-e.bound) <= gap*max(1, math.Abs(e.bound)) &&
		e.exceeded <= gap*(1+m.limitSize) && e.underpriced <= gap*(1+m.worthSize)
}

func sq(v float64) float64 { return float64(v * v) }

// look finds the errors of T(z).
func (s *run) look() {
	byColumn := s.crew.share(len(s.tx), func(from, to int) (t sums) {
		for j := from; j < to; j++ {
			t[0] += float64(s.m.worth[j] * s.tx[j])
			if short := s.m.worth[j] + s.m.byColumn.times(j, s.ty); short < 0 {
				t[1] += float64(short * short)
			}
		}
		return t
	})
	byRow := s.crew.share(len(s.ty), func(from, to int) (t sums) {
		for i := from; i < to; i++ {
			t[0] += float64(s.m.limits[i] * s.ty[i])
			if over := s.m.byRow.times(i, s.tx) - s.m.limits[i]; over > 0 {
				t[1] += float64(over * over)
			}
		}
		return t
	})
	s.errors = errors{-byColumn[0], byRow[0], math.Sqrt(byRow[1]), math.Sqrt(byColumn[1])}
}

func (s *run) result(r *Result) {
	s.look()
	e := s.errors
	r.Iterations = s.iterations
	r.Value, r.Bound = e.value, e.bound
	r.Exceeded, r.Underpriced = e.exceeded/(1+s.m.limitSize), e.underpriced/(1+s.m.worthSize)
	r.X, r.Y = make([]float64, len(s.x)), make([]float64, len(s.y))
	for j, x := range s.tx {
		r.X[j] = float64(x * s.m.column[j])
	}
	for i, y := range s.ty {
		r.Y[i] = float64(y * s.m.row[i])
	}
	r.Weight = s.weight
}
