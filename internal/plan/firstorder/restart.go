package firstorder

import "math"

// The rules of restarts: when the error of the fixed point has fallen enough,
// when it has fallen somewhat and begins to rise, or when the run since the
// last restart is long.
const (
	sufficient = 0.2
	necessary  = 0.8
	longRun    = 0.36
)

// consider restarts from T(z) where it is time.
func (s *run) consider() {
	fell := s.moved <= sufficient*s.atRestart || (s.moved <= necessary*s.atRestart && s.moved > s.before)
	long := float64(s.sinceRestart) >= longRun*float64(s.iterations)
	s.before = s.moved
	if fell || long {
		s.reweigh()
		s.restart()
	}
}

// The weight moves halfway to where x and y move equally far. For the last
// digits it leans the other way when one side's error is many times the other's
// already; far from the optimum that would be misled.
const (
	lastDigits = 5e-6
	lopsided   = 10
	lean       = 1.3
)

// reweigh balances how far x and y have moved since the last restart.
func (s *run) reweigh() {
	inX, inY := distance(s.tx, s.x0), distance(s.ty, s.y0)
	const still = 1e-10
	if inX <= still || inY <= still {
		return
	}
	weight := math.Sqrt(s.weight * inY / inX)
	exceeded, underpriced := s.errors.exceeded/(1+s.m.limitSize), s.errors.underpriced/(1+s.m.worthSize)
	switch {
	case s.gap > lastDigits:
	case exceeded > lopsided*underpriced && weight < s.weight:
		weight = s.weight * lean
	case underpriced > lopsided*exceeded && weight > s.weight:
		weight = s.weight / lean
	}
	s.weight = weight
}

func (s *run) restart() {
	copy(s.x, s.tx)
	copy(s.y, s.ty)
	copy(s.x0, s.tx)
	copy(s.y0, s.ty)
	s.sinceRestart, s.before = 0, math.Inf(1)
}

func distance(a, b []float64) float64 {
	sum := 0.0
	for i, v := range a {
		sum += sq(v - b[i])
	}
	return math.Sqrt(sum)
}
