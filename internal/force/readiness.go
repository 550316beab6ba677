package force

import "footing/internal/aid"

// Readiness is how ready an element is on a day by its own parts.
type Readiness struct {
	Fraction float64 // smallest filled fraction of its critical parts
	Least    *Part   // the first part that is filled least
	Critical int     // critical parts
	// Unknown counts the critical parts whose filled fraction nobody knows; where
	// there are any, Fraction is an upper bound.
	Unknown int
}

// Known reports whether there is a fraction at all: some critical part is known.
func (r Readiness) Known() bool { return r.Least != nil }

// Readiness gives that of an element on a day.
func (s *Supply) Readiness(e *Element, day aid.Date) (r Readiness) {
	for _, p := range e.Parts {
		if !p.Critical {
			continue
		}
		r.Critical++
		fraction, known := s.Filled(p, day)
		switch {
		case !known:
			r.Unknown++
		case r.Least == nil || fraction < r.Fraction:
			r.Fraction, r.Least = fraction, p
		}
	}
	return r
}

// Below gives the mean readiness of the elements directly below one, weighted by
// the weights of their priorities. An element that has others below it counts
// there with the smaller of its own readiness and theirs; one of which neither is
// known is left out. ok is false where none counts.
func (s *Supply) Below(e *Element, day aid.Date) (mean float64, ok bool) {
	var sum, weights float64
	for _, child := range e.Children {
		if fraction, known := s.whole(child, day); known {
			sum += child.Weight * fraction
			weights += child.Weight
		}
	}
	if weights == 0 {
		return 0, false
	}
	return sum / weights, true
}

func (s *Supply) whole(e *Element, day aid.Date) (fraction float64, known bool) {
	own := s.Readiness(e, day)
	below, some := s.Below(e, day)
	switch {
	case own.Known() && some:
		return min(own.Fraction, below), true
	case own.Known():
		return own.Fraction, true
	}
	return below, some
}

// Meets is the first day on which the parts of an element meet: from it on, up
// to the horizon, every critical part stays at its threshold or above. Parts of
// which nothing is known are left aside, so that it is the earliest such day. It
// is unknown where there is none, or nothing to look at.
func (s *Supply) Meets(e *Element, from, horizon aid.Date) (last aid.Date) {
	for _, p := range e.Parts {
		if !p.Critical {
			continue
		}
		if _, known := s.Filled(p, from); !known {
			continue
		}
		day := s.MeetsOn(p, from, horizon)
		if !day.Known() {
			return 0
		}
		last = max(last, day)
	}
	return last
}
