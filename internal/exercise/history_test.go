package exercise

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
)

// What has happened fits together: nothing before it was announced or after
// Start, no more than was pledged, and nothing from who takes no part or cannot
// leave.
func TestHistoryIsSound(t *testing.T) {
	for _, size := range sizes(t) {
		p := now(mustMake(t, size, seed))
		n := readLanes(p)
		for _, m := range picture.All[aid.Movement](p) {
			if !m.On.Known() || m.On >= Start {
				t.Errorf("%s: %s is on %s, which is not history", size, m.ID, m.On)
			}
			q, ok := picture.Get[aid.Pledge](p, m.Pledge)
			if ok && m.On < q.Announced {
				t.Errorf("%s: %s was before %s was announced", size, m.ID, q.ID)
			}
			if ok && n.withheld[q.Donor] {
				t.Errorf("%s: %s moved something of %s, who takes no part", size, m.ID, q.Donor)
			}
		}
		for id, gone := range picture.Gone(p) {
			q, ok := picture.Get[aid.Pledge](p, id)
			if !ok || (q.Quantity.Known() && gone > q.Quantity.Low()) {
				t.Errorf("%s: %s of %s is gone", size, gone, id)
			}
		}
		checkReceipts(t, p)
		checkAllocations(t, p)
	}
}

// checkReceipts sees that no line has received more than it needs.
func checkReceipts(t *testing.T, p *picture.Picture) {
	t.Helper()
	received := map[aid.ID]float64{}
	for _, r := range picture.Receipts(p) {
		q, _ := picture.Get[aid.Pledge](p, r.Pledge)
		line, ok := picture.Get[aid.Requirement](p, r.Requirement)
		if !ok {
			continue
		}
		item, _ := picture.Get[aid.Item](p, q.Item)
		k := aid.FactorFor(line.Items, item)
		if k == 0 {
			t.Errorf("%s was handed over to %s, which does not accept it", q.Item, line.ID)
		}
		received[line.ID] += k.Float() * r.Quantity.Float()
	}
	if len(received) == 0 {
		t.Error("no line has received anything")
	}
	for id, got := range received {
		line, _ := picture.Get[aid.Requirement](p, id)
		need := line.Quantity.Low().Float()
		if line.IsRate() {
			need = line.RatePerDay.Float() * float64(line.RateTo-line.RateFrom)
		}
		if got > need*0.7+2 {
			t.Errorf("%s has received %v of %v: too little is left to plan", id, got, need)
		}
	}
}

// checkAllocations sees that allocations stay within the pledge and go to lines
// that accept the item, by lanes that join up.
func checkAllocations(t *testing.T, p *picture.Picture) {
	t.Helper()
	given := map[aid.ID]aid.Decimal{}
	for _, a := range picture.All[aid.Allocation](p) {
		q, _ := picture.Get[aid.Pledge](p, a.Pledge)
		r, _ := picture.Get[aid.Requirement](p, a.Requirement)
		item, _ := picture.Get[aid.Item](p, q.Item)
		if aid.FactorFor(r.Items, item) == 0 {
			t.Errorf("%s gives %s to %s, which does not accept it", a.ID, q.Item, r.ID)
		}
		if given[q.ID] += a.Quantity; given[q.ID] > q.Quantity.Low() {
			t.Errorf("%s: %s of %s is allocated", a.ID, given[q.ID], q.ID)
		}
		at := q.Node
		for _, id := range a.Route {
			l, _ := picture.Get[aid.Lane](p, id)
			if l.From != at {
				t.Errorf("%s: lane %s does not start at %s", a.ID, id, at)
			}
			at = l.To
		}
		if at != lineNode(p, r) {
			t.Errorf("%s ends at %s, and the line is at %s", a.ID, at, lineNode(p, r))
		}
	}
}

func lineNode(p *picture.Picture, r *aid.Requirement) aid.ID {
	if element, ok := picture.Get[aid.ForceElement](p, r.Element); ok && r.Node == "" {
		return element.Node
	}
	return r.Node
}

// The pin can be kept and the ban forbids something that could be.
func TestOrdersMakeADifference(t *testing.T) {
	for _, size := range sizes(t) {
		for _, seed := range []uint64{1, 2, 3} {
			p := now(mustMake(t, size, seed))
			actions := map[string]int{}
			for _, o := range picture.All[aid.Order](p) {
				actions[o.Action]++
				q, _ := picture.Get[aid.Pledge](p, o.Pledge)
				item, _ := picture.Get[aid.Item](p, q.Item)
				accepted := false
				for _, r := range picture.All[aid.Requirement](p) {
					if r.ID == o.Requirement || (o.Element != "" && r.Element == o.Element) {
						accepted = accepted || aid.FactorFor(r.Items, item) > 0
					}
				}
				if !accepted || o.Quantity > q.Quantity.Low() {
					t.Errorf("%s %d: %s makes no difference", size, seed, o.ID)
				}
			}
			if actions["pin"] != 1 || actions["ban"] != 1 {
				t.Errorf("%s %d: orders %v", size, seed, actions)
			}
		}
	}
}
