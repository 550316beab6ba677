package picture

import (
	"fmt"
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
}

// pile holds the subjects of one kind.
type pile struct {
	kind     aid.Kind
	byID     map[aid.ID]int32
	subjects []subject
}

// subject is the entry that holds for one record so far.
type subject struct {
	id     aid.ID
	origin origin
	body   place // in bodies; no place for a retraction
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
	at, known := p.byID[e.ID]
	if !known {
		at = int32(len(p.subjects))
		id := aid.ID(strings.Clone(string(e.ID)))
		p.byID[id] = at
		p.subjects = append(p.subjects, subject{id: id})
	}
	s := &p.subjects[at]
	if known && e.Recorded < s.origin.recorded {
		return
	}
	if known {
		b.bodies.drop(s.body)
	}
	s.origin = origin{seq: e.Seq, recorded: e.Recorded, source: b.number(e.Source)}
	s.body = b.bodies.keep(e.Body)
}

func (b *Builder) pile(kind aid.Kind) *pile {
	p := b.kinds[kind]
	if p == nil {
		kind = aid.Kind(strings.Clone(string(kind)))
		p = &pile{kind: kind, byID: map[aid.ID]int32{}}
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
		p.shelves[kind] = pile.shelf()
	}
	if err := b.decode(p); err != nil {
		return nil, err
	}
	return p, nil
}

// shelf lays the pile out in the order of the ids, without the records yet.
func (p *pile) shelf() *shelf {
	s := &shelf{}
	standing := p.subjects[:0]
	for _, sub := range p.subjects {
		if sub.body.none() {
			delete(p.byID, sub.id)
			if s.withdrawn == nil {
				s.withdrawn = map[aid.ID]origin{}
			}
			s.withdrawn[sub.id] = sub.origin
			continue
		}
		standing = append(standing, sub)
	}
	slices.SortFunc(standing, func(a, b subject) int { return strings.Compare(string(a.id), string(b.id)) })
	s.sorted, s.origins, s.byID = make([]aid.Record, len(standing)), make([]origin, len(standing)), p.byID
	for i, sub := range standing {
		s.origins[i] = sub.origin
		s.byID[sub.id] = int32(i)
	}
	p.subjects = standing
	return s
}

// decoders is how many goroutines read bodies.
const decoders = 2

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
	var wait sync.WaitGroup
	failed := make([]error, decoders)
	for worker := range decoders {
		wait.Go(func() {
			d := ledger.NewDecoder()
			for page := worker; page < len(pages) && failed[worker] == nil; page += decoders {
				failed[worker] = b.decodePage(d, page, pages[page])
			}
		})
	}
	wait.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}

// tasks sorts the bodies by the page they are on.
func (b *Builder) tasks(p *Picture) [][]task {
	pages := make([][]task, b.bodies.pages())
	for _, pile := range b.kinds {
		for i, sub := range pile.subjects {
			pages[sub.body.page] = append(pages[sub.body.page], task{sub.body, pile, p.shelves[pile.kind], int32(i)})
		}
	}
	return pages
}

func (b *Builder) decodePage(d *ledger.Decoder, page int, tasks []task) error {
	text := b.bodies.release(page)
	for _, t := range tasks {
		sub := &t.pile.subjects[t.number]
		r, err := d.Body(t.pile.kind, text[t.body.start:t.body.start+t.body.length])
		if err != nil {
			return fmt.Errorf("entry %d: %s %s: %w", sub.origin.seq, t.pile.kind, sub.id, err)
		}
		if r.RecordID() != sub.id {
			return fmt.Errorf("entry %d: it is about %s %s, its body about %s", sub.origin.seq, t.pile.kind, sub.id, r.RecordID())
		}
		t.shelf.sorted[t.number] = r
	}
	return nil
}
