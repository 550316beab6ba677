package delay

import (
	"math"

	"footing/internal/survival"
)

// Levels are the parts for which quantiles are forecast and scored.
var Levels = [4]float64{0.1, 0.5, 0.8, 0.9}

// Band is the part that the band from the first to the last level should hold.
const Band = 0.8

// Score sums how good forecasts were. Divide by Count for means.
type Score struct {
	Count   float64
	Open    float64              // of these, still open at the end of the record
	CRPS    float64              // in days
	Log     float64              // minus the log of the probability of the week in which it came
	Pinball [len(Levels)]float64 // in days
	Inside  float64              // came within the band or on its edge
	Share   float64              // likewise, of what came on an edge only the part of its day that lies inside
	PIT     [PITCells]float64
}

// PITCells is how many cells the histogram of the probability integral transform has.
const PITCells = 10

// add scores a forecast by what came until a horizon, the end of the record: what is
// open then counts as longer than that, and what was forecast for later is not asked for,
// which keeps the score proper (survival.CRPS).
func (s *Score) add(f *Forecast, o survival.Observation, horizon float64) {
	s.Count++
	came := o
	if !o.IsOpen() {
		came = survival.Exact(middle(o))
	} else {
		s.Open++
	}
	s.CRPS += survival.CRPS(f, came, horizon)
	s.Log += logOfWeek(f, o)
	for i, p := range Levels {
		s.Pinball[i] += survival.Pinball(f.Quantile(p), p, came)
	}
	before, until := f.around(o)
	inside, share := inBand(before, until, (1-Band)/2)
	if o.IsOpen() {
		inside = share
	}
	s.Inside += inside
	s.Share += share
	for i := range s.PIT {
		low, high := float64(i)/PITCells, float64(i+1)/PITCells
		s.PIT[i] += overlap(before, until, low, high)
	}
}

// below is the day before those on which it may have come.
func below(o survival.Observation) float64 {
	if o.IsExact() {
		return o.Lower - 1
	}
	return o.Lower
}

// around gives the probability to have come before an outcome, and with it.
func (f *Forecast) around(o survival.Observation) (before, until float64) {
	if o.IsOpen() {
		return f.CDF(o.Lower), 1
	}
	return f.CDF(below(o)), f.CDF(o.Upper)
}

// overlap is the part of the stretch from before to until that lies from low to high: the
// transform is even over the probability of what came (Czado, Gneiting and Held 2009).
func overlap(before, until, low, high float64) float64 {
	if until-before < least {
		if before >= low && (before < high || high == 1) {
			return 1
		}
		return 0
	}
	return max(0, min(until, high)-max(before, low)) / (until - before)
}

// inBand tells whether what came, which had the probability from before to until, was in
// the central band that leaves tail on both sides: with its edges, and in part.
func inBand(before, until, tail float64) (inside, share float64) {
	share = overlap(before, until, tail, 1-tail)
	if until >= tail-levelTolerance && before < 1-tail-levelTolerance {
		inside = 1
	}
	return inside, share
}

// A week and what lies about it has no probability of 0: a part of all mass is spread
// over the weeks with a heavy tail, so that no outcome is impossible.
const (
	heavyPart  = 0.001
	heavyWeeks = 10.0 // half of it lies within so many weeks of the median
)

// logOfWeek is the log score of the week in which it came, counted from the start, or of
// the longer stretch that is known.
func logOfWeek(f *Forecast, o survival.Observation) float64 {
	first, last := below(o), o.Upper
	if o.IsExact() {
		week := math.Floor((o.Lower + 3) / 7)
		first, last = 7*week-4, 7*week+3
	}
	cauchy := func(days float64) float64 {
		return 0.5 + math.Atan((days-f.Quantile(0.5))/(7*heavyWeeks))/math.Pi
	}
	until, heavyUntil := 1.0, 1.0
	if !o.IsOpen() {
		until, heavyUntil = f.CDF(last), cauchy(last)
	}
	p := (1-heavyPart)*(until-f.CDF(first)) + heavyPart*(heavyUntil-cauchy(first))
	return -math.Log(max(p, 1e-300))
}
