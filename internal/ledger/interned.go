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
	page  strings.Builder // on which copies are made, many to a page
}

const (
	internedSlots   = 1 << 13
	internedLongest = 40 // longer texts are notes and links, which seldom repeat
	firstPage       = 256
	largestPage     = 16 << 10
)

// keep gives a text equal to the given one that does not hold on to whatever
// larger text that was cut from.
func (t *interned) keep(text string) string {
	if len(text) > internedLongest {
		return t.copy(text)
	}
	slot := &t.slots[maphash.String(t.seed, text)%internedSlots]
	if *slot != text {
		*slot = t.copy(text)
	}
	return *slot
}

// copy copies a text to the page. Pages begin small, for those who read one
// record, and grow for those who read a million.
func (t *interned) copy(text string) string {
	if len(text) > largestPage/8 {
		return strings.Clone(text)
	}
	if room := t.page.Cap() - t.page.Len(); room < len(text) {
		size := min(max(firstPage, 2*t.page.Cap(), len(text)), largestPage)
		t.page.Reset()
		t.page.Grow(size)
	}
	start := t.page.Len()
	t.page.WriteString(text) // within its capacity, so earlier texts stay where they are
	return t.page.String()[start:]
}
