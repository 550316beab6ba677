package delay

import (
	"math"
	"sort"

	"footing/internal/aid"
	"footing/internal/survival"
)

// target is a promise that is forecast in a month.
type target struct {
	c    *Case // as known then, but for what came of it in the end
	open bool  // not on record as come when the month began
	at   int   // among the month's cases, -1: not on record then
	slow bool  // not on record as come when the next month began
	// crps are the scores by candidate, and for a slow one by horizon.
	crps [questions][][]float32
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

// crps is the score of masses on days beyond an age up to a horizon, without laying them
// out; y is +Inf where nothing came.
func crps(at, masses []float64, age, y, horizon float64) float64 {
	from := sort.Search(len(at), func(i int) bool { return at[i] > age })
	total := 0.0
	for i := from; i < len(at); i++ {
		total += masses[i]
	}
	if total < least {
		came := survival.Exact(y)
		if y > horizon {
			came = survival.After(horizon)
		}
		return survival.CRPS(newForecast(at, masses, age), came, horizon)
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
