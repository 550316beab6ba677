package plan

import (
	"math"
	"slices"

	"footing/internal/aid"
)

// typing is what the limit on types says of a gift to a line.
type typing struct {
	fleet *fleet     // nil where no limit holds it
	known *fleetType // nil for a type that nobody has offered there
	never bool       // the fleet fields other types
}

func (r *reasons) typingOf(at int, item *aid.Item) typing {
	for i := range r.m.fleets {
		f := &r.m.fleets[i]
		if !slices.Contains(f.lines, at) || slices.ContainsFunc(f.lines, func(line int) bool { return r.m.lines[line].has[item.ID] }) {
			continue
		}
		k := slices.IndexFunc(f.types, func(t fleetType) bool { return t.item == item })
		switch {
		case f.fixed && (k < 0 || r.m.streams[f.types[k].streams[0]].shut):
			return typing{never: true}
		case f.fixed:
			return typing{}
		case k < 0:
			return typing{fleet: f}
		}
		return typing{fleet: f, known: &f.types[k]}
	}
	return typing{}
}

// field lets a gift come as a type of its fleet: by an inner column that stands in
// for that of the type and lets more of it come, by earlier days.
func (p *proof) field(m *model, t typing, k float64) {
	if t.fleet == nil || len(p.cells) == 0 {
		return
	}
	p.fielded = []entry{{t.fleet.row, 1}}
	if t.known == nil {
		return
	}
	more, most := 0.0, t.known.most
	if p.fresh {
		wanted := 0.0
		for _, line := range t.fleet.lines {
			wanted += m.wanted(&m.lines[line])
		}
		more = p.quantity * k
		most = math.Min(most+more, max(wanted, most))
	}
	p.fielded = append(p.fielded, entry{t.known.row, -most})
	for d, step := range t.known.steps {
		p.fielded = append(p.fielded, entry{t.known.first + int32(d), -min(most, step+more)})
	}
}
