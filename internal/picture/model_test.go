package picture_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/ledger"
	"footing/internal/picture"
)

// The days, times and records of the small worlds in which pictures are tested.
const (
	lastDay  = 12
	lastTime = 8
)

// sources of the small worlds.
var sources = []ledger.Source{{Type: "form"}, {Type: "import", Name: "kiel", Ref: "i1"}, {Type: "import", Name: "kiel", Ref: "i2"}}

// ledgers draws small ledgers in which spans and recorded times meet in every
// way; appended times ascend, recorded ones need not.
var ledgers = rapid.Custom(func(t *rapid.T) []ledger.Entry {
	n := rapid.IntRange(0, 25).Draw(t, "entries")
	list := make([]ledger.Entry, n)
	for i := range list {
		list[i] = entryOf(t, int64(i))
	}
	return list
})

func entryOf(t *rapid.T, seq int64) ledger.Entry {
	recorded := aid.Instant(rapid.IntRange(1, lastTime).Draw(t, "recorded"))
	e := ledger.Entry{
		Seq: seq, Recorded: recorded, Appended: lastTime + aid.Instant(seq), Author: "ann", Action: ledger.Retract,
		Source: rapid.SampledFrom(sources).Draw(t, "source"), Valid: spanOf(t),
	}
	r := recordOf(t)
	e.Kind, e.ID = r.Kind(), r.RecordID()
	if rapid.IntRange(0, 3).Draw(t, "retract") > 0 {
		body, err := ledger.EncodeBody(r)
		if err != nil {
			t.Fatal(err)
		}
		e.Action, e.Body = ledger.Assert, body
	}
	return e
}

func recordOf(t *rapid.T) aid.Record {
	id := aid.ID(rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "id"))
	if rapid.Bool().Draw(t, "party") {
		return &aid.Party{ID: id, Name: fmt.Sprint(rapid.IntRange(1, 4).Draw(t, "name")), Type: "nation"}
	}
	p := &aid.Package{ID: id, Name: "p", Capability: "fires"}
	for range rapid.IntRange(0, 3).Draw(t, "components") {
		role := rapid.SampledFrom([]string{"crew", "spares"}).Draw(t, "role")
		p.Components = append(p.Components, aid.Component{Role: role, Items: []aid.Accept{{What: "gun", Factor: aid.DecimalInt(1)}}})
	}
	return p
}

func spanOf(t *rapid.T) aid.Span {
	from, to := rapid.IntRange(0, lastDay).Draw(t, "from"), rapid.IntRange(0, lastDay).Draw(t, "to")
	s := aid.Span{From: aid.Date(from), To: aid.Date(to)}
	if s.Empty() {
		s.To = 0
	}
	return s
}

// inForce is the rule in its plainest words: of the entries about the record
// that were known and cover the day, the one recorded last, and among those the
// one written last.
func inForce(list []ledger.Entry, kind aid.Kind, id aid.ID, day aid.Date, known aid.Instant) *ledger.Entry {
	var best *ledger.Entry
	for i := range list {
		e := &list[i]
		if e.Kind != kind || e.ID != id || e.Recorded > known || !e.Valid.Covers(day) {
			continue
		}
		if best == nil || e.Recorded >= best.Recorded {
			best = e
		}
	}
	return best
}

func build(t *rapid.T, list []ledger.Entry, day aid.Date, known aid.Instant) *picture.Picture {
	b := picture.NewBuilder(day, known)
	for i := range list {
		b.Add(&list[i])
	}
	p, err := b.Picture()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// subjects calls fn for every record that the worlds may have.
func subjects(fn func(kind aid.Kind, id aid.ID)) {
	for _, kind := range []aid.Kind{aid.KindParty, aid.KindPackage} {
		for _, id := range []aid.ID{"A", "B", "C"} {
			fn(kind, id)
		}
	}
}

func TestPicturesFollowTheRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := ledgers.Draw(t, "ledger")
		day := aid.Date(rapid.IntRange(1, lastDay).Draw(t, "day"))
		known := aid.Instant(rapid.IntRange(1, lastTime+1).Draw(t, "known"))
		p := build(t, list, day, known)
		held := 0
		subjects(func(kind aid.Kind, id aid.ID) {
			e := inForce(list, kind, id, day, known)
			r, ok := p.Record(kind, id)
			if want := e != nil && e.Action == ledger.Assert; ok != want {
				t.Fatalf("%s %s is there: %v; entry in force %+v", kind, id, ok, e)
			}
			o, spoken := p.Origin(kind, id)
			if spoken != (e != nil) || spoken && (o.Seq != e.Seq || o.Source != e.Source || o.Recorded != e.Recorded) {
				t.Fatalf("%s %s comes from %+v; entry in force %+v", kind, id, o, e)
			}
			if !ok {
				return
			}
			held++
			if body, err := ledger.EncodeBody(r); err != nil || body != e.Body {
				t.Fatalf("%s %s is %s, %v; entry in force %+v", kind, id, body, err, e)
			}
		})
		checkShelves(t, p, held)
	})
}

func checkShelves(t *rapid.T, p *picture.Picture, held int) {
	parties, packages := picture.All[aid.Party](p), picture.All[aid.Package](p)
	if len(parties)+len(packages) != held {
		t.Fatalf("%d records on the shelves, %d found by name", len(parties)+len(packages), held)
	}
	if !slices.IsSortedFunc(parties, func(a, b *aid.Party) int { return slices.Compare([]byte(a.ID), []byte(b.ID)) }) {
		t.Fatal("the shelf is not sorted")
	}
	for _, r := range parties {
		if got, ok := picture.Get[aid.Party](p, r.ID); !ok || got != r {
			t.Fatalf("%s is found as %v", r.ID, got)
		}
	}
}

func TestTimelinesFollowTheRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := ledgers.Draw(t, "ledger")
		known := aid.Instant(rapid.IntRange(1, lastTime+1).Draw(t, "known"))
		h := picture.NewHistory(known)
		for i := range list {
			h.Add(&list[i])
		}
		subjects(func(kind aid.Kind, id aid.ID) {
			line := h.Timeline(kind, id)
			checkOrder(t, line)
			live := false
			for day := aid.Date(1); day <= lastDay+1; day++ {
				e := inForce(list, kind, id, day, known)
				s, ok := line.At(day)
				if ok != (e != nil) || ok && (s.Seq != e.Seq || s.Body != e.Body || s.Source != e.Source) {
					t.Fatalf("day %d of %s %s: %+v; entry in force %+v", day, kind, id, s, e)
				}
				live = live || e != nil && e.Action == ledger.Assert
			}
			if live && !line.Live() {
				t.Fatalf("%s %s is said not to live: %+v", kind, id, line)
			}
		})
		for _, kind := range []aid.Kind{aid.KindParty, aid.KindPackage} {
			for id, line := range h.Timelines(kind) {
				if len(line) == 0 || len(line) != len(h.Timeline(kind, id)) {
					t.Fatalf("%s %s has %d segments", kind, id, len(line))
				}
			}
		}
	})
}

// checkOrder looks that segments ascend, do not overlap, and are as long as they
// can be.
func checkOrder(t *rapid.T, line picture.Timeline) {
	for i, s := range line {
		if s.Span.Empty() {
			t.Fatalf("segment %d of %+v is empty", i, line)
		}
		if i == 0 {
			continue
		}
		before := line[i-1]
		if before.Span.To == 0 || s.Span.From == 0 || before.Span.To > s.Span.From {
			t.Fatalf("segments %d and %d of %+v overlap", i-1, i, line)
		}
		if before.Span.To == s.Span.From && before.Seq == s.Seq {
			t.Fatalf("segments %d and %d of %+v are one", i-1, i, line)
		}
	}
}

// A picture does not change when what it was made from is written over.
func TestPicturesKeepNothingOfTheEntries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := ledgers.Draw(t, "ledger")
		want, err := build(t, list, 5, 0).Digest()
		if err != nil {
			t.Fatal(err)
		}
		shuffled := slices.Clone(list)
		slices.SortStableFunc(shuffled, func(a, b ledger.Entry) int { return int(a.Recorded - b.Recorded) })
		if got, err := build(t, shuffled, 5, 0).Digest(); err != nil || got != want {
			t.Fatalf("in the order of recorded time the digest is %s, %v; want %s", got, err, want)
		}
		var records []aid.Record
		p := build(t, list, 5, 0)
		for _, spec := range aid.Specs() {
			records = append(records, p.Records(spec.Kind)...)
		}
		slices.Reverse(records)
		if got, err := picture.FromRecords(5, 0, records).Digest(); err != nil || got != want {
			t.Fatalf("from its records alone the digest is %s, %v; want %s", got, err, want)
		}
	})
}

// Diff tells exactly what must be done to the first picture to get the second.
func TestDifferencesLeadFromOnePictureToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := ledgers.Draw(t, "ledger")
		before := build(t, list, 5, aid.Instant(rapid.IntRange(1, lastTime).Draw(t, "before")))
		after := build(t, list, 5, aid.Instant(rapid.IntRange(1, lastTime).Draw(t, "after")))
		differences := picture.Diff(before, after)
		same, err := digests(before, after)
		if err != nil || same != (len(differences) == 0) {
			t.Fatalf("equal: %v, %v; differences %+v", same, err, differences)
		}
		for _, d := range differences {
			checkDifference(t, d, before, after)
		}
	})
}

func digests(a, b *picture.Picture) (same bool, err error) {
	one, err := a.Digest()
	if err != nil {
		return false, err
	}
	two, err := b.Digest()
	return one == two, err
}

func checkDifference(t *rapid.T, d picture.Difference, before, after *picture.Picture) {
	_, was := before.Record(d.Kind, d.ID)
	_, is := after.Record(d.Kind, d.ID)
	change := map[[2]bool]string{{false, true}: picture.New, {true, false}: picture.Withdrawn, {true, true}: picture.Changed}[[2]bool{was, is}]
	if d.Change != change || (d.Field != "") != (change == picture.Changed) || d.Before == d.After && change == picture.Changed {
		t.Fatalf("%+v, but it was there %v and is there %v", d, was, is)
	}
	if o, ok := after.Origin(d.Kind, d.ID); ok && (d.Seq != o.Seq || d.Source != o.Source) {
		t.Fatalf("%+v is said to come from %+v", d, o)
	}
}
