package delay

import (
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/coverage"
	"footing/internal/picture"
)

// FanOptions say how futures are drawn and how far they are looked at.
type FanOptions struct {
	Futures int
	Seed    uint64
	Months  int // ahead
}

// Fan is how the coverage of a line or element may grow.
type Fan struct {
	Line    *coverage.Line    // of a line
	Element *aid.ForceElement // of an element: the mean of its own lines
	Days    []aid.Date
	// Levels are the quantiles of coverage on each day, in the order of Levels: with the
	// probability 0.1 no more than the first.
	Levels [][len(Levels)]float64
	// Met is the chance to be met in full when due, of an element all its lines; NaN
	// where no day is due. MetError is its standard error over the futures.
	Met, MetError float64
	// Gap is the expected shortfall from the due day to the end, in weeks of the whole
	// need: NaN where no day is due.
	Gap float64
}

// Fans draws futures of the promises that count as binding and gives the fans of every
// line with a number, most urgent first, and of every element that has such lines.
func (m *Model) Fans(p *picture.Picture, o FanOptions) (lines, elements []*Fan) {
	f := newFuturesOf(m, p, o)
	byElement := map[aid.ID]*elementSum{}
	for _, l := range f.assessment.Lines {
		if l.Unknown || l.Required <= 0 {
			continue
		}
		have := f.coverage(l)
		lines = append(lines, f.fan(l, have))
		if e := l.Requirement.Element; e != "" {
			if byElement[e] == nil {
				byElement[e] = &elementSum{have: newMatrix(o.Futures, len(f.days)), met: make([]bool, o.Futures)}
				for i := range byElement[e].met {
					byElement[e].met[i] = true
				}
			}
			byElement[e].add(f, l, have)
		}
	}
	for _, e := range picture.All[aid.ForceElement](p) {
		if sum := byElement[e.ID]; sum != nil {
			elements = append(elements, sum.fan(f, e))
		}
	}
	return lines, elements
}

// futuresOf are drawn futures of the promises of a picture.
type futuresOf struct {
	assessment *coverage.Assessment
	days       []aid.Date
	drawn      [][]aid.Date // by future and promise
	index      map[aid.ID]int
	shares     map[*coverage.Line][]coming
	futures    int
}

// coming is a part of a promise on its way to a line.
type coming struct {
	promise int
	part    float64 // of the line's need
	departs aid.Date
	transit int
}

func newFuturesOf(m *Model, p *picture.Picture, o FanOptions) *futuresOf {
	f := &futuresOf{assessment: coverage.Assess(p), index: map[aid.ID]int{}, shares: map[*coverage.Line][]coming{}, futures: o.Futures}
	promises := m.Promises(p)
	for i, q := range promises {
		f.index[q.Pledge.ID] = i
	}
	d := NewSampler(promises, o.Seed).Drawer()
	f.drawn = make([][]aid.Date, o.Futures)
	for i := range f.drawn {
		f.drawn[i] = make([]aid.Date, len(promises))
		d.Draw(uint64(i), f.drawn[i])
	}
	for i := range o.Months + 1 {
		f.days = append(f.days, monthsAfter(p.Valid, i))
	}
	f.lay(p, m.usualTransit())
	return f
}

// monthsAfter is the same day so many months later, or the last of its month.
func monthsAfter(d aid.Date, months int) aid.Date {
	first := firstDay(d, months)
	return min(first+d-firstDay(d, 0), firstDay(d, months+1)-1)
}

// lay finds what is on its way to which line: as an allocation plans its way, or else
// as long as such things took before.
func (f *futuresOf) lay(p *picture.Picture, usual int) {
	planned := map[[2]aid.ID]*aid.Allocation{}
	for _, al := range picture.All[aid.Allocation](p) {
		planned[[2]aid.ID{al.Pledge, al.Requirement}] = al
	}
	for i := range f.assessment.Shares {
		s := &f.assessment.Shares[i]
		at, open := f.index[s.Pledge.ID]
		left := (s.Expected - s.Received).Float()
		if s.Line == nil || !open || left <= 0 || s.Line.Required <= 0 {
			continue
		}
		c := coming{promise: at, part: left * s.Factor.Float() / s.Line.Required.Float(), transit: usual}
		if al := planned[[2]aid.ID{s.Pledge.ID, s.Line.Requirement.ID}]; al != nil && al.Departs.Known() && al.Arrives >= al.Departs {
			c.departs, c.transit = al.Departs, int(al.Arrives-al.Departs)
		}
		f.shares[s.Line] = append(f.shares[s.Line], c)
	}
}

// arrival is the day on which a part arrives in a future; what was to have left before
// the day of the forecast leaves then.
func (f *futuresOf) arrival(c coming, future int) (aid.Date, bool) {
	ready := f.drawn[future][c.promise]
	if !ready.Known() {
		return 0, false
	}
	return max(ready, c.departs, f.days[0]) + aid.Date(c.transit), true
}

// newMatrix makes rows of columns.
func newMatrix(rows, columns int) [][]float64 {
	cells, matrix := make([]float64, rows*columns), make([][]float64, rows)
	for i := range matrix {
		matrix[i] = cells[i*columns : (i+1)*columns]
	}
	return matrix
}

// coverage gives what a line has of its need, by future and day; not more than all.
func (f *futuresOf) coverage(l *coverage.Line) [][]float64 {
	have := newMatrix(f.futures, len(f.days))
	received := l.Received.Float() / l.Required.Float()
	for future, row := range have {
		for _, c := range f.shares[l] {
			on, comes := f.arrival(c, future)
			if at, _ := slices.BinarySearch(f.days, on); comes && at < len(row) {
				row[at] += c.part
			}
		}
		sum := received
		for i := range row {
			sum += row[i]
			row[i] = min(1, sum)
		}
	}
	return have
}

// whole is what counts as all of a need, with room for rounding.
const whole = 1 - 1e-9

// metBy reports whether a line is met in full on its due day in a future.
func (f *futuresOf) metBy(l *coverage.Line, future int) bool {
	sum := l.Received.Float() / l.Required.Float()
	for _, c := range f.shares[l] {
		if on, comes := f.arrival(c, future); comes && on <= l.Due() {
			sum += c.part
		}
	}
	return sum >= whole
}

func (f *futuresOf) fan(l *coverage.Line, have [][]float64) *Fan {
	fan := &Fan{Line: l, Days: f.days, Levels: quantilesOf(have), Met: math.NaN(), MetError: math.NaN(), Gap: math.NaN()}
	if !l.Due().Known() {
		return fan
	}
	met, gap := 0, 0.0
	for future, row := range have {
		if f.metBy(l, future) {
			met++
		}
		for i := 1; i < len(row); i++ {
			if from := max(f.days[i-1], l.Due()); from < f.days[i] {
				gap += (1 - row[i-1]) * float64(f.days[i]-from) / 7
			}
		}
	}
	fan.chance(met, f.futures)
	fan.Gap = gap / float64(f.futures)
	return fan
}

func (fan *Fan) chance(met, futures int) {
	n := float64(futures)
	fan.Met = float64(met) / n
	fan.MetError = math.Sqrt(fan.Met * (1 - fan.Met) / n)
}

// quantilesOf gives the quantiles of each column.
func quantilesOf(have [][]float64) [][len(Levels)]float64 {
	levels := make([][len(Levels)]float64, len(have[0]))
	column := make([]float64, len(have))
	for day := range levels {
		for i := range have {
			column[i] = have[i][day]
		}
		slices.Sort(column)
		for i, p := range Levels {
			levels[day][i] = column[min(int(p*float64(len(column))), len(column)-1)]
		}
	}
	return levels
}

// elementSum gathers the lines of an element.
type elementSum struct {
	have  [][]float64
	met   []bool
	lines int
	due   int
	gap   float64
}

func (e *elementSum) add(f *futuresOf, l *coverage.Line, have [][]float64) {
	e.lines++
	for future, row := range have {
		for i, x := range row {
			e.have[future][i] += x
		}
		if l.Due().Known() && !f.metBy(l, future) {
			e.met[future] = false
		}
	}
	if l.Due().Known() {
		e.due++
		e.gap += f.fan(l, have).Gap
	}
}

func (e *elementSum) fan(f *futuresOf, element *aid.ForceElement) *Fan {
	for _, row := range e.have {
		for i := range row {
			row[i] /= float64(e.lines)
		}
	}
	fan := &Fan{Element: element, Days: f.days, Levels: quantilesOf(e.have), Met: math.NaN(), MetError: math.NaN(), Gap: math.NaN()}
	if e.due > 0 {
		met := 0
		for _, ok := range e.met {
			if ok {
				met++
			}
		}
		fan.chance(met, f.futures)
		fan.Gap = e.gap / float64(e.lines)
	}
	return fan
}
