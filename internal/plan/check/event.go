package check

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// batch names things that move under one name: a line of a consignment, or a
// pledge without consignment.
type batch struct{ consignment, pledge aid.ID }

// history is what the movement events say of one batch, by the line they name
// ("" where they name none).
type history struct {
	handedOver, received map[aid.ID]aid.Decimal
	lost                 aid.Decimal
}

// delivered is what a history comes to. The same things pass both points, so
// of two sums the larger counts: for each named line, and for all together.
func (h *history) delivered() map[aid.ID]aid.Decimal {
	to := map[aid.ID]aid.Decimal{}
	var sumOver, sumReceived, named aid.Decimal
	for id, q := range h.handedOver {
		sumOver += q
		to[id] = q
	}
	for id, q := range h.received {
		sumReceived += q
		to[id] = max(to[id], q)
	}
	delete(to, "")
	for _, q := range to {
		named += q
	}
	if rest := max(sumOver, sumReceived) - named; rest > 0 {
		to[""] = rest
	}
	return to
}

// histories sorts the events up to the valid date by batch.
func histories(pic *picture.Picture) map[batch]*history {
	all := map[batch]*history{}
	for _, m := range picture.All[aid.Movement](pic) {
		if m.On > pic.Valid {
			continue
		}
		for pledge, q := range eventQuantities(pic, m) {
			key := batch{m.Consignment, pledge}
			h := all[key]
			if h == nil {
				h = &history{handedOver: map[aid.ID]aid.Decimal{}, received: map[aid.ID]aid.Decimal{}}
				all[key] = h
			}
			switch m.Event {
			case "handed_over":
				h.handedOver[m.Requirement] += q
			case "received":
				h.received[m.Requirement] += q
			case "lost":
				h.lost += q
			}
		}
	}
	return all
}

// eventQuantities is how much of which pledge an event is about.
func eventQuantities(pic *picture.Picture, m *aid.Movement) map[aid.ID]aid.Decimal {
	sums := map[aid.ID]aid.Decimal{}
	if c, ok := picture.Get[aid.Consignment](pic, m.Consignment); ok {
		for _, l := range c.Lines {
			if m.Pledge == "" || m.Pledge == l.Pledge {
				sums[l.Pledge] += l.Quantity
			}
		}
	}
	if !m.Quantity.Known() {
		return sums
	}
	if m.Pledge != "" {
		return map[aid.ID]aid.Decimal{m.Pledge: m.Quantity.Low()}
	}
	if len(sums) == 1 {
		for pledge := range sums {
			sums[pledge] = m.Quantity.Low()
		}
	}
	return sums
}
