package simulate

import (
	"footing/internal/aid"
	"footing/internal/plan"
)

// fanLine says how the coverage of a line is computed on the days of the fan.
type fanLine struct {
	counts   bool    // it has a number and a part of its need is open
	wanted   float64 // what is open of it, units of need
	required float64
	received float64
	weeks    float64 // weighted shortfall-weeks without the plan
	// asked and had are, of a daily need, what it asked for in the periods that had begun by
	// each day, and what of that was received before.
	asked, had []float64
}

func (w *world) fanLine(l *plan.OutlineLine) fanLine {
	f := fanLine{required: l.Required, received: l.Received, counts: !l.Unknown && l.Slots[1] > l.Slots[0]}
	for at := l.Slots[0]; at < l.Slots[1]; at++ {
		s := &w.o.Slots[at]
		f.wanted += s.Need
		f.weeks += l.Weight * w.o.Weeks(s.Due, s.End)
	}
	if !l.Need.IsRate() {
		return f
	}
	for _, day := range w.days {
		asked, open := 0.0, 0.0
		for _, a := range l.Asked {
			if a.Due <= day {
				asked += a.Need
			}
		}
		for at := l.Slots[0]; at < l.Slots[1]; at++ {
			if w.o.Slots[at].Due <= day {
				open += w.o.Slots[at].Need
			}
		}
		f.asked, f.had = append(f.asked, asked), append(f.had, asked-open)
	}
	return f
}

// covered is the part of a need that is met on a day of the fan, where so much had come
// by then.
func (f *fanLine) covered(day int, come float64) float64 {
	required, received := f.required, f.received
	if f.asked != nil {
		required, received = f.asked[day], f.had[day]
	}
	if required <= 0 {
		return 1
	}
	return min(1, (received+come)/required)
}

// fanDay is the first day of the fan on or after a day, at most the last.
func (w *world) fanDay(day aid.Date) int {
	return min(stepsAfter(w.days[0], day), len(w.days)-1)
}

// stepsAfter is the number of steps of four weeks from a first day to the first on or
// after a day.
func stepsAfter(first, day aid.Date) int {
	if day <= first {
		return 0
	}
	return (int(day-first) + fanEvery - 1) / fanEvery
}

// shareCoverage gives each line its part of the coverage over all, by its weight.
func (w *world) shareCoverage() {
	w.coverage = make([]float64, len(w.lines))
	sum := 0.0
	for i := range w.lines {
		if w.lines[i].counts {
			sum += w.o.Lines[i].Weight
		}
	}
	for i := range w.lines {
		if w.lines[i].counts {
			w.coverage[i] = w.o.Lines[i].Weight / sum
		}
	}
}
