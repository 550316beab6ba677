package plan

import (
	"cmp"
	"maps"
	"slices"

	"footing/internal/aid"
)

// Passage is what a pledge gives an element, or a line that is of none, by some
// lanes. Worth is what it adds to the value beside readiness, less its handling.
type Passage struct {
	Pledge  aid.ID
	Fund    aid.ID // that buys it, else empty
	Element aid.ID
	Lanes   []aid.ID
	Worth   float64
}

// Passages lists what the plan moves, in an order that the picture alone decides.
func (r *Relaxation) Passages() []Passage {
	if r.search == nil || r.search.best.filling == nil {
		return nil
	}
	m, f := r.search.m, r.search.best.filling
	keys := slices.SortedFunc(maps.Keys(f.tally.moved), func(a, b passageKey) int {
		return cmp.Or(cmp.Compare(a.offer, b.offer), cmp.Compare(a.stream, b.stream), cmp.Compare(a.route, b.route))
	})
	list := make([]Passage, 0, len(keys))
	for _, k := range keys {
		o, st := &m.offers[k.offer], &m.streams[k.stream]
		p := Passage{Pledge: o.pledge.ID, Element: m.lines[st.line].need.Element, Worth: f.tally.moved[k]}
		if o.purchase != nil {
			p.Fund = m.funds[o.purchase.fund].record.ID
		}
		for _, at := range m.ways[st.way].routes[k.route].lanes {
			p.Lanes = append(p.Lanes, m.net.lanes[at].id)
		}
		list = append(list, p)
	}
	return list
}

// Training is that an element's crews take places of a course.
type Training struct{ Course, Element aid.ID }

// Trainings lists which elements the plan sends to which courses.
func (r *Relaxation) Trainings() []Training {
	m, f := r.search.m, r.search.best.filling
	var list []Training
	for i := range m.seats {
		if f != nil && f.crews[i] > 0 {
			list = append(list, Training{m.intakes[m.seats[i].intake].course.ID, m.elements[m.seats[i].element].Record.ID})
		}
	}
	return list
}

// Marginal is what more of something would add to the value, under the last prices:
// a unit of a pledge that is on offer, or as many tonnes a week more on a lane all
// the time, or places at an intake. Have is how much there is of it.
type Marginal struct {
	Kind  aid.Kind // pledge, lane or course
	ID    aid.ID
	Item  aid.ID // of a pledge or course
	Node  aid.ID // of a pledge
	Ready aid.Date
	Whole bool    // it is not divided
	Have  float64 // units, tonnes in the longest period, or places
	Most  float64 // more than that would find no use: units, tonnes or places
	Price float64 // of one
}

// Marginals lists what has a price, in an order that the picture alone decides.
func (r *Relaxation) Marginals() []Marginal {
	m, s := r.search.m, r.search
	var list []Marginal
	for i := range m.offers {
		o := &m.offers[i]
		if price := s.pricer.dearest[i]; o.purchase == nil && o.pool != noPool && price > 0 {
			list = append(list, Marginal{
				Kind: aid.KindPledge, ID: o.pledge.ID, Item: o.item.ID, Node: o.pledge.Node, Ready: o.ready, Whole: o.item.Whole,
				Have: o.quantity.Float(), Most: m.wantedOf(&m.pools[o.pool]), Price: price,
			})
		}
	}
	lanes := map[int]*Marginal{}
	for i := range m.rows {
		row, price := &m.rows[i], s.master.prices[i]
		switch {
		case row.kind == kindSeat && price > 0:
			in := &m.intakes[row.of]
			list = append(list, Marginal{Kind: aid.KindCourse, ID: in.course.ID, Item: in.item.ID, Ready: in.starts, Whole: true, Have: in.places, Most: in.places, Price: price})
		case row.kind == kindLane:
			l := lanes[row.of]
			if l == nil {
				l = &Marginal{Kind: aid.KindLane, ID: m.net.lanes[row.of].id}
				lanes[row.of] = l
			}
			lasts := weeks(m.grid.start(row.t), m.grid.end(row.t))
			l.Have = max(l.Have, row.limit/max(1, lasts))
			l.Price += float64(price * lasts)
		}
	}
	for _, at := range slices.Sorted(maps.Keys(lanes)) {
		if l := lanes[at]; l.Price > 0 && l.Have > 0 {
			l.Most = l.Have
			list = append(list, *l)
		}
	}
	return list
}
