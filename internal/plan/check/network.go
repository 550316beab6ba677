package check

import (
	"cmp"
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// mostLanes is the longest chain a route may be.
const mostLanes = 6

// network is the lanes of the picture and the shortest chains over them.
type network struct {
	byID     map[aid.ID]*aid.Lane
	withheld map[aid.ID]bool // lanes of a host that does not take part
	most     int             // chains per pair of nodes

	lentOut  map[aid.ID][]*aid.Lane          // lanes not withheld, by where they start, in order of id
	lent     []*aid.Lane                     // the same in one list
	all      []*aid.Lane                     // with the withheld ones
	chains   map[[2]aid.ID][]chain           // by from and to, as they are asked for
	quickest map[aid.ID][]map[aid.ID]nearest // by to, over all lanes
}

// chain is lanes one after the other.
type chain struct {
	lanes   []*aid.Lane
	transit int
}

func newNetwork(pic *picture.Picture, absent map[aid.ID]bool, most int) *network {
	n := &network{
		byID: map[aid.ID]*aid.Lane{}, withheld: map[aid.ID]bool{}, most: most,
		lentOut: map[aid.ID][]*aid.Lane{}, all: picture.All[aid.Lane](pic),
		chains: map[[2]aid.ID][]chain{}, quickest: map[aid.ID][]map[aid.ID]nearest{},
	}
	for _, l := range n.all {
		n.byID[l.ID] = l
		if slices.ContainsFunc(l.Hosts, func(host aid.ID) bool { return absent[host] }) {
			n.withheld[l.ID] = true
			continue
		}
		n.lent = append(n.lent, l)
		n.lentOut[l.From] = append(n.lentOut[l.From], l)
	}
	return n
}

// direct reports whether things go from one node to the other without lanes
// and limits, because nothing is known of the way.
func (n *network) direct(from, to aid.ID) bool { return len(n.all) == 0 || from == "" || to == "" }

// shortest gives the chains that may be used from one node to another; one
// without lanes where none is needed.
func (n *network) shortest(from, to aid.ID) []chain {
	if from == to || n.direct(from, to) {
		return []chain{{}}
	}
	key := [2]aid.ID{from, to}
	found, known := n.chains[key]
	if !known {
		s := search{network: n, to: to, most: n.most, bound: distances(n.lent, to)}
		s.walk(from, chain{}, map[aid.ID]bool{from: true})
		found = s.best
		n.chains[key] = found
	}
	return found
}

// fastest is the least transit from one node to another over lanes of any
// host, 0 where no chain leads there.
func (n *network) fastest(from, to aid.ID) int {
	if from == to || n.direct(from, to) {
		return 0
	}
	if n.quickest[to] == nil {
		n.quickest[to] = distances(n.all, to)
	}
	if d, ok := n.quickest[to][mostLanes][from]; ok {
		return d.transit
	}
	return 0
}

// nearest is how far a node is from the destination at best: days, then lanes.
type nearest struct{ transit, lanes int }

func (a nearest) compare(b nearest) int {
	return cmp.Or(cmp.Compare(a.transit, b.transit), cmp.Compare(a.lanes, b.lanes))
}

// distances gives, for every number of lanes up to mostLanes, how far each
// node is from the destination within that many lanes; nodes further away are
// missing. Going back over a node only makes a way longer, so these are also
// the lengths of chains without repetition.
func distances(lanes []*aid.Lane, to aid.ID) []map[aid.ID]nearest {
	within := []map[aid.ID]nearest{{to: {}}}
	for range mostLanes {
		last := within[len(within)-1]
		next := make(map[aid.ID]nearest, len(last))
		for node, d := range last {
			next[node] = d
		}
		for _, l := range lanes {
			rest, reaches := last[l.To]
			if !reaches {
				continue
			}
			via := nearest{rest.transit + l.Transit, rest.lanes + 1}
			if d, ok := next[l.From]; !ok || via.compare(d) < 0 {
				next[l.From] = via
			}
		}
		within = append(within, next)
	}
	return within
}

// search walks every chain to a node, depth first, and keeps the best. It
// turns back where even the best rest of the way would not do.
type search struct {
	network *network
	to      aid.ID
	most    int
	bound   []map[aid.ID]nearest
	best    []chain
}

func (s *search) walk(at aid.ID, way chain, seen map[aid.ID]bool) {
	if at == s.to {
		s.keep(way)
		return
	}
	rest, reaches := s.bound[mostLanes-len(way.lanes)][at]
	whole := nearest{way.transit + rest.transit, len(way.lanes) + rest.lanes}
	if !reaches || whole.compare(s.worst()) > 0 {
		return
	}
	for _, l := range s.network.lentOut[at] {
		if seen[l.To] {
			continue
		}
		seen[l.To] = true
		s.walk(l.To, chain{append(way.lanes[:len(way.lanes):len(way.lanes)], l), way.transit + l.Transit}, seen)
		delete(seen, l.To)
	}
}

// worst is the length that a chain must not exceed to be kept.
func (s *search) worst() nearest {
	if len(s.best) < s.most {
		return nearest{math.MaxInt, mostLanes}
	}
	last := s.best[len(s.best)-1]
	return nearest{last.transit, len(last.lanes)}
}

func (s *search) keep(way chain) {
	at, _ := slices.BinarySearchFunc(s.best, way, compareChains)
	s.best = slices.Insert(s.best, at, way)
	s.best = s.best[:min(len(s.best), s.most)]
}

func compareChains(a, b chain) int {
	return cmp.Or(
		cmp.Compare(a.transit, b.transit),
		cmp.Compare(len(a.lanes), len(b.lanes)),
		slices.CompareFunc(a.lanes, b.lanes, func(x, y *aid.Lane) int { return cmp.Compare(x.ID, y.ID) }),
	)
}
