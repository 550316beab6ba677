package check

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// course is training on an item that is on record.
type course struct {
	rec      *aid.Course
	item     *aid.Item
	withheld bool // its provider does not lend courses
	intakes  []*intake
}

// intake is everybody who starts a course on one day.
type intake struct {
	course              *course
	askBy, starts, ends aid.Date
	seats               float64
	taken               float64 // places, by the plan
}

func (f *facts) addCourses() {
	withheld := f.withholding("courses")
	for _, rec := range picture.All[aid.Course](f.picture) {
		item, ok := picture.Get[aid.Item](f.picture, rec.Skill)
		if !ok {
			continue
		}
		c := &course{rec: rec, item: item, withheld: withheld[rec.Provider]}
		c.addIntakes()
		f.courses = append(f.courses, c)
	}
}

// addIntakes makes one of the intakes that start on one day.
func (c *course) addIntakes() {
	for _, i := range c.rec.Intakes {
		in := c.intake(i.Starts)
		if in == nil {
			in = &intake{
				course: c, starts: i.Starts,
				askBy: i.Starts - aid.Date(min(c.rec.NoticeDays, int(endOfTime))),
				ends:  i.Starts + aid.Date(min(c.rec.DurationDays, int(endOfTime))),
			}
			c.intakes = append(c.intakes, in)
		}
		in.seats += float64(i.Seats)
	}
	slices.SortFunc(c.intakes, func(a, b *intake) int { return cmp.Compare(a.starts, b.starts) })
}

func (f *facts) course(id aid.ID) *course {
	for _, c := range f.courses {
		if c.rec.ID == id {
			return c
		}
	}
	return nil
}

func (c *course) intake(starts aid.Date) *intake {
	for _, in := range c.intakes {
		if in.starts == starts {
			return in
		}
	}
	return nil
}

// closed says why the intake may not be used, "" if it may.
func (in *intake) closed(f *facts) string {
	switch {
	case in.course.withheld:
		return "its provider does not take part"
	case in.askBy < f.picture.Valid:
		return "people had to be named by " + in.askBy.String()
	case in.ends >= f.grid.horizon():
		return "it ends on " + in.ends.String() + ", after the horizon"
	}
	return ""
}

// runs reports whether the intake has begun on that day and not ended.
func (in *intake) runs(day aid.Date) bool { return in.starts <= day && day < in.ends }

// checkIntakes holds the places taken in each intake against its seats.
func checkIntakes(c *checker) {
	for _, course := range c.facts.courses {
		for _, in := range course.intakes {
			at := Place{Course: course.rec.ID, From: in.starts, To: in.ends}
			c.atMost(LimitSeat, at, "places taken are at most the seats", in.taken, in.seats)
		}
	}
}
