package plan

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// intake is one of a course in which the plan may give places.
type intake struct {
	course       *aid.Course
	item         *aid.Item
	starts, ends aid.Date
	places       float64
	row          int32
	equipment    []entry // what one place uses of what its provider holds
}

// seat is what an element may take in an intake; its inner column counts crews.
type seat struct {
	element, item int // in model.elements, and in the items of its crews
	intake        int
	column        int
}

// intakesOf lists the intakes that can be used, in order of course and day.
func intakesOf(p *picture.Picture, horizon aid.Date) []intake {
	withholding := partiesWithholding(p, "courses")
	var list []intake
	for _, c := range picture.All[aid.Course](p) {
		item, ok := picture.Get[aid.Item](p, c.Skill)
		if !ok || item.Crew <= 0 || withholding[c.Provider] {
			continue
		}
		first := len(list)
		for _, in := range c.Intakes {
			ends := in.Starts.AddDays(c.DurationDays)
			if in.Seats <= 0 || in.Starts.AddDays(-c.NoticeDays) < p.Valid || ends >= horizon {
				continue
			}
			same := slices.IndexFunc(list[first:], func(k intake) bool { return k.starts == in.Starts })
			if same >= 0 {
				list[first+same].places += float64(in.Seats)
				continue
			}
			list = append(list, intake{course: c, item: item, starts: in.Starts, ends: ends, places: float64(in.Seats), row: noRow})
		}
		slices.SortStableFunc(list[first:], func(a, b intake) int { return int(a.starts) - int(b.starts) })
	}
	return list
}

// runs reports whether people sit in the intake on a day.
func (k *intake) runs(day aid.Date) bool { return k.starts <= day && day < k.ends }

// need is how much of a thing the whole intake needs.
func (k *intake) need(what string) float64 {
	sum := 0.0
	for _, e := range k.course.Equipment {
		if e.What == what {
			sum += accepted(e)
		}
	}
	return sum
}

func accepted(a aid.Accept) float64 {
	if a.Factor == 0 {
		return 1
	}
	return a.Factor.Float()
}

// equipment is what a provider holds of a thing that its courses name.
type equipment struct {
	provider aid.ID
	what     string
	held     float64
}

// equipmentOf lists what courses need and their providers are known to hold
// some of, in order of the intakes that name it.
func equipmentOf(p *picture.Picture, intakes []intake) []equipment {
	var list []equipment
	for i := range intakes {
		c := intakes[i].course
		for _, need := range c.Equipment {
			same := func(e equipment) bool { return e.provider == c.Provider && e.what == need.What }
			if slices.ContainsFunc(list, same) {
				continue
			}
			if held, known := holds(p, c.Provider, need); known {
				list = append(list, equipment{c.Provider, need.What, held})
			}
		}
	}
	return list
}

// holds sums what a party has of a thing, by the newest count of each item.
func holds(p *picture.Picture, party aid.ID, what aid.Accept) (sum float64, known bool) {
	newest := map[aid.ID]*aid.Holding{}
	for _, h := range picture.All[aid.Holding](p) {
		item, ok := picture.Get[aid.Item](p, h.Item)
		if h.Party != party || !ok || !what.Takes(item) {
			continue
		}
		if other := newest[h.Item]; other == nil || h.AsOf >= other.AsOf {
			newest[h.Item] = h
		}
	}
	var total aid.Decimal
	for _, h := range newest {
		if h.Quantity.Known() {
			known = true
			total += h.Quantity.Low()
		}
	}
	return total.Float(), known
}
