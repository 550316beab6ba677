package simulate

import (
	"fmt"
	"math"

	"footing/internal/plan"
)

// asPlanned carries the plan out where everything is ready on the plan's days. What comes
// of it must be what the plan says: an error says which figure is not, as that of a plan
// for another picture.
func (w *world) asPlanned(made *plan.Plan) (*outcome, error) {
	p, m := newPlayer(w), newMeasurer(w)
	p.play(w.planned())
	if p.lateMoves > 0 {
		return nil, fmt.Errorf("simulate: %d departures of plan %s leave before what they carry is ready", p.lateMoves, made.Identity)
	}
	now := m.measure(p)
	if len(made.Lines) != len(w.lines) || made.Options.Readiness > 0 && len(made.Elements) != len(w.o.Elements) {
		return nil, fmt.Errorf("simulate: plan %s is not of this picture: it has %d lines and %d elements, the picture %d and %d",
			made.Identity, len(made.Lines), len(made.Elements), len(w.lines), len(w.o.Elements))
	}
	for i := range made.Lines {
		if l := &made.Lines[i]; differ(l.ShortfallWeeksAfter, m.short[i], w.lines[i].weeks) {
			return nil, misfit(made, string(l.Requirement), "shortfall-weeks", m.short[i], l.ShortfallWeeksAfter)
		}
	}
	for i := range made.Elements {
		if e := &made.Elements[i]; differ(e.WeeksAfter, m.weeks[i], 0) {
			return nil, misfit(made, string(e.Element), "weeks of readiness", m.weeks[i], e.WeeksAfter)
		}
	}
	return now, nil
}

// agreeing is how near figures are that were computed from the same things.
const agreeing = 1e-9

func differ(a, b, scale float64) bool {
	return !(math.Abs(a-b) <= agreeing*max(1, scale, math.Abs(a)))
}

func misfit(made *plan.Plan, of, what string, computed, stated float64) error {
	return fmt.Errorf("simulate: plan %s carried out as it stands comes to %g %s of %s, and it says %g; it was made for another picture or by another version",
		made.Identity, computed, what, of, stated)
}
