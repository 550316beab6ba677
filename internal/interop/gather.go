package interop

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// gatherer finds out which pledge went to which line.
type gatherer struct {
	picture  *picture.Picture
	eligible *picture.Eligibility
	lines    map[aid.ID]*aid.Requirement
	urgent   []*aid.Requirement // active lines, the most urgent first
	takers   map[aid.ID][]*aid.Requirement
	absent   map[string]map[aid.ID]bool // by scope: parties that withhold what is in it

	allocations map[aid.ID][]*aid.Allocation // by pledge, to lines that stand
	given       map[destination]*quantities
	unplaced    map[aid.ID]aid.Decimal // by pledge: handed over to nobody knows whom
}

// destination is where a part of a pledge went.
type destination struct{ pledge, requirement aid.ID }

type quantities struct {
	received, allocated aid.Decimal
	silent              bool // something was handed over without a number
}

func newGatherer(p *picture.Picture) *gatherer {
	g := &gatherer{
		picture: p, eligible: picture.NewEligibility(p),
		lines: map[aid.ID]*aid.Requirement{}, takers: map[aid.ID][]*aid.Requirement{}, absent: map[string]map[aid.ID]bool{"items": {}, "money": {}},
		allocations: map[aid.ID][]*aid.Allocation{}, given: map[destination]*quantities{}, unplaced: map[aid.ID]aid.Decimal{},
	}
	for _, r := range picture.All[aid.Requirement](p) {
		g.lines[r.ID] = r
		if r.Active() {
			g.urgent = append(g.urgent, r)
		}
	}
	slices.SortFunc(g.urgent, byUrgency)
	for _, al := range picture.All[aid.Allocation](p) {
		if line := g.lines[al.Requirement]; line != nil && line.Active() && al.Quantity > 0 {
			g.allocations[al.Pledge] = append(g.allocations[al.Pledge], al)
		}
	}
	for _, position := range picture.All[aid.Position](p) {
		for scope := range g.absent {
			if position.Withholds(scope) {
				g.absent[scope][position.Party] = true
			}
		}
	}
	g.receive()
	g.allocate()
	return g
}

// byUrgency orders lines by priority, due date (none is last) and id.
func byUrgency(a, b *aid.Requirement) int {
	due := func(r *aid.Requirement) uint32 { return uint32(cmp.Or(r.RDD, r.RateFrom) - 1) } // an unknown day becomes the last
	priority := func(r *aid.Requirement) int { return cmp.Or(r.Priority, aid.DefaultPriority) }
	return cmp.Or(cmp.Compare(priority(a), priority(b)), cmp.Compare(due(a), due(b)), cmp.Compare(a.ID, b.ID))
}

func (g *gatherer) at(pledge, requirement aid.ID) *quantities {
	to := destination{pledge, requirement}
	if g.given[to] == nil {
		g.given[to] = &quantities{}
	}
	return g.given[to]
}

// receive places what was handed over: where an event names the line, there;
// else with the lines the pledge is allocated to, in proportion; else with the
// one element it can be for. What is left is nobody's.
func (g *gatherer) receive() {
	for _, r := range picture.Receipts(g.picture) {
		g.place(r)
	}
	for _, m := range picture.All[aid.Movement](g.picture) {
		silent := m.Delivers() && m.On <= g.picture.Valid && m.Quantity.IsUndisclosed() && m.Consignment == ""
		if silent {
			g.placeSilent(m)
		}
	}
}

func (g *gatherer) place(r picture.Receipt) {
	if r.Requirement != "" {
		g.at(r.Pledge, r.Requirement).received += r.Quantity
		return
	}
	var all aid.Decimal
	for _, al := range g.allocations[r.Pledge] {
		all += al.Quantity
	}
	for _, al := range g.allocations[r.Pledge] {
		g.at(r.Pledge, al.Requirement).received += aid.DecimalFloat(r.Quantity.Float() * al.Quantity.Float() / all.Float())
	}
	if all > 0 {
		return
	}
	pledge, _ := picture.Get[aid.Pledge](g.picture, r.Pledge)
	if line := g.onlyTaker(pledge); line != nil {
		g.at(r.Pledge, line.ID).received += r.Quantity
		return
	}
	g.unplaced[r.Pledge] += r.Quantity
}

// placeSilent places a hand-over of undisclosed quantity: the type is there,
// though nobody says how often.
func (g *gatherer) placeSilent(m *aid.Movement) {
	if m.Requirement != "" {
		g.at(m.Pledge, m.Requirement).silent = true
		return
	}
	for _, al := range g.allocations[m.Pledge] {
		g.at(m.Pledge, al.Requirement).silent = true
	}
	if len(g.allocations[m.Pledge]) > 0 {
		return
	}
	pledge, _ := picture.Get[aid.Pledge](g.picture, m.Pledge)
	if line := g.onlyTaker(pledge); line != nil {
		g.at(m.Pledge, line.ID).silent = true
		return
	}
	g.unplaced[m.Pledge] += 0
}

func (g *gatherer) allocate() {
	for _, list := range g.allocations {
		for _, al := range list {
			g.at(al.Pledge, al.Requirement).allocated += al.Quantity
		}
	}
}

// takersOf gives the lines that a pledge may serve, most urgent first.
func (g *gatherer) takersOf(q *aid.Pledge) []*aid.Requirement {
	lines := g.acceptors(q.Item)
	return slices.DeleteFunc(slices.Clone(lines), func(r *aid.Requirement) bool { return !g.eligible.MayGo(q, r) })
}

// acceptors gives the active lines that accept an item, most urgent first.
func (g *gatherer) acceptors(id aid.ID) []*aid.Requirement {
	if known, ok := g.takers[id]; ok {
		return known
	}
	item, ok := picture.Get[aid.Item](g.picture, id)
	var lines []*aid.Requirement
	for _, r := range g.urgent {
		if ok && aid.FactorFor(r.Items, item) > 0 {
			lines = append(lines, r)
		}
	}
	g.takers[id] = lines
	return lines
}

// onlyTaker gives the most urgent line that a pledge may serve, where all such
// lines are of one element; else nil.
func (g *gatherer) onlyTaker(q *aid.Pledge) *aid.Requirement {
	if q == nil {
		return nil
	}
	lines := g.takersOf(q)
	for _, r := range lines {
		if r.Element != lines[0].Element {
			return nil
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return lines[0]
}

// withheld reports whether a pledge cannot be counted on at all: its donor does
// not participate, or one of its conditions has failed.
func (g *gatherer) withheld(q *aid.Pledge) bool {
	failed := func(id aid.ID) bool {
		c, ok := picture.Get[aid.Condition](g.picture, id)
		return ok && c.State == "failed"
	}
	return g.absent[q.Scope()][q.Donor] || slices.ContainsFunc(q.Conditions, failed)
}
