package picture

import (
	"slices"
	"strings"

	"footing/internal/aid"
)

// With gives a picture in which the records stand in the place of those of the
// same kind and id, or are there besides. It is of the same dates and size, shares
// what did not change, and takes time in proportion to the kinds that did.
func (p *Picture) With(records ...aid.Record) *Picture {
	return p.change(records, func(s *shelf, r aid.Record) { s.put(r) })
}

// Without gives a picture that does not have the records, which are found by
// their kinds and ids.
func (p *Picture) Without(records ...aid.Record) *Picture {
	return p.change(records, func(s *shelf, r aid.Record) { s.take(r) })
}

func (p *Picture) change(records []aid.Record, each func(*shelf, aid.Record)) *Picture {
	changed := *p
	changed.shelves = make(map[aid.Kind]*shelf, len(p.shelves)+1)
	for kind, s := range p.shelves {
		changed.shelves[kind] = s
	}
	own := map[aid.Kind]bool{}
	for _, r := range records {
		if !own[r.Kind()] {
			own[r.Kind()] = true
			changed.shelves[r.Kind()] = changed.shelves[r.Kind()].clone()
		}
		each(changed.shelves[r.Kind()], r)
	}
	return &changed
}

// clone copies a shelf, all but what puts in new ids: put copies that.
func (s *shelf) clone() *shelf {
	if s == nil {
		return &shelf{index: newIndex(), ownIndex: true}
	}
	return &shelf{sorted: slices.Clone(s.sorted), index: s.index, records: slices.Clone(s.records), origins: s.origins}
}

func (s *shelf) put(r aid.Record) {
	id := r.RecordID()
	number, known := s.index.find(id)
	if !known {
		if !s.ownIndex {
			s.index, s.ownIndex = s.index.clone(), true
		}
		number = s.index.add(id)
		s.records = append(s.records, nil)
	}
	at, there := s.place(id)
	if there {
		s.sorted[at] = r
	} else {
		s.sorted = slices.Insert(s.sorted, at, r)
	}
	s.records[number] = r
}

func (s *shelf) take(r aid.Record) {
	id := r.RecordID()
	if number, known := s.index.find(id); known {
		s.records[number] = nil
	}
	if at, there := s.place(id); there {
		s.sorted = slices.Delete(s.sorted, at, at+1)
	}
}

// place is where an id stands, or would, in the order of ids.
func (s *shelf) place(id aid.ID) (at int, there bool) {
	return slices.BinarySearchFunc(s.sorted, id, func(r aid.Record, id aid.ID) int {
		return strings.Compare(string(r.RecordID()), string(id))
	})
}
