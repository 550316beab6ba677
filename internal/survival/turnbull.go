package survival

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sort"
)

// Interval is a part of the mass that lies somewhere in (Lower, Upper], or at Lower
// where both are equal. Where within, the data do not say.
type Interval struct{ Lower, Upper, Mass float64 }

// IntervalCurve is what interval-censored observations say of a distribution: masses
// on intervals. As a [Distribution] it has each mass at the latest time, the upper end.
type IntervalCurve struct {
	Intervals     []Interval // by rising time, each with mass
	LogLikelihood float64
	// Gap is how much more likely at most any other curve could be, by its log.
	Gap        float64
	Iterations int
}

// Turnbull gives the most likely distribution without any form (Peto 1973, Turnbull
// 1976) of observations with any bounds and weights. On exact and right-censored ones
// it is the Kaplan-Meier curve. It climbs by self-consistency and Newton steps that
// drop masses of 0, until the conditions of Kuhn and Tucker prove it to be within a
// billionth of the weight of the maximum; that maximum need not be unique.
//
// It has no standard errors: the usual ones do not hold for it. ErrUnsupported where
// observations have an entry; ErrInvalid; ErrNoEvents where all are open;
// ErrNotConverged.
func Turnbull(observations []Observation) (*IntervalCurve, error) {
	if err := check(observations); err != nil {
		return nil, err
	}
	open := true
	for i, o := range observations {
		if o.truncated() {
			return nil, fmt.Errorf("observation %d: %w: came into view at %g", i, ErrUnsupported, o.Entry)
		}
		open = open && o.IsOpen()
	}
	if open {
		return nil, fmt.Errorf("%w among %d observations", ErrNoEvents, len(observations))
	}
	cells := innermost(observations)
	m := newMasses(observations, cells)
	if err := m.climb(); err != nil {
		return nil, err
	}
	curve := &IntervalCurve{LogLikelihood: m.value(m.mass), Gap: m.gap, Iterations: m.iterations}
	for j, c := range cells {
		if m.mass[j] > 0 {
			curve.Intervals = append(curve.Intervals, Interval{c.left.time, c.right.time, m.mass[j]})
		}
	}
	return curve, nil
}

// bound is an end of an observation. At one time, exact lifetimes begin first, then
// observations end, then those begin that are known to last longer.
type bound struct {
	time float64
	rank int
}

const (
	beginsAt = iota
	ends
	beginsAfter
)

func (b bound) compare(o bound) int {
	return cmp.Or(cmp.Compare(b.time, o.time), cmp.Compare(b.rank, o.rank))
}

type cell struct{ left, right bound }

func cellOf(o Observation) cell {
	if o.IsExact() {
		return cell{bound{o.Lower, beginsAt}, bound{o.Lower, ends}}
	}
	return cell{bound{o.Lower, beginsAfter}, bound{o.Upper, ends}}
}

// innermost finds the only places where mass can lie: where a beginning is followed
// by an end with no other bound in between.
func innermost(observations []Observation) (cells []cell) {
	bounds := make([]bound, 0, 2*len(observations))
	for _, o := range observations {
		c := cellOf(o)
		bounds = append(bounds, c.left, c.right)
	}
	slices.SortFunc(bounds, bound.compare)
	for i, b := range bounds[1:] {
		if before := bounds[i]; before.rank != ends && b.rank == ends {
			cells = append(cells, cell{before, b})
		}
	}
	return cells
}

// stretch is the cells that like observations can lie in, from the first to before the
// last, with their weight.
type stretch struct {
	from, to int
	weight   float64
}

func stretches(observations []Observation, cells []cell) (list []stretch) {
	for _, o := range observations {
		own := cellOf(o)
		from := sort.Search(len(cells), func(j int) bool { return cells[j].left.compare(own.left) >= 0 })
		to := sort.Search(len(cells), func(j int) bool { return cells[j].right.compare(own.right) > 0 })
		list = append(list, stretch{from, to, o.Weight})
	}
	slices.SortFunc(list, func(a, b stretch) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	kept := list[:1]
	for _, s := range list[1:] {
		if last := &kept[len(kept)-1]; last.from == s.from && last.to == s.to {
			last.weight += s.weight
		} else {
			kept = append(kept, s)
		}
	}
	return kept
}

// Survival bounds the probability to last longer than t: by the masses that certainly
// lie later, and by those that may.
func (c *IntervalCurve) Survival(t float64) (lower, upper float64) {
	for _, i := range c.Intervals {
		switch {
		case i.Lower > t || i.Lower == t && i.Upper > t:
			lower, upper = lower+i.Mass, upper+i.Mass
		case i.Upper > t:
			upper += i.Mass
		}
	}
	return lower, upper
}

// CDF is the least probability to have ended at or before t.
func (c *IntervalCurve) CDF(t float64) (sum float64) {
	for _, i := range c.Intervals {
		if i.Upper <= t {
			sum += i.Mass
		}
	}
	return sum
}

// Quantile is the time by which at least the part p has certainly ended.
func (c *IntervalCurve) Quantile(p float64) float64 {
	at, cumulative := c.Steps()
	if i := sort.SearchFloat64s(cumulative, p-roundoff); i < len(at) {
		return at[i]
	}
	return math.Inf(1)
}

// Steps implements [Stepped].
func (c *IntervalCurve) Steps() (at, cumulative []float64) {
	sum := 0.0
	for _, i := range c.Intervals {
		if !math.IsInf(i.Upper, 1) {
			sum += i.Mass
			at, cumulative = append(at, i.Upper), append(cumulative, sum)
		}
	}
	return at, cumulative
}
