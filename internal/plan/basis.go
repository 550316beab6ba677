package plan

// Basis says which columns and rows of a programme are basic, as many as there
// are rows. A row is basic where its limit does not bind.
type Basis struct {
	Columns []bool
	Rows    []bool
}

// vertex is a basis of one restricted model, by what its columns and rows stand
// for, so that the next one can start from it.
type vertex struct {
	columns map[columnKey]bool
	inner   map[int]bool   // of the model's inner columns in the programme: whether basic
	rows    map[int32]bool // of the model's rows in the programme: whether basic
}

// vertexOf names a basis of a programme.
func vertexOf(s *scaled, a *master, b *Basis) *vertex {
	v := &vertex{map[columnKey]bool{}, map[int]bool{}, map[int32]bool{}}
	for i, at := range s.inner {
		v.inner[at] = b.Columns[i]
	}
	for i := range a.columns {
		if b.Columns[len(s.inner)+i] {
			v.columns[a.columns[i].key()] = true
		}
	}
	for row, at := range s.row {
		if at != noRow {
			v.rows[int32(row)] = b.Rows[at]
		}
	}
	return v
}

// basis is the vertex as a basis of a programme that has grown since, nil where
// it is none. New columns stay out and new rows do not bind; but an offer whose
// release was folded was released whole, and that is what binds it.
func (v *vertex) basis(s *scaled, a *master) *Basis {
	if v == nil {
		return nil
	}
	b := &Basis{make([]bool, len(s.Worth)), make([]bool, len(s.Limits))}
	for row, at := range s.row {
		if at != noRow {
			basic, known := v.rows[int32(row)]
			b.Rows[at] = basic || !known
		}
	}
	for i, at := range s.inner {
		basic, known := v.inner[at]
		if in := &a.m.inner[at]; !known && in.release != noOffer && len(a.m.uses[in.release]) == 0 {
			if row := in.entries[0].row; !v.has(row) {
				basic, b.Rows[s.row[row]] = true, false
			}
		}
		b.Columns[i] = basic
	}
	for i := range a.columns {
		b.Columns[len(s.inner)+i] = v.columns[a.columns[i].key()]
	}
	if count(b.Columns)+count(b.Rows) != len(s.Limits) {
		return nil
	}
	return b
}

func (v *vertex) has(row int32) bool {
	_, ok := v.rows[row]
	return ok
}

func count(list []bool) int {
	n := 0
	for _, is := range list {
		if is {
			n++
		}
	}
	return n
}
