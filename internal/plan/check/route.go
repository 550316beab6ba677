package check

import (
	"slices"

	"footing/internal/aid"
)

// endOfTime is 9999-12-31: no chain of lanes leads beyond, however long.
const endOfTime aid.Date = 3_652_059

// follow walks the lanes as far as they are on record.
func (c *checker) follow(s *shipment) {
	for _, id := range s.stated.Route {
		lane, ok := c.facts.network.byID[id]
		if !ok {
			c.wrong(LimitRoute, s.at, "lane %q is not on record", id)
			continue
		}
		s.way, s.enters = append(s.way, lane), append(s.enters, s.arrive)
		s.arrive = min(endOfTime, s.arrive+aid.Date(min(lane.Transit, int(endOfTime))))
	}
	s.right.Arrives = Day{s.arrive}
}

// checkRoute holds the lanes against the network: a chain from the pledge's
// node to the line's, lent by all hosts, without a node twice, among the
// shortest.
func checkRoute(c *checker, s *shipment) {
	n, from, to := c.facts.network, s.offer.pledge.Node, s.line.node
	for _, lane := range s.way {
		if n.withheld[lane.ID] {
			c.wrong(LimitRoute, s.at, "a host of lane %s does not take part", lane.ID)
		}
	}
	if n.direct(from, to) {
		if len(s.stated.Route) > 0 {
			c.wrong(LimitRoute, s.at, "takes lanes where the way is not known: from %q to %q", from, to)
		}
		return
	}
	at, seen := from, map[aid.ID]bool{from: true}
	for _, lane := range s.way {
		if lane.From != at {
			c.wrong(LimitRoute, s.at, "lane %s starts at %s, not at %s", lane.ID, lane.From, at)
		}
		if at = lane.To; seen[at] {
			c.wrong(LimitRoute, s.at, "comes to node %s twice", at)
		}
		seen[at] = true
	}
	if at != to {
		c.wrong(LimitRoute, s.at, "ends at %s, not at %s", at, to)
	}
	if len(s.stated.Route) > mostLanes {
		c.wrong(LimitRoute, s.at, "has %d lanes; at most %d", len(s.stated.Route), mostLanes)
		return
	}
	among := slices.ContainsFunc(n.shortest(from, to), func(best chain) bool { return slices.Equal(best.lanes, s.way) })
	if !among {
		c.wrong(LimitRoute, s.at, "is not among the %d shortest from %s to %s", n.most, from, to)
	}
}
