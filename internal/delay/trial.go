package delay

import (
	"sort"
	"time"

	"footing/internal/aid"
)

// Question is what a forecast of a promise is asked for.
type Question int

// The questions. Asked when it is promised: how late will it be, whatever is known of
// itself. Asked while it is open: when will it come, not having come yet.
const (
	WhenPromised Question = iota
	WhileOpen
	questions
)

func (q Question) String() string { return [...]string{"promised", "open"}[q] }

// trial scores every candidate on one month after the other, each time with what was
// known when the month began, and so tells at any time which did best until then.
type trial struct {
	casesAt    func(known aid.Instant, day aid.Date) []Case
	register   string
	measure    Measure
	candidates []Candidate
	levels     []string
	outcomes   map[caseKey]*Case // as known at the end of the trial, of several estimates the last
	months     []*trialMonth
	past       [questions][]pastForecast
}

type caseKey struct {
	register string
	id       aid.ID
}

func keyOf(c *Case) caseKey { return caseKey{c.Register, c.ID} }

// trialMonth is one month of a trial.
type trialMonth struct {
	origin  aid.Date
	known   aid.Instant // just before it
	targets []*target
}

// firstDay is the first day of the month some months later.
func firstDay(d aid.Date, months int) aid.Date {
	year, m, _ := d.Time().Date()
	return aid.NewDate(year, m+time.Month(months), 1)
}

// before is the last instant before a day.
func before(d aid.Date) aid.Instant { return aid.InstantOf(d.Time()) - 1 }

// newTrial prepares the trial of one register and measure, judged by what is known at a
// time.
func newTrial(h *History, register string, measure Measure, outcomes []Case, levels []string, orders bool) *trial {
	t := &trial{casesAt: h.Cases, register: register, measure: measure, levels: levels, candidates: candidates(levels, orders), outcomes: map[caseKey]*Case{}}
	for i := range outcomes {
		if c := &outcomes[i]; c.Register == register && c.Measure == measure {
			t.outcomes[keyOf(c)] = c
		}
	}
	return t
}

// month lays out what is known when a month begins and what is to be forecast then: the
// promises for days of that month; where no day is promised, the orders of the month
// before. A promise of which the source does not say since when it was known is taken as
// known, by what is known of it later. The sample is nil where there is nothing to
// forecast, or nothing had come to learn from.
func (t *trial) month(origin aid.Date) (*trialMonth, *sample) {
	m := &trialMonth{origin: origin, known: before(origin)}
	t.months = append(t.months, m)
	var cases []Case
	seen, came := map[caseKey]bool{}, false
	from, to := origin, firstDay(origin, 1)
	if t.measure == Lead {
		from, to = firstDay(origin, -1), origin
	}
	add := func(c Case, open bool, at int) {
		if c.Start.Last < from || c.Start.Last >= to || c.Superseded != 0 {
			return
		}
		slow := t.measure == Lead || !c.Came.Known() || c.Recorded > before(to)
		m.targets = append(m.targets, &target{c: &c, open: open, at: at, slow: slow})
	}
	for _, c := range t.casesAt(m.known, origin-1) {
		if c.Measure != t.measure {
			continue
		}
		seen[keyOf(&c)] = true
		came = came || c.Came.Known()
		if end := t.outcomes[keyOf(&c)]; end != nil {
			open := !c.Came.Known()
			later := c
			later.Came, later.Recorded, later.OpenUntil = end.Came, end.Recorded, end.OpenUntil
			add(later, open, len(cases))
		}
		cases = append(cases, c)
	}
	for key, c := range t.outcomes {
		if !seen[key] && c.Promised == 0 {
			add(*c, true, -1)
		}
	}
	if !came {
		m.targets = nil // nothing to learn from
	}
	if m.targets == nil {
		return m, nil
	}
	sort.Slice(m.targets, func(i, j int) bool {
		a, b := m.targets[i].c, m.targets[j].c
		return a.ID < b.ID || a.ID == b.ID && a.Start.Last < b.Start.Last
	})
	return m, newSample(cases, origin-1)
}

// score lets every candidate forecast the month.
func (t *trial) score(m *trialMonth, s *sample) {
	for _, x := range m.targets {
		for q := range x.crps {
			x.crps[q] = make([][]float32, len(t.candidates))
		}
	}
	posteriors := posteriorsOf(s)
	for i, candidate := range t.candidates {
		p := posteriors.of(candidate)
		for _, x := range m.targets {
			x.score(i, p, candidate)
		}
	}
}
