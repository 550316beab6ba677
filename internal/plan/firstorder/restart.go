package firstorder

import "math"

// The rules of restarts, by the paper: restart when the error has fallen enough,
// when it has fallen somewhat and begins to rise, or when the run since the last
// restart is long.
const (
	sufficient = 0.2
	necessary  = 0.8
	longRun    = 0.36
)

// check looks at the errors of the point and of the average, remembers the
// better one and returns its errors, and restarts from it where it is time.
func (s *run) check() errors {
	s.makeAverage()
	own, mean := s.errorsOf(&s.at), s.errorsOf(&s.average)
	best, far := own, own.far(s.weight)
	s.better = &s.at
	if mean.far(s.weight) < far {
		best, far = mean, mean.far(s.weight)
		s.better = &s.average
	}
	fell := far <= sufficient*s.atRestart || (far <= necessary*s.atRestart && far > s.before)
	long := float64(s.sinceRestart) >= longRun*float64(s.iterations)
	s.before = far
	if !fell && !long {
		return best
	}
	if s.better == &s.average {
		s.at.copy(&s.average)
	}
	s.reweigh()
	s.restart(best.far(s.weight))
	return best
}

func (s *run) makeAverage() {
	divide := func(to, from []float64) {
		for i, v := range from {
			to[i] = v / s.total
		}
	}
	divide(s.average.x, s.sum.x)
	divide(s.average.y, s.sum.y)
	divide(s.average.used, s.sum.used)
	divide(s.average.priced, s.sum.priced)
}

// reweigh balances how far x and y have moved since the last restart.
func (s *run) reweigh() {
	inX, inY := distance(s.at.x, s.origin.x), distance(s.at.y, s.origin.y)
	const still = 1e-10
	if inX > still && inY > still {
		s.weight = math.Sqrt(s.weight * inY / inX)
	}
}

func (s *run) restart(far float64) {
	s.origin.copy(&s.at)
	clear(s.sum.x)
	clear(s.sum.y)
	clear(s.sum.used)
	clear(s.sum.priced)
	s.total, s.sinceRestart = 0, 0
	s.atRestart, s.before = far, math.Inf(1)
}

func distance(a, b []float64) float64 {
	sum := 0.0
	for i, v := range a {
		sum += sq(v - b[i])
	}
	return math.Sqrt(sum)
}
