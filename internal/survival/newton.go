package survival

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// model is a likelihood of the coefficients of rows and, last, the log scale.
type model struct {
	term       term
	seen       []seen
	rows       []float64
	columns    int
	weight     float64 // of all
	scaleFixed bool
	fixed      float64 // the scale, where it is fixed
}

// state is a place on the likelihood.
type state struct {
	parameters  []float64
	value       float64
	gradient    *mat.VecDense
	information *mat.SymDense // minus the second derivatives
	variance    *mat.SymDense // its inverse, at the maximum
}

func (m *model) scale(parameters []float64) float64 {
	if m.scaleFixed {
		return m.fixed
	}
	return math.Exp(parameters[m.columns])
}

func (m *model) location(i int, parameters []float64) (sum float64) {
	for j, x := range m.row(i) {
		sum += x * parameters[j]
	}
	return sum
}

func (m *model) row(i int) []float64 { return m.rows[i*m.columns : (i+1)*m.columns] }

// start puts the location to the mean of the times as they were seen, and the scale to
// their spread: near enough, as the steps are held back far from the maximum.
func (m *model) start(fixed float64) []float64 {
	parameters := make([]float64, m.columns, m.columns+1)
	sum, squares, weight := 0.0, 0.0, 0.0
	for _, s := range m.seen {
		if t, ok := s.middle(); ok {
			sum, squares, weight = sum+s.weight*t, squares+s.weight*t*t, weight+s.weight
		}
	}
	mean := sum / weight
	parameters[0] = mean // the first column is constant, but for its sign
	if m.rows[0] < 0 {
		parameters[0] = -mean
	}
	if m.scaleFixed {
		m.fixed = fixed
		return parameters
	}
	spread := math.Sqrt(max(squares/weight-mean*mean, 0))
	if !(spread > 1e-6*(1+math.Abs(mean))) {
		spread = 1
	}
	return append(parameters, math.Log(spread))
}

// middle is a guess at where a lifetime lies, if its bounds allow one.
func (s seen) middle() (float64, bool) {
	switch lowerOpen, upperOpen := math.IsInf(s.lower, -1), math.IsInf(s.upper, 1); {
	case lowerOpen && upperOpen:
		return 0, false
	case lowerOpen:
		return s.upper, true
	case upperOpen:
		return s.lower, true
	}
	return s.lower + (s.upper-s.lower)/2, true
}

func (m *model) value(parameters []float64) (sum float64) {
	scale := m.scale(parameters)
	for i, s := range m.seen {
		sum += s.weight * s.at(m.term, m.location(i, parameters), scale).value
	}
	return sum
}

// at gives the likelihood with its derivatives.
func (m *model) at(parameters []float64) *state {
	size := len(parameters)
	gradient, information := make([]float64, size), mat.NewSymDense(size, nil)
	scale, value := m.scale(parameters), 0.0
	for i, s := range m.seen {
		b, row := s.at(m.term, m.location(i, parameters), scale), m.row(i)
		value += s.weight * b.value
		for j, x := range row {
			gradient[j] += s.weight * b.location * x
			for k := j; k < m.columns; k++ {
				information.SetSym(j, k, information.At(j, k)-s.weight*b.location2*x*row[k])
			}
		}
		if m.scaleFixed {
			continue
		}
		last := m.columns
		gradient[last] += s.weight * b.logScale
		information.SetSym(last, last, information.At(last, last)-s.weight*b.scale2)
		for j, x := range row {
			information.SetSym(j, last, information.At(j, last)-s.weight*b.locationScale*x)
		}
	}
	return &state{parameters: parameters, value: value, gradient: mat.NewVecDense(size, gradient), information: information}
}

const (
	// enough is the gain still to be had, by the quadratic model, that counts as none;
	// one more step squares what it leaves.
	enough = 1e-13
	// longest is how many scales a location may move in one step, or the log scale by
	// a quarter of it: beyond, the quadratic model says nothing.
	longest = 4
	// flattest is the part of the steepest curvature, in columns of like size, below
	// which the likelihood counts as level: there is no maximum along it.
	flattest = 1e-11
	// narrowest is the log scale below that at the start at which it runs to 0.
	narrowest = 18
)

// climb goes to the maximum by Newton's method.
func (m *model) climb(parameters []float64, iterations int) (*state, int, error) {
	first := parameters
	here := m.at(parameters)
	if math.IsNaN(here.value) || math.IsInf(here.value, 0) {
		return nil, 0, fmt.Errorf("%w: the likelihood at the start is %g", ErrNotConverged, here.value)
	}
	for i := 1; i <= iterations; i++ {
		step, gain, convex := m.step(here)
		last := gain <= enough*(1+math.Abs(here.value))
		if last && !convex {
			return nil, i, fmt.Errorf("%w: the likelihood is level or worse where it stops rising", ErrNoMaximum)
		}
		next, ok := m.along(here, step, last)
		if !ok && !last {
			return nil, i, fmt.Errorf("%w: no step climbs from %g after %d iterations", ErrNotConverged, here.value, i)
		}
		if ok {
			here = m.at(next)
		}
		if !m.scaleFixed && here.parameters[m.columns] < first[m.columns]-narrowest {
			return nil, i, fmt.Errorf("%w: the scale runs to 0, as if nothing were left to chance", ErrNoMaximum)
		}
		if last {
			return m.settle(here, i)
		}
	}
	return nil, iterations, fmt.Errorf("%w: still %g to gain after %d iterations", ErrNotConverged, m.gain(here), iterations)
}

func (m *model) gain(s *state) float64 {
	_, gain, _ := m.step(s)
	return gain
}

// step solves for Newton's step and its gain. Where the likelihood is not concave, a
// ridge makes it so, and convex is false. Parameters are scaled to a curvature of 1, so
// that a narrow scale does not look like a bad condition.
func (m *model) step(s *state) (step *mat.VecDense, gain float64, convex bool) {
	size := len(s.parameters)
	unit := make([]float64, size)
	gradient := mat.NewVecDense(size, nil)
	for i := range size {
		natural := m.unit(i, s)
		unit[i] = 1 / math.Sqrt(max(math.Abs(s.information.At(i, i)), 1e-8*m.weight/(natural*natural)))
		gradient.SetVec(i, s.gradient.AtVec(i)*unit[i])
	}
	damped := mat.NewSymDense(size, nil)
	step = mat.NewVecDense(size, nil)
	for ridge := 0.0; ridge < 1e6; ridge = max(4*ridge, 1e-8) {
		for i := range size {
			for j := i; j < size; j++ {
				damped.SetSym(i, j, s.information.At(i, j)*unit[i]*unit[j])
			}
			damped.SetSym(i, i, damped.At(i, i)+ridge)
		}
		var chol mat.Cholesky
		if !chol.Factorize(damped) || chol.Cond() > 1e15 {
			continue
		}
		_ = chol.SolveVecTo(step, gradient) // it only warns of a bad condition, excluded above
		gain, convex = mat.Dot(step, gradient)/2, ridge == 0
		for i := range size {
			step.SetVec(i, step.AtVec(i)*unit[i])
		}
		return step, gain, convex
	}
	return step, 0, false
}

// along halves a step until the likelihood climbs. The last step may stand still.
func (m *model) along(s *state, step *mat.VecDense, last bool) ([]float64, bool) {
	length := 1.0
	if far := m.reach(s, step); far > longest {
		length = longest / far
	}
	slack := 0.0
	if last {
		slack = 1e-14 * (1 + math.Abs(s.value))
	}
	for range 50 {
		next := make([]float64, len(s.parameters))
		for j := range next {
			next[j] = s.parameters[j] + length*step.AtVec(j)
		}
		if v := m.value(next); v > s.value-slack && !math.IsInf(v, 1) {
			return next, true
		}
		length /= 2
	}
	return nil, false
}

// reach is how far a step moves: locations in scales, the log scale four times.
func (m *model) reach(s *state, step *mat.VecDense) (far float64) {
	direction := step.RawVector().Data
	for i := range m.seen {
		far = max(far, math.Abs(m.location(i, direction)))
	}
	far /= m.scale(s.parameters)
	if !m.scaleFixed {
		far = max(far, 4*math.Abs(direction[m.columns]))
	}
	return far
}

// settle inverts the information at the maximum. Where that is level in a direction,
// the likelihood goes on rising along it, ever more slowly.
func (m *model) settle(s *state, iterations int) (*state, int, error) {
	var eigen mat.EigenSym
	size := len(s.parameters)
	unitless := mat.NewSymDense(size, nil)
	for i := range size {
		for j := i; j < size; j++ {
			unitless.SetSym(i, j, s.information.At(i, j)*m.unit(i, s)*m.unit(j, s)/m.weight)
		}
	}
	if !eigen.Factorize(unitless, false) || !(eigen.Values(nil)[0] > flattest) {
		return nil, iterations, fmt.Errorf("%w: the likelihood is level in a direction, as with a group in which nothing has ended", ErrNoMaximum)
	}
	var chol mat.Cholesky
	s.variance = mat.NewSymDense(size, nil)
	if !chol.Factorize(s.information) || chol.InverseTo(s.variance) != nil {
		return nil, iterations, fmt.Errorf("%w: the information cannot be inverted", ErrNoMaximum)
	}
	return s, iterations, nil
}

// unit is what a parameter is measured in: scales, but the log scale.
func (m *model) unit(i int, s *state) float64 {
	if i < m.columns {
		return m.scale(s.parameters)
	}
	return 1
}
