package picture

import (
	"strings"

	"footing/internal/aid"
)

// bodies keeps texts on pages of a fixed size, so that a million of them are a
// few thousand objects, and a page can be let go whole: when nothing on it is
// wanted any more, or when it has been read.
type bodies struct {
	full []page
	open strings.Builder // the page that is being filled, number len(full)
	live int             // wanted bytes on the open page
}

type page struct {
	text string
	live int
}

const pageSize = 256 << 10

// place is where a text lies. The zero value is no place.
type place struct {
	page, start, length int32
}

func (p place) none() bool { return p.length == 0 }

func (b *bodies) keep(text string) place {
	if text == "" {
		return place{}
	}
	if b.open.Len()+len(text) > pageSize && b.open.Len() > 0 {
		b.turn()
	}
	if b.open.Len() == 0 {
		b.open.Grow(max(pageSize, len(text)))
	}
	p := place{page: int32(len(b.full)), start: int32(b.open.Len()), length: int32(len(text))}
	b.open.WriteString(text)
	b.live += len(text)
	return p
}

// drop says that a text is not wanted any more.
func (b *bodies) drop(p place) {
	switch {
	case p.none():
	case int(p.page) == len(b.full):
		b.live -= int(p.length)
	default:
		full := &b.full[p.page]
		if full.live -= int(p.length); full.live == 0 {
			full.text = ""
		}
	}
}

// turn closes the open page.
func (b *bodies) turn() {
	text := ""
	if b.live > 0 {
		text = b.open.String()
	}
	b.full = append(b.full, page{text: text, live: b.live})
	b.open.Reset()
	b.live = 0
}

// pages gives the number of pages, all closed.
func (b *bodies) pages() int {
	if b.open.Len() > 0 {
		b.turn()
	}
	return len(b.full)
}

// release gives the text of a page and lets go of it.
func (b *bodies) release(number int) string {
	text := b.full[number].text
	b.full[number].text = ""
	return text
}

// idTexts keeps the texts of ids, many to a page. An id stays as long as its
// picture does, so nothing is ever let go.
type idTexts struct {
	page strings.Builder
}

const idPageSize = 16 << 10

func (t *idTexts) keep(id aid.ID) aid.ID {
	if t.page.Cap()-t.page.Len() < len(id) {
		t.page.Reset()
		t.page.Grow(max(idPageSize, len(id)))
	}
	start := t.page.Len()
	t.page.WriteString(string(id)) // within its capacity, so earlier texts stay where they are
	return aid.ID(t.page.String()[start:])
}
