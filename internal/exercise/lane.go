package exercise

import (
	"footing/internal/aid"
)

// link is one lane of the pattern: layer and number of its ends, how it goes,
// likely days, and its share of the traffic.
type link struct {
	from, to string // o: origin, h: hub, c: crossing
	mode     string
	days     int
	share    int
	special  string
}

// What is special about single lanes of the pattern.
const (
	closed   = "closed"   // out of use before Start, and the only one of its origin
	opens    = "opens"    // comes into use later
	closes   = "closes"   // goes out of use later
	shutsOut = "shutsOut" // hosted by the member that does not participate
)

// corridor is the pattern of the big networks: 24 lanes. Origins reach
// crossings by two or three lanes, mostly in several ways.
var corridor = []link{
	{"o0", "h0", "rail", 5, 100, ""},
	{"o0", "h1", "rail", 6, 80, ""},
	{"o1", "h1", "rail", 4, 100, ""},
	{"o1", "h2", "road", 4, 50, ""},
	{"o2", "h0", "road", 2, 60, ""},
	{"o2", "h1", "rail", 4, 90, ""},
	{"o3", "h2", "rail", 5, 100, ""},
	{"o3", "h3", "rail", 5, 70, closes},
	{"o4", "h3", "road", 3, 60, ""},
	{"o4", "h1", "rail", 6, 90, ""},
	{"o5", "h2", "air", 1, 12, ""},
	{"o5", "c1", "air", 1, 6, ""},
	{"o6", "h0", "rail", 4, 40, closed},
	{"h0", "h1", "rail", 2, 60, ""},
	{"h1", "h2", "rail", 2, 60, ""},
	{"h2", "h1", "rail", 2, 60, ""},
	{"h3", "h2", "rail", 2, 50, ""},
	{"h0", "c0", "rail", 3, 130, ""},
	{"h1", "c0", "road", 2, 70, ""},
	{"h1", "c1", "rail", 3, 130, ""},
	{"h2", "c1", "road", 2, 70, ""},
	{"h2", "c2", "rail", 3, 90, opens},
	{"h2", "c2", "road", 4, 18, ""},
	{"h3", "c2", "rail", 3, 90, shutsOut},
}

// path is the pattern of the small network: 8 lanes.
var path = []link{
	{"o0", "h0", "rail", 5, 100, ""},
	{"o0", "h1", "rail", 6, 60, ""},
	{"o1", "h1", "road", 3, 80, ""},
	{"o2", "h0", "rail", 4, 40, closed},
	{"h0", "h1", "rail", 2, 50, ""},
	{"h0", "c0", "rail", 3, 110, ""},
	{"h1", "c1", "road", 2, 90, ""},
	{"h1", "c0", "rail", 3, 60, shutsOut},
}

// addLane makes a lane. Its capacity is set when it is known what there is to
// carry (sizeLanes); until then it holds the share of the traffic.
func (n *network) addLane(w *world, d dice, from, to *aid.Node, l link) {
	lane := &aid.Lane{
		ID: id("%s.%s.%s", from.ID, to.ID, l.mode), From: from.ID, To: to.ID, Mode: l.mode,
		TransitEarliest: max(1, l.days-2), Transit: l.days, TransitLatest: l.days*2 + d.from(1, 6),
		Capacity: aid.Exactly(units(l.share)),
		Hosts:    []aid.ID{from.Host},
	}
	if to.Host != from.Host {
		lane.Hosts = append(lane.Hosts, to.Host)
	}
	switch l.special {
	case closed:
		lane.OpenTo = Start.AddDays(-90)
		lane.Note = "bridge down; no date for repair"
	case opens:
		lane.OpenFrom = Start.AddDays(26 * 7)
		lane.Note = "opens when the second track is laid"
	case closes:
		lane.OpenTo = Start.AddDays(60 * 7)
		lane.Note = "closes for rebuilding"
	case shutsOut:
		lane.Hosts = []aid.ID{w.absent().id, to.Host}
	}
	n.lanes = append(n.lanes, lane)
	n.out[from.ID] = append(n.out[from.ID], lane)
	n.byID[lane.ID] = lane
	w.add(lane)
}

// join links the hubs of neighbouring corridors, both ways.
func (n *network) join(w *world, d dice) {
	const hubs = 4 // of a corridor
	for at := hubs; at < len(n.hubs); at += hubs {
		here, there := n.hubs[at-hubs+1], n.hubs[at+1]
		for _, l := range []link{{mode: "rail", days: 4, share: 40}, {mode: "road", days: 3, share: 20}} {
			n.addLane(w, d, here, there, l)
			n.addLane(w, d, there, here, l)
		}
	}
}

// sizeLanes gives the lanes and hubs their capacity, from what there is to
// carry: spread evenly over two years all of it would pass, but it comes in
// waves, most of it early, so that lanes are full in some weeks.
func sizeLanes(w *world) {
	byOrigin := map[aid.ID]int{} // tonnes still to carry
	all := 0
	for _, o := range w.offers {
		if o.open() && !o.donor.absent {
			byOrigin[o.record.Node] += o.tonnes()
			all += o.tonnes()
		}
	}
	byLayer := map[bool]int{} // shares of lanes into crossings, and between hubs
	for _, l := range w.net.lanes {
		if w.net.layer(l.From) == 1 {
			byLayer[w.net.layer(l.To) == 2] += share(l)
		}
	}
	for _, l := range w.net.lanes {
		weekly := all * 60 / 100 * share(l) / max(1, byLayer[false])
		switch {
		case w.net.layer(l.From) == 0:
			weekly = byOrigin[l.From] * 200 / 100 * share(l) / w.net.shareFrom(l.From)
		case w.net.layer(l.To) == 2:
			weekly = all * 130 / 100 * share(l) / byLayer[true]
		}
		l.Capacity = aid.Exactly(units(roundUp(max(leastCapacity, weekly/104), 10)))
	}
	for _, h := range w.net.hubs {
		out := 0
		for _, l := range w.net.out[h.ID] {
			out += share(l)
		}
		h.Throughput = aid.Exactly(units(roundUp(out*2, 50)))
	}
}

// leastCapacity lets the heaviest thing pass in a week.
const leastCapacity = 70

// share is what stands as a lane's capacity until sizeLanes: its share of the
// traffic; afterwards its capacity.
func share(l *aid.Lane) int { return int(l.Capacity.Low() / aid.DecimalScale) }

func (n *network) shareFrom(node aid.ID) int {
	sum := 0
	for _, l := range n.out[node] {
		sum += share(l)
	}
	return max(1, sum)
}

// layer gives 0 for an origin, 1 for a hub, 2 for a crossing.
func (n *network) layer(node aid.ID) int {
	for _, c := range n.crossings {
		if c.ID == node {
			return 2
		}
	}
	for _, h := range n.hubs {
		if h.ID == node {
			return 1
		}
	}
	return 0
}

// tonnes is the mass of what is left of an offer.
func (o *offer) tonnes() int {
	return int(int64(o.item.MassKG/1000) * int64(o.left) / aid.DecimalScale)
}
