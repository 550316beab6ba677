package delay

import (
	"footing/internal/aid"
)

// The levels at which pledges are compared, the coarsest first: so a donor is held
// against itself within a capability.
const (
	supplyLevel     = "source of supply"
	capabilityLevel = "capability"
	donorLevel      = "donor"
)

// groupsOf places a pledge in the hierarchy.
func groupsOf(q *aid.Pledge, item *aid.Item) []Group {
	area := ""
	if item != nil {
		area = item.Area()
	}
	return []Group{{supplyLevel, q.Supply}, {capabilityLevel, area}, {donorLevel, string(q.Donor)}}
}

// pledges makes cases of the record's own pledges: one for each day on which a pledge
// was said to be ready, all with what came of it, or one from its announcement where no
// day was ever named.
func (s *asOf) pledges() (cases []Case) {
	milestones := s.milestones()
	for _, id := range s.sorted(aid.KindPledge) {
		q, withdrawn := s.pledge(id)
		if q == nil {
			continue
		}
		var item *aid.Item
		if v := s.inForce(aid.KindItem, q.Item); v != nil {
			item = v.record.(*aid.Item)
		}
		base := Case{
			Register: OwnRegister, ID: id, Groups: groupsOf(q, item), OpenUntil: withdrawn,
			Supplier: string(q.Donor), Order: string(q.Agreement), Lane: string(q.Node), Weight: 1, Made: announced(q).Last,
		}
		base.Came, base.Recorded = milestones[id].ready(q)
		cases = append(cases, s.estimates(base, id)...)
	}
	return cases
}

// pledge gives what is known of a pledge last and, where it was withdrawn since, the
// day up to which it was open.
func (s *asOf) pledge(id aid.ID) (q *aid.Pledge, withdrawn aid.Date) {
	list := s.records[aid.KindPledge][id]
	for i := len(list) - 1; i >= 0; i-- {
		v := &list[i]
		if v.recorded > s.known || v.valid.From > s.day {
			continue
		}
		if v.record != nil {
			return v.record.(*aid.Pledge), withdrawn
		}
		withdrawn = aid.DateOf(v.recorded.Time()) - 1
		if v.valid.From.Known() {
			withdrawn = v.valid.From - 1
		}
	}
	return nil, 0
}

// estimates gives a case for each day that a pledge was promised for in turn.
func (s *asOf) estimates(base Case, id aid.ID) (cases []Case) {
	for _, v := range s.records[aid.KindPledge][id] {
		q, ok := v.record.(*aid.Pledge)
		if !ok || v.recorded > s.known {
			continue
		}
		c := base
		c.Measure, c.Start, c.Promised = Slip, On(q.Ready()), v.recorded
		if !q.Ready().Known() {
			c.Measure, c.Start = Lead, announced(q)
		}
		if !c.Start.Known() {
			continue
		}
		if n := len(cases); n > 0 {
			if cases[n-1].Start == c.Start {
				continue
			}
			cases[n-1].Superseded = v.recorded
		}
		cases = append(cases, c)
	}
	for i := range cases {
		cases[i].Weight = 1 / float64(len(cases))
	}
	return cases
}

// announced is the day from which a lead time counts.
func announced(q *aid.Pledge) Days {
	if q.Ordered.Known() {
		return On(q.Ordered)
	}
	return precise(q.Announced, q.AnnouncedPrecision)
}

// precise gives the days that a date and its precision may mean. One of which only the
// latest possibility is known is taken as within a year of it.
func precise(last aid.Date, precision string) Days {
	if !last.Known() {
		return Days{}
	}
	year, month, _ := last.Time().Date()
	switch precision {
	case "month":
		return Days{aid.NewDate(year, month, 1), last}
	case "year":
		return Days{aid.NewDate(year, 1, 1), last}
	case "by":
		return Days{last - 364, last}
	}
	return On(last)
}
