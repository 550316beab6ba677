package delay

import (
	"math"
	"slices"
	"sort"

	"footing/internal/aid"
	"footing/internal/chance"
)

// Sampler draws joint futures of promises: in each, what shares a donor, an agreement or
// a lane slips together as much as it did on the record. A future is a function of the
// seed and its number alone; a Sampler may be shared between goroutines, each with a
// Drawer of its own.
type Sampler struct {
	source  chance.Source
	shocks  []uint64 // stream of each shared shock
	drawn   []drawn
	streams []uint64 // of what is a promise's own
}

// drawn is how one promise is drawn.
type drawn struct {
	fixed      aid.Date // where nothing is open: the day, 0 for none
	start      aid.Date
	at         []float64 // days
	levels     []float64 // normal quantile of the probability up to each
	guide      [guides + 3]int16
	shocks     [factors]int32
	weights    [factors]float64 // roots of the parts
	own        float64
	isForecast bool
}

// NewSampler prepares to draw futures of promises.
func NewSampler(promises []*Promise, seed uint64) *Sampler {
	s := &Sampler{source: chance.New(seed)}
	numbers := map[string]int32{}
	for _, f := range promises {
		s.streams = append(s.streams, chance.Stream("pledge "+string(f.Pledge.ID)))
		d := drawn{fixed: f.Quantile(0.5), start: f.Case.Start.Last}
		if f.Ready != nil {
			d.isForecast, d.at = true, f.Ready.at
			d.levels = make([]float64, len(f.Ready.cumulative))
			for i, u := range f.Ready.cumulative {
				d.levels[i] = -math.Sqrt2 * math.Erfcinv(2*min(1, u))
			}
			d.levels[len(d.levels)-1] = math.Inf(1)
			d.lay()
			s.share(&d, f, numbers)
		}
		s.drawn = append(s.drawn, d)
	}
	return s
}

// share gives a promise its shocks.
func (s *Sampler) share(d *drawn, f *Promise, numbers map[string]int32) {
	var parts Shared
	if f.Fit != nil {
		parts = f.Fit.Shared
	}
	own := 1.0
	for factor, value := range [factors]string{"all", f.Case.Supplier, f.Case.Order, f.Case.Lane} {
		d.shocks[factor] = -1
		if value == "" || parts[factor] == 0 {
			continue
		}
		name := Factor(factor).String() + " " + value
		number, known := numbers[name]
		if !known {
			number = int32(len(s.shocks))
			numbers[name] = number
			s.shocks = append(s.shocks, chance.Stream(name))
		}
		d.shocks[factor], d.weights[factor] = number, math.Sqrt(parts[factor])
		own -= parts[factor]
	}
	d.own = math.Sqrt(own)
}

// Drawer draws the futures of a sampler, one at a time.
type Drawer struct {
	sampler *Sampler
	shocks  []float64
}

// Drawer makes one; it is for one goroutine.
func (s *Sampler) Drawer() *Drawer { return &Drawer{s, make([]float64, len(s.shocks))} }

// Draw fills in the day on which each promise is ready in a future, in the order in which
// NewSampler got them; 0 is a promise that nothing is known of, which never comes. It
// allocates nothing.
func (d *Drawer) Draw(future uint64, into []aid.Date) {
	s := d.sampler
	for i, stream := range s.shocks {
		d.shocks[i] = s.source.Normal(stream, future)
	}
	for i := range s.drawn {
		p := &s.drawn[i]
		if !p.isForecast {
			into[i] = p.fixed
			continue
		}
		z := p.own * s.source.Normal(s.streams[i], future)
		for f, number := range p.shocks {
			if number >= 0 {
				z += p.weights[f] * d.shocks[number]
			}
		}
		into[i] = p.day(z)
	}
}

// The guide says where the levels of every quarter of a normal quantile begin, from -4 to
// 4, so that few of them are looked at.
const (
	guides     = 32
	guideFirst = -4.0
	guideScale = 4.0
)

// lay fills in the guide.
func (p *drawn) lay() {
	for i := range p.guide {
		edge := guideFirst + float64(i-1)/guideScale
		switch i {
		case 0:
			edge = math.Inf(-1)
		case len(p.guide) - 1:
			edge = math.Inf(1)
		}
		p.guide[i] = int16(sort.SearchFloat64s(p.levels, edge))
	}
}

// step is the first level that is no less than a normal quantile.
func (p *drawn) step(z float64) int {
	at := int(min(guides+1, max(0, math.Floor((z-guideFirst)*guideScale)+1)))
	from, to := p.guide[at], p.guide[at+1]
	return int(from) + sort.SearchFloat64s(p.levels[from:to], z)
}

// day is the day at a normal quantile.
func (p *drawn) day(z float64) aid.Date {
	days := p.at[p.step(z)]
	if days >= float64(lastDate-p.start) {
		return lastDate
	}
	return p.start + aid.Date(days)
}

func sortedDates(masses map[aid.Date]float64) []aid.Date {
	dates := make([]aid.Date, 0, len(masses))
	for d := range masses {
		dates = append(dates, d)
	}
	slices.Sort(dates)
	return dates
}
