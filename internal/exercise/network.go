package exercise

import (
	"cmp"
	"slices"
	"strings"

	"footing/internal/aid"
)

// network is the nodes and lanes. The pattern is three layers: origins, where
// donors load; hubs; crossings, where the recipient takes over.
type network struct {
	origins   []*aid.Node
	hubs      []*aid.Node
	crossings []*aid.Node
	training  []*aid.Node
	lanes     []*aid.Lane
	out       map[aid.ID][]*aid.Lane // by the node that they leave
	byID      map[aid.ID]*aid.Lane

	strandedAt []int // origins that no lane leaves any more
}

func makeNetwork(w *world) {
	d := w.dice("network")
	w.net = &network{out: map[aid.ID][]*aid.Lane{}, byID: map[aid.ID]*aid.Lane{}}
	if w.scale.corridors == 0 {
		w.net.addCorridor(w, d, 0, path, "")
	}
	for n := range w.scale.corridors {
		prefix := ""
		if w.scale.corridors > 1 {
			prefix = corridorNames[n] + " "
		}
		w.net.addCorridor(w, d, n, corridor, prefix)
	}
	w.net.join(w, d)
	w.net.addTraining(w, d)
	w.settle(d)
}

// addCorridor adds the nodes and lanes of one copy of a pattern.
func (n *network) addCorridor(w *world, d dice, index int, pattern []link, prefix string) {
	at := map[string]*aid.Node{}
	place := func(end string) *aid.Node {
		if at[end] == nil {
			at[end] = n.addNode(w, d, index, end, prefix)
		}
		return at[end]
	}
	for _, layer := range []string{"o", "h", "c"} { // nodes in the order of the layers
		for _, l := range pattern {
			for _, end := range []string{l.from, l.to} {
				if strings.HasPrefix(end, layer) {
					place(end)
				}
			}
		}
	}
	for _, l := range pattern {
		n.addLane(w, d, at[l.from], at[l.to], l)
	}
}

// settle gives every donor the origins from which it loads. One middling donor
// sits at each stranded one.
func (w *world) settle(d dice) {
	open := make([]int, 0, len(w.net.origins))
	stranded := map[int]bool{}
	for _, at := range w.net.strandedAt {
		stranded[at] = true
	}
	for at := range w.net.origins {
		if !stranded[at] {
			open = append(open, at)
		}
	}
	for _, n := range w.donors {
		n.origin, n.second = pick(d, open), pick(d, open)
	}
	for i, at := range w.net.strandedAt {
		n := w.strandedDonor(i)
		n.origin, n.second = at, at
	}
}

// strandedDonor is the donor at the i-th stranded origin.
func (w *world) strandedDonor(i int) *donor {
	return w.donors[(absentRank(len(w.donors))+1+i)%len(w.donors)]
}

// routes gives up to most chains of lanes from one node to another that are in
// use on Start, without those that the absent member hosts: the quickest first,
// then by fewer lanes.
func (w *world) routes(from, to aid.ID, most int) [][]*aid.Lane {
	var found [][]*aid.Lane
	var walk func(at aid.ID, sofar []*aid.Lane)
	seen := map[aid.ID]bool{}
	walk = func(at aid.ID, sofar []*aid.Lane) {
		if at == to {
			found = append(found, append([]*aid.Lane{}, sofar...))
			return
		}
		if len(sofar) == 5 {
			return
		}
		seen[at] = true
		for _, l := range w.net.out[at] {
			if !seen[l.To] && w.usable(l) {
				walk(l.To, append(sofar, l))
			}
		}
		seen[at] = false
	}
	walk(from, nil)
	sortRoutes(found)
	return found[:min(most, len(found))]
}

func (w *world) usable(l *aid.Lane) bool {
	for _, h := range l.Hosts {
		if h == w.absent().id {
			return false
		}
	}
	return aid.Span{From: l.OpenFrom, To: l.OpenTo}.Covers(Start)
}

// sortRoutes puts the quickest first, then those with fewer lanes, then by the
// lanes' ids.
func sortRoutes(routes [][]*aid.Lane) {
	slices.SortFunc(routes, func(a, b []*aid.Lane) int {
		return cmp.Or(
			cmp.Compare(transit(a), transit(b)),
			cmp.Compare(len(a), len(b)),
			strings.Compare(laneIDs(a), laneIDs(b)),
		)
	})
}

func transit(route []*aid.Lane) int {
	days := 0
	for _, l := range route {
		days += l.Transit
	}
	return days
}

func laneIDs(route []*aid.Lane) string {
	var b strings.Builder
	for _, l := range route {
		b.WriteString(string(l.ID) + ";")
	}
	return b.String()
}

// routeIDs gives the lanes of a route as records hold them.
func routeIDs(route []*aid.Lane) []aid.ID {
	ids := make([]aid.ID, len(route))
	for i, l := range route {
		ids[i] = l.ID
	}
	return ids
}

// presentDonor draws a donor that participates.
func (w *world) presentDonor(d dice) *donor {
	for {
		if n := pick(d, w.donors); !n.absent {
			return n
		}
	}
}
