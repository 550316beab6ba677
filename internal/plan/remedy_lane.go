package plan

import (
	"fmt"
	"math"

	"footing/internal/aid"
)

// remedyNoRoute opens what is shut on the quickest way, or asks for a lane.
func (r *reasons) remedyNoRoute(f *shortfall) Remedy {
	c, _, worth := r.best(f, stepNoRoute)
	if c == nil {
		return r.remedyMore(f, f.out.Breakdown[CauseNoRoute])
	}
	o := &r.m.offers[c.offer]
	from, to := o.pledge.Node, f.l.node
	out := Remedy{
		Action: ActionOpenLane, Quantity: o.quantity.Float() * o.tonnes, Unit: "t", Node: from,
		From: o.ready.String(), To: r.wantedBy(f).String(),
	}
	if shut := r.shutLane(from, to, o.ready); shut != nil {
		out.Subject = shut.ID
		out.Text = fmt.Sprintf("open lane %s from %s to %s for pledge %s by %s", shut.ID, shut.From, shut.To, o.pledge.ID, r.wantedBy(f))
	} else {
		out.Text = fmt.Sprintf("open a lane from %s to %s that brings pledge %s by %s", from, to, o.pledge.ID, r.wantedBy(f))
	}
	if worth <= 0 { // no way at all: nothing is priced on it, so take the line's own
		worth = r.could(f, c) * max(0, r.unitWorth(f.at, gift{o.item, to, r.wantedBy(f)})-r.prices[r.m.offerRow(c.offer)])
	}
	out.Worth = r.capped(f, worth)
	return out
}

// shutLane finds the first lane on the quickest way that no load could enter
// when it gets there.
func (r *reasons) shutLane(from, to aid.ID, day aid.Date) *aid.Lane {
	r.transit(from, to)
	for range maxLanes {
		var next *lane
		for _, at := range r.m.net.away[from] {
			l := &r.m.net.lanes[at]
			rest, ok := r.quickest[to][l.record.To]
			if ok && rest+l.transit == r.quickest[to][from] {
				next = l
				break
			}
		}
		switch {
		case next == nil || from == to:
			return nil
		case next.withheld || !next.open.Covers(day):
			return next.record
		}
		from, day = next.record.To, day.AddDays(next.transit)
	}
	return nil
}

// remedyLane asks for more on the lane or node that limits the line most.
func (r *reasons) remedyLane(f *shortfall) Remedy {
	best, worth := int32(noRow), 0.0
	for row, price := range f.alone.prices {
		kind := r.m.rows[row].kind
		if kind != kindLane && kind != kindNode {
			continue
		}
		if better := price > worth || price == worth && (best == noRow || row < best); better {
			best, worth = row, price
		}
	}
	if best == noRow {
		return r.remedyMore(f, f.out.Breakdown[CauseLaneCapacity])
	}
	return r.widen(f, best)
}

// widen asks for more on a lane or node over the periods in which it limits
// the line.
func (r *reasons) widen(f *shortfall, row int32) Remedy {
	of := r.m.rows[row]
	first, last := of.t, of.t
	perTonne := f.alone.prices[row] // units of need that one more tonne brings
	for other, price := range f.alone.prices {
		o := r.m.rows[other]
		if o.kind == of.kind && o.of == of.of && price > 0 {
			first, last = min(first, o.t), max(last, o.t)
		}
	}
	span := weeks(r.m.grid.start(first), r.m.grid.end(last))
	more := f.out.Breakdown[CauseLaneCapacity] / perTonne
	weekly := math.Ceil(more / span)
	if item := r.itemFor(f); item != nil && item.Whole && item.MassKG > 0 {
		unit := item.MassKG.Float() / 1000 // a part of a unit a week brings none
		weekly = math.Ceil(more/span/unit) * unit
	}
	out := Remedy{
		Action: ActionMoreLane, Quantity: weekly, Unit: "t/week",
		From: r.m.grid.start(first).String(), To: r.m.grid.end(last).String(),
	}
	if of.kind == kindLane {
		out.Subject = r.m.net.lanes[of.of].id
		out.Text = fmt.Sprintf("%s t more a week on lane %s from %s to %s", amount(weekly), out.Subject, out.From, out.To)
	} else {
		out.Subject, out.Node = r.m.net.nodes[of.of].id, r.m.net.nodes[of.of].id
		out.Text = fmt.Sprintf("%s t more a week through node %s from %s to %s", amount(weekly), out.Subject, out.From, out.To)
	}
	base := row - int32(of.t)
	for t := first; t <= last; t++ {
		out.Worth += float64(weekly * r.m.grid.weeks(t) * r.prices[base+int32(t)])
	}
	out.Worth = r.capped(f, out.Worth)
	return out
}
