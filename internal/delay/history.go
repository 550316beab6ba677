package delay

import (
	"fmt"
	"slices"

	"footing/internal/aid"
	"footing/internal/ledger"
)

// History is what the ledger says of promises and arrivals, with the times at which it
// became known, so that any past state can be had again.
type History struct {
	decoder *ledger.Decoder
	records map[aid.Kind]map[aid.ID][]version
	ids     map[aid.Kind][]aid.ID // sorted, once needed
}

// version is an entry about a record; record is nil where the entry retracts it.
type version struct {
	recorded aid.Instant
	valid    aid.Span
	record   aid.Record
	groups   []Group // of a delivery, made once
}

// kinds are the kinds of record that the history keeps.
var kinds = []aid.Kind{aid.KindPledge, aid.KindItem, aid.KindMovement, aid.KindConsignment, aid.KindCondition, aid.KindDelivery}

// NewHistory makes an empty history.
func NewHistory() *History {
	h := &History{decoder: ledger.NewDecoder(), records: map[aid.Kind]map[aid.ID][]version{}, ids: map[aid.Kind][]aid.ID{}}
	for _, kind := range kinds {
		h.records[kind] = map[aid.ID][]version{}
	}
	return h
}

// Add takes the next entry of the ledger; it keeps what forecasts need. The error says
// which entry cannot be read.
func (h *History) Add(e *ledger.Entry) error {
	of, wanted := h.records[e.Kind]
	if !wanted {
		return nil
	}
	v := version{recorded: e.Recorded, valid: e.Valid}
	id := e.ID
	if e.Action == ledger.Assert {
		r, err := h.decoder.Body(e.Kind, e.Body) // of which no text stays
		if err != nil {
			return fmt.Errorf("entry %d: %s %s: %w", e.Seq, e.Kind, e.ID, err)
		}
		v.record, id = r, r.RecordID()
		if d, ok := r.(*aid.Delivery); ok {
			v.groups = groupsOfDelivery(d)
		}
	}
	list := append(of[id], v)
	for i := len(list) - 1; i > 0 && list[i-1].recorded > v.recorded; i-- { // most often in order already
		list[i-1], list[i] = list[i], list[i-1]
	}
	of[id] = list
	delete(h.ids, e.Kind)
	return nil
}

// sorted gives the ids of a kind in order, so that sums do not depend on the map's.
func (h *History) sorted(kind aid.Kind) []aid.ID {
	if h.ids[kind] == nil {
		ids := make([]aid.ID, 0, len(h.records[kind]))
		for id := range h.records[kind] {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		h.ids[kind] = ids
	}
	return h.ids[kind]
}

// asOf is a state of the history: what was known at a time, about a day.
type asOf struct {
	*History
	known aid.Instant
	day   aid.Date
}

// inForce gives the version of a record that holds, nil where there is none or it is
// retracted.
func (s *asOf) inForce(kind aid.Kind, id aid.ID) *version {
	v := s.last(s.records[kind][id])
	if v == nil || v.record == nil {
		return nil
	}
	return v
}

func (s *asOf) last(list []version) *version {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].recorded <= s.known && list[i].valid.Covers(s.day) {
			return &list[i]
		}
	}
	return nil
}

// Cases gives every promise with what came of it, as known at a time, about what had
// happened by the end of a day. Nothing recorded later is seen.
func (h *History) Cases(known aid.Instant, day aid.Date) []Case {
	s := &asOf{h, known, day}
	return append(append(s.deliveries(), s.pledges()...), s.conditions()...)
}

// deliveries makes cases of imported delivery records.
func (s *asOf) deliveries() (cases []Case) {
	for _, id := range s.sorted(aid.KindDelivery) {
		list := s.records[aid.KindDelivery][id]
		v := s.last(list)
		if v == nil || v.record == nil {
			continue
		}
		d := v.record.(*aid.Delivery)
		c := Case{
			Register: d.Register, ID: d.ID, Measure: Slip, Start: span(d.PromisedFrom, d.Promised),
			Weight: 1, Supplier: d.Supplier, Order: d.Order, Lane: d.Lane, Groups: v.groups, Made: d.Ordered,
		}
		if !d.Promised.Known() {
			c.Measure, c.Start = Lead, span(d.OrderedFrom, d.Ordered)
		}
		if came := span(d.DeliveredFrom, d.Delivered); came.Known() && came.First <= s.day {
			c.Came, c.Recorded = came, v.recorded
		}
		if first := list[0].record; first != nil && !first.(*aid.Delivery).Delivered.Known() {
			c.Promised = list[0].recorded
		}
		cases = append(cases, c)
	}
	return cases
}

// groupsOfDelivery are the levels that its record names, or the usual ones.
func groupsOfDelivery(d *aid.Delivery) (groups []Group) {
	if d.Groups == nil {
		return []Group{{supplyLevel, d.Supply}, {"supplier", d.Supplier}}
	}
	for _, g := range d.Groups {
		groups = append(groups, Group(g))
	}
	return groups
}

func span(first, last aid.Date) Days {
	if !first.Known() {
		first = last
	}
	return Days{first, last}
}
