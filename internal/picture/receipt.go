package picture

import (
	"slices"
	"strings"

	"footing/internal/aid"
)

// Receipt is a quantity of one pledge that was handed over. Requirement is
// empty where no event says which line it went to.
type Receipt struct {
	Pledge      aid.ID
	Requirement aid.ID
	Quantity    aid.Decimal
}

// moved is what happened to one pledge on its way to one line.
type moved struct {
	handedOver, received, lost aid.Decimal
}

// quantity is what counts as received: of the two events that deliver, the
// larger sum, since the same things pass both points.
func (m moved) quantity() aid.Decimal { return max(m.handedOver, m.received) }

// Receipts gives what was handed over, by pledge and line, in the order of the
// pledges' and lines' ids. Rule: docs/format/plan.md, "Received".
func Receipts(p *Picture) []Receipt {
	sums := movedByPledge(p)
	receipts := make([]Receipt, 0, len(sums))
	for key, m := range sums {
		if q := m.quantity(); q > 0 {
			receipts = append(receipts, Receipt{key.Pledge, key.Requirement, q})
		}
	}
	slices.SortFunc(receipts, func(a, b Receipt) int {
		if c := strings.Compare(string(a.Pledge), string(b.Pledge)); c != 0 {
			return c
		}
		return strings.Compare(string(a.Requirement), string(b.Requirement))
	})
	return receipts
}

// Gone gives, by pledge, what is no longer on offer: handed over or lost.
func Gone(p *Picture) map[aid.ID]aid.Decimal {
	gone := map[aid.ID]aid.Decimal{}
	for key, m := range movedByPledge(p) {
		gone[key.Pledge] += m.quantity() + m.lost
	}
	return gone
}

// movedByPledge sums the movement events; Receipt serves as the key, without
// its quantity.
func movedByPledge(p *Picture) map[Receipt]moved {
	sums := map[Receipt]moved{}
	for _, m := range All[aid.Movement](p) {
		if m.On > p.Valid && m.On.Known() {
			continue
		}
		for pledge, q := range movedQuantities(p, m) {
			key := Receipt{Pledge: pledge, Requirement: m.Requirement}
			sum := sums[key]
			switch m.Event {
			case "handed_over":
				sum.handedOver += q
			case "received":
				sum.received += q
			case "lost":
				sum.lost += q
			}
			sums[key] = sum
		}
	}
	return sums
}

// movedQuantities gives how much of which pledge an event is about. An event
// of a consignment without quantity is about all of its lines; one with a
// quantity names a pledge or concerns a consignment of one line.
func movedQuantities(p *Picture, m *aid.Movement) map[aid.ID]aid.Decimal {
	if m.Pledge != "" && m.Quantity.Known() {
		return map[aid.ID]aid.Decimal{m.Pledge: m.Quantity.Low()}
	}
	c, ok := Get[aid.Consignment](p, m.Consignment)
	if !ok {
		return nil
	}
	quantities := map[aid.ID]aid.Decimal{}
	for _, line := range c.Lines {
		if m.Pledge != "" && m.Pledge != line.Pledge {
			continue
		}
		quantities[line.Pledge] += line.Quantity
	}
	if m.Quantity.Known() && len(quantities) == 1 {
		for pledge := range quantities {
			quantities[pledge] = m.Quantity.Low()
		}
	}
	return quantities
}
