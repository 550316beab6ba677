package contingency

import (
	"cmp"
	"context"
	"slices"
)

// Pairs is what became of all that could fall away two at a time.
type Pairs struct {
	Losses  []Loss // the worst, ranked
	All     int    // pairs there are
	Planned int    // of them, those that were planned without
	// Left is the most that any pair loses that was not planned, and Cut says that some
	// were left whose loss could be among the worst.
	Left float64
	Cut  bool
}

// pair is two cases, by position, with what they lose together.
type pair struct {
	a, b        int
	least, most float64
}

// pairs finds the worst pairs. Of a pair it is known before it is planned what it loses
// at least: what either loses alone; and at most: what the plan without the one loses
// if all that it has of the other goes too, and nothing is done about it. So none is
// left out whose loss could be as large as that of the last one that is listed.
func (s *survey) pairs(ctx context.Context, single []Loss) (*Pairs, error) {
	list := s.bracketed(single)
	out := &Pairs{All: len(list)}
	for len(list) > 0 && ctx.Err() == nil {
		some := s.next(list, out.Losses)
		if len(some) == 0 {
			break
		}
		cases := make([]Case, len(some))
		for i := range some {
			var err error
			if cases[i], err = without(s.picture, s.cases[some[i].a].Of[0], s.cases[some[i].b].Of[0]); err != nil {
				return out, err
			}
		}
		found, _, err := s.all(ctx, "pairs", cases)
		if err != nil {
			return out, err
		}
		for i := range found {
			found[i].Least = max(found[i].Least, some[i].least)
			found[i].Most = max(found[i].Least, found[i].Most)
		}
		out.Losses, out.Planned, out.Cut = append(out.Losses, found...), out.Planned+len(found), len(found) < len(some)
		list = list[len(some):]
		if out.Cut {
			break
		}
	}
	if len(list) > 0 {
		out.Left = list[0].most
	}
	out.Cut = out.Cut || len(s.next(list, out.Losses)) > 0
	rank(out.Losses)
	out.Losses = out.Losses[:min(len(out.Losses), s.opt.Pairs)]
	return out, nil
}

// bracketed lists all pairs, those first that may lose most.
func (s *survey) bracketed(single []Loss) []pair {
	var list []pair
	for a := range single {
		for b := a + 1; b < len(single); b++ {
			p := pair{a: a, b: b, least: max(single[a].Least, single[b].Least)}
			p.most = min(s.base.Bound-single[a].Value+single[a].Leans[b], s.base.Bound-single[b].Value+single[b].Leans[a])
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(x, y pair) int { return cmp.Compare(y.most, x.most) })
	return list
}

// atOnce is how many pairs are planned between two looks at which are still needed.
const atOnce = 16

// next gives the pairs, which are in order, that may still be among the worst: none once
// as many are known to lose more.
func (s *survey) next(list []pair, known []Loss) []pair {
	least := make([]float64, 0, len(known)+len(list))
	for i := range known {
		least = append(least, known[i].Least)
	}
	for i := range list {
		least = append(least, list[i].least)
	}
	slices.SortFunc(least, func(x, y float64) int { return cmp.Compare(y, x) })
	bar := least[min(len(least), s.opt.Pairs)-1]
	n := 0
	for n < len(list) && n < atOnce && (list[n].most > bar || len(known)+n < s.opt.Pairs) {
		n++
	}
	return list[:n]
}
