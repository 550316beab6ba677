package force

import (
	"footing/internal/aid"
)

// slack is how far a filled fraction may lie below a threshold and still count
// as at it: the rounding of one division of doubles.
const slack = 1e-9

// Filled gives the part of the need that is met on a day, 0 to 1; known is false
// where that cannot be told: crews of which no plan tells, and lines without a
// number where the package has none either. A part that nobody has asked for is empty.
func (s *Supply) Filled(p *Part, day aid.Date) (fraction float64, known bool) {
	switch {
	case p.IsCrew():
		crews, known := s.Crews(p)
		return crews.filled(day), known
	case len(p.Lines) == 0:
		return emptyOf(p.Need), true
	case p.Basis == FromLines:
		return s.filledLines(p, day), true
	case p.Basis == FromNothing:
		return 0, false
	}
	var met float64
	for _, line := range p.Lines {
		met += s.Of(line.ID).by(day)
	}
	return fractionOf(met, p.Need.Low().Float()), true
}

// emptyOf is how much of a need is met by nothing.
func emptyOf(need aid.Quantity) float64 {
	if need.Known() && need.Low() == 0 {
		return 1
	}
	return 0
}

func fractionOf(met, needed float64) float64 {
	if needed <= 0 {
		return 1
	}
	return min(1, met/needed)
}

// filledLines adds up the lines that state a number; what is too much for one
// does not fill another.
func (s *Supply) filledLines(p *Part, day aid.Date) float64 {
	var met, needed float64
	for _, line := range p.Lines {
		if need, ok := lineNeed(line, p.Days); ok {
			needed += need.Low().Float()
			met += min(need.Low().Float(), s.met(line, p.Days, day))
		}
	}
	return fractionOf(met, needed)
}

func (s *Supply) met(line *aid.Requirement, days int, day aid.Date) float64 {
	in := s.Of(line.ID)
	if line.IsRate() {
		return in.served(line, days, day)
	}
	return in.by(day)
}

// by is what has come by the end of a day.
func (in *Incoming) by(day aid.Date) float64 {
	var sum aid.Decimal
	for _, a := range in.Arrivals {
		if a.On.Known() && a.On <= day {
			sum += a.Quantity
		}
	}
	return sum.Float()
}

// served is how much of a daily need is met over so many days from a day on:
// from stock, and from what arrives in these days, each day by what is there by
// then. Before the need begins these are its first days, and only what has come
// by the day counts; towards its end they are its last days.
func (in *Incoming) served(line *aid.Requirement, days int, day aid.Date) float64 {
	span := min(aid.Date(days), line.RateTo-line.RateFrom)
	from := min(max(day, line.RateFrom), line.RateTo-span)
	lastArrival := from + span - 1
	if day < line.RateFrom {
		lastArrival = day
	}
	use := consumption{rate: line.RatePerDay.Float(), day: line.RateFrom, countFrom: from}
	for _, a := range in.Arrivals {
		if a.On.Known() && a.On <= lastArrival {
			use.until(max(a.On, line.RateFrom))
			use.stock += a.Quantity.Float()
		}
	}
	use.until(from + span)
	return use.used
}

// consumption draws a stock down at a daily rate; what is not there is not
// consumed. It counts what is used from one day on.
type consumption struct {
	rate, stock, used float64
	day, countFrom    aid.Date
}

func (c *consumption) until(day aid.Date) {
	if c.day < c.countFrom && c.countFrom < day {
		c.until(c.countFrom)
	}
	drawn := min(c.stock, c.rate*float64(day-c.day))
	if c.day >= c.countFrom {
		c.used += drawn
	}
	c.stock, c.day = c.stock-drawn, day
}

// Ready reports whether a filled fraction reaches the part's threshold.
func (p *Part) Ready(fraction float64) bool { return fraction >= p.Threshold.Float()-slack }

// MeetsOn is the first day of the picture's day to the horizon from which on the
// part stays at its threshold or above; unknown where there is none, or where the
// filled fraction is not known.
func (s *Supply) MeetsOn(p *Part, from, horizon aid.Date) aid.Date {
	var first aid.Date
	for day := horizon; day >= from; day-- {
		fraction, known := s.Filled(p, day)
		if !known || !p.Ready(fraction) {
			break
		}
		first = day
	}
	return first
}
