package simulate

import (
	"math"

	"footing/internal/aid"
)

// Levels are the parts of futures for which quantiles are given.
var Levels = [4]float64{0.1, 0.5, 0.8, 0.9}

// Result is what a plan comes to in many futures.
type Result struct {
	Futures int // that were played
	Asked   int // that were asked for
	// Figures over all: weighted shortfall-weeks, weighted weeks of readiness, lines and
	// elements that are met when due.
	Shortfall, ReadyWeeks, LinesMet, ElementsMet Figure
	Late                                         Figure // departures that do not leave as planned
	Departures                                   int
	Coverage, Readiness                          []Band // over all, by weight
	Lines                                        []Line // that have an open need, in order of ids
	Elements                                     []Element
	Donors                                       []Donor // in order of ids
}

// Figure is what the plan says, what is to be expected, how exact that is, and quantiles.
// Quantiles are exact where a figure takes at most 16 values; else they are off by at most
// Within.
type Figure struct {
	Plan, Mean float64
	Error      float64 // standard error of the mean; NaN of one future
	Levels     [len(Levels)]float64
	Within     float64
}

// Band is a fan on one day.
type Band struct {
	On     aid.Date
	Plan   float64
	Levels [len(Levels)]float64
	Within float64
}

// Line is a need in many futures.
type Line struct {
	Need      *aid.Requirement
	Due       aid.Date
	Met       bool    // by the plan when due
	Chance    float64 // to be met when due
	Error     float64 // its standard error
	Shortfall Figure  // weighted shortfall-weeks
	Fan       []Band  // of coverage
}

// Element is a force element in many futures.
type Element struct {
	Record *aid.ForceElement
	Due    aid.Date
	Meets  bool    // by the plan, from its first inspection on
	Chance float64 // that it does
	Error  float64
	Weeks  Figure // of readiness
	Fan    []Band
}

// Donor is what it is worth that one donor keeps its days.
type Donor struct {
	Donor      aid.ID
	Supplies   int     // pledges and orders that the plan moves
	Departures int     // of these
	Late       float64 // part of the departures that do not leave as planned, over all futures
	Pairs      int     // futures that were played twice: as they were drawn and with the donor's days kept
	Saved      float64 // weighted shortfall-weeks less, on average of these
	Error      float64 // its standard error; NaN of one pair
}

func (r *run) result() *Result {
	n := float64(r.total.futures)
	s, t, w := r.total, r.tally, r.w
	out := &Result{
		Futures: s.futures, Asked: r.count, Departures: len(w.moves),
		Shortfall:   r.figure(r.planned.shortfall, &s.shortfall, &t.shortfall, w.shortfallWithout, finerCells),
		ReadyWeeks:  r.figure(r.planned.readyWeeks, &s.readyWeeks, &t.readyWeeks, w.readyWeeksWhole, finerCells),
		LinesMet:    whole(r.figure(float64(r.planned.linesMet), &s.linesMet, &t.lineCounts, float64(len(w.lines)), finerCells)),
		ElementsMet: whole(r.figure(float64(r.planned.elements), &s.elements, &t.elementCounts, float64(len(w.o.Elements)), finerCells)),
		Late:        Figure{Mean: s.late.mean(), Error: s.late.errorOfMean()},
	}
	base := r.basis()
	for d, day := range w.days {
		out.Coverage = append(out.Coverage, band(day, base.coverAll[d].quantile(0, finerCells), &t.coverAll[d], finerCells))
		if all := &t.readyAll[d]; all.counted() {
			out.Readiness = append(out.Readiness, band(day, base.readyAll[d].quantile(0, finerCells), all, finerCells))
		}
	}
	for i := range w.lines {
		if w.lines[i].counts {
			out.Lines = append(out.Lines, r.line(i, base, n))
		}
	}
	for i := range w.o.Elements {
		out.Elements = append(out.Elements, r.element(i, base, n))
	}
	for i := range w.donors {
		d := &w.donors[i]
		saved := &s.saved[i]
		out.Donors = append(out.Donors, Donor{
			Donor: d.id, Supplies: len(d.supplies), Departures: d.moves, Late: float64(t.late[i]) / (n * float64(d.moves)),
			Pairs: int(saved.n), Saved: saved.mean(), Error: saved.errorOfMean(),
		})
	}
	return out
}

// basis counts the plan as it stands, as the only future.
func (r *run) basis() *tally {
	p, m := newPlayer(r.w), newMeasurer(r.w)
	p.play(r.w.planned())
	m.measure(p)
	t := newTally(r.w, len(m.ready))
	t.add(m, p)
	return t
}

// figure has quantiles of a figure that was counted as a part of its most.
func (r *run) figure(planned float64, m *moments, s *sketch, most float64, cells int) Figure {
	f := Figure{Plan: planned, Mean: planned + m.mean(), Error: m.errorOfMean(), Within: most * s.within(cells)}
	for i, p := range Levels {
		f.Levels[i] = most * s.quantile(p, cells)
	}
	return f
}

// whole is a figure of counts.
func whole(f Figure) Figure {
	for i := range f.Levels {
		f.Levels[i] = math.Round(f.Levels[i])
	}
	f.Within = math.Round(f.Within)
	return f
}

func band(on aid.Date, planned float64, s *sketch, cells int) Band {
	b := Band{On: on, Plan: planned, Within: s.within(cells)}
	for i, p := range Levels {
		b.Levels[i] = s.quantile(p, cells)
	}
	return b
}

// frequency is the part of futures and its standard error.
func frequency(count uint32, n float64) (p, deviation float64) {
	p = float64(count) / n
	return p, math.Sqrt(p * (1 - p) / n)
}

func (r *run) line(at int, base *tally, n float64) Line {
	l, w := &r.w.o.Lines[at], r.w
	out := Line{
		Need: l.Need, Due: l.Due, Met: r.planned.met[at],
		Shortfall: r.figure(r.planned.short[at], &r.total.lines[at], &r.tally.lineWeeks[at], w.lines[at].weeks, fineCells),
	}
	out.Chance, out.Error = frequency(r.tally.met[at], n)
	for d, day := range w.days {
		i := at*len(w.days) + d
		out.Fan = append(out.Fan, band(day, base.cover[i].quantile(0, fineCells), &r.tally.cover[i], fineCells))
	}
	return out
}

func (r *run) element(at int, base *tally, n float64) Element {
	e := &r.w.o.Elements[at]
	out := Element{
		Record: e.Record, Due: e.Days[0], Meets: r.planned.meets[at],
		Weeks: Figure{
			Plan: r.planned.weeks[at], Mean: r.planned.weeks[at] + r.total.weeks[at].mean(), Error: r.total.weeks[at].errorOfMean(),
		},
	}
	out.Chance, out.Error = frequency(r.tally.meets[at], n)
	first := r.firstInspection(at)
	for d, day := range e.Days {
		out.Fan = append(out.Fan, band(day, base.ready[first+d].quantile(0, fineCells), &r.tally.ready[first+d], fineCells))
	}
	return out
}

// firstInspection is the position of an element's first inspection among all.
func (r *run) firstInspection(element int) int {
	first := 0
	for i := range element {
		first += len(r.w.o.Elements[i].Days)
	}
	return first
}
