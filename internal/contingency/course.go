package contingency

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/picture"
)

// CourseFails takes out a course's intakes that do not end before a day (0: all
// that are to come).
type CourseFails struct {
	Course aid.ID
	On     aid.Date
}

func (c CourseFails) String() string {
	return fmt.Sprintf("course %s falls out%s", c.Course, onDay(c.On))
}

func (c CourseFails) apply(d *draft) error {
	if _, err := find[aid.Course](d, c.Course); err != nil {
		return err
	}
	d.cutIntakes(aid.Span{From: d.from(c.On)}, func(k *aid.Course) bool { return k.ID == c.Course })
	return nil
}

// cutIntakes takes out the intakes that would run in a span. A course stays even
// without any: the picture still knows that crews can be trained at all.
func (d *draft) cutIntakes(span aid.Span, which func(*aid.Course) bool) {
	var cut []aid.Record
	for _, k := range picture.All[aid.Course](d.picture) {
		if !which(k) {
			continue
		}
		less := *k
		less.Intakes = nil
		for _, in := range k.Intakes {
			ends := in.Starts.AddDays(k.DurationDays)
			if ends <= span.From || span.To.Known() && in.Starts >= span.To {
				less.Intakes = append(less.Intakes, in)
			}
		}
		cut = append(cut, &less)
	}
	d.put(cut...)
}
