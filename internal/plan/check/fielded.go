package check

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// fielded gives the items that each force has: what a party holds, and what came
// for a force element or is allocated to it.
func (f *facts) fielded(final func(aid.ID) aid.ID) map[aid.ID]map[aid.ID]bool {
	has := map[aid.ID]map[aid.ID]bool{}
	give := func(force, item aid.ID) {
		if has[force] == nil {
			has[force] = map[aid.ID]bool{}
		}
		has[force][final(item)] = true
	}
	for _, h := range f.newestHoldings(final) {
		if !h.Quantity.Known() || h.Quantity.High() > 0 {
			give(h.Party, h.Item)
		}
	}
	allocated := map[aid.ID]bool{}
	for _, a := range picture.All[aid.Allocation](f.picture) {
		if r, ok := picture.Get[aid.Requirement](f.picture, a.Requirement); ok && stands(r) && a.Quantity > 0 {
			allocated[a.Pledge] = true
			f.giveElement(give, a.Pledge, r.Element)
		}
	}
	for _, came := range f.arrivedOf() {
		r, named := picture.Get[aid.Requirement](f.picture, came.to)
		switch {
		case named:
			f.giveElement(give, came.pledge, r.Element)
		case came.to == "" && !allocated[came.pledge]:
			f.giveElement(give, came.pledge, f.onlyElement(came.pledge))
		}
	}
	return has
}

func stands(r *aid.Requirement) bool { return r.Status != "refused" && r.Status != "withdrawn" }

func (f *facts) giveElement(give func(force, item aid.ID), pledge, element aid.ID) {
	if o := f.offers[pledge]; o != nil && element != "" {
		give(element, o.item.ID)
	}
}

// newestHoldings are the last counts up to the valid date, one of each party and
// item; of one day, the first by id.
func (f *facts) newestHoldings(final func(aid.ID) aid.ID) map[[2]aid.ID]*aid.Holding {
	newest := map[[2]aid.ID]*aid.Holding{}
	for _, h := range picture.All[aid.Holding](f.picture) {
		key := [2]aid.ID{h.Party, final(h.Item)}
		if other := newest[key]; h.AsOf <= f.picture.Valid && (other == nil || h.AsOf > other.AsOf) {
			newest[key] = h
		}
	}
	return newest
}

// arrivedOf lists pledges of which something was handed over, in known quantity
// or not, with the line that was named.
func (f *facts) arrivedOf() []receipt {
	var list []receipt
	for key, h := range histories(f.picture) {
		for to, q := range h.delivered() {
			if q > 0 {
				list = append(list, receipt{key.pledge, to})
			}
		}
	}
	for _, m := range picture.All[aid.Movement](f.picture) {
		over := m.Event == "handed_over" || m.Event == "received"
		if over && m.On <= f.picture.Valid && m.Quantity.IsUndisclosed() && m.Consignment == "" {
			list = append(list, receipt{m.Pledge, m.Requirement})
		}
	}
	return list
}

// onlyElement is the element that all lines which a pledge may serve are of, ""
// where there is none or they are of several. Lines that are alternatives to
// others count here.
func (f *facts) onlyElement(pledge aid.ID) aid.ID {
	o := f.offers[pledge]
	if o == nil {
		return ""
	}
	found, only := false, aid.ID("")
	for _, r := range picture.All[aid.Requirement](f.picture) {
		l := &line{req: r, elements: map[aid.ID]bool{}, factors: map[aid.ID]float64{}}
		if !stands(r) || l.factor(o.item) <= 0 {
			continue
		}
		l.climb(f.picture)
		switch {
		case !f.mayGo(o, l):
		case found && r.Element != only:
			return ""
		default:
			found, only = true, r.Element
		}
	}
	return only
}
