package delay

import (
	"math"
	"sort"
	"time"

	"gonum.org/v1/gonum/mathext"

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
	history    *History
	register   string
	measure    Measure
	candidates []Candidate
	levels     []string
	outcomes   map[caseKey]*Case // as known at the end of the trial
	months     []*trialMonth
	past       [questions][]pastForecast
}

type caseKey struct {
	register string
	id       aid.ID
	start    Days
}

func keyOf(c *Case) caseKey { return caseKey{c.Register, c.ID, c.Start} }

// trialMonth is one month of a trial.
type trialMonth struct {
	origin  aid.Date
	known   aid.Instant // just before it
	targets []*target
}

// target is a promise that is forecast in a month.
type target struct {
	c    *Case
	open bool // not on record as come when the month began
	at   int  // among the month's cases, -1: not on record then
	slow bool // not on record as come when the next month began
	// crps are the scores by candidate, and for a slow one by horizon.
	crps [questions][][]float32
}

// pastForecast is the place of an outcome in the forecast that was made of it.
type pastForecast struct {
	month         int
	c             *Case
	before, until float64
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
	t := &trial{history: h, register: register, measure: measure, levels: levels, candidates: candidates(levels, orders), outcomes: map[caseKey]*Case{}}
	for i := range outcomes {
		if c := &outcomes[i]; c.Register == register && c.Measure == measure {
			t.outcomes[keyOf(c)] = c
		}
	}
	return t
}

// month lays out what is known when a month begins and what is to be forecast then: the
// promises for days of that month; where no day is promised, the orders of the month
// before. A promise whose source does not say since when it was known is taken as known.
func (t *trial) month(origin aid.Date) (*trialMonth, *sample) {
	m := &trialMonth{origin: origin, known: before(origin)}
	var cases []Case
	place := map[caseKey]int{}
	for _, c := range t.history.Cases(m.known, origin-1) {
		if c.Measure == t.measure {
			place[keyOf(&c)] = len(cases)
			cases = append(cases, c)
		}
	}
	from, to := origin, firstDay(origin, 1)
	if t.measure == Lead {
		from, to = firstDay(origin, -1), origin
	}
	for key, c := range t.outcomes {
		superseded := c.Superseded != 0 && c.Superseded <= m.known
		if c.Start.Last < from || c.Start.Last >= to || c.Promised > m.known || superseded {
			continue
		}
		at, known := place[key]
		if !known {
			at = -1
		}
		slow := !c.Came.Known() || c.Recorded > before(to) || t.measure == Lead
		m.targets = append(m.targets, &target{c: c, open: !known || !cases[at].Came.Known(), at: at, slow: slow})
	}
	sort.Slice(m.targets, func(i, j int) bool {
		a, b := m.targets[i].c, m.targets[j].c
		return a.ID < b.ID || a.ID == b.ID && a.Start.Last < b.Start.Last
	})
	t.months = append(t.months, m)
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

func (x *target) score(candidate int, p *posterior, c Candidate) {
	whole, open := p.masses(c, x)
	x.crps[WhenPromised][candidate] = x.until(p.at, whole, math.Inf(-1))
	if x.open {
		x.crps[WhileOpen][candidate] = x.until(p.at, open, x.c.age(p.day))
	}
}

// horizons are the numbers of days after the start up to which a slow target is scored: it
// is judged while others of its month are still open, and only what is asked of all alike
// keeps the score proper.
var horizons = []float64{0, 30, 60, 120, 240, 480, 960, 1920, 3840, 7680}

// until scores masses beyond an age up to each horizon, and of a target that came within
// its month without any, which is the last.
func (x *target) until(at, masses []float64, age float64) (scores []float32) {
	y := x.days()
	if !x.slow {
		return []float32{float32(crps(at, masses, age, y, math.Inf(1)))}
	}
	scores = make([]float32, len(horizons))
	for i, h := range horizons {
		scores[i] = float32(crps(at, masses, age, y, h))
	}
	return scores
}

// days is how many it took, +Inf where it did not come until the end of the trial.
func (x *target) days() float64 {
	if !x.c.Came.Known() {
		return math.Inf(1)
	}
	return middle(x.c.observation(math.MaxInt32))
}

// masses gives the distribution of a target whatever is known of itself, and with it.
func (p *posterior) masses(c Candidate, x *target) (whole, open []float64) {
	if !x.open {
		return p.without(c.Chain, x.c, x.at), nil
	}
	d := p.group(c.Chain, x.c).masses
	return d, d
}

// posteriors keeps what candidates share.
type posteriors struct {
	*sample
	weights map[float64][]float64 // by half-life
	roots   map[float64]estimate
	kept    map[[2]float64]*posterior
}

func posteriorsOf(s *sample) *posteriors {
	return &posteriors{s, map[float64][]float64{}, map[float64]estimate{}, map[[2]float64]*posterior{}}
}

func (ps *posteriors) of(c Candidate) *posterior {
	key := [2]float64{c.HalfLife, c.Kappa}
	if p := ps.kept[key]; p != nil {
		return p
	}
	if ps.weights[c.HalfLife] == nil {
		ps.weights[c.HalfLife] = ps.recency(c.HalfLife)
		ps.roots[c.HalfLife] = ps.newRoot(ps.weights[c.HalfLife])
	}
	root := ps.roots[c.HalfLife]
	p := &posterior{
		sample: ps.sample, kappa: c.Kappa, weights: ps.weights[c.HalfLife], root: root.masses, rootTotal: root.total,
		known: map[string]estimate{},
	}
	ps.kept[key] = p
	return p
}

// crps is the score of masses on days beyond an age up to a horizon, without laying them
// out; y is +Inf where nothing came.
func crps(at, masses []float64, age, y, horizon float64) float64 {
	from := sort.Search(len(at), func(i int) bool { return at[i] > age })
	total := 0.0
	for i := from; i < len(at); i++ {
		total += masses[i]
	}
	if total < least {
		return max(0, min(y, horizon)-age)
	}
	sum, score := 0.0, max(0, min(at[from], horizon)-y)
	for i := from; i < len(at) && at[i] < horizon; i++ {
		sum += masses[i]
		f, to := sum/total, horizon
		if i+1 < len(at) {
			to = min(at[i+1], horizon)
		} else if math.IsInf(to, 1) {
			to = max(y, at[i])
		}
		split := min(max(y, at[i]), to)
		score += f*f*(split-at[i]) + (1-f)*(1-f)*(to-split)
	}
	return score
}

// pace says how the past of a measure is weighed in choosing. Lead times take years, so
// that their past is longer.
type pace struct {
	warmUp int     // months before the first that are tried
	memory float64 // months after which a score counts half
}

func (m Measure) pace() pace {
	if m == Lead {
		return pace{96, 48}
	}
	return pace{24, 8}
}

// With fewer forecasts than so many judged there is nothing to choose by, or to set bands
// by.
const (
	fewestToFit = 20
	fewestToSet = 60
)

// best is the candidate that forecast best until a month began, among those allowed;
// -1 where too few forecasts can be judged.
func (t *trial) best(q Question, month int, known aid.Instant, allowed func(Candidate) bool) int {
	sums, came := make([]float64, len(t.candidates)), 0
	day := aid.DateOf(known.Time())
	for j := range month {
		weight := math.Exp2(-float64(month-j) / t.measure.pace().memory)
		for _, x := range t.months[j].targets {
			at, ok := x.judged(q, known, day)
			if !ok {
				continue
			}
			if x.came(known) {
				came++
			}
			for i, s := range x.crps[q] {
				sums[i] += weight * float64(s[at])
			}
		}
	}
	if came < fewestToFit {
		return -1
	}
	best := -1
	for i, c := range t.candidates {
		if allowed(c) && (best < 0 || sums[i] < sums[best]) {
			best = i
		}
	}
	return best
}

// came reports whether what came was on record by a time.
func (x *target) came(known aid.Instant) bool { return x.c.Came.Known() && x.c.Recorded <= known }

// judged gives the place of the score by which a target is judged at a time: up to the
// last horizon that is past. It reports false where nothing can be said yet.
func (x *target) judged(q Question, known aid.Instant, day aid.Date) (at int, ok bool) {
	if q == WhileOpen && !x.open {
		return 0, false
	}
	if !x.slow {
		return 0, x.came(known)
	}
	at = sort.SearchFloat64s(horizons, float64(day-x.c.Start.Last)+1) - 1
	if at < 0 || !x.came(known) && x.days() <= horizons[at] { // came, but that is not known yet
		return 0, false
	}
	return at, true
}

// ripePart is the part of a month's forecasts that must have come for it to tell how
// wide bands should be: of an unripe one only what came soon is known.
const ripePart = 0.9

// ripe gives the past forecasts of months before one of which nearly all came by a time.
func (t *trial) ripe(q Question, month int, known aid.Instant) (list []pastForecast) {
	for from := 0; from < len(t.past[q]); {
		to, came := from, 0
		for to < len(t.past[q]) && t.past[q][to].month == t.past[q][from].month {
			if c := t.past[q][to].c; c.Came.Known() && c.Recorded <= known {
				came++
			}
			to++
		}
		if t.past[q][from].month < month && float64(came) >= ripePart*float64(to-from) {
			list = append(list, t.past[q][from:to]...)
		}
		from = to
	}
	return list
}

// sharpness is the exponent with which the bands of past forecasts would have held what
// they should: the mean of counting what came on an edge as inside, as a reader of the
// two days would, and of counting only its part.
func (t *trial) sharpness(q Question, month int, known aid.Instant) float64 {
	var seen []pastForecast
	var weights []float64
	total := 0.0
	for _, p := range t.ripe(q, month, known) {
		if p.c.Came.Known() && p.c.Recorded <= known {
			w := math.Exp2(-float64(month-p.month) / t.measure.pace().memory)
			seen, weights, total = append(seen, p), append(weights, w), total+w
		}
	}
	if len(seen) < fewestToSet {
		return 1
	}
	best, miss := 1.0, math.Inf(1)
	for _, a := range sharpnesses {
		tail := mathext.InvRegIncBeta(a, a, (1-Band)/2)
		held := 0.0
		for i, p := range seen {
			inside, share := inBand(p.before, p.until, tail)
			if p.c.Came.First != p.c.Came.Last || p.c.Start.First != p.c.Start.Last {
				inside = share // an edge inside the stretch that is known says nothing
			}
			held += weights[i] * (inside + share) / 2
		}
		if m := math.Abs(held/total - Band); m < miss-1e-9 {
			best, miss = a, m
		}
	}
	return best
}

// sharpnesses are the exponents that are tried, those nearest to 1 first.
var sharpnesses = []float64{1, 0.9, 1.1, 0.8, 1.2, 0.7, 1.35, 0.6, 1.5, 0.5, 1.75, 2}
