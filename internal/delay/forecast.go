package delay

import (
	"math"
	"sort"

	"gonum.org/v1/gonum/mathext"
)

// Forecast is a distribution over days from the start of a case. It is a
// survival.Stepped distribution.
type Forecast struct {
	at, cumulative []float64
}

// newForecast makes a distribution of masses on days, of those beyond an age only.
// Where nothing lies beyond, it will come any day now: with the last step's tail.
func newForecast(at, masses []float64, age float64) *Forecast {
	from := sort.Search(len(at), func(i int) bool { return at[i] > age })
	f := &Forecast{}
	total := 0.0
	for i := from; i < len(at); i++ {
		total += masses[i]
	}
	if total < least {
		f.at = tail(math.Ceil(age), max(1, math.Abs(age)))
		for i := range f.at {
			f.cumulative = append(f.cumulative, float64(i+1)/float64(len(f.at)))
		}
		return f
	}
	sum := 0.0
	for i := from; i < len(at); i++ {
		if masses[i] > 0 {
			sum += masses[i]
			f.at, f.cumulative = append(f.at, at[i]), append(f.cumulative, sum/total)
		}
	}
	f.cumulative[len(f.cumulative)-1] = 1
	return f
}

// Steps gives the days on which mass lies and the probability up to each.
func (f *Forecast) Steps() (at, cumulative []float64) { return f.at, f.cumulative }

// CDF is the probability to take so many days at most.
func (f *Forecast) CDF(days float64) float64 {
	if n := sort.Search(len(f.at), func(i int) bool { return f.at[i] > days }); n > 0 {
		return f.cumulative[n-1]
	}
	return 0
}

// levelTolerance is what sums of masses may miss a level by.
const levelTolerance = 1e-9

// Quantile is the fewest days within which the part p comes.
func (f *Forecast) Quantile(p float64) float64 {
	return f.at[min(sort.SearchFloat64s(f.cumulative, p-levelTolerance), len(f.at)-1)]
}

// sharpened narrows the distribution about its median, or widens it for an exponent
// below 1: the probability u up to a day becomes I(u; a, a), the beta distribution
// function (the beta-transformed pool of Ranjan and Gneiting 2010, for one forecast).
func (f *Forecast) sharpened(a float64) *Forecast {
	if a == 1 {
		return f
	}
	g := &Forecast{at: f.at, cumulative: make([]float64, len(f.cumulative))}
	for i, u := range f.cumulative {
		g.cumulative[i] = mathext.RegIncBeta(a, a, min(1, u))
	}
	return g
}
