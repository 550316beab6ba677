package survival

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

// Empirical is the distribution of a weighted sample. It is not changed once made.
type Empirical struct {
	at, cumulative []float64 // distinct values, rising; the last of cumulative is 1
	mean           float64
}

// NewEmpirical makes the distribution of values, each with its weight, or with equal
// weights where weights is nil. Weights need not sum to 1; those of 0 are left out. It
// gives ErrInvalid where no weight is left, or one or a value is not finite.
func NewEmpirical(values, weights []float64) (*Empirical, error) {
	if weights != nil && len(weights) != len(values) {
		return nil, fmt.Errorf("%w: %d weights for %d values", ErrInvalid, len(weights), len(values))
	}
	weight := func(i int) float64 {
		if weights == nil {
			return 1
		}
		return weights[i]
	}
	var order []int
	for i, v := range values {
		if w := weight(i); math.IsNaN(v) || math.IsInf(v, 0) || !(w >= 0) || math.IsInf(w, 1) {
			return nil, fmt.Errorf("%w: value %g with weight %g", ErrInvalid, v, w)
		} else if w > 0 {
			order = append(order, i)
		}
	}
	if len(order) == 0 {
		return nil, fmt.Errorf("%w: a sample without weight", ErrInvalid)
	}
	sort.SliceStable(order, func(i, j int) bool { return values[order[i]] < values[order[j]] })
	e := &Empirical{}
	for _, i := range order {
		e.add(values[i], weight(i))
	}
	e.normalise()
	return e, nil
}

// add takes in a value not below the last, with the sums still those of weights.
func (e *Empirical) add(value, weight float64) {
	total := weight
	if n := len(e.at); n > 0 {
		total += e.cumulative[n-1]
		if e.at[n-1] == value {
			e.cumulative[n-1] = total
			return
		}
	}
	e.at, e.cumulative = append(e.at, value), append(e.cumulative, total)
}

func (e *Empirical) normalise() {
	total, before := e.cumulative[len(e.cumulative)-1], 0.0
	for i := range e.cumulative {
		e.cumulative[i] /= total
		e.mean += e.at[i] * (e.cumulative[i] - before)
		before = e.cumulative[i]
	}
}

// CDF is the weight of the values at or below t.
func (e *Empirical) CDF(t float64) float64 {
	return stepBefore(e.at, e.cumulative, math.Nextafter(t, math.Inf(1)))
}

// Quantile is the smallest value at or below which the part p lies.
func (e *Empirical) Quantile(p float64) float64 {
	return e.at[min(sort.SearchFloat64s(e.cumulative, p-roundoff), len(e.at)-1)]
}

// Mean is the weighted mean.
func (e *Empirical) Mean() float64 { return e.mean }

// Steps implements [Stepped].
func (e *Empirical) Steps() (at, cumulative []float64) { return e.at, e.cumulative }

// Given is the distribution of the values above age. It reports false where there are
// none.
func (e *Empirical) Given(age float64) (*Empirical, bool) {
	from := sort.Search(len(e.at), func(i int) bool { return e.at[i] > age })
	if from == len(e.at) {
		return nil, false
	}
	gone := e.CDF(age)
	given := &Empirical{at: slices.Clone(e.at[from:])}
	for _, c := range e.cumulative[from:] {
		given.cumulative = append(given.cumulative, c-gone)
	}
	given.normalise()
	return given, true
}

// stepBefore is the probability to end before t, of a distribution in steps.
func stepBefore(at, cumulative []float64, t float64) float64 {
	if n := sort.SearchFloat64s(at, t); n > 0 {
		return cumulative[n-1]
	}
	return 0
}
