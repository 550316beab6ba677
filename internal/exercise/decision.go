package exercise

import (
	"time"

	"footing/internal/aid"
)

// The decisions of the exercise.
const (
	autumnDecision   aid.ID = "decision-2024-autumn"
	decemberDecision aid.ID = "decision-2024-december"
	openDecision     aid.ID = "decision-2025-january"
)

// makeDecisions makes two decisions that stand and one whose silence is still
// running, with the positions of the members; and the standing position of the
// one that does not participate.
func makeDecisions(w *world) {
	d := w.dice("decision")
	w.add(
		&aid.Decision{
			ID: autumnDecision, Text: "Hand over what is ready this autumn", Effect: "adopt the allocations of autumn 2024",
			Deadline: at(2024, time.August, 30, 15), Outcome: "adopted", On: at(2024, time.August, 30, 15), By: alliance,
		},
		&aid.Decision{
			ID: decemberDecision, Text: "Allocate what is ready by spring", Effect: "adopt the allocations of December 2024",
			Deadline: at(2024, time.December, 13, 16), Outcome: "adopted", On: at(2024, time.December, 13, 16), By: alliance,
		},
		&aid.Decision{
			ID: openDecision, Text: "Open the second track and its lane at mid-year", Effect: "plan with the lane from its opening day",
			Deadline: at(2025, time.January, 17, 16), Outcome: "circulated",
		},
	)
	absent := w.absent()
	w.addOver(aid.Span{From: aid.NewDate(2024, 6, 12)}, &aid.Position{
		ID: id("%s-stands-aside", absent.id), Party: absent.id, Stance: "not_participating",
		Scope: []string{"items", "lanes", "money", "courses"}, At: at(2024, time.June, 12, 10),
		Reason: "takes no part in the coordination, and does not stand in its way", Source: source,
	})
	for _, decision := range []aid.ID{decemberDecision, openDecision} {
		for _, n := range w.donors {
			w.takePosition(d, n, decision)
		}
	}
}

// takePosition says where a member stands: most join or keep silent; on the
// open decision a third have not said anything yet, and one objects.
func (w *world) takePosition(d dice, n *donor, decision aid.ID) {
	p := &aid.Position{
		ID: id("%s-%s", decision, n.id), Party: n.id, Decision: decision, Stance: "silent_assent",
		At: at(2024, time.December, d.from(2, 12), d.from(8, 15)), Source: source,
	}
	switch {
	case n.absent:
		p.Stance, p.Reason = "not_participating", "standing position"
	case d.chance(45):
		p.Stance = "join"
	}
	if decision == openDecision {
		if d.chance(33) {
			return
		}
		p.At = at(2025, time.January, d.from(2, 5), d.from(8, 15))
		if n.rank == 3 {
			p.Stance, p.Reason = "object", "the share of the cost is not settled"
		}
	}
	w.add(p)
}

func at(year int, month time.Month, day, hour int) aid.Instant {
	return aid.InstantOf(time.Date(year, month, day, hour, 0, 0, 0, time.UTC))
}
