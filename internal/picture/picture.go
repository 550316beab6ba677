package picture

import (
	"slices"
	"strings"

	"footing/internal/aid"
)

// Picture is everything on record as of one valid date and one recorded time.
// It is immutable and safe for concurrent reads; do not change its records.
type Picture struct {
	Valid aid.Date    // what is true on this day
	Known aid.Instant // as known at this time
	Size  int64       // number of ledger entries it was made from

	shelves map[aid.Kind]*shelf
}

// shelf holds the records of one kind, by id.
type shelf struct {
	sorted []aid.Record
	byID   map[aid.ID]aid.Record
}

// FromRecords makes a picture from records that are in no ledger, for
// exercises and tests. Of two records with one kind and id the later one wins.
func FromRecords(valid aid.Date, known aid.Instant, records []aid.Record) *Picture {
	p := &Picture{Valid: valid, Known: known, shelves: map[aid.Kind]*shelf{}}
	for _, r := range records {
		p.put(r)
	}
	p.sort()
	return p
}

func (p *Picture) put(r aid.Record) {
	s := p.shelves[r.Kind()]
	if s == nil {
		s = &shelf{byID: map[aid.ID]aid.Record{}}
		p.shelves[r.Kind()] = s
	}
	s.byID[r.RecordID()] = r
}

func (p *Picture) sort() {
	for _, s := range p.shelves {
		s.sorted = make([]aid.Record, 0, len(s.byID))
		for _, r := range s.byID {
			s.sorted = append(s.sorted, r)
		}
		slices.SortFunc(s.sorted, func(a, b aid.Record) int {
			return strings.Compare(string(a.RecordID()), string(b.RecordID()))
		})
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
	r, ok := s.byID[id]
	return r, ok
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
