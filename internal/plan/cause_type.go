package plan

import (
	"context"
	"fmt"

	"footing/internal/aid"
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
	return !full || types[item.ID]
}

// aloneTyped is what of the carried a line could have by itself of the types that
// its fleet fields with the plan, from each donor its part.
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
	answer, err := s.alone(ctx, r.newAlone(&typed, s.opt.Dependence), min(carried, r.servedWithin(&typed)))
	if answer.met >= carried-tolerance(carried) {
		return carried, err
	}
	return answer.met, err
}

// remedyTypes asks for more of a type that is fielded, or for leave to field one
// more.
func (r *reasons) remedyTypes(f *shortfall) Remedy {
	out := r.remedyMore(f, f.out.Breakdown[CauseTypes])
	out.Action = ActionMoreTypes
	out.Text += fmt.Sprintf(", or let %s field one more type there", f.l.need.Element)
	return out
}
