package storetest

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/ledger"
)

func testEmpty(t *testing.T, open Opener) {
	r := start(t, open)
	if report := r.verified(); report.Size != 0 {
		t.Errorf("an empty store verifies as %+v", report)
	}
	r.read(func(tx app.Reader) error {
		ctx := t.Context()
		if signed, err := tx.Checkpoint(ctx); signed != nil || err != nil {
			t.Errorf("checkpoint: %q, %v", signed, err)
		}
		if hashes, err := tx.Tile(ctx, 0, 0); hashes != nil || err != nil {
			t.Errorf("tile: %x, %v", hashes, err)
		}
		if on, err := tx.Named(ctx, "party", "XAA"); on || err != nil {
			t.Errorf("named: %v, %v", on, err)
		}
		if newest, err := tx.Newest(ctx, "test"); newest != 0 || err != nil {
			t.Errorf("newest: %v, %v", newest, err)
		}
		if _, found, err := tx.Answer(ctx, "key"); found || err != nil {
			t.Errorf("answer: %v, %v", found, err)
		}
		return nil
	})
	if list := r.all(0); len(list) != 0 {
		t.Errorf("entries: %v", list)
	}
}

func testAppend(t *testing.T, open Opener) {
	r := start(t, open)
	span := aid.Span{From: aid.NewDate(2025, 1, 1), To: aid.NewDate(2026, 1, 1)}
	assert := app.Asserting(&aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"}, span)
	assert.Reason, assert.Label = "as agreed", "partners"
	first := r.mustAppend(batch(assert, party("XBB", "Belmark")))
	b := batch(app.Retracting("party", "XAA", aid.Span{From: aid.NewDate(2025, 7, 1)}, "merged"))
	b.Source = ledger.Source{Type: "import", Name: "lists", Ref: "imp-1"}
	second := r.mustAppend(b)

	at := []aid.Instant{aid.InstantOf(noon.Add(time.Second)), aid.InstantOf(noon.Add(2 * time.Second))}
	want := []ledger.Entry{
		{Seq: 0, Recorded: at[0], Appended: at[0], Valid: span, Kind: "party", ID: "XAA", Action: ledger.Assert, Author: "ann", Source: ledger.Source{Type: "form", Name: "test"}, Reason: "as agreed", Label: "partners", Body: `{"id":"XAA","name":"Arvenia","type":"nation"}`},
		{Seq: 1, Recorded: at[0], Appended: at[0], Kind: "party", ID: "XBB", Action: ledger.Assert, Author: "ann", Source: ledger.Source{Type: "form", Name: "test"}, Body: `{"id":"XBB","name":"Belmark","type":"nation"}`},
		{Seq: 2, Recorded: at[1], Appended: at[1], Valid: aid.Span{From: aid.NewDate(2025, 7, 1)}, Kind: "party", ID: "XAA", Action: ledger.Retract, Author: "ann", Source: b.Source, Reason: "merged"},
	}
	if got := r.all(0); !reflect.DeepEqual(got, want) {
		t.Errorf("entries\n%+v\nwant\n%+v", got, want)
	}
	if got := r.all(2); !reflect.DeepEqual(got, want[2:]) {
		t.Errorf("entries from 2\n%+v", got)
	}
	if first.First != 0 || first.Count != 2 || first.Size != 2 || second.First != 2 || second.Count != 1 || second.Size != 3 {
		t.Errorf("answers %+v, %+v", first, second)
	}
	if report := r.verified(); report.Root != second.Root || report.Size != 3 {
		t.Errorf("verified as %+v, answered as %+v", report, second)
	}
	r.read(func(tx app.Reader) error {
		var seqs []int64
		err := tx.EntriesOf(t.Context(), "party", "XAA", func(bytes []byte) error {
			e, err := ledger.Decode(string(bytes))
			seqs = append(seqs, e.Seq)
			return err
		})
		if err != nil || !reflect.DeepEqual(seqs, []int64{0, 2}) {
			t.Errorf("entries of XAA: %v, %v", seqs, err)
		}
		if on, err := tx.Named(t.Context(), "party", "XBB"); !on || err != nil {
			t.Errorf("XBB is named: %v, %v", on, err)
		}
		if on, err := tx.Named(t.Context(), "item", "XBB"); on || err != nil {
			t.Errorf("item XBB is named: %v, %v", on, err)
		}
		if newest, err := tx.Newest(t.Context(), "lists"); newest != at[1] || err != nil {
			t.Errorf("newest of lists: %v, %v", newest, err)
		}
		return nil
	})
}

func testReopen(t *testing.T, open Opener) {
	r := start(t, open)
	r.mustAppend(batch(parties(0, 300)...))
	before, key := r.verified(), r.store.VerifierKey()
	if err := r.store.Close(); err != nil {
		t.Fatal(err)
	}
	r.store = open(t, "record")
	if after := r.verified(); after != before || r.store.VerifierKey() != key {
		t.Errorf("after opening again %+v, before %+v", after, before)
	}
	r.mustAppend(batch(parties(300, 300)...))
	if report := r.verified(); report.Size != 600 {
		t.Errorf("%d entries, want 600", report.Size)
	}
}

// testSizes grows a record through the borders of its tiles.
func testSizes(t *testing.T, open Opener) {
	r := start(t, open)
	size := 0
	for _, n := range []int{1, 1, 2, 3, 120, 128, 1, 1, 1, 253, 1, 1, 300} {
		done := r.mustAppend(batch(parties(size, n)...))
		size += n
		if report := r.verified(); report.Size != int64(size) || report.Root != done.Root {
			t.Errorf("verified as %+v, answered as %+v", report, done)
		}
	}
}

func testOddTexts(t *testing.T, open Opener) {
	r := start(t, open)
	odd := "a\x00b\n\"'\\;--\u2028漢字🚀\ufeff" + strings.Repeat("é", 1<<20)
	change := party("-_.+", odd)
	change.Reason, change.Label = odd, "'; DROP TABLE entry; --"
	b := batch(change)
	short := strings.TrimRight(odd, "é")
	b.Author, b.Source.Name, b.Source.Ref, b.Key = short, short, short, short
	r.mustAppend(b)
	e := r.all(0)[0]
	body, err := ledger.DecodeBody(e.Kind, e.Body)
	if err != nil || body.(*aid.Party).Name != odd || e.Reason != odd || e.Label != change.Label || e.Author != short || e.Source.Name != short {
		t.Errorf("an odd text came back otherwise: %.200v, %v", e, err)
	}
	r.verified()
	if done, err := r.append(b); err != nil || !done.Repeated {
		t.Errorf("an odd key is not found again: %+v, %v", done, err)
	}
}

func testDryRun(t *testing.T, open Opener) {
	r := start(t, open)
	r.mustAppend(batch(party("XAA", "Arvenia")))
	before := r.verified()
	b := batch(parties(0, 300)...)
	b.DryRun, b.Key = true, "once"
	told := r.mustAppend(b)
	if after := r.verified(); after != before {
		t.Errorf("a dry run left %+v, it was %+v", after, before)
	}
	b.DryRun = false
	r.clock.pass(-time.Second) // the same moment again
	done := r.mustAppend(b)
	if told.DryRun = false; told != done {
		t.Errorf("the dry run told %+v, the run did %+v", told, done)
	}
	if report := r.verified(); report.Root != told.Root {
		t.Errorf("the dry run told the root %s, it is %s", told.Root, report.Root)
	}
	bad := batch(app.Asserting(&aid.Pledge{ID: "p", Donor: "XZZ", Item: "gun"}, aid.Span{}))
	bad.DryRun = true
	r.refused(bad, app.Invalid)
}

func testIdempotency(t *testing.T, open Opener) {
	r := start(t, open)
	b := batch(parties(0, 3)...)
	b.Key = "k1"
	first := r.mustAppend(b)
	before := r.verified()
	again := r.mustAppend(b)
	if again.Repeated = !again.Repeated; again != first {
		t.Errorf("the same request is answered by %+v, first by %+v", again, first)
	}
	for name, other := range map[string]func(*app.Batch){
		"changes":  func(b *app.Batch) { b.Changes = parties(0, 2) },
		"a field":  func(b *app.Batch) { b.Changes = append(parties(0, 2), party("X2", "another name")) },
		"author":   func(b *app.Batch) { b.Author = "bob" },
		"source":   func(b *app.Batch) { b.Source.Ref = "other" },
		"recorded": func(b *app.Batch) { b.Recorded = aid.InstantOf(noon) },
	} {
		changed := b
		other(&changed)
		if _, err := r.append(changed); app.KindOf(err) != app.Conflict {
			t.Errorf("the same key with other %s: %v, want a conflict", name, err)
		}
	}
	if after := r.verified(); after != before {
		t.Errorf("repeated requests left %+v, it was %+v", after, before)
	}
	r.read(func(tx app.Reader) error {
		kept, found, err := tx.Answer(t.Context(), "k1")
		var told app.Appended
		if err == nil {
			err = json.Unmarshal(kept.Bytes, &told)
		}
		if !found || told != first || kept.At != first.At {
			t.Errorf("kept is %+v, told was %+v", kept, first)
		}
		return err
	})
}

func testAgainst(t *testing.T, open Opener) {
	r := start(t, open)
	size := int64(0)
	b := batch(parties(0, 2)...)
	b.Against = &size
	r.mustAppend(b)
	r.refused(b, app.Conflict)
	size = 2
	r.mustAppend(b)
}

func testRollback(t *testing.T, open Opener) {
	r := start(t, open)
	r.mustAppend(batch(parties(0, 10)...))
	before := r.verified()
	fault := errors.New("on purpose")
	err := r.store.Write(t.Context(), func(tx app.Writer) error {
		e := r.all(0)[0]
		e.Seq = 10
		b, err := ledger.Encode(&e)
		if err == nil {
			err = tx.AppendEntries(t.Context(), []ledger.Entry{e}, [][]byte{b})
		}
		if err == nil {
			err = tx.PutResult(t.Context(), app.Result{Kind: "plan", ID: "1", Created: 1, Bytes: []byte("x")})
		}
		if err != nil {
			t.Error(err)
		}
		return fault
	})
	if !errors.Is(err, fault) {
		t.Errorf("the error is %v, want the one of the function", err)
	}
	if after := r.verified(); after != before {
		t.Errorf("what was rolled back left %+v, it was %+v", after, before)
	}
	r.mustAppend(batch(parties(10, 10)...))
}

func testPanic(t *testing.T, open Opener) {
	r := start(t, open)
	before := r.verified()
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = r.store.Write(t.Context(), func(tx app.Writer) error {
			if err := tx.PutCheckpoint(t.Context(), 1, []byte("x")); err != nil {
				t.Error(err)
			}
			panic("on purpose")
		})
	}()
	if after := r.verified(); after != before {
		t.Errorf("what panicked left %+v, it was %+v", after, before)
	}
	r.mustAppend(batch(parties(0, 10)...)) // the writer is free again
}

func testResults(t *testing.T, open Opener) {
	r := start(t, open)
	put := func(res app.Result) error {
		return r.store.Write(t.Context(), func(tx app.Writer) error { return tx.PutResult(t.Context(), res) })
	}
	plan := app.Result{Kind: "plan", ID: "7f3a", Created: 10, Size: 4, Bytes: []byte("\x00\xff{}")}
	later := app.Result{Kind: "plan", ID: "0b1c", Created: 20, Size: 0, Bytes: []byte{}}
	for _, res := range []app.Result{plan, later, plan, {Kind: "other", ID: "7f3a", Created: 5, Bytes: []byte("x")}} {
		if err := put(res); err != nil {
			t.Fatal(err)
		}
	}
	if err := put(app.Result{Kind: "plan", ID: "7f3a", Created: 10, Bytes: []byte("{ }")}); app.KindOf(err) != app.Conflict {
		t.Errorf("other bytes under one identity: %v, want a conflict", err)
	}
	r.read(func(tx app.Reader) error {
		got, err := tx.Result(t.Context(), "plan", "7f3a")
		if err != nil || got.Created != 10 || got.Size != 4 || !bytes.Equal(got.Bytes, plan.Bytes) {
			t.Errorf("saved %+v, read %+v, %v", plan, got, err)
		}
		if _, err := tx.Result(t.Context(), "plan", "none"); app.KindOf(err) != app.NotFound {
			t.Errorf("a missing result: %v, want not found", err)
		}
		list, err := tx.Results(t.Context(), "plan")
		if err != nil || len(list) != 2 || list[0].ID != "0b1c" || list[1].ID != "7f3a" || list[1].Size != 4 || list[1].Bytes != nil {
			t.Errorf("the list is %+v, %v", list, err)
		}
		return nil
	})
	if report := r.verified(); report.Size != 0 {
		t.Errorf("results went on the ledger: %+v", report)
	}
}
