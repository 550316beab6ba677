package plan

import (
	"fmt"
	"math"

	"footing/internal/aid"
)

// remedyNoRoute opens what is shut on the quickest way, or asks for a lane.
func (r *reasons) remedyNoRoute(f *shortfall) (Remedy, *proof) {
	c, ready := r.best(f, stepNoRoute)
	if c == nil {
		return r.remedyMore(f)
	}
	o := &r.m.offers[c.offer]
	from, to := o.pledge.Node, f.l.node
	by := max(r.wantedBy(f), ready)
	out := Remedy{
		Action: ActionOpenLane, Quantity: o.quantity.Float() * o.tonnes, Unit: "t", Node: from,
		From: ready.String(), To: by.String(),
	}
	if shut := r.shutLane(from, to, ready); shut != nil {
		out.Subject = shut.record.ID
		out.Text = fmt.Sprintf("open lane %s from %s to %s for pledge %s by %s", shut.record.ID, shut.record.From, shut.record.To, o.pledge.ID, by)
		return out, r.onceOpen(f, c, shut, ready)
	}
	out.Text = fmt.Sprintf("open a lane from %s to %s that brings pledge %s by %s", from, to, o.pledge.ID, by)
	return out, r.onNewLane(f, c, ready, by)
}

// onceOpen is the proof for an offer that takes the quickest way once a lane on
// it is open.
func (r *reasons) onceOpen(f *shortfall, c *chance, shut *lane, ready aid.Date) *proof {
	shut.opened = true
	defer func() { shut.opened = false }()
	key := [2]aid.ID{r.m.offers[c.offer].pledge.Node, f.l.node}
	ways := r.ways[key]
	r.ways[key] = []route{r.m.net.finish(chain{lanes: r.quickestChain(key[0], key[1])})}
	defer func() { r.ways[key] = ways }()
	return r.offered(f, c, ready)
}

// onNewLane is the proof for an offer that a new lane brings to the line by a day.
func (r *reasons) onNewLane(f *shortfall, c *chance, ready, by aid.Date) *proof {
	o := &r.m.offers[c.offer]
	p := r.offeredFrom(f, c, f.l.node, by)
	leaves := int32(noRow)
	if at, ok := r.m.net.nodeIndex[o.pledge.Node]; ok {
		leaves = int32(r.m.net.row(&r.m.net.nodes[at], ready))
	}
	for i := range p.cells {
		p.cells[i].worth -= r.m.options.Handling * o.tonnes * float64(by-ready)
		if leaves != noRow && o.tonnes > 0 {
			p.cells[i].entries = append(p.cells[i].entries, entry{leaves, o.tonnes})
		}
	}
	return p
}

// quickestChain is the way of least transit, whoever hosts its lanes and whether
// they are open or not.
func (r *reasons) quickestChain(from, to aid.ID) []int {
	r.transit(from, to)
	var chain []int
	for from != to && len(chain) < maxLanes {
		next := noRow
		for _, at := range r.m.net.away[from] {
			l := &r.m.net.lanes[at]
			if rest, ok := r.quickest[to][l.record.To]; ok && rest+l.transit == r.quickest[to][from] {
				next = at
				break
			}
		}
		if next == noRow {
			return nil
		}
		chain = append(chain, next)
		from = r.m.net.lanes[next].record.To
	}
	return chain
}

// shutLane finds the first lane on the quickest way that no load could enter
// when it gets there.
func (r *reasons) shutLane(from, to aid.ID, day aid.Date) *lane {
	for _, at := range r.quickestChain(from, to) {
		l := &r.m.net.lanes[at]
		if l.withheld || !l.lets(day) {
			return l
		}
		day = day.AddDays(l.transit)
	}
	return nil
}

// remedyLane asks for more on the lane or node that limits the line most.
func (r *reasons) remedyLane(f *shortfall) (Remedy, *proof) {
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
		return r.remedyMore(f)
	}
	return r.widen(f, best)
}

// widen asks for more on a lane or node over the periods in which it limits
// the line.
func (r *reasons) widen(f *shortfall, row int32) (Remedy, *proof) {
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
	more := f.asks / perTonne
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
	p := &proof{more: map[int32]float64{}}
	base := row - int32(of.t)
	for t := first; t <= last; t++ {
		p.more[base+int32(t)] = weekly * r.m.grid.weeks(t)
	}
	r.addDepartures(p, f.at)
	return out, p
}

// mostCells is the number of departures beyond which no further stream is looked
// at: more would take long and hardly bring anything.
const mostCells = 20_000

// addDepartures adds all departures to a line that there could be with more room.
func (r *reasons) addDepartures(p *proof, at int) {
	for row, tonnes := range p.more {
		r.m.rows[row].limit += tonnes
		defer func() { r.m.rows[row].limit -= tonnes }()
	}
	for stream := range r.m.streams {
		s := &r.m.streams[stream]
		if int(s.line) != at || len(p.cells) > mostCells {
			continue
		}
		pool := &r.m.pools[s.pool]
		for _, offer := range pool.offers {
			supply := r.prover.supplyOf(offer)
			for _, c := range r.m.departures(int32(stream), offer) {
				own := 1 + len(r.m.uses[offer]) // what it draws on comes first
				entries := r.m.entries(&c, nil)[own:]
				p.cells = append(p.cells, proofCell{c.net(), append(entries, supply...)})
			}
		}
	}
}
