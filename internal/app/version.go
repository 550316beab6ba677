package app

import (
	"cmp"
	"slices"

	"footing/internal/aid"
	"footing/internal/ledger"
	"footing/internal/picture"
)

// versions gives the changes that put the versions of a proposal on record, in the
// order in which they became known, and counts the records that stand already. Only
// of a record that nothing is known of yet is the source believed when it says since
// when it knew: what differs from what stands became known with this file.
func (s *standing) versions(p *Proposal) (changes []Change, unchanged int, err error) {
	order, of := []name{}, map[name][]Version{}
	for _, v := range p.Versions {
		n := nameOf(v.Record)
		if of[n] == nil {
			order = append(order, n)
		}
		of[n] = append(of[n], v)
	}
	var late []Change
	for _, n := range order {
		list := of[n]
		last := list[len(list)-1].Record
		line := s.history.Timeline(n.kind, n.id)
		if line == nil {
			dated := datedChanges(list)
			at := slices.IndexFunc(dated, func(c Change) bool { return c.Recorded == 0 })
			if at < 0 {
				at = len(dated)
			}
			changes, late = append(changes, dated[:at]...), append(late, dated[at:]...)
			continue
		}
		stands, err := says(line, last)
		if err != nil {
			return nil, 0, err
		}
		if stands {
			unchanged++
			continue
		}
		late = append(late, Asserting(last, aid.Span{}))
	}
	slices.SortStableFunc(changes, func(a, b Change) int { return cmp.Compare(a.Recorded, b.Recorded) })
	return append(changes, late...), unchanged, nil
}

func datedChanges(versions []Version) []Change {
	changes := make([]Change, len(versions))
	for i, v := range versions {
		changes[i] = Asserting(v.Record, aid.Span{})
		changes[i].Recorded = v.Known
	}
	return changes
}

// says reports whether a timeline says what a record does, always.
func says(line picture.Timeline, r aid.Record) (bool, error) {
	body, err := ledger.EncodeBody(r)
	if err != nil {
		return false, &Error{Kind: Invalid, What: string(r.RecordID()), Cause: err}
	}
	return holds(line, want{r, aid.Span{}, body}), nil
}
