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

// Bar is what keeps a pledge from a line, whatever dates and ways there are.
type Bar string

// The bars; Free is none.
const (
	Free       Bar = ""
	ByEarmark  Bar = "earmark" // the pledge is for other lines or elements
	ByDonor    Bar = "barred"  // the pledge names the line or its element as barred
	ByBanOrder Bar = "ban"     // an order keeps it from there
)

// MayGo reports whether nothing but dates and ways keeps pledge q from line r,
// whose factor for the item is for the caller to find.
func (e *Eligibility) MayGo(q *aid.Pledge, r *aid.Requirement) bool {
	bar, _ := e.Bar(q, r)
	return bar == Free
}

// Bar says what keeps pledge q from line r, and which order where it is a ban.
func (e *Eligibility) Bar(q *aid.Pledge, r *aid.Requirement) (Bar, *aid.Order) {
	targets := e.targets[r.ID]
	named := func(id aid.ID) bool { return targets[id] }
	if len(q.Earmark) > 0 && !slices.ContainsFunc(q.Earmark, named) {
		return ByEarmark, nil
	}
	if slices.ContainsFunc(q.Barred, named) {
		return ByDonor, nil
	}
	for _, o := range e.bans[q.ID] {
		if e.About(o, r) {
			return ByBanOrder, o
		}
	}
	return Free, nil
}

// About reports whether an order is about line r: it names the line, its element
// or one of the element's parents, or nothing at all.
func (e *Eligibility) About(o *aid.Order, r *aid.Requirement) bool {
	everywhere := o.Requirement == "" && o.Element == ""
	targets := e.targets[r.ID]
	return everywhere || targets[o.Requirement] || targets[o.Element]
}
