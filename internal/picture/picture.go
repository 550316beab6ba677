package picture

import (
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/ledger"
)

// Picture is everything on record as of one valid date and one recorded time.
// It is immutable and safe for concurrent reads; do not change its records.
type Picture struct {
	Valid aid.Date    // what is true on this day
	Known aid.Instant // as known at this time
	Size  int64       // number of ledger entries it was made from

	shelves map[aid.Kind]*shelf
	sources []ledger.Source // that origins point into
}

// shelf holds the records of one kind.
type shelf struct {
	sorted []aid.Record // by id
	// index numbers every record of the kind that an entry in force is about.
	// Under that number, records has the record, nil where the entry retracts it,
	// and origins the entry; a picture of records that are in no ledger has no
	// origins.
	index   *index
	records []aid.Record
	origins []origin
	// ownIndex says that no other picture has the index, so that ids may be added.
	ownIndex bool
}

// origin is an Origin with its source as a number, to be small.
type origin struct {
	seq      int64
	recorded aid.Instant
	source   int32
}

// Origin names the entry that stands behind a record.
type Origin struct {
	Seq      int64
	Recorded aid.Instant
	Source   ledger.Source
}

// FromRecords makes a picture from records that are in no ledger, for
// exercises and tests. Of two records with one kind and id the later one wins.
func FromRecords(valid aid.Date, known aid.Instant, records []aid.Record) *Picture {
	p := &Picture{Valid: valid, Known: known, shelves: map[aid.Kind]*shelf{}}
	for _, r := range records {
		s := p.shelves[r.Kind()]
		if s == nil {
			s = &shelf{index: newIndex()}
			p.shelves[r.Kind()] = s
		}
		number, ok := s.index.find(r.RecordID())
		if !ok {
			number = s.index.add(r.RecordID())
			s.records = append(s.records, nil)
		}
		s.records[number] = r
	}
	for _, s := range p.shelves {
		s.sort()
	}
	return p
}

// sort lays out the records in the order of their ids. The ids are taken from
// the index: asking the records for them would take longer.
func (s *shelf) sort() {
	type numbered struct {
		id     aid.ID
		number int32
	}
	order := make([]numbered, 0, len(s.records))
	for number, id := range s.index.ids {
		if s.records[number] != nil {
			order = append(order, numbered{id, int32(number)})
		}
	}
	slices.SortFunc(order, func(a, b numbered) int { return strings.Compare(string(a.id), string(b.id)) })
	s.sorted = make([]aid.Record, len(order))
	for i, n := range order {
		s.sorted[i] = s.records[n.number]
	}
}

// Records gives all records of a kind in the order of their ids.
func (p *Picture) Records(kind aid.Kind) []aid.Record {
	if s := p.shelves[kind]; s != nil {
		return s.sorted
	}
	return nil
}

// Record finds one record.
func (p *Picture) Record(kind aid.Kind, id aid.ID) (aid.Record, bool) {
	s := p.shelves[kind]
	if s == nil {
		return nil, false
	}
	number, ok := s.index.find(id)
	if !ok || s.records[number] == nil {
		return nil, false
	}
	return s.records[number], true
}

// Origin gives the entry in force about a record: the one that asserts what the
// picture has, or the one that retracted it where the picture does not have it.
// It reports false where no entry is in force, or the picture comes from no
// ledger.
func (p *Picture) Origin(kind aid.Kind, id aid.ID) (Origin, bool) {
	s := p.shelves[kind]
	if s == nil {
		return Origin{}, false
	}
	number, ok := s.index.find(id)
	if !ok || int(number) >= len(s.origins) {
		return Origin{}, false
	}
	o := s.origins[number]
	return Origin{Seq: o.seq, Recorded: o.recorded, Source: p.sources[o.source]}, true
}

// kinds lists the kinds that have records, in the order of their names.
func (p *Picture) kinds() []aid.Kind {
	var kinds []aid.Kind
	for kind, s := range p.shelves {
		if len(s.sorted) > 0 {
			kinds = append(kinds, kind)
		}
	}
	slices.Sort(kinds)
	return kinds
}

// record is a record type that knows its kind even when nil.
type record[T any] interface {
	*T
	aid.Record
}

// All gives the records of one type in the order of their ids:
// picture.All[aid.Pledge](p).
func All[T any, R record[T]](p *Picture) []R {
	records := p.Records(R(nil).Kind())
	all := make([]R, len(records))
	for i, r := range records {
		all[i] = r.(R)
	}
	return all
}

// Get finds one record by its id: picture.Get[aid.Item](p, "m109").
func Get[T any, R record[T]](p *Picture, id aid.ID) (R, bool) {
	r, ok := p.Record(R(nil).Kind(), id)
	if !ok {
		return nil, false
	}
	return r.(R), true
}
