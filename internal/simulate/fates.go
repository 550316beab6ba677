package simulate

import (
	"math"

	"footing/internal/aid"
	"footing/internal/chance"
	"footing/internal/delay"
	"footing/internal/picture"
	"footing/internal/plan"
)

// Fates draws futures of a plan's supplies from forecasts. In each future
//
//   - pledges are ready as a delay.Sampler draws them, those of one donor, agreement or
//     node slipping together;
//   - a condition is met with its probability, on a day of its forecast, or else on its
//     likely or due day; what waits for one that is not met never comes;
//   - a pledge is withdrawn at the rate at which pledges were on record, unless it is
//     ready before;
//   - an order of the plan takes the option's lead time, where its earliest and latest are
//     stated each of these in a quarter of the futures.
//
// Where nothing is known of a pledge, neither a day nor how long such things take, it is
// ready on the plan's day in all futures.
type Fates struct {
	source     chance.Source
	sampler    *delay.Sampler
	promises   int
	fates      []fate // by supply
	conditions []decision
	rate       float64 // of withdrawal, by day
	valid      aid.Date
	Basis      Basis
}

// Basis counts what futures rest on.
type Basis struct {
	ByRecord, ByWord, Ready, AsPlanned, Orders int // supplies
	Conditions                                 int
	Withdrawn                                  int     // pledges on record
	Years                                      float64 // in which these and the others could have been
}

// fate is how one supply is drawn.
type fate struct {
	promise     int // among the sampler's, or none
	planned     aid.Date
	leads       []aid.Date // of an order: the days that are as likely as each other
	conditions  []int
	withdrawal  uint64 // stream, 0 where it cannot be
	leadTimes   uint64 // stream
	withdrawals bool
}

// decision is how one condition is drawn.
type decision struct {
	stream      uint64
	probability float64
	day         aid.Date       // 0: the plan's
	forecast    *delay.Promise // in place of the day
}

// daysPerYear is a mean year's.
const daysPerYear = 365.25

// NewFates prepares to draw futures of the supplies of a plan, by what was learned from
// the record as the picture knows it.
func NewFates(m *delay.Model, p *picture.Picture, o *plan.Outline, seed uint64) *Fates {
	f := &Fates{source: chance.New(seed), valid: o.Valid}
	withdrawn, days := m.Withdrawals()
	f.Basis.Withdrawn, f.Basis.Years = withdrawn, days/daysPerYear
	if days > 0 {
		f.rate = float64(withdrawn) / days
	}
	known := map[aid.ID]*delay.Promise{}
	for _, promise := range m.Promises(p) {
		known[promise.Pledge.ID] = promise
	}
	var drawn []*delay.Promise
	numbers := map[aid.ID]int{}
	for i := range o.Supplies {
		s := &o.Supplies[i]
		out := fate{promise: none, planned: s.Ready}
		if s.Bought != nil {
			f.order(&out, s)
		} else if promise := known[s.Pledge.ID]; f.pledge(&out, s, promise) {
			out.promise = len(drawn)
			drawn = append(drawn, promise)
		}
		for _, c := range s.Conditions {
			out.conditions = append(out.conditions, f.condition(m, c, numbers))
		}
		f.fates = append(f.fates, out)
	}
	f.sampler, f.promises = delay.NewSampler(drawn, seed), len(drawn)
	f.Basis.Conditions = len(f.conditions)
	return f
}

// pledge says how a pledge is drawn, and whether the sampler does it.
func (f *Fates) pledge(out *fate, s *plan.OutlineSupply, promise *delay.Promise) bool {
	switch {
	case promise == nil || promise.Basis == delay.NoDay:
		f.Basis.AsPlanned++
		return false
	case promise.Basis == delay.IsReady:
		f.Basis.Ready++
	default:
		if promise.Basis == delay.FromRecord {
			f.Basis.ByRecord++
		} else {
			f.Basis.ByWord++
		}
		out.withdrawal, out.withdrawals = chance.Stream("withdrawal "+string(s.Pledge.ID)), true
	}
	return true
}

// order gives an order of the plan its lead times.
func (f *Fates) order(out *fate, s *plan.OutlineSupply) {
	f.Basis.Orders++
	ordered, option := s.Pledge.Ordered, s.Bought
	out.leads = []aid.Date{s.Ready, s.Ready, s.Ready, s.Ready}
	if option.LeadEarliest > 0 {
		out.leads[0] = ordered + aid.Date(option.LeadEarliest)
	}
	if option.LeadLatest > 0 {
		out.leads[3] = ordered + aid.Date(option.LeadLatest)
	}
	out.leadTimes = chance.Stream("lead " + string(s.Pledge.ID))
}

// condition finds or makes how one is drawn.
func (f *Fates) condition(m *delay.Model, c *aid.Condition, numbers map[aid.ID]int) int {
	if at, ok := numbers[c.ID]; ok {
		return at
	}
	d := decision{stream: chance.Stream("condition " + string(c.ID)), probability: 1, day: c.Likely, forecast: m.Decision(c)}
	if c.Probability > 0 {
		d.probability = c.Probability.Float()
	}
	if !d.day.Known() {
		d.day = c.Due
	}
	numbers[c.ID] = len(f.conditions)
	f.conditions = append(f.conditions, d)
	return len(f.conditions) - 1
}

// Drawer makes one that draws.
func (f *Fates) Drawer() Drawer {
	return &fateDrawer{f, f.sampler.Drawer(), make([]aid.Date, f.promises), make([]aid.Date, len(f.conditions))}
}

type fateDrawer struct {
	*Fates
	sampler  *delay.Drawer
	promises []aid.Date
	met      []aid.Date // by condition
}

// Draw fills in a future.
func (d *fateDrawer) Draw(future uint64, ready []aid.Date) {
	d.sampler.Draw(future, d.promises)
	for i := range d.conditions {
		d.met[i] = d.decide(&d.conditions[i], future)
	}
	for i := range d.fates {
		ready[i] = d.fate(&d.fates[i], future)
	}
}

// decide is the day on which a condition is met; 0 is the plan's.
func (d *fateDrawer) decide(c *decision, future uint64) aid.Date {
	whether, when := d.source.Uint64s(c.stream, future)
	switch {
	case unit(whether) > c.probability:
		return Never
	case c.forecast != nil:
		return c.forecast.Quantile(unit(when))
	}
	return c.day
}

// unit takes the middles of 2^52 equal parts of what lies between 0 and 1.
func unit(n uint64) float64 { return (float64(n>>12) + 0.5) / (1 << 52) }

func (d *fateDrawer) fate(f *fate, future uint64) aid.Date {
	day := f.planned
	switch {
	case f.promise != none:
		day = d.promises[f.promise]
	case f.leads != nil:
		day = f.leads[d.source.Uint64(f.leadTimes, future)>>62]
	}
	day = max(day, d.valid)
	for _, c := range f.conditions {
		day = max(day, d.met[c])
	}
	if f.withdrawals && d.rate > 0 && day < Never {
		if after := -math.Log(d.source.Uniform(f.withdrawal, future)) / d.rate; after < float64(day-d.valid) {
			return Never
		}
	}
	return day
}
