package firstorder

import "math"

// matrix is A scaled on both sides, by columns and by rows.
type matrix struct {
	byColumn, byRow      sparse
	column, row          []float64 // x = column*x' and y = row*y' in the problem's units
	worth, limits        []float64 // scaled; worth with the sign of a minimum
	worthSize, limitSize float64
}

// sparse is a list of sparse vectors.
type sparse struct {
	start []int32
	index []int32
	value []float64
}

func (s *sparse) times(i int, x []float64) float64 {
	sum := 0.0
	for e := s.start[i]; e < s.start[i+1]; e++ {
		sum += float64(s.value[e] * x[s.index[e]])
	}
	return sum
}

// equilibrations is how often rows and columns are evened out by their largest
// entries before the last time, by their sums.
const equilibrations = 10

func newMatrix(p *Problem) *matrix {
	m := &matrix{column: ones(p.Columns()), row: ones(p.Rows())}
	for range equilibrations {
		m.even(p, func(old, entry float64) float64 { return max(old, entry) })
	}
	m.even(p, func(old, entry float64) float64 { return old + entry })
	m.byColumn = sparse{p.Start, p.Row, make([]float64, len(p.Coef))}
	for j := range p.Columns() {
		for e := p.Start[j]; e < p.Start[j+1]; e++ {
			m.byColumn.value[e] = float64(float64(p.Coef[e]*m.column[j]) * m.row[p.Row[e]])
		}
	}
	m.byRow = m.byColumn.transposed(p.Rows())
	m.worth, m.limits = make([]float64, p.Columns()), make([]float64, p.Rows())
	for j, w := range p.Worth {
		m.worth[j] = -float64(w * m.column[j])
	}
	for i, limit := range p.Limits {
		m.limits[i] = float64(limit * m.row[i])
	}
	m.worthSize, m.limitSize = norm(m.worth), norm(m.limits)
	return m
}

// even divides each row and column by the root of what its entries come to.
func (m *matrix) even(p *Problem, join func(old, entry float64) float64) {
	columns, rows := make([]float64, p.Columns()), make([]float64, p.Rows())
	for j := range p.Columns() {
		for e := p.Start[j]; e < p.Start[j+1]; e++ {
			size := float64(float64(math.Abs(p.Coef[e])*m.column[j]) * m.row[p.Row[e]])
			columns[j] = join(columns[j], size)
			rows[p.Row[e]] = join(rows[p.Row[e]], size)
		}
	}
	divideByRoot(m.column, columns)
	divideByRoot(m.row, rows)
}

func divideByRoot(scale, size []float64) {
	for i, s := range size {
		if s > 0 {
			scale[i] /= math.Sqrt(s)
		}
	}
}

func (s *sparse) transposed(rows int) sparse {
	t := sparse{make([]int32, rows+1), make([]int32, len(s.index)), make([]float64, len(s.index))}
	for _, i := range s.index {
		t.start[i+1]++
	}
	for i := range rows {
		t.start[i+1] += t.start[i]
	}
	next := append([]int32(nil), t.start[:rows]...)
	for j := range len(s.start) - 1 {
		for e := s.start[j]; e < s.start[j+1]; e++ {
			at := next[s.index[e]]
			next[s.index[e]]++
			t.index[at], t.value[at] = int32(j), s.value[e]
		}
	}
	return t
}

func ones(n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = 1
	}
	return list
}

func norm(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += float64(v * v)
	}
	return math.Sqrt(sum)
}
