package plan

import (
	"cmp"
	"container/heap"
	"slices"

	"footing/internal/aid"
)

// maxLanes is the longest chain of lanes that counts as a route.
const maxLanes = 6

// route is a chain of lanes. One without lanes is either the way from a node
// to itself, or the direct way where there is no network (direct).
type route struct {
	lanes   []int // positions in network.lanes
	nodes   []int // nodes touched: one more than lanes; none if direct
	transit int   // days
	direct  bool
}

// chain is a route being built, best first.
type chain struct {
	lanes   []int
	at      aid.ID
	transit int // so far
	// least is a lower bound of the whole chain's transit, hops of its lanes.
	least, hops int
}

// chains is a heap: least transit first, then fewest lanes, then the lane ids
// in order, so that the order of the answer is exact.
type chains struct {
	list []chain
	net  *network
}

func (c *chains) Len() int           { return len(c.list) }
func (c *chains) Swap(i, j int)      { c.list[i], c.list[j] = c.list[j], c.list[i] }
func (c *chains) Push(x any)         { c.list = append(c.list, x.(chain)) }
func (c *chains) Less(i, j int) bool { return c.net.compare(&c.list[i], &c.list[j]) < 0 }
func (c *chains) Pop() any {
	last := c.list[len(c.list)-1]
	c.list = c.list[:len(c.list)-1]
	return last
}

func (n *network) compare(a, b *chain) int {
	return cmp.Or(
		cmp.Compare(a.least, b.least),
		cmp.Compare(a.hops, b.hops),
		// Lanes are in order of their ids, and so positions compare as ids do.
		slices.Compare(a.lanes, b.lanes),
	)
}

// routes finds the most shortest chains from one node to another, by transit,
// number of lanes and lane ids. It searches best first, guided by what is left
// to go at least, so that hardly any chain that is not an answer is opened.
func (n *network) routes(from, to aid.ID, most int) []route {
	if from == to {
		return []route{{nodes: []int{n.nodeIndex[from]}}}
	}
	ahead := n.distances(to)
	start, ok := ahead[from]
	if !ok {
		return nil
	}
	open := &chains{net: n, list: []chain{{at: from, least: start.transit, hops: start.lanes}}}
	var found []route
	for open.Len() > 0 && len(found) < most {
		c := heap.Pop(open).(chain)
		if c.at == to {
			found = append(found, n.finish(c))
			continue
		}
		for _, at := range n.away[c.at] {
			if next, ok := n.extend(c, at, from, ahead); ok {
				heap.Push(open, next)
			}
		}
	}
	return found
}

// extend adds a lane to a chain, unless it closes a circle, is out, or leads
// nowhere.
func (n *network) extend(c chain, at int, from aid.ID, ahead map[aid.ID]distance) (chain, bool) {
	l := &n.lanes[at]
	to := l.record.To
	rest, ok := ahead[to]
	if !ok || l.withheld || to == from || len(c.lanes)+1+rest.fewest > maxLanes {
		return chain{}, false
	}
	for _, before := range c.lanes {
		if n.lanes[before].record.To == to {
			return chain{}, false
		}
	}
	transit := c.transit + l.transit
	lanes := append(slices.Clip(c.lanes), at)
	return chain{lanes, to, transit, transit + rest.transit, len(lanes) + rest.lanes}, true
}

func (n *network) finish(c chain) route {
	r := route{lanes: c.lanes, transit: c.transit, nodes: []int{n.nodeIndex[n.lanes[c.lanes[0]].record.From]}}
	for _, at := range c.lanes {
		r.nodes = append(r.nodes, n.nodeIndex[n.lanes[at].record.To])
	}
	return r
}

// distance is what is left to a destination at least: the least transit, with
// the fewest lanes among the ways of that transit, and the fewest lanes of all.
type distance struct{ transit, lanes, fewest int }

// distances gives the distance to a node from all others, over lanes that are
// not out.
func (n *network) distances(to aid.ID) map[aid.ID]distance {
	d := map[aid.ID]distance{to: {}}
	for changed := true; changed; {
		changed = false
		for i := range n.lanes {
			l := &n.lanes[i]
			rest, ok := d[l.record.To]
			if l.withheld || !ok {
				continue
			}
			have, seen := d[l.record.From]
			better := have
			transit, lanes := rest.transit+l.transit, rest.lanes+1
			if !seen || transit < have.transit || transit == have.transit && lanes < have.lanes {
				better.transit, better.lanes = transit, lanes
			}
			if !seen || rest.fewest+1 < have.fewest {
				better.fewest = rest.fewest + 1
			}
			if better != have || !seen {
				d[l.record.From], changed = better, true
			}
		}
	}
	return d
}

// quickest gives the least transit to a node from all others over chains of at
// most maxLanes lanes, whoever hosts them and whether they are open or not.
func (n *network) quickest(to aid.ID) map[aid.ID]int {
	d := map[aid.ID]int{to: 0}
	for range maxLanes {
		next := map[aid.ID]int{}
		for id, days := range d {
			next[id] = days
		}
		for i := range n.lanes {
			l := &n.lanes[i]
			rest, ok := d[l.record.To]
			if have, seen := next[l.record.From]; ok && (!seen || rest+l.transit < have) {
				next[l.record.From] = rest + l.transit
			}
		}
		d = next
	}
	return d
}
