package picture

import (
	"hash/maphash"
	"slices"

	"footing/internal/aid"
)

// index numbers ids in the order in which they come, and finds their numbers
// again. A map would do the same; this takes half the time and memory for the
// millions of ids of a large record, as it holds no pointers but the ids.
type index struct {
	ids   []aid.ID // by number
	slots []slot   // a power of two of them, at most two thirds full
	seed  maphash.Seed
}

// slot refers to an id; number counts from 1, 0 is an empty slot.
type slot struct {
	hash   uint32
	number int32
}

const firstSlots = 16

func newIndex() *index { return &index{slots: make([]slot, firstSlots), seed: maphash.MakeSeed()} }

// clone is an index of the same ids, to which others may be added.
func (x *index) clone() *index {
	return &index{ids: slices.Clone(x.ids), slots: slices.Clone(x.slots), seed: x.seed}
}

// find gives the number of an id.
func (x *index) find(id aid.ID) (int32, bool) {
	_, number := x.look(x.hash(id), id)
	return number - 1, number > 0
}

// add numbers an id that is not there yet.
func (x *index) add(id aid.ID) int32 {
	if 3*(len(x.ids)+1) > 2*len(x.slots) {
		x.grow()
	}
	hash := x.hash(id)
	at, _ := x.look(hash, id)
	x.ids = append(x.ids, id)
	x.slots[at] = slot{hash, int32(len(x.ids))}
	return int32(len(x.ids) - 1)
}

func (x *index) hash(id aid.ID) uint32 { return uint32(maphash.String(x.seed, string(id))) }

// look gives the slot of the id, or the empty one where it belongs.
func (x *index) look(hash uint32, id aid.ID) (at int, number int32) {
	mask := len(x.slots) - 1
	for at = int(hash) & mask; ; at = (at + 1) & mask {
		s := x.slots[at]
		if s.number == 0 || s.hash == hash && x.ids[s.number-1] == id {
			return at, s.number
		}
	}
}

func (x *index) grow() {
	old := x.slots
	x.slots = make([]slot, 2*len(old))
	mask := len(x.slots) - 1
	for _, s := range old {
		if s.number == 0 {
			continue
		}
		at := int(s.hash) & mask
		for x.slots[at].number != 0 {
			at = (at + 1) & mask
		}
		x.slots[at] = s
	}
}
