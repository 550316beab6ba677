package app

import (
	"context"
	"slices"

	"footing/internal/aid"
	"footing/internal/ledger"
	"footing/internal/picture"
)

// vanished is the reason of a retraction that an import makes because its
// source no longer has the record.
const vanished = "not in this vintage any more"

// moved is the reason of a retraction that an import makes because the record
// now holds over another span of valid time.
const moved = "now holds over another time"

// standing is the record as an import finds it.
type standing struct {
	history *picture.History
	size    int64 // of the whole ledger
}

// standing reads what holds when, as known at a time.
func (a *App) standing(ctx context.Context, known aid.Instant) (*standing, error) {
	s := &standing{history: picture.NewHistory(known)}
	err := eachEntry(ctx, a.store, func(e *ledger.Entry) {
		s.size++
		s.history.Add(e)
	})
	return s, err
}

// known reports whether any entry is about the record.
func (s *standing) known(n name) bool { return s.history.Timeline(n.kind, n.id) != nil }

// changes works out what a proposal asks for: only what is new or different is
// asserted, and what its source had and no longer has is retracted.
func (s *standing) changes(p *Proposal) ([]Change, error) {
	wanted, order, err := wantedBy(p)
	if err != nil {
		return nil, err
	}
	var changes []Change
	for _, n := range order {
		changes = append(changes, s.replace(n, wanted[n], p.Source)...)
	}
	for _, kind := range p.Whole {
		for id, line := range s.history.Timelines(kind) {
			n := name{kind, id}
			if wanted[n] != nil || p.heldBack[n] {
				continue
			}
			spoken, err := p.speaksOf(kind, line)
			if err != nil {
				return nil, err
			}
			if spoken {
				changes = append(changes, retractOwn(n, line, p.Source, vanished)...)
			}
		}
	}
	return changes, nil
}

// want is one record that is asked for, over one span.
type want struct {
	record aid.Record
	valid  aid.Span
	body   string
}

// wantedBy groups what is proposed by record, in the order of the proposal.
func wantedBy(p *Proposal) (wanted map[name][]want, order []name, err error) {
	wanted = map[name][]want{}
	for _, r := range p.Records {
		body, err := ledger.EncodeBody(r.Record)
		if err != nil {
			return nil, nil, &Error{Kind: Invalid, What: string(r.Record.RecordID()), Cause: err}
		}
		n := nameOf(r.Record)
		if wanted[n] == nil {
			order = append(order, n)
		}
		wanted[n] = append(wanted[n], want{r.Record, r.Valid, body})
	}
	return wanted, order, nil
}

// replace gives the changes that make a record's timeline what is wanted. A
// stretch that the same source stated and that is no longer wanted is
// retracted first; what is then asserted outweighs it where they meet.
func (s *standing) replace(n name, wanted []want, source string) (changes []Change) {
	line := s.history.Timeline(n.kind, n.id)
	var left picture.Timeline
	for _, segment := range line {
		inside := slices.ContainsFunc(wanted, func(w want) bool { return w.valid.Contains(segment.Span) })
		if !inside {
			left = append(left, segment)
		}
	}
	changes = retractOwn(n, left, source, moved)
	for _, w := range wanted {
		if len(changes) > 0 || !holds(line, w) {
			changes = append(changes, Asserting(w.record, w.valid))
		}
	}
	return changes
}

// holds reports whether the timeline says already what is wanted.
func holds(line picture.Timeline, w want) bool {
	return slices.ContainsFunc(line, func(s picture.Segment) bool { return s.Body == w.body && s.Span.Contains(w.valid) })
}

func retractOwn(n name, line picture.Timeline, source, reason string) (changes []Change) {
	for _, segment := range line {
		if segment.Body != "" && segment.Source.Name == source {
			changes = append(changes, Retracting(n.kind, n.id, segment.Span, reason))
		}
	}
	return changes
}

// speaksOf reports whether the file would have named the record of the
// timeline, had it been there.
func (p *Proposal) speaksOf(kind aid.Kind, line picture.Timeline) (bool, error) {
	if p.Scope == nil {
		return true, nil
	}
	for _, segment := range line {
		r, err := segment.Record(kind)
		if err != nil {
			return false, unreadable(err)
		}
		if r != nil && p.Scope(r) {
			return true, nil
		}
	}
	return false, nil
}
