package exercise

import (
	"hash/fnv"
	"math/rand/v2"
)

// dice draws for one table. Whole numbers only: fractions may come out
// differently on another processor.
type dice struct{ r *rand.Rand }

// newDice seeds the draws of one table, so that a change to one table leaves the
// draws of the others alone.
func newDice(seed uint64, table string) dice {
	h := fnv.New64a()
	h.Write([]byte(table))
	return dice{rand.New(rand.NewPCG(seed, h.Sum64()))}
}

// from draws a whole number from low to high, both included.
func (d dice) from(low, high int) int {
	if high <= low {
		return low
	}
	return low + int(d.r.Int64N(int64(high-low+1)))
}

// chance is true in so many cases of a hundred.
func (d dice) chance(percent int) bool { return d.from(1, 100) <= percent }

// weighted draws an index in proportion to the weights. Their sum must be
// above 0.
func (d dice) weighted(weights []int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	at := d.from(0, sum-1)
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	return len(weights) - 1
}

// pick draws one of the values.
func pick[T any](d dice, values []T) T { return values[d.from(0, len(values)-1)] }

// heavy draws from low upwards, seldom far: about half stay within a tenth of
// the way to high, one in some dozens comes near it.
func (d dice) heavy(low, high int) int {
	return low + (high-low)*d.from(0, 100)*d.from(0, 100)*d.from(0, 100)/1_000_000
}
