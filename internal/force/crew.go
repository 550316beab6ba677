package force

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Intake is an intake of a course that qualifies crews of some part.
type Intake struct {
	Course   *aid.Course
	Starts   aid.Date
	Ends     aid.Date // day after the last
	Seats    int
	Withheld bool // the provider lends no courses
}

// AskBy is the last day on which people can be named for the intake.
func (i Intake) AskBy() aid.Date { return i.Starts.AddDays(-i.Course.NoticeDays) }

// Intakes lists the intakes that begin on the picture's day or later and qualify
// crews for a part, in order of their ends. They are seats on offer, for all
// elements: no record says whose people sit in them.
func Intakes(p *picture.Picture, part *Part) []Intake {
	absent := map[aid.ID]bool{}
	for _, position := range picture.All[aid.Position](p) {
		if position.Withholds("courses") {
			absent[position.Party] = true
		}
	}
	var list []Intake
	for _, c := range picture.All[aid.Course](p) {
		skill, ok := picture.Get[aid.Item](p, c.Skill)
		if !ok || aid.FactorFor(part.Items, skill) == 0 {
			continue
		}
		for _, in := range c.Intakes {
			if in.Starts >= p.Valid {
				list = append(list, Intake{c, in.Starts, in.Starts.AddDays(c.DurationDays), in.Seats, absent[c.Provider]})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Intake) int {
		return cmp.Or(cmp.Compare(a.Ends, b.Ends), cmp.Compare(a.Course.ID, b.Course.ID))
	})
	return list
}

// Seats sums seats that end by a day.
type Seats struct {
	Seats, Intakes int // not withheld
	PastNotice     int // of Seats, those for which people had to be named before today
	Withheld       int // seats of providers that lend none
}

// SeatsBy sums the seats of intakes that end by a day; today tells whether people
// can still be named.
func SeatsBy(intakes []Intake, day, today aid.Date) (sum Seats) {
	for _, in := range intakes {
		switch {
		case in.Ends > day:
			continue
		case in.Withheld:
			sum.Withheld += in.Seats
			continue
		case in.AskBy() < today:
			sum.PastNotice += in.Seats
		}
		sum.Seats += in.Seats
		sum.Intakes++
	}
	return sum
}
