package check

import (
	"cmp"
	"maps"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// fleetKey names a part of an element: the number of its component, or the line
// that fits none.
type fleetKey struct {
	component int
	line      aid.ID
}

// checkTypes holds the items that the plan adds to each part of an element
// against the number that it should field.
func checkTypes(c *checker) {
	if !c.facts.options.Types {
		return
	}
	brings := map[*line]map[aid.ID]bool{}
	for _, s := range c.shipments {
		if s.line == nil || s.offer == nil || s.stated.Quantity <= 0 {
			continue
		}
		if brings[s.line] == nil {
			brings[s.line] = map[aid.ID]bool{}
		}
		brings[s.line][s.offer.item.ID] = true
	}
	for _, rec := range picture.All[aid.ForceElement](c.facts.picture) {
		if rec.Types > 0 {
			c.checkFleets(rec, brings)
		}
	}
}

func (c *checker) checkFleets(rec *aid.ForceElement, brings map[*line]map[aid.ID]bool) {
	pack, _ := picture.Get[aid.Package](c.facts.picture, rec.Package)
	has, adds := map[fleetKey]map[aid.ID]bool{}, map[fleetKey]map[aid.ID]bool{}
	first := map[fleetKey]aid.ID{}
	for _, l := range c.facts.inOrder {
		if l.req.Element != rec.ID {
			continue
		}
		key := c.facts.fleetOf(pack, l.req)
		if has[key] == nil {
			has[key], adds[key], first[key] = map[aid.ID]bool{}, map[aid.ID]bool{}, l.req.ID
		}
		maps.Copy(has[key], l.has)
		maps.Copy(adds[key], brings[l])
	}
	for _, key := range slices.SortedFunc(maps.Keys(adds), func(a, b fleetKey) int { return cmp.Compare(first[a], first[b]) }) {
		more := 0
		for item := range adds[key] {
			if !has[key][item] {
				more++
			}
		}
		c.atMost(LimitTypes, Place{Requirement: first[key]}, "types beside those that its part has", float64(more), float64(max(0, rec.Types-len(has[key]))))
	}
}

func (f *facts) fleetOf(pack *aid.Package, req *aid.Requirement) fleetKey {
	if pack != nil {
		if filled := f.fills(pack, req); filled != nil {
			for i := range pack.Components {
				if filled == &pack.Components[i] {
					return fleetKey{component: i}
				}
			}
		}
	}
	return fleetKey{component: -1, line: req.ID}
}
