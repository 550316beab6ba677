package plan

import (
	"context"
	"fmt"
	"slices"

	"footing/internal/aid"
	"footing/internal/force"
)

// fieldedTypes gives, by line, the types that its fleet has with the plan, for
// the lines whose fleets may field no more.
func (w *writer) fieldedTypes() map[int]map[aid.ID]bool {
	fielded := map[int]map[aid.ID]bool{}
	for i := range w.m.fleets {
		f := &w.m.fleets[i]
		types, more := map[aid.ID]bool{}, 0
		for _, line := range f.lines {
			for item := range w.m.lines[line].has {
				types[item] = true
			}
		}
		for _, line := range f.lines {
			for _, at := range w.byLine[line] {
				if item := w.m.poolOf(&w.shipments[at].column).item.ID; !types[item] {
					types[item] = true
					more++
				}
			}
		}
		if more < f.most {
			continue
		}
		for _, line := range f.lines {
			fielded[line] = types
		}
	}
	return fielded
}

// mayField reports whether a line takes an item as far as types go.
func (r *reasons) mayField(line int, item *aid.Item) bool {
	types, full := r.fielded[line]
	if full && !types[item.ID] {
		return false
	}
	f := r.unlimited[line]
	return f == nil || len(f.types) < f.most || f.has(r.m, item)
}

// has reports whether an item is there or could come.
func (f *fleet) has(m *model, item *aid.Item) bool {
	return slices.ContainsFunc(f.types, func(t fleetType) bool { return t.item == item }) ||
		slices.ContainsFunc(f.lines, func(line int) bool { return m.lines[line].has[item.ID] })
}

// unlimitedFleets gives, by line, the fleets in which so few types could come that
// their limit does not bind. One type more, and it would.
func (m *model) unlimitedFleets() map[int]*fleet {
	fleets := map[int]*fleet{}
	if !m.options.Types {
		return fleets
	}
	at := map[aid.ID]int{}
	byLine := make([][]int32, len(m.lines))
	for i := range m.lines {
		at[m.lines[i].need.ID] = i
	}
	for i := range m.streams {
		byLine[m.streams[i].line] = append(byLine[m.streams[i].line], int32(i))
	}
	for _, e := range force.Structure(m.picture) {
		if e.Record.Types <= 0 {
			continue
		}
		for _, part := range e.Parts {
			f := &fleet{element: e, row: noRow}
			for _, need := range part.Lines {
				f.lines = append(f.lines, at[need.ID])
			}
			f.most = max(0, e.Record.Types-m.addTypes(f, byLine))
			for _, line := range f.lines {
				if len(f.types) <= f.most {
					fleets[line] = f
				}
			}
		}
	}
	return fleets
}

// aloneTyped is what of the carried a line could have by itself of the types that
// its fleet fields with the plan, from each donor its part and with the money that
// there is.
func (s *search) aloneTyped(ctx context.Context, r *reasons, f *shortfall, carried float64) (float64, error) {
	if _, full := r.fielded[f.at]; !full {
		return carried, nil
	}
	typed := *f
	typed.chances = nil
	for _, c := range f.chances {
		if r.mayField(f.at, r.m.offers[c.offer].item) {
			typed.chances = append(typed.chances, c)
		}
	}
	answer, err := s.alone(ctx, r.newAlone(&typed, s.opt.Dependence, false), min(carried, r.servedWithin(&typed)))
	if answer.met >= carried-tolerance(carried) {
		return carried, err
	}
	return answer.met, err
}

// remedyTypes asks for more of a type that is fielded, or for leave to field one
// more.
func (r *reasons) remedyTypes(f *shortfall) (Remedy, *proof) {
	out, p := r.remedyMore(f)
	out.Action = ActionMoreTypes
	out.Text += fmt.Sprintf(", or let %s field one more type there", f.l.need.Element)
	return out, p
}
