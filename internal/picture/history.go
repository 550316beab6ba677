package picture

import (
	"iter"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/ledger"
)

// History is what held when, of every record, as known at one recorded time:
// for each record its timeline. A picture is one day of it. It is what an
// importer compares a file with.
type History struct {
	Known aid.Instant
	Size  int64 // number of ledger entries it was made from

	timelines map[aid.Kind]map[aid.ID]*timeline
	sources   map[ledger.Source]*ledger.Source // one copy of each
}

// Segment is a stretch of valid time and the entry that holds over it, which
// asserts the record or retracts it.
type Segment struct {
	Span     aid.Span
	Seq      int64
	Recorded aid.Instant
	Source   ledger.Source
	Label    string
	Body     string // canonical; empty where the record is retracted
}

// Record reads the segment's body; nil where the record is retracted.
func (s Segment) Record(kind aid.Kind) (aid.Record, error) {
	if s.Body == "" {
		return nil, nil
	}
	return ledger.DecodeBody(kind, s.Body)
}

// Timeline is what held when for one record: segments in the order of valid
// time that do not overlap. Days in no segment are days nobody spoke about.
type Timeline []Segment

// Live reports whether the record is asserted on some day.
func (t Timeline) Live() bool {
	return slices.ContainsFunc(t, func(s Segment) bool { return s.Body != "" })
}

// At gives the segment that covers the day.
func (t Timeline) At(day aid.Date) (Segment, bool) {
	for _, s := range t {
		if s.Span.Covers(day) {
			return s, true
		}
	}
	return Segment{}, false
}

// timeline holds the entries about one record of which some day is still to be
// seen, the one recorded last at the end.
type timeline struct {
	id    aid.ID
	seen  []kept
	first [1]kept // room for the usual case
}

// kept is an entry in a timeline.
type kept struct {
	valid    aid.Span
	seq      int64
	recorded aid.Instant
	source   *ledger.Source
	label    string
	body     string
}

// NewHistory makes an empty history as known at the given time; known 0 is to
// take in every entry.
func NewHistory(known aid.Instant) *History {
	return &History{Known: known, timelines: map[aid.Kind]map[aid.ID]*timeline{}, sources: map[ledger.Source]*ledger.Source{}}
}

// Add takes the next entry of the ledger. It keeps no part of its texts.
func (h *History) Add(e *ledger.Entry) {
	if h.Known != 0 && e.Recorded > h.Known {
		return
	}
	h.Size++
	h.timeline(e.Kind, e.ID).add(kept{
		valid: e.Valid, seq: e.Seq, recorded: e.Recorded, source: h.source(e.Source),
		label: strings.Clone(e.Label), body: strings.Clone(e.Body),
	})
}

func (h *History) timeline(kind aid.Kind, id aid.ID) *timeline {
	byID := h.timelines[kind]
	if byID == nil {
		byID = map[aid.ID]*timeline{}
		h.timelines[aid.Kind(strings.Clone(string(kind)))] = byID
	}
	t := byID[id]
	if t == nil {
		t = &timeline{id: aid.ID(strings.Clone(string(id)))}
		t.seen = t.first[:0]
		byID[t.id] = t
	}
	return t
}

func (h *History) source(s ledger.Source) *ledger.Source {
	one := h.sources[s]
	if one == nil {
		one = &ledger.Source{Type: strings.Clone(s.Type), Name: strings.Clone(s.Name), Ref: strings.Clone(s.Ref)}
		h.sources[*one] = one
	}
	return one
}

// add puts the entry in its place by recorded time, after those recorded with
// it, and forgets the entries that it hides on every day.
func (t *timeline) add(k kept) {
	at := len(t.seen)
	for at > 0 && t.seen[at-1].recorded > k.recorded {
		at--
	}
	for _, later := range t.seen[at:] {
		if later.valid.Contains(k.valid) {
			return
		}
	}
	before := slices.DeleteFunc(slices.Clone(t.seen[:at]), func(old kept) bool { return k.valid.Contains(old.valid) })
	t.seen = append(append(before, k), t.seen[at:]...)
}

// Timeline gives what held when for one record, empty where no entry is about
// it.
func (h *History) Timeline(kind aid.Kind, id aid.ID) Timeline {
	t := h.timelines[kind][id]
	if t == nil {
		return nil
	}
	return t.resolve()
}

// Timelines yields the timelines of a kind in the order of their ids.
func (h *History) Timelines(kind aid.Kind) iter.Seq2[aid.ID, Timeline] {
	byID := h.timelines[kind]
	ids := make([]aid.ID, 0, len(byID))
	for id := range byID {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return func(yield func(aid.ID, Timeline) bool) {
		for _, id := range ids {
			if !yield(id, byID[id].resolve()) {
				return
			}
		}
	}
}

// resolve cuts valid time at the borders of all spans and finds, for each
// stretch between two borders, the entry recorded last that covers it.
// Neighbouring stretches of one entry are joined again.
func (t *timeline) resolve() Timeline {
	if len(t.seen) == 1 {
		return Timeline{t.seen[0].segment(t.seen[0].valid)}
	}
	var line Timeline
	borders := t.borders()
	for i := 1; i < len(borders); i++ {
		stretch := aid.Span{From: borders[i-1], To: borders[i]}
		top, ok := t.top(stretch)
		if !ok {
			continue
		}
		if n := len(line) - 1; n >= 0 && line[n].Seq == top.seq && line[n].Span.To == stretch.From {
			line[n].Span.To = stretch.To
			continue
		}
		line = append(line, top.segment(stretch))
	}
	return line
}

// borders gives the days on which a span begins or ends, between the open ends.
func (t *timeline) borders() []aid.Date {
	borders := []aid.Date{}
	for _, k := range t.seen {
		for _, d := range []aid.Date{k.valid.From, k.valid.To} {
			if d != 0 {
				borders = append(borders, d)
			}
		}
	}
	slices.Sort(borders)
	borders = slices.Compact(borders)
	return append(append([]aid.Date{0}, borders...), 0)
}

func (t *timeline) top(stretch aid.Span) (kept, bool) {
	for i := len(t.seen) - 1; i >= 0; i-- {
		if t.seen[i].valid.Contains(stretch) {
			return t.seen[i], true
		}
	}
	return kept{}, false
}

func (k kept) segment(span aid.Span) Segment {
	return Segment{Span: span, Seq: k.seq, Recorded: k.recorded, Source: *k.source, Label: k.label, Body: k.body}
}
