package picture

import (
	"cmp"
	"slices"

	"footing/internal/aid"
)

// Receipt is a quantity of one pledge that was handed over. Requirement is
// empty where no event says which line it went to.
type Receipt struct {
	Pledge      aid.ID
	Requirement aid.ID
	Quantity    aid.Decimal
}

// Receipts gives what was handed over until the valid date, by pledge and line,
// in the order of the pledges' and lines' ids. Rule: docs/format/plan.md,
// "Received".
func Receipts(p *Picture) []Receipt {
	sums := map[Receipt]aid.Decimal{} // by pledge and line; Quantity is not used in the key
	for key, l := range loads(p) {
		for requirement, q := range l.byLine() {
			sums[Receipt{Pledge: key.pledge, Requirement: requirement}] += q
		}
	}
	receipts := make([]Receipt, 0, len(sums))
	for r, q := range sums {
		if q > 0 {
			r.Quantity = q
			receipts = append(receipts, r)
		}
	}
	slices.SortFunc(receipts, func(a, b Receipt) int {
		return cmp.Or(cmp.Compare(a.Pledge, b.Pledge), cmp.Compare(a.Requirement, b.Requirement))
	})
	return receipts
}

// Gone gives, by pledge, what is no longer on offer: handed over or lost.
func Gone(p *Picture) map[aid.ID]aid.Decimal {
	gone := map[aid.ID]aid.Decimal{}
	for key, l := range loads(p) {
		gone[key.pledge] += l.lost
		for _, q := range l.byLine() {
			gone[key.pledge] += q
		}
	}
	return gone
}

// loadKey names what belongs together: the events of one pledge in one
// consignment, or without any.
type loadKey struct{ consignment, pledge aid.ID }

// load sums what happened to it.
type load struct {
	passed map[aid.ID]passed // by the line that the events name, "" for none
	lost   aid.Decimal
}

// passed sums what passed the two points that count as hand-over. The same
// things pass both, so the larger sum counts.
type passed struct{ handedOver, received aid.Decimal }

func (s passed) quantity() aid.Decimal { return max(s.handedOver, s.received) }

func loads(p *Picture) map[loadKey]*load {
	all := map[loadKey]*load{}
	for _, m := range All[aid.Movement](p) {
		if m.On > p.Valid || !m.Delivers() && m.Event != "lost" {
			continue
		}
		for pledge, q := range movedQuantities(p, m) {
			key := loadKey{m.Consignment, pledge}
			if all[key] == nil {
				all[key] = &load{passed: map[aid.ID]passed{}}
			}
			all[key].add(m, q)
		}
	}
	return all
}

func (l *load) add(m *aid.Movement, q aid.Decimal) {
	sums := l.passed[m.Requirement]
	switch m.Event {
	case "lost":
		l.lost += q
	case "received":
		sums.received += q
	default:
		sums.handedOver += q
	}
	l.passed[m.Requirement] = sums
}

// byLine gives each line that events name the larger of its two sums; what
// the load has beyond these has no line, under "".
func (l *load) byLine() map[aid.ID]aid.Decimal {
	var all passed
	var named aid.Decimal
	lines := map[aid.ID]aid.Decimal{}
	for requirement, s := range l.passed {
		all.handedOver += s.handedOver
		all.received += s.received
		if requirement != "" {
			lines[requirement] = s.quantity()
			named += s.quantity()
		}
	}
	lines[""] = max(0, all.quantity()-named)
	return lines
}

// movedQuantities gives how much of which pledge an event is about: its own
// quantity where it has one and names a pledge or a consignment of one pledge,
// or else that of its consignment's lines.
func movedQuantities(p *Picture, m *aid.Movement) map[aid.ID]aid.Decimal {
	if m.Pledge != "" && m.Quantity.Known() {
		return map[aid.ID]aid.Decimal{m.Pledge: m.Quantity.Low()}
	}
	c, ok := Get[aid.Consignment](p, m.Consignment)
	if !ok {
		return nil
	}
	pledges, quantities := map[aid.ID]bool{}, map[aid.ID]aid.Decimal{}
	for _, line := range c.Lines {
		pledges[line.Pledge] = true
		if m.Pledge == "" || m.Pledge == line.Pledge {
			quantities[line.Pledge] += line.Quantity
		}
	}
	if m.Quantity.Known() && len(pledges) == 1 {
		for pledge := range quantities {
			quantities[pledge] = m.Quantity.Low()
		}
	}
	return quantities
}

// Away gives, by pledge, what has left the place where it was loaded, whether it
// is under way, was handed over, or is lost. A load that leaves several nodes in
// turn counts by the one that most has left.
func Away(p *Picture) map[aid.ID]aid.Decimal {
	left := map[loadKey]map[aid.ID]aid.Decimal{} // by node
	for _, m := range All[aid.Movement](p) {
		if m.On > p.Valid || m.Event != "departed" {
			continue
		}
		for pledge, q := range movedQuantities(p, m) {
			key := loadKey{m.Consignment, pledge}
			if left[key] == nil {
				left[key] = map[aid.ID]aid.Decimal{}
			}
			left[key][m.Node] += q
		}
	}
	away := map[aid.ID]aid.Decimal{}
	ended := loads(p)
	for key, l := range ended {
		sum := l.lost
		for _, q := range l.byLine() {
			sum += q
		}
		away[key.pledge] += max(sum, most(left[key]))
	}
	for key, nodes := range left {
		if ended[key] == nil {
			away[key.pledge] += most(nodes)
		}
	}
	return away
}

func most(quantities map[aid.ID]aid.Decimal) aid.Decimal {
	most := aid.Decimal(0)
	for _, q := range quantities {
		most = max(most, q)
	}
	return most
}
