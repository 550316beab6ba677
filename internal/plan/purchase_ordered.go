package plan

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// ordersPlaced are the orders on record, placed or to be placed.
type ordersPlaced []*aid.Pledge

func ordersPlacedOf(p *picture.Picture) (list ordersPlaced) {
	for _, q := range picture.All[aid.Pledge](p) {
		if q.Bought() || q.Fund != "" {
			list = append(list, q)
		}
	}
	return list
}

// committed is the money of a fund, in minor units, that orders on record take before a day, as far
// as they are in its currency.
func (list ordersPlaced) committed(f *aid.Fund, before aid.Date) (sum int64) {
	for _, q := range list {
		if q.OrderedBefore(f.ID, before) && q.Value.Currency == f.Amount.Currency {
			sum += q.Value.Minor
		}
	}
	return sum
}

// alreadyOrdered is how much orders on record take of what an option makes in the
// four weeks from a day on. What is ordered is made evenly in the four weeks after
// its order, so that one of two weeks ago still takes a half.
func (list ordersPlaced) alreadyOrdered(option *aid.Procurement, from aid.Date) float64 {
	const days = orderWeeks * daysPerWeek
	sum := 0.0
	for _, q := range list {
		if q.Procurement != option.ID {
			continue
		}
		apart := q.Ordered - from
		if common := days - max(apart, -apart); common > 0 {
			sum += float64(q.Quantity.Low().Float() * float64(common) / days)
		}
	}
	return sum
}

// unconvertible counts the orders on record whose value no fund's money is lessened
// by, since it is in another currency.
func (m *model) unconvertible() (n int) {
	for _, q := range ordersPlacedOf(m.picture) {
		for i := range m.funds {
			if f := m.funds[i].record; q.Fund == f.ID && q.Value.Currency != f.Amount.Currency {
				n++
			}
		}
	}
	return n
}
