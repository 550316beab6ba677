package contingency

import (
	"cmp"
	"errors"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Subject is what falls away: a party, agreement, lane, node, course or fund.
type Subject struct {
	Kind aid.Kind `json:"kind"`
	ID   aid.ID   `json:"id"`
}

// Case is what falls away together: one subject, or a pair.
type Case struct {
	Of      []Subject
	Picture *picture.Picture
	// Touched are the pledges, lanes, courses and funds that are others than in the
	// picture as it is.
	Touched map[Subject]bool
}

// Each takes every donor, agreement, lane, node, course and fund away in turn, all at
// once and for good, in this order and by id. Those without which the picture would be
// the same for a plan are left out. Errors are faults of a change.
func Each(p *picture.Picture) ([]Case, error) {
	var list []Case
	for _, s := range subjects(p) {
		c, err := without(p, s)
		if err != nil {
			return nil, err
		}
		if len(c.Touched) > 0 {
			list = append(list, c)
		}
	}
	return list, nil
}

// without is the case in which subjects fall away.
func without(p *picture.Picture, of ...Subject) (Case, error) {
	c := Case{Of: of, Picture: p}
	for _, change := range changesFor(of) {
		next, err := Apply(c.Picture, change)
		var unknown *UnknownError
		switch {
		case err == nil:
			c.Picture = next
		case !errors.As(err, &unknown) || c.Picture == p: // else it went with what went before
			return c, err
		}
	}
	c.Touched = touched(p, c.Picture)
	return c, nil
}

func changesFor(of []Subject) []Change {
	var list []Change
	for _, s := range of {
		switch s.Kind {
		case aid.KindParty:
			list = append(list, DonorStops{Donor: s.ID})
		case aid.KindAgreement:
			list = append(list, AgreementEnds{Agreement: s.ID})
		case aid.KindLane:
			list = append(list, LaneCloses{Lane: s.ID})
		case aid.KindNode:
			list = append(list, NodeCloses{Node: s.ID})
		case aid.KindCourse:
			list = append(list, CourseFails{Course: s.ID})
		case aid.KindFund:
			list = append(list, FundFails{Fund: s.ID})
		}
	}
	return list
}

// subjects lists all that may fall away.
func subjects(p *picture.Picture) []Subject {
	donors := map[aid.ID]bool{}
	for _, q := range picture.All[aid.Pledge](p) {
		donors[q.Donor] = true
	}
	for _, m := range picture.All[aid.Contribution](p) {
		donors[m.Provider] = true
	}
	for _, k := range picture.All[aid.Course](p) {
		donors[k.Provider] = true
	}
	for _, l := range picture.All[aid.Lane](p) {
		for _, host := range l.Hosts {
			donors[host] = true
		}
	}
	d := &draft{picture: p}
	var list []Subject
	for id := range donors {
		if party, ok := picture.Get[aid.Party](p, id); ok && party.Role == "recipient" || !d.isDonor(id) {
			continue
		}
		list = append(list, Subject{aid.KindParty, id})
	}
	slices.SortFunc(list, func(a, b Subject) int { return cmp.Compare(a.ID, b.ID) })
	list = append(list, allOf[aid.Agreement](p)...)
	list = append(list, allOf[aid.Lane](p)...)
	list = append(list, allOf[aid.Node](p)...)
	list = append(list, allOf[aid.Course](p)...)
	return append(list, allOf[aid.Fund](p)...)
}

func allOf[T any, R interface {
	*T
	aid.Record
}](p *picture.Picture) []Subject {
	var list []Subject
	for _, r := range picture.All[T, R](p) {
		list = append(list, Subject{r.Kind(), r.RecordID()})
	}
	return list
}

// touched lists what a plan sees differently in two pictures, which share what did
// not change.
func touched(p, other *picture.Picture) map[Subject]bool {
	differ := map[Subject]bool{}
	differing[aid.Pledge](p, other, differ)
	differing[aid.Lane](p, other, differ)
	differing[aid.Course](p, other, differ)
	differing[aid.Fund](p, other, differ)
	return differ
}

func differing[T any, R interface {
	*T
	aid.Record
}](p, other *picture.Picture, differ map[Subject]bool) {
	for _, r := range picture.All[T, R](p) {
		if now, ok := picture.Get[T, R](other, r.RecordID()); !ok || now != r {
			differ[Subject{r.Kind(), r.RecordID()}] = true
		}
	}
}
