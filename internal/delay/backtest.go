package delay

import (
	"math"

	"footing/internal/aid"
	"footing/internal/survival"
)

// Method is a way to forecast that a backtest compares.
type Method string

// The methods: the model, and what it must beat.
const (
	ByModel  Method = "model"
	ByPool   Method = "pooled"
	ByGroup  Method = "by group"         // Kaplan-Meier by the coarsest level
	ByRecent Method = "by group, recent" // likewise, with the half-life that did best before
)

// Methods lists them in the order of reports.
var Methods = []Method{ByModel, ByPool, ByGroup, ByRecent}

// BacktestOptions say which months to forecast.
type BacktestOptions struct {
	From, To aid.Date // the months of these days; 0 is as far as the record goes
	// Known and Day end the record: what came is taken as known then.
	Known aid.Instant
	Day   aid.Date
}

// Result is the backtest of one register, measure and question.
type Result struct {
	Register string
	Measure  Measure
	Question Question
	Group    string // the coarsest level, of the baselines by group
	From, To aid.Date
	Scores   map[Method]*Score
	Chosen   []Chosen // by how often
}

// Chosen counts the months for which a mix led by a candidate was used.
type Chosen struct {
	Mix    Mix
	Months int
}

// Gain is by which part the model's CRPS is below that of a method.
func (r *Result) Gain(over Method) float64 {
	return 1 - r.Scores[ByModel].CRPS/r.Scores[over].CRPS
}

// Backtest forecasts the promises of each month from what had been recorded when it
// began and scores that by what came. It gives a result for each register, measure and
// question of which there is something to score.
func Backtest(h *History, o BacktestOptions) (results []*Result) {
	outcomes := h.Cases(o.Known, o.Day)
	for _, part := range partsOf(outcomes) {
		from, to := part.months(o)
		if to < from {
			continue
		}
		t := part.trial(h, outcomes)
		b := &backtest{trial: t, from: from, day: o.Day}
		for q := range questions {
			b.results[q] = part.result(q, from, to)
			b.chosen[q] = map[string]*Chosen{}
		}
		for origin := firstDay(from, -t.measure.pace().warmUp); origin <= to; origin = firstDay(origin, 1) {
			b.step(origin)
		}
		for q := range questions {
			if b.results[q].Scores[ByModel].Count > 0 {
				b.results[q].Chosen = ranked(b.chosen[q])
				results = append(results, b.results[q])
			}
		}
	}
	return results
}

// backtest is one under way.
type backtest struct {
	*trial
	from    aid.Date
	day     aid.Date // end of the record
	results [questions]*Result
	chosen  [questions]map[string]*Chosen
}

// step chooses by the months before, forecasts a month and scores it.
func (b *backtest) step(origin aid.Date) {
	m, s := b.month(origin)
	if s == nil {
		return
	}
	number := len(b.months) - 1
	b.score(m, s)
	ps := posteriorsOf(s)
	for q := range questions {
		model := b.choose(q, number, m.known, func(Candidate) bool { return true })
		sharp := b.sharpness(q, number, m.known)
		b.remember(q, number, ps, model)
		if origin < b.from {
			continue
		}
		recent := b.choose(q, number, m.known, func(c Candidate) bool { return len(c.Chain) == 1 && c.Kappa == kappas[0] && c.Chain[0] == b.levels[0] })
		b.count(q, model, len(m.targets))
		for _, x := range m.targets {
			if q == WhileOpen && !x.open {
				continue
			}
			o, horizon := x.c.observation(b.day), float64(b.day-x.c.Start.Last)
			b.results[q].Scores[ByModel].add(forecastOf(ps, model, x, q).sharpened(sharp), o, horizon)
			b.results[q].Scores[ByPool].add(forecastOf(ps, Mix{pooled}, x, q), o, horizon)
			b.results[q].Scores[ByGroup].add(forecastOf(ps, Mix{{b.levels[:1], math.Inf(1), noPrior}}, x, q), o, horizon)
			b.results[q].Scores[ByRecent].add(forecastOf(ps, recent[:1], x, q), o, horizon)
		}
	}
}

// forecastOf is the forecast of a target by a mix of candidates.
func forecastOf(ps *posteriors, mix Mix, x *target, q Question) *Forecast {
	sum := make([]float64, len(ps.at))
	for _, c := range mix {
		whole, open := ps.of(c).masses(c, x)
		if q == WhileOpen {
			whole = open
		}
		for i, m := range whole {
			sum[i] += m
		}
	}
	if q == WhileOpen {
		return newForecast(ps.at, sum, x.c.age(ps.day))
	}
	return newForecast(ps.at, sum, math.Inf(-1))
}

// remember keeps where what came lies in the forecast by the chosen mix.
func (t *trial) remember(q Question, month int, ps *posteriors, mix Mix) {
	for _, x := range t.months[month].targets {
		if q == WhileOpen && !x.open {
			continue
		}
		p := pastForecast{month: month, c: x.c}
		if x.c.Came.Known() {
			o := x.c.observation(math.MaxInt32)
			f := forecastOf(ps, mix, x, q)
			p.before, p.until = f.around(o)
			p.crps = survival.CRPS(f, survival.Exact(middle(o)), math.Inf(1))
			p.pooled = survival.CRPS(forecastOf(ps, Mix{pooled}, x, q), survival.Exact(middle(o)), math.Inf(1))
		}
		t.past[q] = append(t.past[q], p)
	}
}

func (b *backtest) count(q Question, c Mix, targets int) {
	if targets == 0 {
		return
	}
	if b.chosen[q][c.String()] == nil {
		b.chosen[q][c.String()] = &Chosen{Mix: c}
	}
	b.chosen[q][c.String()].Months++
}
