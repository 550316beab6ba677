package interior

// layout says how the normal equations are taken apart: which rows drop out
// one by one, and which stay to be factored together.
type layout struct {
	gone []int32   // rows that drop out
	of   [][]int32 // by each of them, its columns
	kept []int32   // by row: its place in the dense matrix, noRow if it drops out
	size int       // of the dense matrix
}

// newLayout finds, for each part of the problem that hangs together by left and
// right rows, the larger side: that side drops out. Rows without columns stay
// out of everything.
func newLayout(p *Problem) *layout {
	parts := p.parts()
	lefts, rights := map[int32]int{}, map[int32]int{}
	used := p.used()
	for row := range p.Left + p.Right {
		if used[row] && row < p.Left {
			lefts[parts.find(int32(row))]++
		} else if used[row] {
			rights[parts.find(int32(row))]++
		}
	}
	l := &layout{kept: make([]int32, len(p.Limits))}
	number := make([]int32, p.Left+p.Right)
	for row := range l.kept {
		l.kept[row] = noRow
		if row >= p.Left+p.Right {
			if used[row] {
				l.keep(row)
			}
			continue
		}
		number[row] = noRow
		root := parts.find(int32(row))
		leftsGo := lefts[root] >= rights[root]
		switch {
		case !used[row]:
		case (row < p.Left) == leftsGo:
			number[row] = int32(len(l.gone))
			l.gone = append(l.gone, int32(row))
		default:
			l.keep(row)
		}
	}
	l.list(p, number)
	return l
}

func (l *layout) keep(row int) {
	l.kept[row] = int32(l.size)
	l.size++
}

// list says which columns each row that drops out has.
func (l *layout) list(p *Problem, number []int32) {
	l.of = make([][]int32, len(l.gone))
	for j := range p.worth {
		for _, row := range [2]int32{p.left[j], p.right[j]} {
			if row != noRow && number[row] != noRow {
				at := number[row]
				l.of[at] = append(l.of[at], int32(j))
			}
		}
	}
}

func (p *Problem) used() []bool {
	used := make([]bool, len(p.Limits))
	for j := range p.worth {
		for _, row := range [2]int32{p.left[j], p.right[j]} {
			if row != noRow {
				used[row] = true
			}
		}
	}
	for _, row := range p.row {
		used[p.Left+p.Right+int(row)] = true
	}
	return used
}

// forest joins rows that hang together.
type forest []int32

func (f forest) find(i int32) int32 {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (p *Problem) parts() forest {
	f := make(forest, p.Left+p.Right)
	for i := range f {
		f[i] = int32(i)
	}
	for j := range p.worth {
		if p.left[j] != noRow && p.right[j] != noRow {
			a, b := f.find(p.left[j]), f.find(p.right[j])
			f[max(a, b)] = min(a, b)
		}
	}
	return f
}
