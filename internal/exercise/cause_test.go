package exercise

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/picture"
)

// cascade counts, for lines with a quantity, the first causes of shortfall of
// docs/format/plan.md: those that show without a plan, for a line alone.
type cascade struct {
	picture  *picture.Picture
	lanes    *lanes // without those that the absent member hosts
	anyLanes *lanes
	may      *picture.Eligibility
	gone     map[aid.ID]aid.Decimal
}

var causeNames = []string{"not_pledged", "too_late", "condition", "barred", "no_route"}

// causesOf gives how many lines have each of the causes as their largest.
func causesOf(records []app.Proposed) map[string]int {
	p := now(records)
	c := &cascade{p, readLanes(p), allLanes(p), picture.NewEligibility(p), picture.Gone(p)}
	counts := map[string]int{}
	for _, r := range picture.All[aid.Requirement](p) {
		if r.Active() && !r.IsRate() && r.AlternativeTo == "" {
			if cause := c.cause(r); cause != "" {
				counts[cause]++
			}
		}
	}
	return counts
}

// cause adds one limit at a time and gives the one that takes most away.
func (c *cascade) cause(r *aid.Requirement) string {
	before := r.Quantity.Low().Float()
	worst, most := "", 1e-9
	for step, name := range causeNames {
		after := 0.0
		for _, q := range picture.All[aid.Pledge](c.picture) {
			after += c.offers(q, r, step)
		}
		after = min(after, before)
		if before-after > most {
			worst, most = name, before-after
		}
		before = after
	}
	return worst
}

// offers gives the units of need that a pledge could meet by the due day when
// the limits up to a step hold.
func (c *cascade) offers(q *aid.Pledge, r *aid.Requirement, step int) float64 {
	item, ok := picture.Get[aid.Item](c.picture, q.Item)
	if !ok {
		return 0
	}
	k := aid.FactorFor(r.Items, item).Float() * (q.Quantity.Low() - c.gone[q.ID]).Float()
	if k <= 0 {
		return 0
	}
	ready, in := max(Start, q.Ready()), true
	if step >= 2 {
		ready, in = c.afterConditions(q, ready)
	}
	if step >= 3 {
		in = in && c.may.MayGo(q, r) && !c.lanes.withheld[q.Donor]
	}
	days, _ := c.quickest(c.anyLanes, q, r)
	if step >= 4 {
		var routed bool
		days, routed = c.quickest(c.lanes, q, r)
		in = in && routed
	}
	if step >= 1 {
		in = in && ready.AddDays(days) <= max(r.RDD, Start)
	}
	if !in {
		return 0
	}
	return k
}

func (c *cascade) afterConditions(q *aid.Pledge, ready aid.Date) (aid.Date, bool) {
	for _, id := range q.Conditions {
		condition, ok := picture.Get[aid.Condition](c.picture, id)
		switch {
		case !ok:
		case condition.State == "failed":
			return 0, false
		case !condition.Open():
		case condition.Likely.Known():
			ready = max(ready, condition.Likely)
		case condition.Due.Known():
			ready = max(ready, condition.Due)
		default:
			return 0, false
		}
	}
	return ready, true
}

// quickest gives the days of the quickest chain of lanes, 0 where there is
// none.
func (c *cascade) quickest(n *lanes, q *aid.Pledge, r *aid.Requirement) (int, bool) {
	days, ok := n.days(q.Node)[lineNode(c.picture, r)]
	return days, ok
}

// allLanes is the network with every lane that was ever there.
func allLanes(p *picture.Picture) *lanes {
	n := &lanes{out: map[aid.ID][]*aid.Lane{}, quick: map[aid.ID]map[aid.ID]int{}}
	for _, l := range picture.All[aid.Lane](p) {
		n.out[l.From] = append(n.out[l.From], l)
	}
	return n
}

// days gives the least transit from a node to every other one.
func (n *lanes) days(from aid.ID) map[aid.ID]int {
	if known, ok := n.quick[from]; ok {
		return known
	}
	best := map[aid.ID]int{from: 0}
	for queue := []aid.ID{from}; len(queue) > 0; queue = queue[1:] {
		for _, l := range n.out[queue[0]] {
			if d, ok := best[l.To]; !ok || best[l.From]+l.Transit < d {
				best[l.To] = best[l.From] + l.Transit
				queue = append(queue, l.To)
			}
		}
	}
	n.quick[from] = best
	return best
}

// Every cause of shortfall that shows without a plan occurs; lane capacity and
// being outbid show when one is made.
func TestCausesOccur(t *testing.T) {
	small := map[string]int{}
	for seed := range uint64(4) {
		for cause, n := range causesOf(mustMake(t, Small, seed)) {
			small[cause] += n
		}
	}
	if testing.Short() {
		return
	}
	theatre := causesOf(mustMake(t, Theatre, seed))
	t.Logf("small, four seeds: %v; theatre: %v", small, theatre)
	for _, cause := range causeNames {
		if small[cause] < 1 || theatre[cause] < 3 {
			t.Errorf("the cause %s occurs %d times in four small exercises and %d times in theatre", cause, small[cause], theatre[cause])
		}
	}
}
