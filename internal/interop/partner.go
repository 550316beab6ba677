package interop

import (
	"cmp"
	"fmt"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// fielded is an item that a partner has, and how that is known.
type fielded struct {
	item aid.ID
	why  string
	on   aid.Date
}

// fieldedBy gives what each party holds and each force element has. A holding
// counted as 0 is none; one of undisclosed quantity is one.
func fieldedBy(p *picture.Picture, stock *Stock, same func(aid.ID) aid.ID) map[aid.ID][]fielded {
	by := map[aid.ID][]fielded{}
	for _, h := range latestHoldings(p, same) {
		if !h.Quantity.Known() || h.Quantity.High() > 0 {
			by[h.Party] = append(by[h.Party], fielded{same(h.Item), "holding " + string(h.ID), h.AsOf})
		}
	}
	for element, things := range stock.byElement {
		for _, h := range things {
			by[element] = append(by[element], fielded{same(h.Item.ID), fmt.Sprintf("%s by %s", h.Standing, element), 0})
		}
	}
	for _, list := range by {
		slices.SortFunc(list, func(a, b fielded) int { return cmp.Or(cmp.Compare(a.item, b.item), cmp.Compare(a.why, b.why)) })
	}
	return by
}

// latestHoldings gives the newest count of each item by each party, in the
// order of their ids.
func latestHoldings(p *picture.Picture, same func(aid.ID) aid.ID) []*aid.Holding {
	type whose struct{ party, item aid.ID }
	newest := map[whose]*aid.Holding{}
	all := picture.All[aid.Holding](p)
	for _, h := range all {
		key := whose{h.Party, same(h.Item)}
		if known := newest[key]; h.AsOf <= p.Valid && (known == nil || h.AsOf > known.AsOf) {
			newest[key] = h
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(h *aid.Holding) bool { return newest[whose{h.Party, same(h.Item)}] != h })
}
