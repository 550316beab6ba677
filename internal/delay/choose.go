package delay

import (
	"math"

	"gonum.org/v1/gonum/mathext"

	"footing/internal/aid"
)

// pastForecast is the place of an outcome in the forecast that was made of it.
type pastForecast struct {
	month         int
	c             *Case
	before, until float64
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
