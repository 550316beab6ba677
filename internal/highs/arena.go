package highs

import (
	"encoding/binary"
	"fmt"
	"math"
)

// arena is one block of the solver's memory for the arrays of one call: a
// single allocation, so that a call either has room for all or for nothing.
type arena struct {
	in         *instance
	base, next uint32
}

// newArena allocates a block. Release it after the call.
func (in *instance) newArena(size int) (*arena, error) {
	if uint64(size) >= in.limit {
		return nil, in.tooLarge(uint64(size))
	}
	refusedBefore := in.refused
	base, err := in.call("malloc", uint64(size)+8)
	if err != nil {
		return nil, err
	}
	in.refused = refusedBefore // malloc copes with a refusal
	if base == 0 {
		return nil, in.tooLarge(uint64(size))
	}
	if base+uint64(size)+8 > uint64(in.memory.Size()) {
		in.lose(&death{"it allocated memory that it does not have"})
		return nil, in.lost
	}
	return &arena{in: in, base: uint32(base), next: uint32(base)}, nil
}

func (in *instance) tooLarge(size uint64) error {
	return fmt.Errorf("%w: no room for %d MiB of data within %d MiB; lower the model's size or raise Config.MemoryLimit (at most %d MiB)",
		ErrMemory, size>>20, in.limit>>20, MaxMemory>>20)
}

func (a *arena) release() {
	// A failure loses the instance, and the next call says so.
	_, _ = a.in.call("free", uint64(a.base))
}

// reserve8 gives room for n doubles, reserve4 for n ints. Doubles come first:
// blocks start at a multiple of eight, and nothing is padded.
func (a *arena) reserve8(n int) uint32 { return a.reserve(8 * n) }
func (a *arena) reserve4(n int) uint32 { return a.reserve(4 * n) }

func (a *arena) reserve(size int) uint32 {
	at := a.next
	a.next += uint32(size)
	return at
}

// doubles copies values in and returns the pointer, as an argument of a call.
func (a *arena) doubles(values []float64) uint64 {
	at := a.reserve8(len(values))
	view := a.in.bytes(at, uint32(8*len(values)))
	for k, v := range values {
		binary.LittleEndian.PutUint64(view[8*k:], math.Float64bits(v))
	}
	return uint64(at)
}

// ints copies values in and returns the pointer.
func (a *arena) ints(values []int32) uint64 {
	at := a.reserve4(len(values))
	view := a.in.bytes(at, uint32(4*len(values)))
	for k, v := range values {
		binary.LittleEndian.PutUint32(view[4*k:], uint32(v))
	}
	return uint64(at)
}

// text copies a C string in and returns the pointer.
func (a *arena) text(s string) uint64 {
	at := a.reserve(len(s) + 1)
	view := a.in.bytes(at, uint32(len(s)+1))
	copy(view, s)
	view[len(s)] = 0
	return uint64(at)
}

// readDoubles copies n doubles out.
func (a *arena) readDoubles(at uint32, n int) []float64 {
	values := make([]float64, n)
	view := a.in.bytes(at, uint32(8*n))
	for k := range values {
		values[k] = math.Float64frombits(binary.LittleEndian.Uint64(view[8*k:]))
	}
	return values
}

// readInts copies n ints out.
func (a *arena) readInts(at uint32, n int) []int32 {
	values := make([]int32, n)
	view := a.in.bytes(at, uint32(4*n))
	for k := range values {
		values[k] = int32(binary.LittleEndian.Uint32(view[4*k:]))
	}
	return values
}
