package ledger

import "strings"

// interned keeps one copy of short texts that come again and again. It forgets:
// a new text takes the place of an older one with the same slot, so its memory
// stays bounded whatever it is fed.
type interned struct {
	slots [internedSlots]string
}

const (
	internedSlots   = 1 << 13
	internedLongest = 40 // longer texts are notes and links, which seldom repeat
)

// keep gives a text equal to the given one that does not hold on to whatever
// larger text that was cut from.
func (t *interned) keep(text string) string {
	if len(text) > internedLongest {
		return strings.Clone(text)
	}
	slot := &t.slots[hash(text)%internedSlots]
	if *slot != text {
		*slot = strings.Clone(text)
	}
	return *slot
}

// hash is FNV-1a, 32 bits.
func hash(text string) uint32 {
	h := uint32(2166136261)
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * 16777619
	}
	return h
}
