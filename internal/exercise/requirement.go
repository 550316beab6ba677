package exercise

import (
	"fmt"

	"footing/internal/aid"
)

// need is a requirement with what making promises and history asks of it.
type need struct {
	record  *aid.Requirement
	element *element // nil for the theatre
	family  int
	total   int // units of need in all
	left    int // of total, what history and allocations have not met yet
	node    aid.ID
}

// theatreWants are the needs of the theatre as a whole. Daily ones are units per
// day; the others are units.
var theatreWants = []want{
	{"platform", "ad-long", nil, 2, false, true},
	{"support", "diesel", nil, 60, true, true},
	{"ammunition", "missile-long", nil, 24, false, true},
	{"ammunition", "shell-155", []instead{{"shell-152", 90}}, 60_000, false, true},
	{"support", "medical-kit", nil, 12_000, false, false},
	{"platform", "ad-medium", nil, 2, false, true},
	{"ammunition", "missile-medium", nil, 60, false, true},
	{"support", "generator", nil, 120, false, false},
	{"support", "rations", nil, 20, true, false},
	{"support", "winter-kit", nil, 15_000, false, false},
	{"platform", "mine-clearer", nil, 12, false, false},
	{"ammunition", "round-127", nil, 600_000, false, false},
	{"support", "field-hospital", nil, 3, false, false},
	{"platform", "helicopter", nil, 4, false, false},
	{"support", "truck", nil, 150, false, false},
	{"ammunition", "shell-105", nil, 12_000, false, false},
	{"ammunition", "at-missile", nil, 600, false, false},
	{"support", "satcom", nil, 60, false, false},
	{"ammunition", "shell-152", nil, 25_000, false, false},
	{"platform", "manpads", nil, 120, false, false},
}

func makeRequirements(w *world) {
	d := w.dice("requirement")
	for _, e := range w.elements {
		for i, wanted := range e.pattern.wants {
			if len(w.needs) < w.scale.requirements {
				w.addNeed(d, e, i, wanted)
			}
		}
	}
	for i := 0; len(w.needs) < w.scale.requirements; i++ {
		w.addNeed(d, nil, i, theatreWants[i%len(theatreWants)])
	}
	for _, n := range w.needs {
		w.finishNeed(d, n)
		w.add(n.record)
	}
	w.restate(d)
}

// addNeed makes one line of need, of an element or, with none, of the theatre.
func (w *world) addNeed(d dice, e *element, i int, wanted want) {
	r := &aid.Requirement{Role: wanted.role, Items: everyType(wanted), Status: aid.RequirementValidated, Source: source}
	n := &need{record: r, element: e, family: familyAt(wanted.family)}
	name := families[n.family].name
	var by aid.Date
	if e != nil {
		r.ID, r.Element = id("%s-%s-%d", e.record.ID, wanted.role, i+1), e.record.ID
		r.Name = fmt.Sprintf("%s for %s", name, e.record.Name)
		r.Priority, by, n.node = e.record.Priority, e.record.ReadyBy, e.record.Node
		if e.fleet >= 0 {
			r.Items = w.fleetTypes(wanted, e.fleet)
		}
	} else {
		r.ID, r.Name = id("theatre-%03d", i+1), name+" for the theatre"
		r.Priority = 1 + d.weighted([]int{20, 30, 30, 15, 5})
		by = Start.AddDays(7 * d.from(4, 100))
		r.Node = pick(d, w.net.crossings).ID
		n.node = r.Node
		if d.chance(w.scale.narrow) {
			r.Items = w.fleetTypes(wanted, d.from(0, w.scale.variants/2-1))
		}
	}
	if wanted.daily {
		w.setRate(d, n, wanted.quantity, by)
	} else {
		n.total = wanted.quantity
		r.Quantity, r.RDD = aid.Exactly(units(n.total)), by.AddDays(-7*leadOf(wanted.role))
	}
	n.left = n.total
	w.needs = append(w.needs, n)
}

// leadOf says how many weeks before an element is to be ready a component is
// due: platforms first, for crews to train on.
func leadOf(role string) int {
	switch role {
	case "platform":
		return 6
	case "support", "maintenance":
		return 4
	}
	return 2
}

// setRate makes a daily need for half a year to a year from two weeks before
// the element is to be ready, within two years of Start.
func (w *world) setRate(d dice, n *need, perDay int, by aid.Date) {
	from := by.AddDays(-14)
	days := min(d.from(182, 364), int(Start.AddDays(horizon)-from))
	n.record.RatePerDay = units(perDay)
	n.record.RateFrom, n.record.RateTo = from, from.AddDays(days)
	n.total = perDay * days
}

// finishNeed sets where the line stands: nearly all are validated, some are to
// be confirmed again and overdue, a few are not needed any more.
func (w *world) finishNeed(d dice, n *need) {
	r := n.record
	switch draw := d.from(1, 100); {
	case draw <= 8:
		r.Status = aid.RequirementSubmitted
	case draw == 9 && w.scale.requirements > 100:
		r.Status, r.Reason = aid.RequirementWithdrawn, "the element is re-equipped with another type"
	case draw == 10 && w.scale.requirements > 100:
		r.Status, r.Reason = aid.RequirementRefused, "above the authorised scale"
	}
	if !r.Active() {
		n.total, n.left = 0, 0
	}
	switch draw := d.from(1, 100); {
	case draw <= 12:
		r.ReconfirmBy = Start.AddDays(-d.from(1, 90))
	case draw <= 85:
		r.ReconfirmBy = Start.AddDays(d.from(14, 180))
	}
	if r.RDD.Known() && d.chance(4) { // overdue already
		r.RDD = Start.AddDays(-d.from(5, 60))
	}
}

// restate adds another statement of one need, as a public figure that differs
// from the line on file.
func (w *world) restate(d dice) {
	for _, n := range w.needs {
		if n.element == nil && n.total > 0 && !n.record.IsRate() {
			w.add(&aid.Requirement{
				ID: n.record.ID + "-stated", Name: n.record.Name + ", as stated in public", Items: n.record.Items,
				Quantity: aid.Exactly(units(n.total * d.from(150, 300) / 100)), RDD: n.record.RDD, Priority: n.record.Priority,
				Status: aid.RequirementSubmitted, Node: n.record.Node, AlternativeTo: n.record.ID, Source: "interview",
			})
			return
		}
	}
}
