package exercise

import (
	"fmt"

	"footing/internal/aid"
)

// taught lists the families that crews are trained on, the most asked for
// first.
var taught = []string{
	"howitzer-155", "tank", "ifv", "mine-clearer", "ad-short", "apc", "drone-recce", "launcher-227", "ad-medium", "recovery", "truck", "mortar-120",
}

// makeCourses makes the courses: mostly of donors who give the type, with
// intakes every six to twelve weeks, and the equipment that one intake needs.
func makeCourses(w *world) {
	d := w.dice("course")
	var skills []int
	for _, name := range taught {
		if f := familyAt(name); w.inUse[f] {
			skills = append(skills, f)
		}
	}
	for i := range w.scale.courses {
		f := skills[i%len(skills)]
		provider := pick(d, w.donors)
		if i == 0 {
			provider = w.absent()
		}
		item := w.items[f][provider.types[f]]
		c := &aid.Course{
			ID: id("course-%03d", i+1), Name: fmt.Sprintf("%s crew course", families[f].name), Provider: provider.id,
			Node: pick(d, w.net.training).ID, Skill: item.ID, DurationDays: 7 * d.from(3, 14), NoticeDays: 7 * d.from(2, 8),
			Language:  pick(d, []string{"en", "en", "fr", "de"}),
			Equipment: []aid.Accept{{What: string(item.ID), Factor: units(d.from(1, 4))}},
		}
		for _, use := range item.Consumes {
			c.Equipment = append(c.Equipment, aid.Accept{What: use.What, Factor: units(d.from(4, 20) * 10)})
		}
		crew := max(1, families[f].crew)
		starts := Start.AddDays(7 * d.from(-10, 6))
		every := 7 * d.from(6, 12)
		for range d.from(5, 9) {
			c.Intakes = append(c.Intakes, aid.Intake{Starts: starts, Seats: crew * d.from(3, 10)})
			starts = starts.AddDays(every)
		}
		w.add(c)
	}
}
