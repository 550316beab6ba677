package ledger

import (
	"hash/maphash"
	"strings"
)

// interned keeps one copy of short texts that come again and again. It forgets:
// a new text takes the place of an older one with the same slot, so its memory
// stays bounded whatever it is fed.
type interned struct {
	seed  maphash.Seed
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
	slot := &t.slots[maphash.String(t.seed, text)%internedSlots]
	if *slot != text {
		*slot = strings.Clone(text)
	}
	return *slot
}
