package interior

import "slices"

// normal is the system N dy = r with N = A D Aᵀ + diag(E), D and E positive,
// solved by dropping rows of one side and factoring what is left.
type normal struct {
	p     *Problem
	l     *layout
	dense *dense
	hands int

	pivot []float64   // of the rows that drop out
	place [][]int32   // where each of them meets the dense matrix
	value [][]float64 // and its entries there
	right []float64
}

func newNormal(p *Problem, hands int) *normal {
	l := newLayout(p)
	return &normal{
		p: p, l: l, dense: newDense(l.size), hands: hands,
		pivot: make([]float64, len(l.gone)), place: make([][]int32, len(l.gone)), value: make([][]float64, len(l.gone)),
		right: make([]float64, l.size),
	}
}

// set makes and factors the system for new D (by column) and E (by row).
func (n *normal) set(d, e []float64) {
	n.dense.clear()
	for row, at := range n.l.kept {
		if at != noRow {
			n.dense.rows[at][at] = e[row]
		}
	}
	n.addKept(d)
	s := newSpread(n.l.size)
	for i, row := range n.l.gone {
		n.pivot[i] = e[row]
		n.gather(i, d, s)
	}
	n.dense.factor(n.hands)
}

// addKept adds what columns give among the kept rows themselves.
func (n *normal) addKept(d []float64) {
	var places []int32
	var coefs []float64
	for j, w := range d {
		places, coefs = n.keptOf(int32(j), places[:0], coefs[:0])
		for a, at := range places {
			for b := range a + 1 {
				i, k := max(at, places[b]), min(at, places[b])
				n.dense.rows[i][k] += float64(float64(w*coefs[a]) * coefs[b])
			}
		}
	}
}

// keptOf lists where a column meets the dense matrix.
func (n *normal) keptOf(j int32, places []int32, coefs []float64) ([]int32, []float64) {
	p := n.p
	for _, row := range [2]int32{p.left[j], p.right[j]} {
		if row == noRow || n.l.kept[row] == noRow {
			continue
		}
		places = append(places, n.l.kept[row])
		if row == p.left[j] {
			coefs = append(coefs, p.inLeft[j])
		} else {
			coefs = append(coefs, p.inRight[j])
		}
	}
	shared := n.l.kept[p.Left+p.Right:]
	for e := p.start[j]; e < p.start[j+1]; e++ {
		places, coefs = append(places, shared[p.row[e]]), append(coefs, p.coef[e])
	}
	return places, coefs
}

// spread sums a sparse vector.
type spread struct {
	value  []float64
	marked []bool
	places []int32
	coefs  []float64
	list   []int32
}

func newSpread(n int) *spread { return &spread{value: make([]float64, n), marked: make([]bool, n)} }

// gather sums the entries of a row that drops out, and takes its square off
// the dense matrix.
func (n *normal) gather(i int, d []float64, s *spread) {
	row := n.l.gone[i]
	s.places = s.places[:0]
	for _, j := range n.l.of[i] {
		own := n.p.inLeft[j]
		if n.p.left[j] != row {
			own = n.p.inRight[j]
		}
		w := float64(d[j] * own)
		n.pivot[i] += float64(w * own)
		s.list, s.coefs = n.keptOf(j, s.list[:0], s.coefs[:0])
		for k, at := range s.list {
			if !s.marked[at] {
				s.marked[at] = true
				s.places = append(s.places, at)
			}
			s.value[at] += float64(w * s.coefs[k])
		}
	}
	slices.Sort(s.places)
	n.place[i] = append(n.place[i][:0], s.places...)
	n.value[i] = n.value[i][:0]
	for _, at := range s.places {
		n.value[i] = append(n.value[i], s.value[at])
		s.value[at], s.marked[at] = 0, false
	}
	for a, at := range n.place[i] {
		scale := n.value[i][a] / n.pivot[i]
		target := n.dense.rows[at]
		for b, other := range n.place[i][:a+1] {
			target[other] -= float64(scale * n.value[i][b])
		}
	}
}

// solve replaces r, one value a row, by dy. Rows without columns are left to
// the diagonal.
func (n *normal) solve(r, e []float64) {
	for row, at := range n.l.kept {
		if at != noRow {
			n.right[at] = r[row]
		}
	}
	for i, row := range n.l.gone {
		scale := r[row] / n.pivot[i]
		for k, at := range n.place[i] {
			n.right[at] -= float64(scale * n.value[i][k])
		}
	}
	n.dense.solve(n.right)
	gone := 0
	for row, at := range n.l.kept {
		switch {
		case at != noRow:
			r[row] = n.right[at]
		case gone < len(n.l.gone) && n.l.gone[gone] == int32(row):
			sum := r[row]
			for k, place := range n.place[gone] {
				sum -= float64(n.value[gone][k] * n.right[place])
			}
			r[row] = sum / n.pivot[gone]
			gone++
		default:
			r[row] /= e[row]
		}
	}
}
