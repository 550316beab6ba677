package delay

import (
	"fmt"
	"math"
	"sort"

	"gonum.org/v1/gonum/mathext"

	"footing/internal/aid"
)

// pastForecast is the place of an outcome in the forecast that was made of it.
type pastForecast struct {
	month         int
	c             *Case
	before, until float64
	crps, pooled  float64 // where it came
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

// mixed is how many of the best candidates share a forecast: the best of hundreds on a
// short past is partly luck, and the mean of several good ones is seldom worse than any
// (Stone 1961).
const mixed = 8

// Mix is the candidates of a forecast, the best first; each has an equal part.
type Mix []Candidate

func (m Mix) String() string {
	if len(m) == 1 {
		return m[0].String()
	}
	return fmt.Sprintf("%s, and %d more", m[0], len(m)-1)
}

// Pooled reports whether it is the whole record without distinction.
func (m Mix) Pooled() bool { return len(m) == 1 && m[0].Pooled() }

var pooled = Candidate{HalfLife: math.Inf(1)}

// choose gives the candidates that forecast best until a month began, of those allowed;
// the pooled record alone where too few forecasts can be judged or none was better.
func (t *trial) choose(q Question, month int, known aid.Instant, allowed func(Candidate) bool) Mix {
	sums, came := t.sums(q, month, known)
	if came < fewestToFit {
		return Mix{pooled}
	}
	var order []int
	for i, c := range t.candidates {
		if allowed(c) {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return sums[order[a]] < sums[order[b]] })
	var mix Mix
	for _, i := range order {
		if c := t.candidates[i]; len(mix) < mixed && (!c.Pooled() || len(mix) == 0) {
			mix = append(mix, c)
		} else {
			break // what is not better than the pooled record is not used
		}
	}
	if mix[0].Pooled() {
		return Mix{pooled}
	}
	return mix
}

// sums gives the score of each candidate until a time, and how many forecasts it rests on
// whose outcome was known.
func (t *trial) sums(q Question, month int, known aid.Instant) (sums []float64, came int) {
	sums = make([]float64, len(t.candidates))
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
	return sums, came
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
// they should, of what came on an edge counting only the part inside.
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
			_, share := inBand(p.before, p.until, tail)
			held += weights[i] * share
		}
		if m := math.Abs(held/total - Band); m < miss-1e-9 {
			best, miss = a, m
		}
	}
	return best
}

// sharpnesses are the exponents that are tried, those nearest to 1 first.
var sharpnesses = []float64{1, 0.9, 1.1, 0.8, 1.2, 0.7, 1.35, 0.6, 1.5, 0.5, 1.75, 2}
