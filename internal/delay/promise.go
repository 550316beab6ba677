package delay

import (
	"footing/internal/aid"
	"footing/internal/picture"
)

// Basis says what a forecast rests on.
type Basis string

// The bases.
const (
	FromRecord Basis = "record" // past promises
	FromWord   Basis = "stated" // the donor's own estimates, as nothing came yet to learn from
	IsReady    Basis = "ready"  // it is ready; what is left of it is on its way
	NoDay      Basis = "none"   // nobody named a day and nothing says how long such things take
)

// Promise is the forecast of one open pledge: when it will be ready to load.
type Promise struct {
	Pledge *aid.Pledge
	Case   Case
	Basis  Basis
	Fit    *Fit // nil where it rests on no record
	// Ready is the distribution over days from Case.Start; nil with IsReady and NoDay.
	Ready *Forecast
}

// Quantile is the day by which it is ready with probability p, 0 where unknown.
func (f *Promise) Quantile(p float64) aid.Date {
	switch {
	case f.Basis == IsReady:
		return f.Case.Came.Last
	case f.Ready == nil:
		return 0
	}
	return f.dateAfter(f.Ready.Quantile(p))
}

// By is the probability that it is ready by a day.
func (f *Promise) By(day aid.Date) float64 {
	switch {
	case f.Basis == IsReady && f.Case.Came.Last <= day:
		return 1
	case f.Ready == nil:
		return 0
	}
	return f.Ready.CDF(float64(day - f.Case.Start.Last))
}

// lastDate bounds dates that a forecast gives.
var lastDate = aid.NewDate(9999, 12, 31)

func (f *Promise) dateAfter(days float64) aid.Date {
	if days >= float64(lastDate-f.Case.Start.Last) {
		return lastDate
	}
	return f.Case.Start.Last + aid.Date(days)
}

// Promises forecasts every pledge of the picture of which something is still to come, in
// the order of their ids.
func (m *Model) Promises(p *picture.Picture) (list []*Promise) {
	latest := map[aid.ID]*Case{}
	for i := range m.cases {
		if c := &m.cases[i]; c.Register == OwnRegister && c.Superseded == 0 {
			latest[c.ID] = c
		}
	}
	gone := picture.Gone(p)
	for _, q := range picture.All[aid.Pledge](p) {
		if q.Quantity.Known() && gone[q.ID] >= q.Quantity.Low() && q.Quantity.Low() > 0 {
			continue
		}
		f := &Promise{Pledge: q, Basis: NoDay}
		if c := latest[q.ID]; c != nil {
			f.Case = *c
			m.settle(f)
		}
		list = append(list, f)
	}
	return list
}

// settle forecasts a promise by the record, or else by its donor's word.
func (m *Model) settle(f *Promise) {
	if f.Case.Came.Known() {
		f.Basis = IsReady
		return
	}
	fit := m.fit(f.Case.Register, f.Case.Measure)
	if fit != nil && fit.evidence() >= fewestCases {
		f.Basis, f.Fit, f.Ready = FromRecord, fit, fit.forecast(&f.Case)
		return
	}
	if ready := stated(f.Pledge, m.Day); ready != nil {
		f.Basis, f.Ready = FromWord, ready
	}
}

// stated is the distribution that a donor's own estimates describe: a quarter each on
// the earliest and the latest day and the rest on the likely one, all beyond the day of
// the forecast.
func stated(q *aid.Pledge, day aid.Date) *Forecast {
	ready := q.Ready()
	if !ready.Known() {
		return nil
	}
	masses := map[aid.Date]float64{}
	left := 1.0
	for _, d := range []aid.Date{q.ReadyEarliest, q.ReadyLatest} {
		if d.Known() {
			masses[max(d, day+1)] += 0.25
			left -= 0.25
		}
	}
	masses[max(ready, day+1)] += left
	var at, weights []float64
	for _, d := range sortedDates(masses) {
		at, weights = append(at, float64(d-ready)), append(weights, masses[d])
	}
	return newForecast(at, weights, float64(day-ready))
}

// Ready gives the day by which each open pledge is ready with the probability confidence,
// for planning on it. Pledges of which nothing can be said are left out.
func (m *Model) Ready(p *picture.Picture, confidence float64) map[aid.ID]aid.Date {
	days := map[aid.ID]aid.Date{}
	for _, f := range m.Promises(p) {
		if d := f.Quantile(confidence); d.Known() {
			days[f.Pledge.ID] = d
		}
	}
	return days
}
