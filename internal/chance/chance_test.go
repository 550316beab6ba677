package chance

import (
	"math"
	"math/bits"
	"testing"
)

// The known answers are those that the authors of the method publish with it.
func TestKnownAnswers(t *testing.T) {
	for _, c := range []struct{ key, index, stream, low, high uint64 }{
		{0, 0, 0, 0xca00a0459843d731, 0x66c24222c9a845b5},
		{math.MaxUint64, math.MaxUint64, math.MaxUint64, 0x65b021d60cd8310f, 0x4d02f3222f86df20},
		{0xa4093822299f31d0, 0x243f6a8885a308d3, 0x13198a2e03707344, 0x0a5e742c2997341c, 0xb0f883d38000de5d},
	} {
		low, high := New(c.key).Uint64s(c.stream, c.index)
		if low != c.low || high != c.high {
			t.Errorf("%x: %x %x, want %x %x", c.key, low, high, c.low, c.high)
		}
	}
}

// A change of one bit of seed, stream or index changes about half of the bits.
func TestEveryBitCounts(t *testing.T) {
	const trials = 200
	for bit := range 64 {
		changed := 0
		for i := range uint64(trials) {
			a := New(i).Uint64(i*i, 3*i)
			changed += bits.OnesCount64(a ^ New(i^1<<bit).Uint64(i*i, 3*i))
			changed += bits.OnesCount64(a ^ New(i).Uint64(i*i^1<<bit, 3*i))
			changed += bits.OnesCount64(a ^ New(i).Uint64(i*i, 3*i^1<<bit))
		}
		if share := float64(changed) / (3 * trials * 64); math.Abs(share-0.5) > 0.02 {
			t.Errorf("bit %d changes %.3f of the bits", bit, share)
		}
	}
}

// Neighbouring seeds, streams and indices are uncorrelated, and each is even.
func TestStreamsAreIndependent(t *testing.T) {
	const n = 100_000
	limit := 4.5 / math.Sqrt(n)
	for name, pair := range map[string]func(i uint64) (x, y float64){
		"seeds":   func(i uint64) (float64, float64) { return New(1).Normal(5, i), New(2).Normal(5, i) },
		"streams": func(i uint64) (float64, float64) { return New(1).Normal(5, i), New(1).Normal(6, i) },
		"indices": func(i uint64) (float64, float64) { return New(1).Normal(5, i), New(1).Normal(5, i+1) },
		"across":  func(i uint64) (float64, float64) { return New(1).Normal(i, 5), New(1).Normal(5, i) },
	} {
		var sum, squares, products float64
		for i := range uint64(n) {
			x, y := pair(10 + i)
			sum += x
			squares += x * x
			products += x * y
		}
		if math.Abs(sum/n) > limit || math.Abs(squares/n-1) > 2*limit || math.Abs(products/n) > limit {
			t.Errorf("%s: mean %.4f, variance %.4f, correlation %.4f", name, sum/n, squares/n, products/n)
		}
	}
}

// The numbers fill the unit interval evenly: chi squared over 100 cells.
func TestUniform(t *testing.T) {
	const n, cells = 200_000, 100
	var count [cells]int
	for i := range uint64(n) {
		u := New(7).Uniform(Stream("pledge"), i)
		if u <= 0 || u >= 1 {
			t.Fatalf("%v", u)
		}
		count[int(u*cells)]++
	}
	chi := 0.0
	for _, c := range count {
		chi += float64((c-n/cells)*(c-n/cells)) / (n / cells)
	}
	if chi < 50 || chi > 170 { // 99 degrees of freedom: far out on either side
		t.Errorf("chi squared %.1f", chi)
	}
}

func TestUnitStaysInside(t *testing.T) {
	if low, high := unit(0), unit(math.MaxUint64); low <= 0 || high >= 1 {
		t.Errorf("%v %v", low, high)
	}
}

func BenchmarkNormal(b *testing.B) {
	s, sum := New(1), 0.0
	for i := uint64(0); b.Loop(); i++ {
		sum += s.Normal(3, i)
	}
	_ = sum
}
