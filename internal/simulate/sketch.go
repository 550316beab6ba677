package simulate

import (
	"math"
	"slices"
)

// sketch counts values from 0 to 1 so that quantiles can be read off: exactly as long as
// there are few different ones, and by the cells of a grid from then on. What it holds
// does not depend on the order in which values came, nor on how they were shared out
// among sketches that are merged.
type sketch struct {
	values []uint32 // in steps of 1/resolution, in the order in which they came
	counts []uint32
	cells  []uint32 // in place of the values: 0, the cells between, 1
}

const (
	// resolution is in how many steps a value is taken, so that sums of the same things in
	// another order are the same value.
	resolution = 1e9
	// fewValues is up to how many different values are counted one by one.
	fewValues = 16
)

// keyOf is a value as a number of steps.
func keyOf(x float64) uint32 {
	return uint32(math.Round(min(1, max(0, x)) * resolution))
}

// add counts a value; cells is how fine the grid is.
func (s *sketch) add(key uint32, cells int) { s.addMany(key, 1, cells) }

func (s *sketch) addMany(key, count uint32, cells int) {
	if s.cells != nil {
		s.cells[cellOf(key, cells)] += count
		return
	}
	for i, have := range s.values {
		if have == key {
			s.counts[i] += count
			return
		}
	}
	if len(s.values) < fewValues {
		s.values, s.counts = append(s.values, key), append(s.counts, count)
		return
	}
	s.spill(cells)
	s.cells[cellOf(key, cells)] += count
}

// spill goes over to the grid.
func (s *sketch) spill(cells int) {
	s.cells = make([]uint32, cells+2)
	for i, key := range s.values {
		s.cells[cellOf(key, cells)] += s.counts[i]
	}
	s.values, s.counts = nil, nil
}

// cellOf has a cell of their own for 0 and for 1.
func cellOf(key uint32, cells int) int {
	switch key {
	case 0:
		return 0
	case resolution:
		return cells + 1
	}
	return 1 + int(uint64(key)*uint64(cells)/resolution)
}

// merge adds what another sketch of the same grid counted.
func (s *sketch) merge(other *sketch, cells int) {
	if other.cells != nil && s.cells == nil {
		s.spill(cells)
	}
	for i, count := range other.cells {
		s.cells[i] += count
	}
	for i, key := range other.values {
		s.addMany(key, other.counts[i], cells)
	}
}

// quantile is the least value that more than the part p of all does not exceed; of a grid
// the middle of its cell, which is half a cell away at most.
func (s *sketch) quantile(p float64, cells int) float64 {
	if s.cells != nil {
		at := rank(p, s.cells)
		switch {
		case at == 0:
			return 0
		case at == cells+1:
			return 1
		}
		return (float64(at) - 0.5) / float64(cells)
	}
	order := make([]int, len(s.values))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return int(s.values[a]) - int(s.values[b]) })
	counts := make([]uint32, len(order))
	for i, at := range order {
		counts[i] = s.counts[at]
	}
	if len(order) == 0 {
		return math.NaN()
	}
	return float64(s.values[order[rank(p, counts)]]) / resolution
}

// within is by how much a quantile may be off.
func (s *sketch) within(cells int) float64 {
	if s.cells == nil {
		return 0.5 / resolution
	}
	return 0.5 / float64(cells)
}

// counted reports whether anything was.
func (s *sketch) counted() bool { return len(s.values) > 0 || s.cells != nil }

// rank is the position in which the value lies that has the part p of all before it.
func rank(p float64, counts []uint32) int {
	total := uint64(0)
	for _, c := range counts {
		total += uint64(c)
	}
	if total == 0 {
		return 0
	}
	before := min(uint64(p*float64(total)), total-1)
	for i, c := range counts {
		if before < uint64(c) {
			return i
		}
		before -= uint64(c)
	}
	return len(counts) - 1
}
