package delay

import (
	"slices"

	"footing/internal/aid"
)

// Milestone is a point in the life of a pledge that movement events tell of.
type Milestone int

// The milestones, in order.
const (
	Released Milestone = iota
	Loaded
	Departed
	Arrived
	HandedOver
	Received
	milestoneCount
)

var milestoneNames = [milestoneCount]string{"released", "loaded", "departed", "arrived", "handed_over", "received"}

func (m Milestone) String() string { return milestoneNames[m] }

// passage is a quantity that passed a milestone.
type passage struct {
	quantity aid.Decimal // 0: not known
	on       Days
	recorded aid.Instant
}

// passages are those of one pledge.
type passages [milestoneCount][]passage

// milestones gives what passed which milestone until the day, by pledge.
func (s *asOf) milestones() map[aid.ID]*passages {
	all := map[aid.ID]*passages{}
	for _, id := range s.sorted(aid.KindMovement) {
		v := s.inForce(aid.KindMovement, id)
		if v == nil {
			continue
		}
		m := v.record.(*aid.Movement)
		at := Milestone(slices.Index(milestoneNames[:], m.Event))
		on := precise(m.On, m.OnPrecision)
		if at < 0 || !on.Known() || on.First > s.day {
			continue
		}
		for pledge, quantity := range s.moved(m) {
			if all[pledge] == nil {
				all[pledge] = &passages{}
			}
			all[pledge][at] = append(all[pledge][at], passage{quantity, on, v.recorded})
		}
	}
	return all
}

// moved gives how much of which pledge an event is about.
func (s *asOf) moved(m *aid.Movement) map[aid.ID]aid.Decimal {
	if m.Pledge != "" {
		return map[aid.ID]aid.Decimal{m.Pledge: m.Quantity.Low()}
	}
	v := s.inForce(aid.KindConsignment, m.Consignment)
	if v == nil {
		return nil
	}
	quantities := map[aid.ID]aid.Decimal{}
	for _, line := range v.record.(*aid.Consignment).Lines {
		quantities[line.Pledge] += line.Quantity
	}
	return quantities
}

// half is when half of a quantity had passed a milestone, the day of its median unit;
// of an unknown quantity the first passage counts.
func (p *passages) half(at Milestone, quantity aid.Quantity) (on Days, recorded aid.Instant) {
	list := slices.Clone(p[at])
	slices.SortStableFunc(list, func(a, b passage) int { return int(a.on.Last - b.on.Last) })
	var sum aid.Decimal
	for _, x := range list {
		sum += x.quantity
		recorded = max(recorded, x.recorded)
		if !quantity.Known() || x.quantity == 0 || 2*sum >= quantity.Low() {
			return x.on, recorded
		}
	}
	return Days{}, 0
}

// ready is when a pledge was ready to load: when half of it had been released, loaded or
// left. Where it is only known that it was handed over, it was ready some day between
// its announcement and then.
func (p *passages) ready(q *aid.Pledge) (on Days, recorded aid.Instant) {
	if p == nil {
		return Days{}, 0
	}
	for at := Released; at <= Departed; at++ {
		if on, recorded := p.half(at, q.Quantity); on.Known() {
			return on, recorded
		}
	}
	on, recorded = p.arrived(q)
	if on.Known() && q.Announced.Known() {
		on.First = min(on.First, q.Announced)
	}
	return on, recorded
}

// arrived is when half of a pledge had been handed over.
func (p *passages) arrived(q *aid.Pledge) (on Days, recorded aid.Instant) {
	if p == nil {
		return Days{}, 0
	}
	for _, at := range []Milestone{HandedOver, Received} {
		if on, recorded := p.half(at, q.Quantity); on.Known() {
			return on, recorded
		}
	}
	return Days{}, 0
}
