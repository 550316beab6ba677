package interior

import (
	"context"
	"math"
)

// Options of one solve.
type Options struct {
	Gap        float64 // relative gap between value and bound at which it is done
	Iterations int     // at most; 0 is 100
	Hands      int     // goroutines to share the work among
	// Keep is the relative gap at which a copy of the point is kept, to start
	// from again when columns were added: nearer to the optimum there is no room
	// to move.
	Keep float64
}

// Result is where the search ended.
type Result struct {
	Point
	Value, Bound float64 // of X and of Y
	Iterations   int
	Done         bool   // the gap is closed and the limits are kept
	Kept         bool   // X keeps the limits
	Warm         *Point // the point at which Keep was reached, or nil
}

// search is one run.
type search struct {
	p    *Problem
	o    Options
	n    *normal
	at   *Point
	d, e []float64 // x/z and s/y
	// What is missed: of the limits (b - Ax - s) and of the worth (c - Aᵀy + z).
	missP, missD []float64
	step         direction
	rhs          []float64
	gx, gs       []float64 // what products xz and sy shall change by
}

// direction is a step in all four parts of a point.
type direction struct{ x, z, s, y []float64 }

// Solve maximises, from a point near the optimum if one is given: its X, Z, S
// and Y must be above 0. It ends when the gap is closed, when ctx ends, or when
// no progress is possible.
func Solve(ctx context.Context, p *Problem, from *Point, o Options) *Result {
	if o.Iterations == 0 {
		o.Iterations = 100
	}
	s := newSearch(p, from, o)
	r := &Result{}
	for r.Iterations = 0; ; r.Iterations++ {
		s.misses()
		r.Value, r.Bound = s.values()
		if r.Warm == nil && math.Abs(r.Bound-r.Value) <= o.Keep*max(1, math.Abs(r.Bound)) {
			r.Warm = s.at.copy()
		}
		if s.done(r) {
			r.Done = true
			break
		}
		if r.Iterations == o.Iterations || ctx.Err() != nil || !s.advance() {
			break
		}
	}
	r.Kept = s.kept()
	r.Point = *s.at
	return r
}

func newSearch(p *Problem, from *Point, o Options) *search {
	if from == nil {
		from = p.inside()
	} else {
		p.extend(from)
	}
	n, m := p.Columns(), len(p.Limits)
	return &search{
		p: p, o: o, n: newNormal(p, o.Hands), at: from,
		d: make([]float64, n), e: make([]float64, m),
		missP: make([]float64, m), missD: make([]float64, n),
		step: direction{make([]float64, n), make([]float64, n), make([]float64, m), make([]float64, m)},
		rhs:  make([]float64, m), gx: make([]float64, n), gs: make([]float64, m),
	}
}

// misses works out by how much the point misses the equations.
func (s *search) misses() {
	for i := range s.missP {
		s.missP[i] = 0
	}
	s.p.times(s.at.X, s.missP)
	for i, limit := range s.p.Limits {
		s.missP[i] = limit - s.missP[i] - s.at.S[i]
	}
	for j, w := range s.p.worth {
		s.missD[j] = w - s.p.priced(j, s.at.Y) + s.at.Z[j]
	}
}

func (s *search) values() (value, bound float64) {
	for j, w := range s.p.worth {
		value += float64(w * s.at.X[j])
	}
	for i, limit := range s.p.Limits {
		bound += float64(limit * s.at.Y[i])
	}
	return value, bound
}

// small is how well the equations are to hold, relative to their size.
const small = 1e-8

func (s *search) done(r *Result) bool {
	if math.Abs(r.Bound-r.Value) > s.o.Gap*max(1, math.Abs(r.Bound)) || !s.kept() {
		return false
	}
	for j, v := range s.missD {
		if math.Abs(v) > small*max(1, math.Abs(s.p.worth[j])) {
			return false
		}
	}
	return true
}

// kept reports whether the limits are kept.
func (s *search) kept() bool {
	for i, v := range s.missP {
		if math.Abs(v) > small*max(1, math.Abs(s.p.Limits[i])) {
			return false
		}
	}
	return true
}

// average is the mean of the products xz and sy.
func (s *search) average() float64 {
	sum := 0.0
	for j, x := range s.at.X {
		sum += float64(x * s.at.Z[j])
	}
	for i, v := range s.at.S {
		sum += float64(v * s.at.Y[i])
	}
	return sum / float64(len(s.at.X)+len(s.at.S))
}

// advance takes one step, and reports whether it got anywhere.
func (s *search) advance() bool {
	for j, x := range s.at.X {
		s.d[j] = x / s.at.Z[j]
	}
	for i, v := range s.at.S {
		s.e[i] = v / s.at.Y[i]
	}
	s.n.set(s.d, s.e)
	mu := s.average()
	s.aim(0, false)
	s.solve()
	primal, dual := s.reach()
	after := s.averageAfter(primal, dual)
	sigma := after / mu
	s.aim(sigma*sigma*sigma*mu, true)
	s.solve()
	primal, dual = s.reach()
	primal, dual = s.correct(primal, dual, sigma*sigma*sigma*mu)
	s.take(min(1, 0.9995*primal), min(1, 0.9995*dual))
	return primal > 1e-8 || dual > 1e-8
}

// aim sets what the products shall change by: to mu, and for the corrector also
// less what the predictor's step would add to the second order.
func (s *search) aim(mu float64, corrector bool) {
	for j, x := range s.at.X {
		s.gx[j] = mu - float64(x*s.at.Z[j])
		if corrector {
			s.gx[j] -= float64(s.step.x[j] * s.step.z[j])
		}
	}
	for i, v := range s.at.S {
		s.gs[i] = mu - float64(v*s.at.Y[i])
		if corrector {
			s.gs[i] -= float64(s.step.s[i] * s.step.y[i])
		}
	}
}

// solve finds the direction for what is aimed at.
func (s *search) solve() {
	clear(s.rhs)
	v := s.step.x // as scratch
	for j := range v {
		v[j] = s.gx[j]/s.at.Z[j] + float64(s.d[j]*s.missD[j])
	}
	s.p.times(v, s.rhs)
	for i := range s.rhs {
		s.rhs[i] += s.gs[i]/s.at.Y[i] - s.missP[i]
	}
	s.n.solve(s.rhs, s.e)
	copy(s.step.y, s.rhs)
	for j := range s.step.x {
		s.step.z[j] = s.p.priced(j, s.step.y) - s.missD[j]
		s.step.x[j] = s.gx[j]/s.at.Z[j] - float64(s.d[j]*s.step.z[j])
	}
	for i := range s.step.s {
		s.step.s[i] = s.gs[i]/s.at.Y[i] - float64(s.e[i]*s.step.y[i])
	}
}

// reach is how far the step may go until something becomes 0, at most 1.
func (s *search) reach() (primal, dual float64) {
	return min(room(s.at.X, s.step.x), room(s.at.S, s.step.s)), min(room(s.at.Z, s.step.z), room(s.at.Y, s.step.y))
}

func room(at, step []float64) float64 {
	most := 1.0
	for i, d := range step {
		if d < 0 && at[i] < -d*most {
			most = -at[i] / d
		}
	}
	return most
}

func (s *search) averageAfter(primal, dual float64) float64 {
	sum := 0.0
	for j, x := range s.at.X {
		sum += (x + float64(primal*s.step.x[j])) * (s.at.Z[j] + float64(dual*s.step.z[j]))
	}
	for i, v := range s.at.S {
		sum += (v + float64(primal*s.step.s[i])) * (s.at.Y[i] + float64(dual*s.step.y[i]))
	}
	return sum / float64(len(s.at.X)+len(s.at.S))
}

// take moves the point along the step.
func (s *search) take(primal, dual float64) {
	move(s.at.X, s.step.x, primal)
	move(s.at.S, s.step.s, primal)
	move(s.at.Z, s.step.z, dual)
	move(s.at.Y, s.step.y, dual)
}

func move(at, step []float64, by float64) {
	for i, d := range step {
		at[i] += float64(by * d)
	}
}
