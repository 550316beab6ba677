package check

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// checkNodes holds what touches each node in each period against its
// throughput.
func checkNodes(c *checker) {
	sums := loads{}
	for _, s := range c.shipments {
		for _, v := range c.touched(s) {
			sums.add(c.facts.grid, v.node, v.on, s.right.Tonnes)
		}
	}
	for _, key := range sums.inOrder() {
		node, ok := picture.Get[aid.Node](c.facts.picture, key.place)
		if ok && node.Throughput.Known() {
			row := c.load(key, node.Throughput, sums[key])
			row.Node = key.place
			c.holdLoad(LimitNode, Place{Node: key.place}, row)
		}
	}
}

// visit is a node that a load touches, and when.
type visit struct {
	node aid.ID
	on   aid.Date
}

// touched are the nodes of a departure: the first when it leaves, every
// further one when it arrives there; none where the way is not known.
func (c *checker) touched(s *shipment) []visit {
	if s.offer == nil || s.line == nil || c.facts.network.direct(s.offer.pledge.Node, s.line.node) {
		return nil
	}
	visits := []visit{{s.offer.pledge.Node, s.stated.Departs.Date}}
	for i, lane := range s.way {
		visits = append(visits, visit{lane.To, s.enters[i] + aid.Date(lane.Transit)})
	}
	return visits
}
