package plan

// scaled is a programme in which rows are parts of their limits and columns
// are parts of what they could carry at most, so that numbers are near 1. The
// inner columns of the model come first, then the departures.
type scaled struct {
	*Programme
	m     *model
	row   []int32   // of the model's rows: row in the programme, or noRow
	limit []float64 // by row of the programme: by what it was divided
	unit  []float64 // by column: by what it was multiplied
	inner []int     // of the inner columns: which of the model's they are
	own   []bool    // of the offers: whether it has columns of its own
	live  []bool    // of the pools: whether it has columns
	there []float64 // of the model's rows: what folded offers add to the limit
}

func newScaled(m *model, columns []column) *scaled {
	s := &scaled{
		Programme: newProgramme(nil), m: m, row: make([]int32, len(m.rows)),
		own: make([]bool, len(m.offers)), live: make([]bool, len(m.pools)), there: make([]float64, len(m.rows)),
	}
	for i := range s.row {
		s.row[i] = noRow
	}
	for i := range columns {
		s.live[m.streamOf(&columns[i]).pool] = true
		if columns[i].offer != fromStock {
			s.own[columns[i].offer] = true
		}
	}
	for i := range m.inner {
		if in := &m.inner[i]; s.folded(in) {
			s.there[in.entries[1].row] += m.offers[in.release].quantity.Float()
		}
	}
	return s
}

// folded reports whether an inner column need not be written: it puts an offer
// into stock that has no columns of its own and costs nothing, so that all of it
// is there anyway.
func (s *scaled) folded(in *inner) bool {
	return in.release != noOffer && !s.own[in.release] && len(s.m.uses[in.release]) == 0
}

// idle reports whether an inner column has no part in anything, or is of a pool
// without columns.
func (s *scaled) idle(in *inner) bool {
	return len(in.entries) == 0 || in.pool != noPool && !s.live[in.pool]
}

func (s *scaled) add(worth, unit float64, entries []entry, whole bool) {
	for _, e := range entries {
		at := s.place(e.row)
		s.Rows = append(s.Rows, at)
		s.Coefs = append(s.Coefs, float64(e.coef*unit)/s.limit[at])
	}
	s.Starts = append(s.Starts, int32(len(s.Rows)))
	s.Worth = append(s.Worth, worth*unit)
	s.unit = append(s.unit, unit)
	s.Whole = append(s.Whole, whole)
}

// place finds a row of the model in the programme, where rows stand in order of
// their first use.
func (s *scaled) place(row int32) int32 {
	if at := s.row[row]; at != noRow {
		return at
	}
	at := int32(len(s.Limits))
	s.row[row] = at
	r := &s.m.rows[row]
	scale := r.scale()
	s.Limits = append(s.Limits, (r.limit+s.there[row])/scale)
	s.limit = append(s.limit, scale)
	return at
}

// levels gives the columns' levels in the programme's units.
func (s *scaled) levels(a *master) []float64 {
	x := make([]float64, len(s.unit))
	for i, at := range s.inner {
		x[i] = a.inner[at] / s.unit[i]
	}
	for i, level := range a.level {
		x[len(s.inner)+i] = level / s.unit[len(s.inner)+i]
	}
	return x
}

// split gives the levels of inner columns and of departures in the model's units.
func (s *scaled) split(a *master, x []float64) (inner, level []float64) {
	inner, level = make([]float64, len(s.m.inner)), make([]float64, len(a.columns))
	for i, at := range s.inner {
		inner[at] = max(0, x[i]) * s.unit[i]
	}
	for i := range level {
		at := len(s.inner) + i
		level[i] = max(0, x[at]) * s.unit[at]
	}
	return inner, level
}

// scaledPrices gives the model's prices in the programme's units.
func (s *scaled) scaledPrices(prices []float64) []float64 {
	y := make([]float64, len(s.Limits))
	for row, at := range s.row {
		if at != noRow {
			y[at] = prices[row] * s.limit[at]
		}
	}
	return y
}
