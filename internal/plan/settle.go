package plan

import (
	"cmp"
	"context"
	"math"
	"slices"

	"footing/internal/aid"
)

// settle fixes which types every fleet fields, and searches on among the rest:
// first in the fleets where the relaxation is most of one mind, and then, as what
// that leaves is shared out anew, in half of the others, pass by pass. It gives
// the plan in fractions that comes of it, nil where the relaxation itself fields
// no more types than it may. The bound stays that of the relaxation.
func (s *search) settle(ctx context.Context) (*solution, error) {
	resumes := s.opt.From != nil && s.opt.From.Settled != nil
	if !resumes && !s.m.tooMany(s.master) {
		return nil, nil
	}
	relaxed := *s
	defer func() { s.bound, s.best = relaxed.bound, relaxed.best }()
	left, near := 1, settledGap
	if resumes {
		near = resumedGap
		s.m.fixNamed(s.opt.From.Types)
		if s.resume(s.opt.From.Settled); s.gap() <= near {
			left = 0
		}
	}
	for left > 0 {
		left = s.m.fixTypes(s.m.fieldedBy(s.master))
		s.master.drop(settledGap)
		s.master.keep(func(c *column, _ float64) bool { return !s.m.streamOf(c).shut })
		s.master.corner = nil // its rows and columns are others now
		s.bound, s.fallen, s.still, s.goal, s.best = math.Inf(1), math.Inf(1), 0, loosest, solution{value: math.Inf(-1)}
		for n, more := 1, true; more; n++ {
			var err error
			if more, err = s.improve(ctx); err != nil || ctx.Err() != nil {
				return nil, err
			}
			more = more && s.gap() > near && (left == 0 || n < passRounds)
		}
	}
	settled, stage := s.best, s.master.stage(s.m.names())
	s.ended.Settled, s.ended.Types = &stage, s.m.fixedTypes()
	return &settled, nil
}

const (
	// settledGap is how near its own bound a search with fixed types comes, resumedGap
	// how near one that goes on from an earlier search: what whole units lose is more.
	settledGap = 1e-3
	resumedGap = 1.5e-3
	// decided is the part of what comes into a fleet that the types it may field
	// have at least, for there to be no doubt about them.
	decided = 0.9
	// passRounds is how many rounds a pass takes before more is settled: one to find
	// out what is missing, one with it.
	passRounds = 2
	// fewFleets is the part of all fleets that is settled at once.
	fewFleets = 0.05
)

// tooMany reports whether some fleet has more types than it may.
func (m *model) tooMany(a *master) bool {
	fielded := m.fieldedBy(a)
	for i := range m.fleets {
		if m.fleets[i].fixed {
			continue
		}
		count := 0
		for k := range m.fleets[i].types {
			if fielded[m.fleets[i].types[k].row] > idle*m.fleets[i].types[k].most {
				count++
			}
		}
		if count > m.fleets[i].most {
			return true
		}
	}
	return false
}

// fieldedBy sums what comes of each type, by its row, in units of need.
func (m *model) fieldedBy(a *master) map[int32]float64 {
	sums := map[int32]float64{}
	for i, level := range a.level {
		for _, e := range m.extra[a.columns[i].stream] {
			if m.rows[e.row].kind == kindType {
				sums[e.row] += float64(e.coef * level)
			}
		}
	}
	return sums
}

// fixTypes settles the fleets that are decided, and half of the others, those
// that are most so: it keeps the types that are pinned, and then those of which
// most comes, and bars the others. It gives the number of fleets that are left.
func (m *model) fixTypes(fielded map[int32]float64) (left int) {
	var open []openFleet
	for i := range m.fleets {
		if f := &m.fleets[i]; !f.fixed {
			if o := m.leanings(f, fielded); o.share > 0 {
				open = append(open, o)
			}
		}
	}
	slices.SortStableFunc(open, func(a, b openFleet) int { return cmp.Compare(b.share, a.share) })
	for n := range open {
		if o := &open[n]; o.share >= decided || n < (len(open)+1)/2 || len(open) < int(fewFleets*float64(len(m.fleets))) {
			o.fleet.fixed = true
			for at, k := range o.order {
				t := &o.fleet.types[k]
				m.letIn(t)
				if at >= o.fleet.most {
					m.bar(t)
				}
			}
			continue
		}
		left++
	}
	return left
}

// openFleet is a fleet with its types in order of preference, and the part of
// what comes that those have which it may field.
type openFleet struct {
	fleet *fleet
	order []int
	share float64
}

func (m *model) leanings(f *fleet, fielded map[int32]float64) openFleet {
	o := openFleet{fleet: f, order: make([]int, len(f.types))}
	all, kept := 0.0, 0.0
	for k := range o.order {
		o.order[k] = k
		all += fielded[f.types[k].row]
	}
	slices.SortStableFunc(o.order, func(a, b int) int {
		return cmp.Or(m.pinned(&f.types[b])-m.pinned(&f.types[a]), cmp.Compare(fielded[f.types[b].row], fielded[f.types[a].row]))
	})
	for _, k := range o.order[:f.most] {
		kept += fielded[f.types[k].row]
	}
	if all > 0 {
		o.share = max(full, kept/all)
	}
	return o
}

// pinned is 1 for a type of which a pin wants some.
func (m *model) pinned(t *fleetType) int {
	for _, at := range t.streams {
		for _, e := range m.extra[at] {
			if e.coef < 0 {
				return 1
			}
		}
	}
	return 0
}

// fixedTypes gives the types of the fleets that are settled, by fleet.
func (m *model) fixedTypes() map[string][]aid.ID {
	fixed := map[string][]aid.ID{}
	for i := range m.fleets {
		f := &m.fleets[i]
		if !f.fixed || f.row == noRow {
			continue
		}
		var types []aid.ID
		for k := range f.types {
			if !m.streams[f.types[k].streams[0]].shut {
				types = append(types, f.types[k].item.ID)
			}
		}
		fixed[m.fleetName(f)] = types
	}
	return fixed
}

// fixNamed settles the fleets that were settled before as they were, where they
// still may and could.
func (m *model) fixNamed(types map[string][]aid.ID) {
	for i := range m.fleets {
		f := &m.fleets[i]
		was := types[m.fleetName(f)]
		has := func(t fleetType) bool { return slices.Contains(was, t.item.ID) }
		kept, pinned := 0, false
		for k := range f.types {
			if has(f.types[k]) {
				kept++
			} else {
				pinned = pinned || m.pinned(&f.types[k]) > 0
			}
		}
		if f.fixed || pinned || kept == 0 || kept > f.most || kept < len(was) {
			continue
		}
		f.fixed = true
		for k := range f.types {
			m.letIn(&f.types[k])
			if !has(f.types[k]) {
				m.bar(&f.types[k])
			}
		}
	}
}
