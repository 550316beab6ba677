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
	// Crews and People are what a plan gives the part's element of it, Taken the
	// seats that it gives to all elements.
	Crews, People, Taken int
}

// AskBy is the last day on which people can be named for the intake.
func (i Intake) AskBy() aid.Date { return i.Starts.AddDays(-i.Course.NoticeDays) }

// Intakes lists the intakes that begin on the picture's day or later and qualify
// crews for a part or for what its element asks for, in order of their ends. They
// are seats on offer, for all elements: no record says whose people sit in them.
// Intakes of a course that start on one day are one.
func (s *Supply) Intakes(p *picture.Picture, part *Part) []Intake {
	absent := map[aid.ID]bool{}
	for _, position := range picture.All[aid.Position](p) {
		if position.Withholds("courses") {
			absent[position.Party] = true
		}
	}
	var list []Intake
	for _, c := range picture.All[aid.Course](p) {
		skill, ok := picture.Get[aid.Item](p, c.Skill)
		if !ok || aid.FactorFor(part.Items, skill) == 0 && !part.NeedsCrewOn(skill) {
			continue
		}
		for _, starts := range startsFrom(p.Valid, c) {
			in := Intake{Course: c, Starts: starts, Ends: starts.AddDays(c.DurationDays), Seats: seatsOn(starts, c), Withheld: absent[c.Provider]}
			list = append(list, s.taken(in, part.Element))
		}
	}
	slices.SortStableFunc(list, func(a, b Intake) int {
		return cmp.Or(cmp.Compare(a.Ends, b.Ends), cmp.Compare(a.Course.ID, b.Course.ID))
	})
	return list
}

func startsFrom(day aid.Date, c *aid.Course) (days []aid.Date) {
	for _, in := range c.Intakes {
		if in.Starts >= day {
			days = append(days, in.Starts)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

func seatsOn(starts aid.Date, c *aid.Course) (sum int) {
	for _, in := range c.Intakes {
		if in.Starts == starts {
			sum += in.Seats
		}
	}
	return sum
}

// taken adds to an intake what a plan takes of it.
func (s *Supply) taken(in Intake, element aid.ID) Intake {
	if s.courses == nil {
		return in
	}
	for _, place := range s.courses.taken[intakeKey{in.Course.ID, in.Starts}] {
		in.Taken += place.People
		if place.Element == element {
			in.Crews += place.Crews
			in.People += place.People
		}
	}
	return in
}

// Seats sums seats that end by a day.
type Seats struct {
	Seats, Intakes int // not withheld
	PastNotice     int // of Seats, those for which people had to be named before today
	Taken          int // of Seats, those that a plan gives to some element
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
		sum.Taken += in.Taken
		sum.Intakes++
	}
	return sum
}
