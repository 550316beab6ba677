package contingency

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
)

// Dependence is how much of a category of items comes from few.
type Dependence struct {
	Category string
	// Herfindahl is the sum of the squares of the donors' shares of what is still to
	// come: 1 where all is of one, 1/n where n give as much each.
	Herfindahl float64
	Donors     []Share // the largest first
}

// Share is what a donor has still to give of a category.
type Share struct {
	Donor    aid.ID
	Quantity float64 // units of the items
	Share    float64 // of the quantity, a part of 1
	Planned  float64 // share of what the plan gains by the category, beside readiness
}

// Dependences measures every category of which something is still to come, in order
// of their names. Pledges of no known quantity have no part. Quantities of different
// items are summed as they are.
func Dependences(p *picture.Picture, base *plan.Relaxation) []Dependence {
	quantity, gained := map[string]map[aid.ID]float64{}, map[string]map[aid.ID]float64{}
	add := func(to map[string]map[aid.ID]float64, q *aid.Pledge, what float64) {
		item, ok := picture.Get[aid.Item](p, q.Item)
		if !ok || what <= 0 {
			return
		}
		if to[item.Category] == nil {
			to[item.Category] = map[aid.ID]float64{}
		}
		to[item.Category][q.Donor] += what
	}
	gone := picture.Gone(p)
	for _, q := range picture.All[aid.Pledge](p) {
		if q.Quantity.Known() {
			add(quantity, q, (q.Quantity.Low() - gone[q.ID]).Float())
		}
	}
	for _, passage := range base.Passages() {
		if q, ok := picture.Get[aid.Pledge](p, passage.Pledge); ok {
			add(gained, q, passage.Worth)
		}
	}
	list := make([]Dependence, 0, len(quantity))
	for category, donors := range quantity {
		list = append(list, dependence(category, donors, gained[category]))
	}
	slices.SortFunc(list, func(a, b Dependence) int { return cmp.Compare(a.Category, b.Category) })
	return list
}

func dependence(category string, donors, gained map[aid.ID]float64) Dependence {
	d := Dependence{Category: category}
	for donor, q := range donors {
		d.Donors = append(d.Donors, Share{Donor: donor, Quantity: q, Planned: gained[donor]})
	}
	slices.SortFunc(d.Donors, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.Quantity, a.Quantity), cmp.Compare(a.Donor, b.Donor))
	})
	all, worth := 0.0, 0.0
	for i := range d.Donors {
		all += d.Donors[i].Quantity
		worth += d.Donors[i].Planned
	}
	for i := range d.Donors {
		s := &d.Donors[i]
		s.Share = s.Quantity / all
		if worth > 0 {
			s.Planned /= worth
		}
		d.Herfindahl += float64(s.Share * s.Share)
	}
	return d
}
