package storetest

import (
	"strings"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/ledger"
)

func testRecorded(t *testing.T, open Opener) {
	r := start(t, open)
	day := func(n int) aid.Instant { return aid.InstantOf(noon.AddDate(0, 0, n)) }
	from := func(name string, recorded aid.Instant) app.Batch {
		b := batch(party("XAA", "Arvenia"))
		b.Source.Name, b.Recorded = name, recorded
		return b
	}
	done := r.mustAppend(from("kiel", day(-300)))
	if done.Recorded != day(-300) || done.At != aid.InstantOf(r.clock.now()) {
		t.Errorf("recorded %s at %s; both times should stand", done.Recorded, done.At)
	}
	err := r.refused(from("kiel", day(-301)), app.Conflict)
	if err != nil && !strings.Contains(err.Error(), day(-300).String()) {
		t.Errorf("the error does not tell the newest time: %v", err)
	}
	r.refused(from("kiel", day(1)), app.Invalid)
	r.mustAppend(from("kiel", day(-300))) // as new as the newest
	r.mustAppend(from("templates", day(-400)))
	r.mustAppend(from("kiel", 0))
	r.refused(from("kiel", day(-1)), app.Conflict)
	r.mustAppend(from("kiel", aid.InstantOf(r.clock.now().Add(time.Second)))) // now
	r.verified()
}

func testClock(t *testing.T, open Opener) {
	r := start(t, open)
	first := r.mustAppend(batch(party("XAA", "Arvenia")))
	r.clock.pass(-time.Hour)
	second := r.mustAppend(batch(party("XAA", "Arvenia again")))
	if second.At != first.At || second.Recorded != first.Recorded {
		t.Errorf("the clock went back: first %+v, then %+v", first, second)
	}
	r.clock.pass(2 * time.Hour)
	if third := r.mustAppend(batch(party("XAA", "Arvenia"))); third.At <= second.At {
		t.Errorf("the clock does not go on: %+v", third)
	}
	r.verified()
}

func testNames(t *testing.T, open Opener) {
	r := start(t, open)
	item := app.Asserting(&aid.Item{ID: "gun", Name: "gun", Category: "fires/howitzer", Unit: "piece"}, aid.Span{})
	pledge := app.Asserting(&aid.Pledge{ID: "p1", Donor: "XAA", Item: "gun"}, aid.Span{})
	earmarked := app.Asserting(&aid.Pledge{ID: "p1", Donor: "XAA", Item: "gun", Earmark: []aid.ID{"e1", "r1"}}, aid.Span{})
	lines := app.Asserting(&aid.Consignment{ID: "c1", Lines: []aid.ConsignmentLine{{Pledge: "p1", Item: "gun", Quantity: 1}, {Pledge: "p2", Item: "gun", Quantity: 1}}}, aid.Span{})

	err := r.refused(batch(item, pledge), app.Invalid)
	if err != nil && !strings.Contains(err.Error(), `pledge p1: donor names "XAA", and no party`) {
		t.Errorf("the error does not tell what is missing: %v", err)
	}
	r.mustAppend(batch(pledge, party("XAA", "Arvenia"), item)) // in any order
	r.mustAppend(batch(pledge))                                // by what is on record
	err = r.refused(batch(earmarked), app.Invalid)
	if err != nil && !strings.Contains(err.Error(), `no requirement or force_element`) {
		t.Errorf("the error does not tell the kinds: %v", err)
	}
	element := app.Asserting(&aid.ForceElement{ID: "e1", Name: "1st battalion"}, aid.Span{})
	need := app.Asserting(&aid.Requirement{ID: "r1", Name: "guns", Items: []aid.Accept{{What: "gun"}}, Quantity: aid.Exactly(1)}, aid.Span{})
	r.mustAppend(batch(earmarked, element, need)) // each of another kind
	if err := r.refused(batch(lines), app.Invalid); err != nil && !strings.Contains(err.Error(), `"p2"`) {
		t.Errorf("the error does not tell the line: %v", err)
	}
	r.refused(batch(app.Retracting("pledge", "p9", aid.Span{}, "")), app.NotFound)
	r.refused(batch(app.Retracting("plegde", "p1", aid.Span{}, "")), app.Invalid)
	r.mustAppend(batch(app.Retracting("pledge", "p1", aid.Span{}, "")))
	r.verified()
}

func testInvalid(t *testing.T, open Opener) {
	r := start(t, open)
	noAuthor := batch(party("XAA", "Arvenia"))
	noAuthor.Author = ""
	noSource := batch(party("XAA", "Arvenia"))
	noSource.Source = ledger.Source{}
	for want, b := range map[string]app.Batch{
		"author":           noAuthor,
		"source":           noSource,
		"no change":        batch(),
		"name: is require": batch(party("XAA", "")),
		"UTF-8":            batch(party("XAA", "\xff")),
		"has no day":       batch(app.Asserting(&aid.Party{ID: "XAA", Name: "x", Type: "nation"}, aid.Span{From: 5, To: 4})),
		"asserts a record": batch(app.Change{Action: "forget"}),
		// A day past the year 9999 has no text that can be read again.
		"cannot be written": batch(app.Asserting(&aid.Condition{ID: "c", Name: "vote", Type: "vote", Due: 4_000_000}, aid.Span{})),
	} {
		if err := r.refused(b, app.Invalid); err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want %q", err, want)
		}
	}
}

func testPicture(t *testing.T, open Opener) {
	r := start(t, open)
	ctx, today := t.Context(), aid.DateOf(noon)
	r.mustAppend(batch(parties(0, 500)...))
	known := aid.InstantOf(r.clock.now())
	before, err := app.LoadPicture(ctx, r.store, today, 0)
	if err != nil {
		t.Fatal(err)
	}
	r.mustAppend(batch(append(parties(500, 200), app.Retracting("party", "X0", aid.Span{}, ""), party("X1", "renamed"))...))
	after, err := app.LoadPicture(ctx, r.store, today, 0)
	if err != nil {
		t.Fatal(err)
	}
	again, err := app.LoadPicture(ctx, r.store, today, known)
	if err != nil {
		t.Fatal(err)
	}
	first, err := before.Digest()
	if err != nil {
		t.Fatal(err)
	}
	if same, err := again.Digest(); err != nil || same != first || again.Known != before.Known || again.Size != before.Size {
		t.Errorf("as known at %s: %s of %d entries, then it was %s of %d, %v", known, same, again.Size, first, before.Size, err)
	}
	if n := len(after.Records("party")); n != 699 {
		t.Errorf("%d parties, want 699", n)
	}
	history, err := app.LoadHistory(ctx, r.store, 0)
	if err != nil || history.Size != 702 {
		t.Errorf("history of %d entries, %v", history.Size, err)
	}
}
