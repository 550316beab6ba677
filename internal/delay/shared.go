package delay

import (
	"math"
	"math/bits"
	"slices"
)

// Factor is something whose cases slip together.
type Factor int

// The factors. All is what everything that is due in one time shares.
const (
	All      Factor = iota
	Supplier        // the donor or vendor
	Order           // the agreement or order
	Lane            // the lane, or the node where it is loaded
	factors
)

func (f Factor) String() string { return [...]string{"all", "donor", "agreement", "lane"}[f] }

// Shared is the part of the variance, on the normal scale, that each factor explains: two
// cases have the correlation that the factors they share sum to.
type Shared [factors]float64

// mostShared bounds the sum: something is always a case's own.
const mostShared = 0.95

// fewestPairs is how many pairs of one pattern there must be to learn from it, and
// mostOfMonth how many cases of one month are paired.
const (
	fewestPairs = 30
	mostOfMonth = 300
)

// sharedOf estimates how much is shared from where outcomes lay in their forecasts: the
// mean product of the normal scores of two outcomes of one month is the sum of what they
// share (a variance components model by least squares, none below 0).
func sharedOf(past []pastForecast) Shared {
	past = slices.DeleteFunc(slices.Clone(past), func(p pastForecast) bool { return !p.c.Came.Known() })
	var products, counts [1 << factors]float64
	squares := 0.0
	scores := make([]float64, len(past))
	for i, p := range past {
		scores[i] = normalScore((p.before + p.until) / 2)
		squares += scores[i] * scores[i]
	}
	for from := 0; from < len(past); {
		to := from
		for to < len(past) && past[to].month == past[from].month {
			to++
		}
		last := min(to, from+mostOfMonth)
		for i := from; i < last; i++ {
			for j := from; j < i; j++ {
				pattern := common(past[i].c, past[j].c)
				products[pattern] += scores[i] * scores[j]
				counts[pattern]++
			}
		}
		from = to
	}
	if squares == 0 {
		return Shared{}
	}
	return components(products, counts, squares/float64(len(past)))
}

// normalScore is the standard normal quantile, of probabilities kept off 0 and 1.
func normalScore(p float64) float64 {
	return -math.Sqrt2 * math.Erfcinv(2*min(1-1e-4, max(1e-4, p)))
}

// common is the set of factors that two cases share.
func common(a, b *Case) int {
	set := 1 << All
	for f, pair := range map[Factor][2]string{Supplier: {a.Supplier, b.Supplier}, Order: {a.Order, b.Order}, Lane: {a.Lane, b.Lane}} {
		if pair[0] != "" && pair[0] == pair[1] {
			set |= 1 << f
		}
	}
	return set
}

// components solves for the parts, each in turn until they settle.
func components(products, counts [1 << factors]float64, variance float64) (s Shared) {
	for range 200 {
		for f := range factors {
			num, den := 0.0, 0.0
			for set, n := range counts {
				if set&(1<<f) == 0 || n < fewestPairs {
					continue
				}
				others := s.of(set &^ (1 << f))
				num += products[set]/variance - n*others
				den += n
			}
			if den > 0 {
				s[f] = max(0, num/den)
			}
		}
	}
	if sum := s.of(1<<factors - 1); sum > mostShared {
		for f := range s {
			s[f] *= mostShared / sum
		}
	}
	return s
}

// of sums the parts of a set of factors.
func (s Shared) of(set int) (sum float64) {
	for ; set != 0; set &= set - 1 {
		sum += s[bits.TrailingZeros(uint(set))]
	}
	return sum
}
