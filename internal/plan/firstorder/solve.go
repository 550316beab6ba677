package firstorder

import (
	"context"
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
	X, Y         []float64 // in the problem's units; Y >= 0
	step, weight float64
}

// With gives the point's step and weight to other coordinates, for a problem
// that has changed.
func (p *Point) With(x, y []float64) *Point {
	return &Point{X: x, Y: y, step: p.step, weight: p.weight}
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
func Solve(ctx context.Context, p *Problem, from *Point, o Options) *Result {
	if o.Iterations == 0 {
		o.Iterations = mostIterations
	}
	s := newRun(p, from, max(1, o.Hands))
	r := &Result{}
	for r.Iterations < o.Iterations && ctx.Err() == nil {
		for range checkEvery {
			s.iterate()
		}
		r.Iterations += checkEvery
		if e := s.check(); e.within(o.Gap, s.m) {
			r.Done = true
			break
		}
	}
	s.result(r)
	return r
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

// far joins the errors into one number, by the weight.
func (e errors) far(weight float64) float64 {
	gap := e.value - e.bound
	return math.Sqrt(sq(weight*e.exceeded) + sq(e.underpriced/weight) + sq(gap))
}

func sq(v float64) float64 { return float64(v * v) }

// errorsOf looks at a point and its products with the matrix.
func (s *run) errorsOf(at *state) errors {
	byColumn := s.crew.share(len(at.x), func(from, to int) (t sums) {
		for j := from; j < to; j++ {
			t[0] += float64(s.m.worth[j] * at.x[j])
			if short := s.m.worth[j] + at.priced[j]; short < 0 {
				t[1] += float64(short * short)
			}
		}
		return t
	})
	byRow := s.crew.share(len(at.y), func(from, to int) (t sums) {
		for i := from; i < to; i++ {
			t[0] += float64(s.m.limits[i] * at.y[i])
			if over := at.used[i] - s.m.limits[i]; over > 0 {
				t[1] += float64(over * over)
			}
		}
		return t
	})
	return errors{-byColumn[0], byRow[0], math.Sqrt(byRow[1]), math.Sqrt(byColumn[1])}
}

func (s *run) result(r *Result) {
	e := s.errorsOf(s.better)
	r.Value, r.Bound = e.value, e.bound
	r.Exceeded, r.Underpriced = e.exceeded/(1+s.m.limitSize), e.underpriced/(1+s.m.worthSize)
	r.X, r.Y = make([]float64, len(s.at.x)), make([]float64, len(s.at.y))
	for j, x := range s.better.x {
		r.X[j] = float64(x * s.m.column[j])
	}
	for i, y := range s.better.y {
		r.Y[i] = float64(y * s.m.row[i])
	}
	r.step, r.weight = s.step, s.weight
}
