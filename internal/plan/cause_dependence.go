package plan

import (
	"context"
	"fmt"
	"math"
	"slices"

	"footing/internal/aid"
)

// limit is that of a row of the model; a donor may give by the problem's own
// dependence, in whole pieces where there is nothing else, types have a step of
// their own, and so has money.
func (a *aloneProblem) limit(row int32) float64 {
	r := &a.m.rows[row]
	switch r.kind {
	case kindType:
		return math.Inf(1)
	case kindFund:
		return a.money(r)
	case kindPledge, kindBatch:
		return a.supply(r)
	case kindDependence:
	default:
		return r.limit
	}
	q := &a.m.quotas[r.of]
	return q.wholePieces(a.m.mayGive(q.line, q.donor, a.dependence))
}

// aloneWithin is what of the carried a line could have by itself if no donor
// gave more than its part.
func (s *search) aloneWithin(ctx context.Context, r *reasons, f *shortfall, carried float64) (float64, error) {
	if !f.l.fair {
		return carried, nil
	}
	a := r.newAlone(f, s.opt.Dependence, true)
	answer, err := s.alone(ctx, a, min(carried, r.servedWithin(f)))
	if answer.met >= carried-tolerance(carried) {
		return carried, err
	}
	return answer.met, err
}

// servedWithin is what the offers would allow by the due dates, were it not for
// lanes. What a donor may give in all goes to any slot for which it is there.
func (r *reasons) servedWithin(f *shortfall) float64 {
	return r.m.servedBy(f.l, func(due aid.Date) float64 {
		there, gives := 0.0, map[aid.ID]float64{}
		for i := range f.chances {
			c := &f.chances[i]
			if c.by[steps-1] <= due {
				donor := r.m.offers[c.offer].pledge.Donor
				more := min(c.met, r.quotaOf(f.at, donor)-gives[donor])
				gives[donor] += more
				there += more
			}
		}
		return there
	})
}

// leastDependence is the least part of its need, in hundredths, that the line
// would have to take from one donor so that the limit costs it nothing.
func (r *reasons) leastDependence(f *shortfall) float64 {
	wanted := r.m.wanted(f.l)
	for _, part := range f.parts[:steps+1] {
		wanted -= part
	}
	a := r.newAlone(f, r.m.options.Dependence, true)
	low, high := int(a.dependence*100), 100
	for low+1 < high {
		middle := (low + high) / 2
		a.dependence = float64(middle) / 100
		if a.fill() >= wanted-tolerance(wanted) {
			high = middle
		} else {
			low = middle
		}
	}
	return float64(high) / 100
}

// quotaOf is what a donor may give a line in all, in units of need.
func (r *reasons) quotaOf(at int, donor aid.ID) float64 {
	limit := r.m.mayGive(at, donor, r.m.options.Dependence)
	if q := r.quotas[quotaKey{at, donor}]; q != nil {
		return q.wholePieces(limit)
	}
	return limit
}

// mayStillGive is what the plan leaves of that.
func (r *reasons) mayStillGive(at int, donor aid.ID) float64 {
	left := r.quotaOf(at, donor)
	for _, i := range r.w.byLine[at] {
		if c := &r.w.shipments[i]; r.m.offers[c.offer].pledge.Donor == donor {
			left -= r.w.met(c)
		}
	}
	return max(0, left)
}

// quotaPrice is what a unit of need pays for being of a donor.
func (r *reasons) quotaPrice(at int, donor aid.ID) float64 {
	if q := r.quotas[quotaKey{at, donor}]; q != nil {
		return r.prices[q.row]
	}
	return 0
}

// could is how much of an offer the line could still use, in units of the item.
func (r *reasons) could(f *shortfall, c *chance) float64 {
	return min(c.met, f.out.Short, r.mayStillGive(f.at, r.m.offers[c.offer].pledge.Donor)) / c.factor
}

// unitsWithin cuts a quantity down to what can be sent.
func (r *reasons) unitsWithin(item *aid.Item, q float64) float64 {
	if item.Whole {
		return math.Floor(q + full)
	}
	return math.Floor(q*aid.DecimalScale+full) / aid.DecimalScale
}

// notFromWords names the donors of whom a line may take no more.
func (r *reasons) notFromWords(f *shortfall) string {
	if !f.l.fair {
		return ""
	}
	var names []string
	add := func(donor aid.ID) {
		if r.mayStillGive(f.at, donor) <= tolerance(f.l.required.Float()) && !slices.Contains(names, string(donor)) {
			names = append(names, string(donor))
		}
	}
	for donor := range f.l.gave {
		add(donor)
	}
	for i := range r.m.quotas {
		if r.m.quotas[i].line == f.at {
			add(r.m.quotas[i].donor)
		}
	}
	if len(names) == 0 {
		return ""
	}
	slices.Sort(names)
	return ", not from " + joined(names)
}

// remedyDependence asks for somebody else, or to depend more on those who give.
func (r *reasons) remedyDependence(f *shortfall) (Remedy, *proof) {
	out, p := r.remedyMore(f)
	item := r.itemFor(f)
	who := "another donor"
	if most := r.m.options.Dependence * f.l.required.Float(); f.asks > most+tolerance(most) {
		who = "other donors"
	}
	out.Action = ActionOtherDonor
	out.Text = fmt.Sprintf("%s for %s of item %s%s %s, or raise --dependence to %s",
		who, amount(out.Quantity), item.ID, whereWords(f.l), r.byWords(r.wantedBy(f)), amount(r.leastDependence(f)))
	return out, p
}
