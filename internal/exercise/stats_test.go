package exercise

import (
	"cmp"
	"slices"
	"testing"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/picture"
)

// figures are what an exercise comes to.
type figures struct {
	pledges, undisclosed, unknown, ranges, undated int
	due, late                                      int // promises due before Start; of them late or overdue
	moved                                          int // pledges of which something was handed over
	topShare                                       int // percent of the value of known quantities that the biggest donor gives
	topThird                                       int // percent that the first tenth of the donors gives
	pairs, ratePairs                               int // open pledge and line that may serve it
	columns                                        int // pair, route and week of departure
	tonnes, weekly                                 int // still to carry, and a week through all lanes into crossings
	stale, lines                                   int
	openConditions                                 int
}

func measure(t *testing.T, records []app.Proposed) figures {
	t.Helper()
	p := now(records)
	f := figures{}
	f.countPledges(p)
	f.countLate(p)
	f.countPairs(t, p)
	for _, r := range picture.All[aid.Requirement](p) {
		f.lines++
		if r.Stale(Start) {
			f.stale++
		}
	}
	for _, c := range picture.All[aid.Condition](p) {
		if c.Open() {
			f.openConditions++
		}
	}
	return f
}

func (f *figures) countPledges(p *picture.Picture) {
	worth, sum := map[aid.ID]float64{}, 0.0
	for _, q := range picture.All[aid.Pledge](p) {
		f.pledges++
		switch {
		case q.Quantity.IsUndisclosed():
			f.undisclosed++
		case !q.Quantity.Known():
			f.unknown++
		case q.Quantity.Low() != q.Quantity.High():
			f.ranges++
		}
		if !q.Ready().Known() {
			f.undated++
		}
		if price, ok := picture.Get[aid.Price](p, q.Item+"-2024"); ok && q.Quantity.Known() {
			worth[q.Donor] += price.Price.Float() * q.Quantity.Low().Float()
			sum += price.Price.Float() * q.Quantity.Low().Float()
		}
	}
	var each []float64
	for _, party := range picture.All[aid.Party](p) {
		if w, ok := worth[party.ID]; ok {
			each = append(each, w)
		}
	}
	slices.SortFunc(each, func(a, b float64) int { return cmp.Compare(b, a) })
	f.topShare = int(100 * each[0] / sum)
	top := 0.0
	for _, w := range each[:(len(each)+9)/10] {
		top += w
	}
	f.topThird = int(100 * top / sum)
}

// countLate holds the promised day against the day of release: what was due
// and is not released is late too.
func (f *figures) countLate(p *picture.Picture) {
	released := map[aid.ID]aid.Date{}
	for _, m := range picture.All[aid.Movement](p) {
		if m.Event == "released" {
			released[m.Pledge] = m.On
		}
	}
	f.moved = len(picture.Gone(p))
	for _, q := range picture.All[aid.Pledge](p) {
		if !q.ReadyPromised.Known() || q.ReadyPromised >= Start.AddDays(-21) {
			continue
		}
		f.due++
		if on, ok := released[q.ID]; (ok && on > q.ReadyPromised) || (!ok && q.Ready() > Start) {
			f.late++
		}
	}
}

// countPairs counts the pairs and columns of a plan as docs/format/plan.md
// defines them, for weekly periods and four routes a pair.
func (f *figures) countPairs(t *testing.T, p *picture.Picture) {
	t.Helper()
	n := readLanes(p)
	gone, e := picture.Gone(p), picture.NewEligibility(p)
	lines := picture.All[aid.Requirement](p)
	for _, q := range picture.All[aid.Pledge](p) {
		left := q.Quantity.Low() - gone[q.ID]
		item, ok := picture.Get[aid.Item](p, q.Item)
		if !ok || left <= 0 || n.withheld[q.Donor] {
			continue
		}
		f.tonnes += int(item.MassKG.Float() / 1000 * left.Float())
		weeks := 104 - int(max(Start, q.Ready())-Start)/7
		for _, r := range lines {
			if !r.Active() || r.AlternativeTo != "" || aid.FactorFor(r.Items, item) == 0 || !e.MayGo(q, r) {
				continue
			}
			f.pairs++
			if r.IsRate() {
				f.ratePairs++
			}
			f.columns += max(0, weeks) * n.routes(p, q.Node, r)
		}
	}
	for _, l := range n.lanes {
		if c := l.Capacity.Low().Float(); n.crossing[l.To] {
			f.weekly += int(c)
		}
	}
}

// lanes is the network as a planner sees it.
type lanes struct {
	lanes    []*aid.Lane
	out      map[aid.ID][]*aid.Lane
	crossing map[aid.ID]bool
	withheld map[aid.ID]bool // donors that do not participate
	known    map[[2]aid.ID]int
	quick    map[aid.ID]map[aid.ID]int // least days, from a node to every other
}

func readLanes(p *picture.Picture) *lanes {
	n := &lanes{out: map[aid.ID][]*aid.Lane{}, crossing: map[aid.ID]bool{}, withheld: map[aid.ID]bool{}, known: map[[2]aid.ID]int{}, quick: map[aid.ID]map[aid.ID]int{}}
	for _, position := range picture.All[aid.Position](p) {
		if position.Withholds("items") && position.Withholds("lanes") {
			n.withheld[position.Party] = true
		}
	}
	for _, node := range picture.All[aid.Node](p) {
		n.crossing[node.ID] = node.Type == "handover"
	}
	for _, l := range picture.All[aid.Lane](p) {
		if !slices.ContainsFunc(l.Hosts, func(h aid.ID) bool { return n.withheld[h] }) && (l.OpenTo == 0 || l.OpenTo > Start) {
			n.lanes = append(n.lanes, l)
			n.out[l.From] = append(n.out[l.From], l)
		}
	}
	return n
}

// routes counts the chains of at most six lanes from a node to a line's, up to
// four.
func (n *lanes) routes(p *picture.Picture, from aid.ID, r *aid.Requirement) int {
	to := lineNode(p, r)
	key := [2]aid.ID{from, to}
	if count, ok := n.known[key]; ok {
		return count
	}
	n.known[key] = min(4, n.chains(from, to, map[aid.ID]bool{}, 6))
	return n.known[key]
}

func (n *lanes) chains(at, to aid.ID, seen map[aid.ID]bool, most int) int {
	if at == to {
		return 1
	}
	if most == 0 {
		return 0
	}
	seen[at] = true
	count := 0
	for _, l := range n.out[at] {
		if !seen[l.To] {
			count += n.chains(l.To, to, seen, most-1)
		}
	}
	delete(seen, at)
	return count
}

// The proportions are those of the public record, at theatre size for every
// seed.
func TestProportions(t *testing.T) {
	if testing.Short() {
		t.Skip("the proportions show at theatre size, which -short leaves out")
	}
	for _, seed := range []uint64{1, 2, 3} {
		f := measure(t, mustMake(t, Theatre, seed))
		t.Logf("seed %d: %+v", seed, f)
		percent := func(n, of int) int { return 100 * n / of }
		for _, band := range []struct {
			name             string
			got, least, most int
		}{
			{"percent of promises late", percent(f.late, f.due), 45, 55},
			{"percent of quantities undisclosed", percent(f.undisclosed, f.pledges), 8, 12},
			{"percent of quantities unknown", percent(f.unknown, f.pledges), 1, 4},
			{"percent of quantities in ranges", percent(f.ranges, f.pledges), 3, 10},
			{"percent of pledges without a day", percent(f.undated, f.pledges), 3, 8},
			{"percent of pledges that moved", percent(f.moved, f.pledges), 12, 25},
			{"percent from the biggest donor", f.topShare, 20, 45},
			{"percent from the first tenth of donors", f.topThird, 45, 75},
			{"percent of lines stale", percent(f.stale, f.lines), 8, 16},
			{"pairs", f.pairs, 70_000, 110_000},
			{"columns", f.columns, 14_000_000, 22_000_000},
			{"open conditions", f.openConditions, 20, 400},
		} {
			if band.got < band.least || band.got > band.most {
				t.Errorf("seed %d: %s: %d, not within %d to %d", seed, band.name, band.got, band.least, band.most)
			}
		}
	}
}
