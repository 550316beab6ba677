package plan

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"footing/internal/aid"
)

// write turns what the search found into the plan.
func (s *search) write(ctx context.Context) (*Plan, error) {
	s.clock.begin("writing")
	w := newWriter(s)
	digest, err := s.m.picture.Digest()
	if err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	p := &Plan{
		Arithmetic: arithmetic, Version: s.opt.Version, Options: s.m.options, Status: s.status,
		Picture:     PictureRef{s.m.picture.Valid.String(), s.m.picture.Known.String(), s.m.picture.Size, digest},
		Terms:       w.terms(),
		Departures:  w.departures(),
		Allocations: w.allocations(),
		Lines:       w.lines(),
		Elements:    w.elements(),
		Seats:       w.seats(),
		Purchases:   w.purchases(),
		Funds:       w.funds(),
		Lanes:       w.loads(),
		PinsShort:   w.pinsShort(),
		Notes:       s.m.notes(),
		Ready:       w.ready(),
		Rounds:      s.round,
		Columns:     len(s.master.columns),
	}
	p.Value = p.Terms.Shortfall + p.Terms.Readiness + p.Terms.Interoperability + p.Terms.Handling
	s.weigh(p)
	for _, l := range p.Lines {
		p.ShortfallBefore += l.ShortfallWeeksBefore
		p.ShortfallAfter += l.ShortfallWeeksAfter
	}
	s.clock.begin("reasons")
	if err := s.explain(ctx, w, p); err != nil {
		return nil, err
	}
	s.tellCauses(w, p)
	s.clock.begin("")
	p.Timings = s.clock.spent
	p.start = &s.ended
	p.Identity, err = p.identify()
	return p, err
}

// weigh states the relaxation and the bound. The search bounds the value less
// what missed pins cost; what the relaxation misses is added again. Only a plan
// that misses still more pins, because units are whole, could be worth more.
func (s *search) weigh(p *Plan) {
	missed := s.best.missed
	p.Relaxation = max(s.best.value+missed, p.Value)
	p.Bound = max(s.bound+missed, p.Value)
	p.Gap = relativeGap(p.Value, p.Bound)
	p.RelaxationGap = relativeGap(p.Relaxation, p.Bound)
}

// writer has the plan's shipments in the order of the file, and by line.
type writer struct {
	m         *model
	master    *master
	filled    *filling
	shipments []shipment
	byLine    [][]int // positions of shipments, by line
}

func newWriter(s *search) *writer {
	w := &writer{m: s.m, master: s.master, filled: s.filled, shipments: slices.Clone(s.filled.shipments)}
	slices.SortFunc(w.shipments, w.compare)
	w.byLine = make([][]int, len(s.m.lines))
	for i := range w.shipments {
		at := s.m.streamOf(&w.shipments[i].column).line
		w.byLine[at] = append(w.byLine[at], i)
	}
	return w
}

// compare orders shipments by pledge, line, slot, departure and route.
func (w *writer) compare(a, b shipment) int {
	return cmp.Or(
		cmp.Compare(a.offer, b.offer),
		cmp.Compare(a.stream, b.stream), // in order of their lines
		cmp.Compare(a.slot, b.slot),
		cmp.Compare(a.t, b.t),
		cmp.Compare(a.route, b.route),
	)
}

func (w *writer) departures() []Departure {
	list := make([]Departure, 0, len(w.shipments))
	for i := range w.shipments {
		c := &w.shipments[i]
		offer := &w.m.offers[c.offer]
		q := c.quantity.Float()
		route := []aid.ID{}
		for _, at := range w.m.routeOf(&c.column).lanes {
			route = append(route, w.m.net.lanes[at].id)
		}
		list = append(list, Departure{
			Pledge: offer.pledge.ID, Item: offer.item.ID, Requirement: w.lineOf(c).need.ID,
			Slot: w.m.slots[c.slot].due.String(), Quantity: q, Tonnes: q * offer.tonnes, Route: route,
			Departs: w.m.departure(&c.column).String(), Arrives: w.m.arrival(&c.column).String(),
			Worth: c.worth * q,
		})
	}
	return list
}

func (w *writer) lineOf(c *shipment) *line { return &w.m.lines[w.m.streamOf(&c.column).line] }

// met is how many units of need a shipment meets.
func (w *writer) met(c *shipment) float64 {
	return w.m.streamOf(&c.column).factor * c.quantity.Float()
}

func (w *writer) allocations() []Allocation {
	list := []Allocation{}
	var sum aid.Decimal
	for i := range w.shipments {
		c := &w.shipments[i]
		offer := &w.m.offers[c.offer]
		arrives := w.m.arrival(&c.column).String()
		if i == 0 || w.shipments[i-1].offer != c.offer || w.shipments[i-1].stream != c.stream {
			sum = 0
			list = append(list, Allocation{
				Pledge: offer.pledge.ID, Donor: offer.pledge.Donor, Item: offer.item.ID,
				Requirement: w.lineOf(c).need.ID, FirstArrival: arrives, LastArrival: arrives,
			})
		}
		a := &list[len(list)-1]
		sum += c.quantity
		a.Quantity = sum.Float()
		a.Met = w.m.streamOf(&c.column).factor * a.Quantity
		a.FirstArrival, a.LastArrival = min(a.FirstArrival, arrives), max(a.LastArrival, arrives)
		a.Worth += float64(c.worth * c.quantity.Float())
	}
	return list
}

func (w *writer) lines() []Line {
	list := make([]Line, len(w.m.lines))
	for i := range w.m.lines {
		l, out := &w.m.lines[i], w.m.unplanned(i)
		left := out.ShortfallWeeksBefore
		for _, at := range w.byLine[i] {
			c := &w.shipments[at]
			out.MetByEnd += w.met(c)
			if w.m.arrival(&c.column) <= w.m.slots[c.slot].due {
				out.MetByDue += w.met(c)
			}
			left -= float64(c.worth * c.quantity.Float())
		}
		out.ShortfallWeeksAfter = max(0, left)
		out.CoverageAfter = share(l, l.received.Float()+out.MetByEnd)
		list[i] = out
	}
	return list
}

// share is the part of a need that is met, at most 1.
func share(l *line, met float64) float64 {
	switch {
	case l.undisclosed:
		return 0
	case l.required <= 0:
		return 1
	}
	return min(1, met/l.required.Float())
}

// loads lists the lanes and nodes with a price.
func (w *writer) loads() []Load {
	list := []Load{}
	for i, r := range w.m.rows {
		price := w.master.prices[i]
		if r.kind != kindLane && r.kind != kindNode || price <= 0 {
			continue
		}
		load := Load{
			From: w.m.grid.start(r.t).String(), To: w.m.grid.end(r.t).String(),
			Capacity: r.limit, Load: max(0, r.limit-w.filled.room[i]), Price: price,
		}
		if r.kind == kindLane {
			load.Lane = w.m.net.lanes[r.of].id
		} else {
			load.Node = w.m.net.nodes[r.of].id
		}
		list = append(list, load)
	}
	return list
}

// pinsShort lists the pins in force that are not kept whole, by more than the
// tolerance.
func (w *writer) pinsShort() []PinShort {
	list := []PinShort{}
	for _, o := range w.m.orders.pins {
		kept := 0.0
		for i := range w.shipments {
			c := &w.shipments[i]
			if w.m.offers[c.offer].pledge.ID == o.Pledge && w.lineOf(c).need.ID == o.Requirement {
				kept += c.quantity.Float()
			}
		}
		if pinned := o.Quantity.Float(); kept < pinned-1e-6*pinned-1e-6 {
			list = append(list, PinShort{o.ID, o.Pledge, o.Requirement, pinned, kept})
		}
	}
	return list
}

// tolerance is by how much a sum may miss a limit.
func tolerance(limit float64) float64 { return 1e-6*math.Abs(limit) + 1e-6 }

// joined writes a list in words: "a", "a and b", "a, b and c".
func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
