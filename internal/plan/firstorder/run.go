package firstorder

import "math"

// state is a point and its products with the matrix.
type state struct {
	x, y   []float64
	used   []float64 // A x
	priced []float64 // Aᵀ y
}

func newState(columns, rows int) state {
	return state{make([]float64, columns), make([]float64, rows), make([]float64, rows), make([]float64, columns)}
}

func (to *state) copy(from *state) {
	copy(to.x, from.x)
	copy(to.y, from.y)
	copy(to.used, from.used)
	copy(to.priced, from.priced)
}

// run is one solve under way.
type run struct {
	m    *matrix
	crew crew

	at, next state
	sum      state   // of the points since the last restart, by their steps
	total    float64 // of these steps
	average  state
	origin   state  // the point of the last restart
	better   *state // of the point and the average, at the last check

	step, weight float64 // steps are step/weight in x and step*weight in y
	steps        int     // tried so far
	iterations   int
	sinceRestart int
	atRestart    float64 // error at the last restart
	before       float64 // error at the last check
}

func newRun(p *Problem, from *Point, hands int) *run {
	m := newMatrix(p)
	n, rows := p.Columns(), p.Rows()
	s := &run{
		m: m, crew: crew{hands},
		at: newState(n, rows), next: newState(n, rows), sum: newState(n, rows), average: newState(n, rows), origin: newState(n, rows),
		step: 1, weight: 1, atRestart: math.Inf(1), before: math.Inf(1),
	}
	if most := largest(m.byColumn.value); most > 0 {
		s.step = 1 / most
	}
	if m.worthSize > 0 && m.limitSize > 0 {
		s.weight = m.worthSize / m.limitSize
	}
	s.startFrom(from)
	s.better = &s.at
	return s
}

// startFrom takes over a point; columns and rows that it lacks start at 0.
func (s *run) startFrom(from *Point) {
	if from == nil {
		return
	}
	for j, x := range from.X {
		s.at.x[j] = x / s.m.column[j]
	}
	for i, y := range from.Y {
		s.at.y[i] = y / s.m.row[i]
	}
	s.step, s.weight = from.step, from.weight
	s.crew.share(len(s.at.y), func(a, b int) sums { return s.use(&s.at, a, b) })
	s.crew.share(len(s.at.x), func(a, b int) sums { return s.price(&s.at, a, b) })
	s.origin.copy(&s.at)
}

func (s *run) use(at *state, from, to int) sums {
	for i := from; i < to; i++ {
		at.used[i] = s.m.byRow.times(i, at.x)
	}
	return sums{}
}

func (s *run) price(at *state, from, to int) sums {
	for j := from; j < to; j++ {
		at.priced[j] = s.m.byColumn.times(j, at.y)
	}
	return sums{}
}

// iterate takes one step, shorter ones until it is short enough to converge.
func (s *run) iterate() {
	for {
		s.steps++
		moved, bent := s.try()
		allowed := math.Inf(1)
		if bent > 0 {
			allowed = moved / bent
		}
		taken, k := s.step, float64(s.steps)
		s.step = min((1-math.Pow(k+1, -0.3))*allowed, (1+math.Pow(k+1, -0.6))*s.step)
		if taken <= allowed {
			s.at, s.next = s.next, s.at
			s.addToAverage(taken)
			return
		}
	}
}

// try makes the next point: a step down the Lagrangian in x, and one up in y
// from where x is heading. It returns how far the point moves and how much the
// matrix couples the two moves.
func (s *run) try() (moved, bent float64) {
	down, up := s.step/s.weight, float64(s.step*s.weight)
	at, next, m := &s.at, &s.next, s.m
	inX := s.crew.share(len(at.x), func(from, to int) (t sums) {
		for j := from; j < to; j++ {
			x := max(0, at.x[j]-float64(down*(m.worth[j]+at.priced[j])))
			next.x[j] = x
			t[0] += sq(x - at.x[j])
		}
		return t
	})
	inY := s.crew.share(len(at.y), func(from, to int) (t sums) {
		for i := from; i < to; i++ {
			used := m.byRow.times(i, next.x)
			next.used[i] = used
			y := max(0, at.y[i]+float64(up*(2*used-at.used[i]-m.limits[i])))
			next.y[i] = y
			t[0] += sq(y - at.y[i])
		}
		return t
	})
	coupled := s.crew.share(len(at.x), func(from, to int) (t sums) {
		for j := from; j < to; j++ {
			priced := m.byColumn.times(j, next.y)
			next.priced[j] = priced
			t[0] += float64((next.x[j] - at.x[j]) * (priced - at.priced[j]))
		}
		return t
	})
	moved = 0.5 * (float64(s.weight*inX[0]) + inY[0]/s.weight)
	return moved, math.Abs(coupled[0])
}

func (s *run) addToAverage(step float64) {
	s.crew.share(len(s.at.x), func(from, to int) sums {
		for j := from; j < to; j++ {
			s.sum.x[j] += float64(step * s.at.x[j])
			s.sum.priced[j] += float64(step * s.at.priced[j])
		}
		return sums{}
	})
	for i := range s.at.y {
		s.sum.y[i] += float64(step * s.at.y[i])
		s.sum.used[i] += float64(step * s.at.used[i])
	}
	s.total += step
	s.iterations++
	s.sinceRestart++
}
