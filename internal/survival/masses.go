package survival

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// masses is the likelihood of masses on cells, in which observations lie on stretches
// of cells, and the climb to its maximum. With the weight times the sum of masses taken
// off, the maximum over all masses of 0 and above sums to 1 by itself.
type masses struct {
	stretches  []stretch
	weight     float64
	mass       []float64
	gap        float64
	iterations int
}

func newMasses(observations []Observation, cells []cell) *masses {
	m := &masses{stretches: stretches(observations, cells), mass: make([]float64, len(cells))}
	for _, s := range m.stretches {
		m.weight += s.weight
	}
	for j := range m.mass {
		m.mass[j] = 1 / float64(len(cells))
	}
	return m
}

// covered gives the mass on each stretch.
func (m *masses) covered(mass []float64) []float64 {
	sums := make([]float64, len(mass)+1)
	for j, p := range mass {
		sums[j+1] = sums[j] + p
	}
	list := make([]float64, len(m.stretches))
	for i, s := range m.stretches {
		if list[i] = sums[s.to] - sums[s.from]; s.to == s.from+1 {
			list[i] = mass[s.from] // differences of sums would lose digits
		}
	}
	return list
}

func (m *masses) value(mass []float64) (sum float64) {
	for i, p := range m.covered(mass) {
		sum += m.stretches[i].weight * math.Log(max(p, 0))
	}
	return sum
}

// slope gives the derivative of the log-likelihood by each mass.
func (m *masses) slope() []float64 {
	change := make([]float64, len(m.mass)+1)
	single := make([]float64, len(m.mass))
	for i, p := range m.covered(m.mass) {
		s := m.stretches[i]
		if s.to == s.from+1 {
			single[s.from] += s.weight / p
			continue
		}
		change[s.from] += s.weight / p
		change[s.to] -= s.weight / p
	}
	sum := 0.0
	for j := range single {
		sum += change[j]
		single[j] += sum
	}
	return single
}

const (
	provenGap     = 1e-9 // of the weight
	warmUp        = 100  // self-consistency steps before the first of Newton
	mostMassSteps = 2000
)

// climb goes on until the steepest slope proves that no other masses are more likely:
// the likelihood is concave, so all it can still gain is that slope less the weight.
func (m *masses) climb() error {
	for range warmUp {
		m.makeConsistent(m.slope())
	}
	m.dropDying()
	for m.iterations = warmUp; m.iterations < mostMassSteps; m.iterations++ {
		slope := m.slope()
		steepest := 0
		for j := range slope {
			if slope[j] > slope[steepest] {
				steepest = j
			}
		}
		if m.gap = max(slope[steepest]-m.weight, 0); m.gap <= provenGap*m.weight {
			return nil
		}
		if m.mass[steepest] == 0 {
			m.revive(steepest)
		}
		if !m.newton(m.slope()) {
			for range warmUp {
				m.makeConsistent(m.slope())
			}
		}
	}
	return fmt.Errorf("%w: %g of log-likelihood may be left after %d iterations", ErrNotConverged, m.gap, m.iterations)
}

// makeConsistent gives each cell the mass that its observations expect to have there.
func (m *masses) makeConsistent(slope []float64) {
	for j := range m.mass {
		m.mass[j] *= slope[j] / m.weight
	}
}

// dropDying sets to 0 what self-consistency takes to 0, only slowly. Where that was
// wrong, revive brings it back.
func (m *masses) dropDying() {
	slope := m.slope()
	for j := range m.mass {
		if slope[j] < m.weight*(1-1e-4) && m.mass[j] < 1e-3/float64(len(m.mass)) {
			m.mass[j] = 0
		}
	}
	m.normalise(m.mass)
}

// revive moves mass to a cell without any, in which it would be likelier.
func (m *masses) revive(j int) {
	value := m.value(m.mass)
	for part := 1e-2; part > 1e-12; part /= 4 {
		next := slices.Clone(m.mass)
		for k := range next {
			next[k] *= 1 - part
		}
		next[j] = part
		if m.value(next) > value {
			m.mass = next
			return
		}
	}
}

// newton takes a step on the cells that have mass, cut off at 0; it reports whether
// that made the observations likelier.
func (m *masses) newton(slope []float64) bool {
	var support []int
	place := make([]int, len(m.mass)+1) // of a cell among those with mass
	for j, p := range m.mass {
		place[j] = len(support)
		if p > 0 {
			support = append(support, j)
		}
	}
	place[len(m.mass)] = len(support)
	step := m.direction(slope, support, place)
	if step == nil {
		return false
	}
	value := m.value(m.mass)
	for length := 1.0; length > 1e-9; length /= 2 {
		next := make([]float64, len(m.mass))
		for k, j := range support {
			next[j] = max(m.mass[j]+length*step.AtVec(k), 0)
		}
		m.normalise(next)
		if m.value(next) > value {
			m.mass = next
			return true
		}
	}
	return false
}

func (m *masses) direction(slope []float64, support, place []int) *mat.VecDense {
	size := len(support)
	curvature, gradient := mat.NewSymDense(size, nil), mat.NewVecDense(size, nil)
	for k, j := range support {
		gradient.SetVec(k, slope[j]-m.weight)
	}
	for i, p := range m.covered(m.mass) {
		s := m.stretches[i]
		for k := place[s.from]; k < place[s.to]; k++ {
			for l := k; l < place[s.to]; l++ {
				curvature.SetSym(k, l, curvature.At(k, l)+s.weight/(p*p))
			}
		}
	}
	for k := range size { // where masses may trade places, any of the best will do
		curvature.SetSym(k, k, curvature.At(k, k)*(1+1e-10))
	}
	var chol mat.Cholesky
	step := mat.NewVecDense(size, nil)
	if !chol.Factorize(curvature) {
		return nil
	}
	_ = chol.SolveVecTo(step, gradient) // a bad condition only makes a bad step, which is not taken
	return step
}

func (m *masses) normalise(mass []float64) {
	sum := 0.0
	for _, p := range mass {
		sum += p
	}
	for j := range mass {
		mass[j] /= sum
	}
}
