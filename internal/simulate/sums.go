package simulate

import "math"

// sums are those of a chunk of futures, in double precision: chunks are added up in their
// order, so that the order of futures does not depend on who plays them. What is summed is
// by how much a figure differs from the plan's.
type sums struct {
	futures                                         int
	shortfall, readyWeeks, linesMet, elements, late moments
	lines                                           []moments // weighted shortfall-weeks
	weeks                                           []moments // of elements: readiness over the weeks
	saved                                           []moments // by donor
}

// moments are the number, the sum and the sum of squares.
type moments struct{ n, sum, squares float64 }

func (m *moments) add(x float64) {
	m.n++
	m.sum += x
	m.squares += x * x
}

func (m *moments) merge(other *moments) {
	m.n += other.n
	m.sum += other.sum
	m.squares += other.squares
}

// mean is NaN of nothing.
func (m *moments) mean() float64 { return m.sum / m.n }

// errorOfMean is the standard error of the mean; NaN where fewer than two were added.
func (m *moments) errorOfMean() float64 {
	if m.n < 2 {
		return math.NaN()
	}
	mean := m.mean()
	return math.Sqrt(max(0, m.squares/m.n-mean*mean) / (m.n - 1))
}

func newSums(w *world) *sums {
	return &sums{lines: make([]moments, len(w.lines)), weeks: make([]moments, len(w.o.Elements)), saved: make([]moments, len(w.donors))}
}

func (s *sums) reset() {
	clear(s.lines)
	clear(s.weeks)
	clear(s.saved)
	*s = sums{lines: s.lines, weeks: s.weeks, saved: s.saved}
}

// add takes a future and what the plan itself comes to.
func (s *sums) add(now, plan *outcome, lateMoves int) {
	s.futures++
	s.shortfall.add(now.shortfall - plan.shortfall)
	s.readyWeeks.add(now.readyWeeks - plan.readyWeeks)
	s.linesMet.add(float64(now.linesMet - plan.linesMet))
	s.elements.add(float64(now.elements - plan.elements))
	s.late.add(float64(lateMoves))
	for i := range s.lines {
		s.lines[i].add(now.short[i] - plan.short[i])
	}
	for i := range s.weeks {
		s.weeks[i].add(now.weeks[i] - plan.weeks[i])
	}
}

func (s *sums) merge(other *sums) {
	s.futures += other.futures
	for _, pair := range [][2]*moments{
		{&s.shortfall, &other.shortfall},
		{&s.readyWeeks, &other.readyWeeks},
		{&s.linesMet, &other.linesMet},
		{&s.elements, &other.elements},
		{&s.late, &other.late},
	} {
		pair[0].merge(pair[1])
	}
	for _, pair := range [][2][]moments{{s.lines, other.lines}, {s.weeks, other.weeks}, {s.saved, other.saved}} {
		for i := range pair[0] {
			pair[0][i].merge(&pair[1][i])
		}
	}
}
