package firstorder

import "math"

// run is one solve under way. Its point z = (x, y) moves by
//
//	z  <-  a (2 T(z) - z) + (1-a) z0,    a = (k+1)/(k+2)
//
// where T is a step of the primal-dual hybrid gradient, z0 the point of the
// last restart, and k the number of steps since.
type run struct {
	m    *matrix
	crew crew

	x, y   []float64 // z
	x0, y0 []float64 // z0, the anchor
	tx, ty []float64 // T(z)
	ahead  []float64 // 2 tx - x

	gap          float64 // asked for
	step, weight float64 // steps are step/weight in x and step*weight in y
	iterations   int
	sinceRestart int
	errors       errors  // of T(z), at the last look
	moved        float64 // how far the last step went: the error of the fixed point
	atRestart    float64 // of the first step after the restart
	before       float64 // at the last check
}

func newRun(p *Problem, from *Point, hands int) *run {
	m := newMatrix(p)
	n, rows := p.Columns(), p.Rows()
	s := &run{
		m: m, crew: crew{hands}, weight: 1,
		x: make([]float64, n), x0: make([]float64, n), tx: make([]float64, n), ahead: make([]float64, n),
		y: make([]float64, rows), y0: make([]float64, rows), ty: make([]float64, rows),
	}
	s.step = stepPart / s.largestSingular()
	if m.worthSize > 0 && m.limitSize > 0 {
		s.weight = m.worthSize / m.limitSize
	}
	s.startFrom(from)
	return s
}

// startFrom takes over a point; columns and rows that it lacks start at 0.
func (s *run) startFrom(from *Point) {
	if from != nil {
		for j, x := range from.X {
			s.x[j] = x / s.m.column[j]
		}
		for i, y := range from.Y {
			s.y[i] = y / s.m.row[i]
		}
		if from.Weight > 0 {
			s.weight = from.Weight
		}
	}
	copy(s.tx, s.x)
	copy(s.ty, s.y)
	s.restart()
}

const (
	// stepPart is the step as a part of the longest that converges.
	stepPart = 0.97
	// powerSteps is the number of products that estimate the matrix's largest
	// singular value, which the scaling keeps at or below 1.
	powerSteps = 24
)

// largestSingular estimates the largest singular value by the power method.
func (s *run) largestSingular() float64 {
	v, u := ones(len(s.x)), make([]float64, len(s.y))
	size := 1.0
	for range powerSteps {
		s.crew.share(len(u), func(from, to int) sums {
			for i := from; i < to; i++ {
				u[i] = s.m.byRow.times(i, v)
			}
			return sums{}
		})
		s.crew.share(len(v), func(from, to int) sums {
			for j := from; j < to; j++ {
				v[j] = s.m.byColumn.times(j, u)
			}
			return sums{}
		})
		length := norm(v)
		if length == 0 {
			return 1
		}
		size = math.Sqrt(length)
		for j := range v {
			v[j] /= length
		}
	}
	return size
}

// iterate takes one step.
func (s *run) iterate() {
	k := float64(s.sinceRestart)
	a := (k + 1) / (k + 2)
	inX := s.stepDown(s.step/s.weight, a)
	inY := s.stepUp(float64(s.step*s.weight), a)
	s.moved = math.Sqrt(float64(s.weight*inX) + inY/s.weight)
	if s.sinceRestart == 0 {
		s.atRestart = s.moved
	}
	s.sinceRestart++
	s.iterations++
}

// stepDown steps down the Lagrangian in x and returns the squared length.
func (s *run) stepDown(length, a float64) float64 {
	m := s.m
	return s.crew.share(len(s.x), func(from, to int) (t sums) {
		for j := from; j < to; j++ {
			x := s.x[j]
			next := max(0, x-float64(length*(m.worth[j]+m.byColumn.times(j, s.y))))
			ahead := 2*next - x
			s.tx[j], s.ahead[j] = next, ahead
			s.x[j] = float64(a*ahead) + float64((1-a)*s.x0[j])
			t[0] += sq(next - x)
		}
		return t
	})[0]
}

// stepUp steps up in y, from where x is heading.
func (s *run) stepUp(length, a float64) float64 {
	m := s.m
	return s.crew.share(len(s.y), func(from, to int) (t sums) {
		for i := from; i < to; i++ {
			y := s.y[i]
			next := max(0, y+float64(length*(m.byRow.times(i, s.ahead)-m.limits[i])))
			s.ty[i] = next
			s.y[i] = float64(a*(2*next-y)) + float64((1-a)*s.y0[i])
			t[0] += sq(next - y)
		}
		return t
	})[0]
}
