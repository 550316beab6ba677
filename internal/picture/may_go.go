package picture

import (
	"slices"

	"footing/internal/aid"
)

// Eligibility answers which pledge may serve which line, apart from dates and
// ways: acceptance, earmarks, bars and bans in force. Rule: docs/format/plan.md,
// "May go".
type Eligibility struct {
	picture *Picture
	bans    map[aid.ID][]*aid.Order    // by pledge
	targets map[aid.ID]map[aid.ID]bool // by line: itself, its element and the element's parents
}

// NewEligibility prepares the look-ups.
func NewEligibility(p *Picture) *Eligibility {
	e := &Eligibility{picture: p, bans: map[aid.ID][]*aid.Order{}, targets: map[aid.ID]map[aid.ID]bool{}}
	for _, o := range All[aid.Order](p) {
		if o.Action == "ban" && OrderInForce(p, o) {
			e.bans[o.Pledge] = append(e.bans[o.Pledge], o)
		}
	}
	for _, r := range All[aid.Requirement](p) {
		e.targets[r.ID] = e.chain(r)
	}
	return e
}

// OrderInForce reports whether the order holds on the picture's valid date.
func OrderInForce(p *Picture, o *aid.Order) bool { return !o.Until.Known() || p.Valid < o.Until }

func (e *Eligibility) chain(r *aid.Requirement) map[aid.ID]bool {
	names := map[aid.ID]bool{r.ID: true}
	for id := r.Element; id != "" && !names[id]; {
		names[id] = true
		element, ok := Get[aid.ForceElement](e.picture, id)
		if !ok {
			break
		}
		id = element.Parent
	}
	return names
}

// MayGo reports whether nothing but dates and ways keeps pledge q from line r,
// whose factor for the item is for the caller to find.
func (e *Eligibility) MayGo(q *aid.Pledge, r *aid.Requirement) bool {
	targets := e.targets[r.ID]
	named := func(id aid.ID) bool { return targets[id] }
	if len(q.Earmark) > 0 && !slices.ContainsFunc(q.Earmark, named) {
		return false
	}
	if slices.ContainsFunc(q.Barred, named) {
		return false
	}
	return !slices.ContainsFunc(e.bans[q.ID], func(o *aid.Order) bool {
		everywhere := o.Requirement == "" && o.Element == ""
		return everywhere || targets[o.Requirement] || targets[o.Element]
	})
}
