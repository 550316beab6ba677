package picture

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"footing/internal/aid"
	"footing/internal/ledger"
)

// Builder makes a picture of ledger entries, added in the order of the ledger.
// Of the entries about one record that were known by the recorded time and
// whose span covers the valid date, the one recorded last holds; of several
// recorded together, the one with the highest sequence number.
//
// It keeps the bodies of the entries that hold so far, and reads them only when
// the picture is asked for.
type Builder struct {
	valid   aid.Date
	known   aid.Instant
	size    int64
	newest  aid.Instant // recorded time among the entries taken in
	kinds   map[aid.Kind]*pile
	sources []ledger.Source
	numbers map[ledger.Source]int32
	last    int32 // number of the last source, which most often repeats
	bodies  bodies
	ids     idTexts
}

// pile holds what is known of one kind so far: under each record's number, the
// entry that holds, and where its body lies.
type pile struct {
	kind   aid.Kind
	index  *index
	origin []origin
	body   []place // no place for a retraction
}

// NewBuilder makes a Builder for the picture of the valid date, as known at the
// given time; known 0 is to take in every entry, and the picture is then as known
// when the newest of them was recorded.
func NewBuilder(valid aid.Date, known aid.Instant) *Builder {
	return &Builder{valid: valid, known: known, kinds: map[aid.Kind]*pile{}, numbers: map[ledger.Source]int32{}}
}

// Add takes the next entry. The Builder keeps no part of the entry's texts.
func (b *Builder) Add(e *ledger.Entry) {
	if b.known != 0 && e.Recorded > b.known {
		return
	}
	b.size++
	b.newest = max(b.newest, e.Recorded)
	if !e.Valid.Covers(b.valid) {
		return
	}
	p := b.pile(e.Kind)
	number, known := p.index.find(e.ID)
	if !known {
		number = p.add(b.ids.keep(e.ID))
	} else if e.Recorded < p.origin[number].recorded {
		return
	}
	b.bodies.drop(p.body[number])
	p.origin[number] = origin{seq: e.Seq, recorded: e.Recorded, source: b.number(e.Source)}
	p.body[number] = b.bodies.keep(e.Body)
}

func (p *pile) add(id aid.ID) int32 {
	if n := len(p.body); n == cap(p.body) { // double: append alone would copy large piles many times
		p.origin, p.body = slices.Grow(p.origin, n+1), slices.Grow(p.body, n+1)
	}
	p.origin, p.body = append(p.origin, origin{}), append(p.body, place{})
	return p.index.add(id)
}

func (b *Builder) pile(kind aid.Kind) *pile {
	p := b.kinds[kind]
	if p == nil {
		kind = aid.Kind(strings.Clone(string(kind)))
		p = &pile{kind: kind, index: newIndex()}
		b.kinds[kind] = p
	}
	return p
}

func (b *Builder) number(s ledger.Source) int32 {
	if len(b.sources) > 0 && b.sources[b.last] == s {
		return b.last
	}
	n, ok := b.numbers[s]
	if !ok {
		n = int32(len(b.sources))
		s = ledger.Source{Type: strings.Clone(s.Type), Name: strings.Clone(s.Name), Ref: strings.Clone(s.Ref)}
		b.sources, b.numbers[s] = append(b.sources, s), n
	}
	b.last = n
	return n
}

// Picture reads the bodies of the entries that hold. The Builder is used up by
// it. The error names the entry whose body cannot be read.
func (b *Builder) Picture() (*Picture, error) {
	p := &Picture{Valid: b.valid, Known: b.known, Size: b.size, shelves: map[aid.Kind]*shelf{}, sources: b.sources}
	if p.Known == 0 {
		p.Known = b.newest
	}
	for kind, pile := range b.kinds {
		p.shelves[kind] = &shelf{index: pile.index, records: make([]aid.Record, len(pile.body)), origins: pile.origin}
	}
	if err := b.decode(p); err != nil {
		return nil, err
	}
	b.sort(p)
	return p, nil
}

// workers is how many goroutines work on a picture.
const workers = 2

// sort lays out the shelves, the largest first so that the work divides evenly.
func (b *Builder) sort(p *Picture) {
	piles := slices.SortedFunc(maps.Values(b.kinds), func(x, y *pile) int { return len(y.body) - len(x.body) })
	_ = inParallel(func(worker int) error { // sorting does not fail
		for i := worker; i < len(piles); i += workers {
			p.shelves[piles[i].kind].sort()
		}
		return nil
	})
}

// inParallel calls work once for each worker and gives the first error.
func inParallel(work func(worker int) error) error {
	var wait sync.WaitGroup
	var failed [workers]error
	for worker := range workers {
		wait.Go(func() { failed[worker] = work(worker) })
	}
	wait.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}

// task is a body that waits to be read, and where its record goes.
type task struct {
	body   place
	pile   *pile
	shelf  *shelf
	number int32
}

// decode reads the bodies page by page, so that what was read can be let go.
func (b *Builder) decode(p *Picture) error {
	pages := b.tasks(p)
	return inParallel(func(worker int) error {
		d := ledger.NewDecoder()
		for page := worker; page < len(pages); page += workers {
			if err := b.decodePage(d, page, pages[page]); err != nil {
				return err
			}
		}
		return nil
	})
}

// tasks sorts the bodies by the page they are on.
func (b *Builder) tasks(p *Picture) [][]task {
	pages := make([][]task, b.bodies.pages())
	for _, pile := range b.kinds {
		for number, body := range pile.body {
			if !body.none() {
				pages[body.page] = append(pages[body.page], task{body, pile, p.shelves[pile.kind], int32(number)})
			}
		}
	}
	return pages
}

func (b *Builder) decodePage(d *ledger.Decoder, page int, tasks []task) error {
	text := b.bodies.release(page)
	for _, t := range tasks {
		body := text[t.body.start : t.body.start+t.body.length]
		id := t.pile.index.ids[t.number]
		r, err := d.Record(t.pile.kind, id, body)
		if err != nil {
			return fmt.Errorf("entry %d: %s %s: %w", t.pile.origin[t.number].seq, t.pile.kind, id, err)
		}
		t.shelf.records[t.number] = r
	}
	return nil
}
