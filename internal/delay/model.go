package delay

import (
	"math"

	"footing/internal/aid"
)

// Model is what was learned from the record until a day, one fit for each register and
// measure.
type Model struct {
	Known  aid.Instant // nothing recorded later was seen
	Day    aid.Date    // nor anything that happened later
	Fits   []*Fit
	Stages []*Stage
	cases  []Case
	passed []passedBy
}

// Fit is how cases of one register and measure are forecast.
type Fit struct {
	Register string
	Measure  Measure
	Came     int // cases that came
	Open     int // cases that are still open
	Choice   Candidate
	// Sharpness is the exponent by which bands are narrowed, or below 1 widened.
	Sharpness float64
	Shared    Shared
	// Tried are the months by which it was chosen, and what the choice and the pooled
	// record scored in them, of promises that were open when a month began.
	From, To      aid.Date
	Score, Pooled Score
	posterior     *posterior
}

// Learn fits the record as it was known at a time, about what had happened by the end of
// a day: for each register and measure, the candidate that forecast best over the two
// years before is used, the pooled record where none did better.
func Learn(h *History, known aid.Instant, day aid.Date) *Model {
	m := &Model{Known: known, Day: day, cases: h.Cases(known, day)}
	for _, p := range partsOf(m.cases) {
		m.Fits = append(m.Fits, p.fit(h, m))
	}
	m.passed = milestonesOf(h, known, day)
	m.Stages = m.stages()
	return m
}

func (p *part) fit(h *History, m *Model) *Fit {
	f := &Fit{Register: p.register, Measure: p.measure}
	var cases []Case
	for _, c := range m.cases {
		if c.Measure != p.measure {
			continue
		}
		cases = append(cases, c)
		switch {
		case c.Register != p.register:
		case c.Came.Known():
			f.Came++
		default:
			f.Open++
		}
	}
	t := p.trial(h, m.cases)
	f.To = firstDay(min(m.Day, p.last), 0)
	f.From = firstDay(f.To, -p.measure.pace().warmUp)
	if f.Came >= fewestToFit {
		t.run(f.From, f.To)
	}
	months := len(t.months)
	f.Choice = t.choose(WhileOpen, months, m.Known, func(Candidate) bool { return true })
	f.Sharpness = t.sharpness(WhileOpen, months, m.Known)
	f.Shared = sharedOf(t.ripe(WhileOpen, months, m.Known))
	t.sum(f, m.Known)
	f.posterior = posteriorsOf(newSample(cases, m.Day)).of(f.Choice)
	return f
}

// run tries the candidates on every month from one to another.
func (t *trial) run(from, to aid.Date) {
	for origin := from; origin <= to; origin = firstDay(origin, 1) {
		m, s := t.month(origin)
		if s == nil {
			continue
		}
		t.score(m, s)
		number := len(t.months) - 1
		ps := posteriorsOf(s)
		t.remember(WhileOpen, number, ps, t.choose(WhileOpen, number, m.known, func(Candidate) bool { return true }))
	}
}

// sum says what the fit's choice and the pooled record scored over the trial. Only the
// count and the CRPS are filled in.
func (t *trial) sum(f *Fit, known aid.Instant) {
	for i, c := range t.candidates {
		for _, m := range t.months {
			for _, x := range m.targets {
				at, ok := x.judged(WhileOpen, known, aid.DateOf(known.Time()))
				if !ok {
					continue
				}
				if sameCandidate(c, f.Choice) {
					f.Score.Count++
					f.Score.CRPS += float64(x.crps[WhileOpen][i][at])
				}
				if c.Pooled() {
					f.Pooled.Count++
					f.Pooled.CRPS += float64(x.crps[WhileOpen][i][at])
				}
			}
		}
	}
}

func sameCandidate(a, b Candidate) bool { return a.String() == b.String() }

// fit finds the fit of a case's register and measure, nil where there is none.
func (m *Model) fit(register string, measure Measure) *Fit {
	for _, f := range m.Fits {
		if f.Register == register && f.Measure == measure {
			return f
		}
	}
	return nil
}

// fewestCases is the weight of cases that must have come for a forecast to rest on them.
const fewestCases = 1

// evidence is the weight of what came among the cases of the measure, of all registers.
func (f *Fit) evidence() (weight float64) {
	for i, c := range f.posterior.cases {
		if c.Came.Known() {
			weight += f.posterior.weights[i]
		}
	}
	return weight
}

// forecast is the distribution of a case's days beyond its age.
func (f *Fit) forecast(c *Case) *Forecast {
	p := f.posterior
	return newForecast(p.at, p.group(f.Choice.Chain, c).masses, c.age(p.day)).sharpened(f.Sharpness)
}

// Alike counts the cases of the finest group of the choice that a case lies in, and of
// these what came.
func (f *Fit) Alike(c *Case) (cases, came int) {
	l := f.posterior.level(f.Choice.Chain)
	number, known := l.numbers[c.path(f.Choice.Chain)]
	if !known {
		return 0, 0
	}
	for _, i := range l.members[number] {
		cases++
		if f.posterior.cases[i].Came.Known() {
			came++
		}
	}
	return cases, came
}

// Gain is by which part the choice scored better than the pooled record; NaN where
// nothing was tried.
func (f *Fit) Gain() float64 {
	if f.Pooled.Count == 0 {
		return math.NaN()
	}
	return 1 - f.Score.CRPS/f.Pooled.CRPS
}
