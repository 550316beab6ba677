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

// shelf holds the records of one kind, by id.
type shelf struct {
	sorted []aid.Record
	byID   map[aid.ID]int32 // place in sorted
	// origins says which entry stands behind each record of sorted; empty in a
	// picture of records that are in no ledger.
	origins []origin
	// withdrawn says which entry retracted a record that is not here.
	withdrawn map[aid.ID]origin
}

// origin is an Origin with its source as a number, to be small.
type origin struct {
	seq      int64
	recorded aid.Instant
	source   int32
}

// Origin is the entry that stands behind a record.
type Origin struct {
	Seq      int64
	Recorded aid.Instant
	Source   ledger.Source
}

// FromRecords makes a picture from records that are in no ledger, for
// exercises and tests. Of two records with one kind and id the later one wins.
func FromRecords(valid aid.Date, known aid.Instant, records []aid.Record) *Picture {
	latest := map[aid.Kind]map[aid.ID]aid.Record{}
	for _, r := range records {
		if latest[r.Kind()] == nil {
			latest[r.Kind()] = map[aid.ID]aid.Record{}
		}
		latest[r.Kind()][r.RecordID()] = r
	}
	p := &Picture{Valid: valid, Known: known, shelves: map[aid.Kind]*shelf{}}
	for kind, byID := range latest {
		s := &shelf{sorted: make([]aid.Record, 0, len(byID)), byID: make(map[aid.ID]int32, len(byID))}
		for _, r := range byID {
			s.sorted = append(s.sorted, r)
		}
		slices.SortFunc(s.sorted, func(a, b aid.Record) int {
			return strings.Compare(string(a.RecordID()), string(b.RecordID()))
		})
		for i, r := range s.sorted {
			s.byID[r.RecordID()] = int32(i)
		}
		p.shelves[kind] = s
	}
	return p
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
	at, ok := s.byID[id]
	if !ok {
		return nil, false
	}
	return s.sorted[at], true
}

// Origin gives the entry that stands behind a record. It reports false where
// there is no such record, or the picture comes from no ledger.
func (p *Picture) Origin(kind aid.Kind, id aid.ID) (Origin, bool) {
	s := p.shelves[kind]
	if s == nil {
		return Origin{}, false
	}
	at, ok := s.byID[id]
	if !ok || len(s.origins) == 0 {
		return Origin{}, false
	}
	return p.origin(s.origins[at]), true
}

// Withdrawn gives the entry that retracted a record which is not in the picture
// for that reason.
func (p *Picture) Withdrawn(kind aid.Kind, id aid.ID) (Origin, bool) {
	s := p.shelves[kind]
	if s == nil {
		return Origin{}, false
	}
	o, ok := s.withdrawn[id]
	if !ok {
		return Origin{}, false
	}
	return p.origin(o), true
}

func (p *Picture) origin(o origin) Origin {
	return Origin{Seq: o.seq, Recorded: o.recorded, Source: p.sources[o.source]}
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
