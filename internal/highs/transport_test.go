package highs

import (
	"math/rand/v2"
)

// transport is a transportation problem of so many sources and sinks: ship
// from sources with a supply to sinks with a demand at least cost; what is not
// met costs more than any way. Columns number sources*sinks + sinks, rows
// sources + sinks.
func transport(sources, sinks int, seed uint64) Model {
	r := rand.New(rand.NewPCG(seed, 0))
	var m Model
	for range sources {
		m.RowLower, m.RowUpper = append(m.RowLower, 0), append(m.RowUpper, float64(1+r.IntN(20*sinks)))
	}
	for range sinks {
		d := float64(1 + r.IntN(20*sources))
		m.RowLower, m.RowUpper = append(m.RowLower, d), append(m.RowUpper, d)
	}
	for from := range sources {
		for to := range sinks {
			m.Append(1+99*r.Float64(), 0, inf, []int32{int32(from), int32(sources + to)}, []float64{1, 1})
		}
	}
	for to := range sinks {
		m.Append(1000, 0, inf, []int32{int32(sources + to)}, []float64{1})
	}
	return m
}
