package exercise

import (
	"fmt"

	"footing/internal/aid"
)

// element is a formation being built.
type element struct {
	record  *aid.ForceElement
	pattern *pattern
	fleet   int // the fleet it is equipped with, or -1 for any type
}

func makeElements(w *world) {
	d := w.dice("force_element")
	shares := make([]int, len(patterns))
	for i, p := range patterns {
		shares[i] = p.share
	}
	for b := 1; b <= w.scale.brigades; b++ {
		brigade := w.addElement(d, &patterns[0], b, 0, nil)
		for n := 1; n <= w.scale.battalions; n++ {
			w.addElement(d, w.battalionPattern(d, n, shares), b, n, brigade.record)
		}
	}
}

// battalionPattern draws what a battalion is. In the small exercise the three
// battalions are of the sorts that show most.
func (w *world) battalionPattern(d dice, n int, shares []int) *pattern {
	if w.scale.brigades == 1 {
		return &patterns[[]int{1, 3, 9}[(n-1)%3]]
	}
	return &patterns[d.weighted(shares)]
}

func (w *world) addElement(d dice, p *pattern, b, n int, parent *aid.ForceElement) *element {
	r := &aid.ForceElement{
		ID: id("bde-%03d", b), Name: fmt.Sprintf("%s %s", ordinal(10+b), p.unit), Package: aid.ID(p.id),
		Priority: 1 + d.weighted([]int{15, 25, 35, 17, 8}),
		People:   aid.Exactly(units(p.people * d.from(85, 105) / 100)),
		Types:    d.from(1, 2),
	}
	if parent == nil {
		// A brigade is to be ready between two months and two years from Start.
		r.ReadyBy = Start.AddDays(7 * d.from(9, 96))
		r.Node = pick(d, w.net.crossings).ID
		for range d.from(1, 2) {
			r.Partners = appendNew(r.Partners, pick(d, w.donors[:min(len(w.donors), 12)]).id)
		}
	} else {
		r.ID = id("bde-%03d-%d", b, n)
		r.Name = fmt.Sprintf("%s %s", ordinal(100+10*b+n), p.unit)
		r.Parent, r.Node, r.Partners = parent.ID, parent.Node, parent.Partners
		r.ReadyBy = w.readyBefore(d, parent, n)
		r.Priority = max(1, min(5, parent.Priority+d.from(-1, 1)))
	}
	e := &element{record: r, pattern: p, fleet: -1}
	if d.chance(w.scale.narrow) {
		e.fleet = d.from(0, w.scale.variants/2-1)
	}
	w.elements = append(w.elements, e)
	w.add(r)
	return e
}

// readyBefore gives the day on which a battalion is to be ready: within the six
// weeks before its brigade. Where there is one brigade only, its battalions are
// spread over its time, so that needs arise early and late.
func (w *world) readyBefore(d dice, brigade *aid.ForceElement, n int) aid.Date {
	if w.scale.brigades == 1 {
		return Start.AddDays(int(brigade.ReadyBy-Start) * n / (w.scale.battalions + 1))
	}
	return brigade.ReadyBy.AddDays(-7 * d.from(0, 6))
}

func appendNew(ids []aid.ID, id aid.ID) []aid.ID {
	for _, other := range ids {
		if other == id {
			return ids
		}
	}
	return append(ids, id)
}

func ordinal(n int) string {
	suffix := "th"
	switch {
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		suffix = "st"
	case n%10 == 2:
		suffix = "nd"
	case n%10 == 3:
		suffix = "rd"
	}
	return fmt.Sprintf("%d%s", n, suffix)
}
