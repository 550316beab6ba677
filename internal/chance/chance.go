// Package chance gives random numbers that are a function of a seed, a stream and an
// index, and of nothing else: the number of future 17 is the same whether one core
// draws it or many, first or last, and a draw added in one stream moves no other.
//
// Method: Philox-2x64 with ten rounds (Salmon, Moraes, Dror and Shaw, "Parallel random
// numbers: as easy as 1, 2, 3", 2011), which passes the batteries of TestU01. It is for
// simulation, not for secrets.
package chance

import (
	"math"
	"math/bits"
)

// Source is a seed. The zero value is a good one.
type Source struct{ key uint64 }

// New gives the source of a seed: different seeds give numbers that have nothing to do
// with each other.
func New(seed uint64) Source { return Source{seed} }

// The multiplier and the Weyl constant of Philox-2x64.
const (
	multiplier = 0xD2B74407B1CE6E93
	weyl       = 0x9E3779B97F4A7C15
	rounds     = 10
)

// Uint64s gives the two numbers of a stream at an index.
func (s Source) Uint64s(stream, index uint64) (uint64, uint64) {
	low, high, key := index, stream, s.key
	for range rounds {
		top, bottom := bits.Mul64(multiplier, low)
		low, high = top^key^high, bottom
		key += weyl
	}
	return low, high
}

// Uint64 gives one number of a stream at an index.
func (s Source) Uint64(stream, index uint64) uint64 {
	n, _ := s.Uint64s(stream, index)
	return n
}

// Uniform gives a number above 0 and below 1, on a grid of 2^-53.
func (s Source) Uniform(stream, index uint64) float64 {
	return unit(s.Uint64(stream, index))
}

// unit takes the middles of 2^52 equal parts, so that it never gives 0 or 1.
func unit(n uint64) float64 { return (float64(n>>12) + 0.5) / (1 << 52) }

// Normal gives a number of the standard normal distribution, by inversion.
func (s Source) Normal(stream, index uint64) float64 {
	return -math.Sqrt2 * math.Erfcinv(2*s.Uniform(stream, index))
}

// Stream names a stream by a text, such as the id of a pledge (FNV-1a, 64 bits).
func Stream(name string) uint64 {
	hash := uint64(14695981039346656037)
	for i := range len(name) {
		hash = (hash ^ uint64(name[i])) * 1099511628211
	}
	return hash
}
