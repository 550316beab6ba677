package plan

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/picture"
)

// fleet is what an element may field in one part of its package, where more
// types could come than it should have.
type fleet struct {
	element *force.Element
	lines   []int
	most    int // types beside those that it has already
	row     int32
	types   []fleetType
	fixed   bool // which types it fields is settled
}

// fleetType is an item that could come into a fleet and is not there yet.
type fleetType struct {
	item    *aid.Item
	most    float64 // that could come of it, units of need
	row     int32
	steps   []float64 // the same by the days of its dated rows, which bind before all is there
	first   int32     // row of the first of these
	column  int
	streams []int32
}

// fleetsOf lists the fleets that a limit of types can bind, in order of their
// elements.
func (m *model) fleetsOf(p *picture.Picture) []fleet {
	at := map[aid.ID]int{}
	for i := range m.lines {
		at[m.lines[i].need.ID] = i
	}
	byLine := make([][]int32, len(m.lines))
	for i := range m.streams {
		byLine[m.streams[i].line] = append(byLine[m.streams[i].line], int32(i))
	}
	var list []fleet
	for _, e := range force.Structure(p) {
		if e.Record.Types <= 0 {
			continue
		}
		for _, part := range e.Parts {
			f := fleet{element: e, row: noRow}
			for _, need := range part.Lines {
				f.lines = append(f.lines, at[need.ID])
			}
			f.most = max(0, e.Record.Types-m.addTypes(&f, byLine))
			if len(f.types) > f.most {
				list = append(list, f)
			}
		}
	}
	return list
}

// addTypes lists the types that could come into a fleet, in order of their ids,
// and gives the number of those that are there.
func (m *model) addTypes(f *fleet, byLine [][]int32) (there int) {
	has := map[aid.ID]bool{}
	wanted := 0.0
	for _, line := range f.lines {
		for item := range m.lines[line].has {
			has[item] = true
		}
		wanted += m.wanted(&m.lines[line])
		for _, at := range byLine[line] {
			f.addStream(m, at)
		}
	}
	f.types = slices.DeleteFunc(f.types, func(t fleetType) bool { return has[t.item.ID] })
	slices.SortFunc(f.types, func(a, b fleetType) int { return cmp.Compare(a.item.ID, b.item.ID) })
	for i := range f.types {
		f.types[i].most = min(f.types[i].most, wanted)
	}
	return len(has)
}

func (f *fleet) addStream(m *model, at int32) {
	s := &m.streams[at]
	p := &m.pools[s.pool]
	i := slices.IndexFunc(f.types, func(t fleetType) bool { return t.item == p.item })
	if i < 0 {
		i = len(f.types)
		f.types = append(f.types, fleetType{item: p.item, row: noRow})
	}
	for _, offer := range p.offers {
		f.types[i].most += m.offers[offer].quantity.Float() * s.factor
	}
	f.types[i].streams = append(f.types[i].streams, at)
}

// fleetName names a fleet by its element and the first of its lines.
func (m *model) fleetName(f *fleet) string {
	return string(f.element.Record.ID) + "\x00" + string(m.lines[f.lines[0]].need.ID)
}
