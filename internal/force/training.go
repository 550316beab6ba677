package force

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// Training is what a plan says of crews.
type Training struct {
	Elements []aid.ID // the elements whose readiness is part of the plan
	Places   []Places
}

// Places are those that an element takes in an intake of a course: whole crews.
type Places struct {
	Element, Course, Item aid.ID
	Starts, Ends          aid.Date
	Crews, People         int
}

// places are those that a plan takes, by intake.
type places struct {
	taken  map[intakeKey][]Places
	lapsed map[aid.ID]int // people by element, in intakes that are not on offer
}

type intakeKey struct {
	course aid.ID
	starts aid.Date
}

// train takes over the places of a plan, and works out which platforms of its
// elements are manned by them. A plan that is older than the picture may take
// places in intakes that have begun or are gone; who went there is on no record, so
// that they do not count.
func (s *Supply) train(p *picture.Picture, plan *Training) {
	s.courses = &places{taken: map[intakeKey][]Places{}, lapsed: map[aid.ID]int{}}
	trained := map[aid.ID][]Places{}
	offered := intakesOf(p)
	for _, place := range plan.Places {
		key := intakeKey{place.Course, place.Starts}
		if !offered[key] {
			s.courses.lapsed[place.Element] += place.People
			continue
		}
		s.courses.taken[key] = append(s.courses.taken[key], place)
		trained[place.Element] = append(trained[place.Element], place)
	}
	counted := map[aid.ID]bool{}
	for _, id := range plan.Elements {
		counted[id] = true
	}
	s.crews = map[aid.ID]*Crews{}
	for _, e := range Structure(p) {
		if counted[e.Record.ID] {
			s.man(p, e, trained[e.Record.ID])
		}
	}
}

// intakesOf are the intakes that begin on the picture's day or later.
func intakesOf(p *picture.Picture) map[intakeKey]bool {
	offered := map[intakeKey]bool{}
	for _, c := range picture.All[aid.Course](p) {
		for _, starts := range startsFrom(p.Valid, c) {
			offered[intakeKey{c.ID, starts}] = true
		}
	}
	return offered
}

// Trains reports whether a plan that fills courses is part of the supply.
func (s *Supply) Trains() bool { return s.courses != nil }

// Lapsed counts the places that a plan takes for an element in intakes that have
// begun by the picture's day, or are on record no more.
func (s *Supply) Lapsed(element aid.ID) int {
	if s.courses == nil {
		return 0
	}
	return s.courses.lapsed[element]
}
