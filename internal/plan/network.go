package plan

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// network is the lanes and nodes, with the capacity rows they have in each
// period.
type network struct {
	grid  grid
	lanes []lane
	// away are the positions in lanes of those that leave a node, by node.
	away map[aid.ID][]int
	// nodeIndex numbers the nodes that lanes join, nodes holds what each can take.
	nodeIndex map[aid.ID]int
	nodes     []passage
}

// lane is an edge of the network.
type lane struct {
	record   *aid.Lane
	transit  int
	withheld bool // a host's position keeps it out
	opened   bool // whatever its record says, to see what that would change
	passage
}

// lets reports whether something may enter the lane on a day.
func (l *lane) lets(day aid.Date) bool { return l.opened || l.record.Open(day) }

// passage is what limits the tonnes through a lane or node: rows by day.
type passage struct {
	id    aid.ID
	limit float64 // tonnes a week
	known bool
	first int // row of period 0; the rows of the other periods follow
}

// noRow stands for a day on which nothing limits.
const noRow = -1

func newNetwork(p *picture.Picture, g grid) *network {
	n := &network{grid: g, away: map[aid.ID][]int{}, nodeIndex: map[aid.ID]int{}}
	withholding := partiesWithholding(p, "lanes")
	for i, l := range picture.All[aid.Lane](p) {
		withheld := slices.ContainsFunc(l.Hosts, func(host aid.ID) bool { return withholding[host] })
		n.lanes = append(n.lanes, lane{record: l, transit: l.Transit, withheld: withheld, passage: newPassage(l.ID, l.Capacity)})
		n.away[l.From] = append(n.away[l.From], i)
		n.addNode(p, l.From)
		n.addNode(p, l.To)
	}
	return n
}

func newPassage(id aid.ID, limit aid.Quantity) passage {
	return passage{id: id, limit: limit.Low().Float(), known: limit.Known(), first: noRow}
}

// addNode numbers a node and returns its number.
func (n *network) addNode(p *picture.Picture, id aid.ID) int {
	at, ok := n.nodeIndex[id]
	if !ok {
		at = len(n.nodes)
		n.nodeIndex[id] = at
		var throughput aid.Quantity
		if node, ok := picture.Get[aid.Node](p, id); ok {
			throughput = node.Throughput
		}
		n.nodes = append(n.nodes, newPassage(id, throughput))
	}
	return at
}

// row gives the row that limits the passage on a day.
func (n *network) row(p *passage, day aid.Date) int {
	if !p.known {
		return noRow
	}
	t, ok := n.grid.period(day)
	if !ok {
		return noRow
	}
	return p.first + t
}
