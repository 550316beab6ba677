package delay

import (
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
	Choice   Mix
	// Sharpness is the exponent by which bands are narrowed, or below 1 widened.
	Sharpness float64
	Shared    Shared
	// Tried is how many promises that were open when a month from From to To began came
	// since; CRPS and PooledCRPS are the mean scores, in days, of what would have been
	// chosen for each month and of the pooled record.
	From, To         aid.Date
	Tried            int
	CRPS, PooledCRPS float64
	// Hindsight says that the record was written down later, in one go, so that the trial
	// took everything as known on the day on which it happened.
	Hindsight  bool
	posteriors *posteriors
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
	f.To = firstDay(min(m.Day, p.last), 0)
	f.From = firstDay(f.To, -p.measure.pace().warmUp)
	t := p.trial(h, m.cases)
	if f.Came >= fewestToFit {
		t = f.try(t, p, h, m.cases)
	}
	months := len(t.months)
	f.Choice = t.choose(WhileOpen, months, m.Known, func(Candidate) bool { return true })
	f.Sharpness = t.sharpness(WhileOpen, months, m.Known)
	f.Shared = sharedOf(t.ripe(WhileOpen, months, m.Known))
	f.posteriors = posteriorsOf(newSample(cases, m.Day))
	return f
}

// try runs a trial, in hindsight where recorded times leave nothing to judge, and gives
// that of the pooled record alone where the choices did not beat it.
func (f *Fit) try(t *trial, p *part, h *History, cases []Case) *trial {
	run := func(t *trial) *trial {
		if f.Hindsight {
			t.inHindsight(cases)
		}
		t.run(f.From, f.To)
		f.judge(t.past[WhileOpen])
		return t
	}
	t = run(t)
	if f.Tried < fewestToFit {
		f.Hindsight = true
		t = run(p.trial(h, cases))
	}
	if f.CRPS < f.PooledCRPS {
		return t
	}
	alone := p.trial(h, cases)
	alone.candidates = []Candidate{pooled}
	return run(alone)
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

// judge says how the choices of the trial and the pooled record did.
func (f *Fit) judge(past []pastForecast) {
	f.Tried, f.CRPS, f.PooledCRPS = 0, 0, 0
	for _, p := range past {
		if p.c.Came.Known() {
			f.Tried++
			f.CRPS += p.crps
			f.PooledCRPS += p.pooled
		}
	}
	if f.Tried > 0 {
		f.CRPS, f.PooledCRPS = f.CRPS/float64(f.Tried), f.PooledCRPS/float64(f.Tried)
	}
}

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
	weights := f.posteriors.of(f.Choice[0]).weights
	for i, c := range f.posteriors.cases {
		if c.Came.Known() {
			weight += weights[i]
		}
	}
	return weight
}

// forecast is the distribution of a case's days beyond its age.
func (f *Fit) forecast(c *Case) *Forecast {
	return forecastOf(f.posteriors, f.Choice, &target{c: c, open: true}, WhileOpen).sharpened(f.Sharpness)
}

// Alike counts the cases of the finest group of the best candidate that a case lies in,
// and of these what came.
func (f *Fit) Alike(c *Case) (cases, came int) {
	chain := f.Choice[0].Chain
	l := f.posteriors.level(chain)
	number, known := l.numbers[c.path(chain)]
	if !known {
		return 0, 0
	}
	for _, i := range l.members[number] {
		cases++
		if f.posteriors.cases[i].Came.Known() {
			came++
		}
	}
	return cases, came
}
