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

// value is the log-likelihood. At the maximum no stretch has less than its part of the
// weight; far below that, differences of sums are mere rounding, and the value is -Inf.
func (m *masses) value(mass []float64) (sum float64) {
	for i, p := range m.covered(mass) {
		weight := m.stretches[i].weight
		if p < leastCovered*weight/m.weight {
			return math.Inf(-1)
		}
		sum += weight * math.Log(p)
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
	leastCovered  = 1e-2 // of a stretch's part of the weight
	warmUp        = 100  // self-consistency steps before the first of Newton
	mostMassSteps = 2000
	manyBelow     = 8     // cells that go one by one; to take thousands so would take long
	trade         = 1e-10 // where masses may trade places, any of the best will do
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
		if m.gap = max(slices.Max(slope)-m.weight, 0); m.gap <= provenGap*m.weight {
			return nil
		}
		m.revive(slope)
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
	slope, next := m.slope(), slices.Clone(m.mass)
	for j := range next {
		if slope[j] < m.weight*(1-1e-4) && next[j] < 1e-3/float64(len(next)) {
			next[j] = 0
		}
	}
	m.normalise(next)
	if !math.IsInf(m.value(next), -1) {
		m.mass = next
	}
}

// revive moves mass to cells without any in which it would be likelier: from each run
// of cells to the best.
func (m *masses) revive(slope []float64) {
	best := func(j int) bool {
		return m.mass[j] == 0 && slope[j] > m.weight &&
			(j == 0 || slope[j] > slope[j-1]) && (j+1 == len(slope) || slope[j] >= slope[j+1])
	}
	var cells []int
	for j := range slope {
		if best(j) {
			cells = append(cells, j)
		}
	}
	value := m.value(m.mass)
	for part := 1e-2; part > 1e-12 && len(cells) > 0; part /= 4 {
		next := slices.Clone(m.mass)
		for k := range next {
			next[k] *= 1 - part
		}
		for _, j := range cells {
			next[j] += part / float64(len(cells))
		}
		if m.value(next) > value {
			m.mass = next
			return
		}
	}
}

// newton steps towards the best masses by the quadratic model of the likelihood, among
// those of 0 and above; it reports whether that made the observations likelier. Where
// cells that go in bulk lead nowhere, it has them go one by one.
func (m *masses) newton(slope []float64) bool {
	return m.towards(m.modelled(slope, manyBelow)) || m.towards(m.modelled(slope, len(m.mass)))
}

// towards goes to a target, or part of the way, if that makes the observations likelier.
func (m *masses) towards(target []float64) bool {
	value := m.value(m.mass)
	for length := 1.0; target != nil && length > 1e-9; length /= 2 {
		next := make([]float64, len(m.mass))
		for j, p := range m.mass {
			next[j] = max(p+length*(target[j]-p), 0)
		}
		m.normalise(next)
		if m.value(next) > value {
			m.mass = next
			return true
		}
	}
	return false
}

// modelled solves the quadratic model on the cells that have mass, giving up one by one
// those that would have less than 0 (as in the least squares of Lawson and Hanson). As
// slopes are of degree -1 in the masses, the curvature times the masses is the slope.
func (m *masses) modelled(slope []float64, many int) []float64 {
	curvature, support := m.curvature()
	now := slices.Clone(m.mass)
	for len(support) > 0 {
		size := len(support)
		matrix, right := mat.NewSymDense(size, nil), mat.NewVecDense(size, nil)
		for k, j := range support {
			for l := k; l < size; l++ {
				matrix.SetSym(k, l, curvature.At(j, support[l]))
			}
			ridge := trade * curvature.At(j, j)
			matrix.SetSym(k, k, curvature.At(j, j)+ridge)
			right.SetVec(k, 2*slope[j]-m.weight+ridge*m.mass[j])
		}
		var chol mat.Cholesky
		if !chol.Factorize(matrix) {
			return nil
		}
		_ = chol.SolveVecTo(right, right) // a bad condition only makes a bad step, which is not taken
		if support = stepTo(now, right.RawVector().Data, support, many); len(support) == size {
			return now
		}
	}
	return nil
}

// stepTo moves masses towards a target until the first comes to 0, and gives the cells
// that still have mass. Where more than many would have less than 0, all of them go at once;
// revive brings back what should not have gone.
func stepTo(now, target []float64, support []int, many int) (left []int) {
	length, first, below := 1.0, -1, 0
	for k, j := range support {
		if target[k] < 0 {
			below++
			if l := now[j] / (now[j] - target[k]); l < length {
				length, first = l, j
			}
		}
	}
	if below > many {
		length = 1
	}
	for k, j := range support {
		now[j] += length * (target[k] - now[j])
		if j == first || now[j] <= 0 {
			now[j] = 0
			continue
		}
		left = append(left, j)
	}
	return left
}

// curvature gives minus the second derivatives by the masses of the cells that have
// any, and these cells.
func (m *masses) curvature() (h *symmetric, support []int) {
	place := make([]int, len(m.mass)+1) // of a cell among those with mass
	for j, p := range m.mass {
		place[j] = len(support)
		if p > 0 {
			support = append(support, j)
		}
	}
	place[len(m.mass)] = len(support)
	h = &symmetric{mat.NewSymDense(len(support), nil), place}
	for i, p := range m.covered(m.mass) {
		s := m.stretches[i]
		for k := place[s.from]; k < place[s.to]; k++ {
			for l := k; l < place[s.to]; l++ {
				h.SetSym(k, l, h.SymDense.At(k, l)+s.weight/(p*p))
			}
		}
	}
	return h, support
}

// symmetric is a matrix of the cells that have mass, by the numbers of cells.
type symmetric struct {
	*mat.SymDense
	place []int
}

func (s *symmetric) At(j, k int) float64 { return s.SymDense.At(s.place[j], s.place[k]) }

// normalise makes the masses sum to 1.
func (m *masses) normalise(mass []float64) {
	sum := 0.0
	for _, p := range mass {
		sum += p
	}
	for j := range mass {
		mass[j] /= sum
	}
}
