package highs

import "fmt"

// Model returns a copy of the model as the solver now holds it, after all
// additions, deletions and changes.
func (s *Solver) Model() (Model, error) {
	m, err := s.model()
	if err != nil {
		return Model{}, fmt.Errorf("highs: model: %w", err)
	}
	return m, nil
}

func (s *Solver) model() (m Model, err error) {
	count, err := s.in.call("Highs_getNumNz", s.highs)
	if err != nil {
		return m, err
	}
	n, rows, entries := s.columns, s.rows, int(int32(count))
	size := 8*(3*n+2*rows+entries+1) + 4*(2*n+entries+4)
	err = s.with(size, func(a *arena) error {
		const byColumn = 1
		cost, lower, upper := a.reserve8(n), a.reserve8(n), a.reserve8(n)
		rowLower, rowUpper := a.reserve8(rows), a.reserve8(rows)
		value, offset := a.reserve8(entries), a.reserve8(1)
		// HiGHS writes no starts of an empty matrix, and no kinds of an LP.
		start, kinds := uint32(a.ints(make([]int32, n))), uint32(a.ints(make([]int32, n)))
		index := a.reserve4(entries)
		numbers := a.reserve4(4) // columns, rows, entries, sense
		err := s.do("Highs_getLp", byColumn, uint64(numbers), uint64(numbers+4), uint64(numbers+8), uint64(numbers+12), uint64(offset),
			uint64(cost), uint64(lower), uint64(upper), uint64(rowLower), uint64(rowUpper),
			uint64(start), uint64(index), uint64(value), uint64(kinds))
		if err != nil {
			return err
		}
		m.Maximize = a.readInts(numbers+12, 1)[0] < 0
		m.Offset = a.readDoubles(offset, 1)[0]
		m.Cost, m.Lower, m.Upper = a.readDoubles(cost, n), a.readDoubles(lower, n), a.readDoubles(upper, n)
		m.RowLower, m.RowUpper = a.readDoubles(rowLower, rows), a.readDoubles(rowUpper, rows)
		m.Start = append(a.readInts(start, n), int32(entries))
		m.Index, m.Value = a.readInts(index, entries), a.readDoubles(value, entries)
		if s.integer {
			m.Integer = marks(a.readInts(kinds, n))
		}
		return nil
	})
	return m, err
}

// rowBounds reads the bounds of all rows.
func (s *Solver) rowBounds() (lower, upper []float64, err error) {
	if s.rows == 0 {
		return nil, nil, s.in.lost
	}
	err = s.with(16*s.rows+8, func(a *arena) error {
		low, high, counts := a.reserve8(s.rows), a.reserve8(s.rows), a.reserve4(2)
		const none = 0 // no entries of the matrix, please
		err := s.do("Highs_getRowsByRange", 0, uint64(s.rows-1), uint64(counts), uint64(low), uint64(high), uint64(counts+4), none, none, none)
		if err != nil {
			return err
		}
		lower, upper = a.readDoubles(low, s.rows), a.readDoubles(high, s.rows)
		return nil
	})
	return lower, upper, err
}

func marks(kinds []int32) []bool {
	list := make([]bool, len(kinds))
	for k, kind := range kinds {
		list[k] = kind == 1
	}
	return list
}
