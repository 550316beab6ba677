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
	first, count uint32 // the value that came first, in steps of 1/resolution, and how often
	others       *counts
}

// counts are those of a sketch of more than one value.
type counts struct {
	values, counts []uint32
	cells          []uint32 // in place of all values: 0, the cells between, 1
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
	return uint32(min(1, max(0, x))*resolution + 0.5)
}

// add counts a value; cells is how fine the grid is.
func (s *sketch) add(key uint32, cells int) {
	if s.first == key && s.others == nil {
		s.count++
		return
	}
	s.addMany(key, 1, cells)
}

func (s *sketch) addMany(key, count uint32, cells int) {
	switch {
	case s.count == 0:
		s.first, s.count = key, count
	case s.others == nil && s.first == key:
		s.count += count
	case s.others == nil:
		s.others = &counts{values: []uint32{s.first, key}, counts: []uint32{s.count, count}}
	default:
		s.others.add(key, count, cells)
	}
}

func (c *counts) add(key, count uint32, cells int) {
	if c.cells != nil {
		c.cells[cellOf(key, cells)] += count
		return
	}
	for i, have := range c.values {
		if have == key {
			c.counts[i] += count
			if i > 0 && c.counts[i] > c.counts[i-1] { // what comes often is found soon
				c.counts[i], c.counts[i-1] = c.counts[i-1], c.counts[i]
				c.values[i], c.values[i-1] = c.values[i-1], c.values[i]
			}
			return
		}
	}
	if len(c.values) < fewValues {
		c.values, c.counts = append(c.values, key), append(c.counts, count)
		return
	}
	c.spill(cells)
	c.cells[cellOf(key, cells)] += count
}

// spill goes over to the grid.
func (c *counts) spill(cells int) {
	c.cells = make([]uint32, cells+2)
	for i, key := range c.values {
		c.cells[cellOf(key, cells)] += c.counts[i]
	}
	c.values, c.counts = nil, nil
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
	switch {
	case other.count == 0:
	case other.others == nil:
		s.addMany(other.first, other.count, cells)
	case s.count == 0:
		*s = sketch{other.first, other.count, other.others}
	case s.others == nil:
		first, count := s.first, s.count
		s.others = other.others
		s.others.add(first, count, cells)
	default:
		s.others.merge(other.others, cells)
	}
}

func (c *counts) merge(other *counts, cells int) {
	if other.cells != nil && c.cells == nil {
		c.spill(cells)
	}
	for i, count := range other.cells {
		c.cells[i] += count
	}
	for i, key := range other.values {
		c.add(key, other.counts[i], cells)
	}
}

// quantile is the least value that more than the part p of all does not exceed; of a grid
// the middle of its cell, which is half a cell away at most.
func (s *sketch) quantile(p float64, cells int) float64 {
	switch {
	case s.count == 0:
		return math.NaN()
	case s.others == nil:
		return float64(s.first) / resolution
	case s.others.cells == nil:
		return s.others.exact(p)
	}
	at := rank(p, s.others.cells)
	switch at {
	case 0:
		return 0
	case cells + 1:
		return 1
	}
	return (float64(at) - 0.5) / float64(cells)
}

func (c *counts) exact(p float64) float64 {
	order := make([]int, len(c.values))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return int(c.values[a]) - int(c.values[b]) })
	sorted := make([]uint32, len(order))
	for i, at := range order {
		sorted[i] = c.counts[at]
	}
	return float64(c.values[order[rank(p, sorted)]]) / resolution
}

// within is by how much a quantile may be off.
func (s *sketch) within(cells int) float64 {
	if s.others == nil || s.others.cells == nil {
		return 0.5 / resolution
	}
	return 0.5 / float64(cells)
}

// counted reports whether anything was.
func (s *sketch) counted() bool { return s.count > 0 }

// rank is the position in which the value lies that has the part p of all before it.
func rank(p float64, counts []uint32) int {
	total := uint64(0)
	for _, c := range counts {
		total += uint64(c)
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
