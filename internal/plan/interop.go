package plan

import (
	"footing/internal/aid"
	"footing/internal/interop"
	"footing/internal/picture"
)

// partnership judges items by how well they go with the partner forces of the
// element that gets them.
type partnership struct {
	picture *picture.Picture
	ratings *interop.Ratings // nil where neither a weight nor a floor is asked for
	weight  float64
	floor   interop.Level
	known   map[[2]aid.ID]judgement // by element and item
}

// judgement is what the ratings say of an item for an element.
type judgement struct {
	bonus    float64 // of a load of it, as a part of its worth
	verdict  interop.Verdict
	deciding interop.Rating // behind the verdict
}

func newPartnership(p *picture.Picture, opt Options) *partnership {
	a := &partnership{picture: p, weight: opt.Interop, known: map[[2]aid.ID]judgement{}}
	a.floor, _ = interop.ParseLevel(opt.InteropFloor)
	if a.weight > 0 || a.floor > interop.None {
		a.ratings = interop.NewRatings(p)
	}
	return a
}

// judge says what an item earns a line and whether the floor lets it there. What
// comes for a daily need earns nothing: in a store nobody can tell what came from
// where. A line without an element on record has no partners to go with.
func (a *partnership) judge(need *aid.Requirement, item *aid.Item) judgement {
	if a.ratings == nil {
		return judgement{}
	}
	key := [2]aid.ID{need.Element, item.ID}
	j, ok := a.known[key]
	if !ok {
		if e, onRecord := picture.Get[aid.ForceElement](a.picture, need.Element); onRecord {
			j.bonus = a.weight * interop.Weight(a.ratings, e, item.ID).Weight
			j.verdict, j.deciding = interop.Floor(a.ratings, e, item.ID, a.floor)
		}
		a.known[key] = j
	}
	if need.IsRate() {
		j.bonus = 0
	}
	return j
}

// bars reports whether the floor keeps an item from a line.
func (a *partnership) bars(need *aid.Requirement, item *aid.Item) bool {
	return a.judge(need, item).verdict == interop.Fails
}

// partner is the partner of the line's element whose rating decides.
func (a *partnership) partner(need *aid.Requirement, item *aid.Item) aid.ID {
	deciding := a.judge(need, item).deciding
	if e, ok := picture.Get[aid.ForceElement](a.picture, need.Element); ok {
		for _, partner := range e.Partners {
			if a.ratings.WithPartner(item.ID, partner) == deciding {
				return partner
			}
		}
	}
	return ""
}

// unproven counts the pairs of an element and an item that may go there whose
// ratings leave open whether the floor is met.
func (m *model) unproven() int {
	pairs := map[[2]aid.ID]bool{}
	for i := range m.streams {
		need, item := m.lines[m.streams[i].line].need, m.pools[m.streams[i].pool].item
		if m.partners.judge(need, item).verdict == interop.Unproven {
			pairs[[2]aid.ID{need.Element, item.ID}] = true
		}
	}
	return len(pairs)
}
