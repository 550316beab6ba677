package app_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/picture"
	"footing/internal/store/sqlite"
)

var clock = time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)

func open(t interface {
	Fatal(...any)
	Cleanup(func())
}, dir string,
) *app.App {
	return openAt(t, dir, func() time.Time { return clock })
}

func openAt(t interface {
	Fatal(...any)
	Cleanup(func())
}, dir string, now func() time.Time,
) *app.App {
	store, err := sqlite.Open(context.Background(), filepath.Join(dir, "record.db"))
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(store, now, "tester")
	t.Cleanup(func() { a.Close() })
	return a
}

func vintage(day int, records ...aid.Record) *app.Proposal {
	p := &app.Proposal{
		Source: "test", File: "test.csv", Hash: fmt.Sprint("hash", day), Format: "test",
		Vintage: aid.InstantOf(time.Date(2025, 1, 1+day, 0, 0, 0, 0, time.UTC)),
		Whole:   []aid.Kind{aid.KindPledge},
		Read:    len(records), Taken: len(records),
	}
	for i, r := range records {
		p.Records = append(p.Records, app.Proposed{Record: r, Where: app.Where{File: "test.csv", Row: i + 2}})
	}
	return p
}

func basics() []aid.Record {
	return []aid.Record{
		&aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"},
		&aid.Item{ID: "gun", Name: "gun", Category: "fires", Unit: "piece"},
	}
}

func gun(id string, quantity int64) *aid.Pledge {
	return &aid.Pledge{ID: aid.ID(id), Donor: "XAA", Item: "gun", Quantity: aid.Exactly(aid.DecimalInt(quantity))}
}

func bring(t *testing.T, a *app.App, p *app.Proposal, opt app.ImportOptions) app.Imported {
	t.Helper()
	done, err := a.Import(context.Background(), p, opt)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func TestImportAssertsOnlyWhatChanged(t *testing.T) {
	a := open(t, t.TempDir())
	bring(t, a, vintage(0, append(basics(), gun("same", 1), gun("corrected", 2), gun("gone", 3))...), app.ImportOptions{})
	done := bring(t, a, vintage(1, append(basics(), gun("same", 1), gun("corrected", 5), gun("fresh", 4))...), app.ImportOptions{})
	got := ""
	for _, c := range done.Changes {
		got += fmt.Sprintf("%s %s; ", c.Action, c.ID)
	}
	if want := "assert corrected; assert fresh; retract gone; "; got != want {
		t.Errorf("changes: %s, want %s", got, want)
	}
	if r := done.Report; r.Asserted != 2 || r.Retracted != 1 || r.Unchanged != 3 {
		t.Errorf("report counts %d asserted, %d retracted, %d unchanged; want 2, 1, 3", r.Asserted, r.Retracted, r.Unchanged)
	}
}

func TestImportOfAnOldVintageTwiceIsOneImport(t *testing.T) {
	a := open(t, t.TempDir())
	bring(t, a, vintage(0, append(basics(), gun("p", 1))...), app.ImportOptions{})
	before, err := a.Picture(context.Background(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if again := bring(t, a, vintage(0, append(basics(), gun("p", 1))...), app.ImportOptions{}); !again.Repeated {
		t.Error("the same file as of the same day was taken as another import")
	}
	after, err := a.Picture(context.Background(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if before.Size != after.Size {
		t.Errorf("the record grew from %d to %d entries", before.Size, after.Size)
	}
}

func TestDryRunLeavesNothing(t *testing.T) {
	a := open(t, t.TempDir())
	done := bring(t, a, vintage(0, append(basics(), gun("p", 1))...), app.ImportOptions{DryRun: true})
	if done.Appended.Count != 4 || !done.Appended.DryRun {
		t.Errorf("a dry run says %+v; want 4 entries it would append", done.Appended)
	}
	p, err := a.Picture(context.Background(), 0, 0)
	if err != nil || p.Size != 0 {
		t.Errorf("%d entries after a dry run (%v)", p.Size, err)
	}
}

// What refers to nothing is refused, and what referred to it as well; nothing is
// taken unless the good rows are asked for, and what was refused has not vanished.
func TestImportRefusesWhatRefersToNothing(t *testing.T) {
	a := open(t, t.TempDir())
	bring(t, a, vintage(0, append(basics(), gun("stays", 1))...), app.ImportOptions{})
	orphan := gun("stays", 2)
	orphan.Conditions = []aid.ID{"nowhere"}
	allocation := &aid.Allocation{ID: "a", Pledge: "orphan", Requirement: "r", Quantity: 1}
	next := func() *app.Proposal { return vintage(1, gun("good", 1), orphan, allocation) }

	done, err := a.Import(context.Background(), next(), app.ImportOptions{})
	if app.KindOf(err) != app.Invalid || done.Report == nil || done.Report.Refused != 2 {
		t.Fatalf("err %v, report %+v; want Invalid with two rows refused", err, done.Report)
	}
	if f := done.Report.Findings[0]; f.Row != 3 || f.Column != "conditions" || f.Value != "nowhere" {
		t.Errorf("the finding does not say where: %+v", f)
	}
	done = bring(t, a, next(), app.ImportOptions{Partial: true})
	p, err := a.Picture(context.Background(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := picture.Get[aid.Pledge](p, "good"); !ok {
		t.Error("the good row was not taken")
	}
	if stays, ok := picture.Get[aid.Pledge](p, "stays"); !ok || stays.Quantity != aid.Exactly(aid.DecimalInt(1)) {
		t.Error("a record whose new row was refused was changed or retracted")
	}
	if again, err := a.ImportReport(context.Background(), string(done.Report.ID[:8])); err != nil || len(again.Findings) != len(done.Report.Findings) {
		t.Errorf("the report kept on record has %d findings (%v), want %d", len(again.Findings), err, len(done.Report.Findings))
	}
}

func TestVintagesOfOneSourceGoInOrder(t *testing.T) {
	a := open(t, t.TempDir())
	bring(t, a, vintage(5, append(basics(), gun("p", 1))...), app.ImportOptions{})
	_, err := a.Import(context.Background(), vintage(2, append(basics(), gun("p", 2))...), app.ImportOptions{})
	if app.KindOf(err) != app.Conflict {
		t.Errorf("an older vintage after a newer one: %v, want a Conflict", err)
	}
	future := vintage(5, append(basics(), gun("p", 3))...)
	future.Vintage = aid.InstantOf(clock.Add(time.Hour))
	_, err = a.Import(context.Background(), future, app.ImportOptions{})
	if app.KindOf(err) != app.Invalid {
		t.Errorf("a vintage from the future: %v, want Invalid", err)
	}
}

func TestInterruptedImportLeavesNothing(t *testing.T) {
	a := open(t, t.TempDir())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := a.Import(ctx, vintage(0, append(basics(), gun("p", 1))...), app.ImportOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("err %v, want that it was cancelled", err)
	}
	if p, err := a.Picture(context.Background(), 0, 0); err != nil || p.Size != 0 {
		t.Errorf("%d entries (%v)", p.Size, err)
	}
}

// Whatever the history of a source, the picture as known after each vintage
// holds exactly what that vintage said, then and from then on.
func TestEachVintageStaysAsItWasKnown(t *testing.T) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		a := open(t, filepath.Join(dir, fmt.Sprint(n)))
		var said []string
		for day := range rapid.IntRange(1, 4).Draw(t, "vintages") {
			p := randomVintage(t, day)
			said = append(said, contents(t, p))
			if _, err := a.Import(context.Background(), p, app.ImportOptions{}); err != nil {
				t.Fatal(err)
			}
			for i, want := range said {
				if got := known(t, a, i); got != want {
					t.Fatalf("after vintage %d, vintage %d is known as\n%s\nwant\n%s", day, i, got, want)
				}
			}
		}
		if _, err := a.Verify(context.Background(), "", nil); err != nil {
			t.Fatal(err)
		}
	})
}

func randomVintage(t *rapid.T, day int) *app.Proposal {
	p := vintage(day, basics()...)
	for i := range 5 {
		if !rapid.Bool().Draw(t, "there") {
			continue
		}
		from := aid.Date(rapid.SampledFrom([]int{0, 739000, 739100}).Draw(t, "from"))
		p.Records = append(p.Records, app.Proposed{
			Record: gun(fmt.Sprint("p", i), int64(rapid.IntRange(0, 3).Draw(t, "quantity"))), Valid: aid.Span{From: from},
		})
	}
	return p
}

// days lie before, between and after the days on which pledges begin.
var days = []aid.Date{738000, 739050, 739150}

func contents(t *rapid.T, p *app.Proposal) string {
	var b strings.Builder
	for _, day := range days {
		var records []aid.Record
		for _, r := range p.Records {
			if r.Valid.Covers(day) {
				records = append(records, r.Record)
			}
		}
		b.WriteString(pledges(picture.FromRecords(day, 0, records)))
	}
	return b.String()
}

func known(t *rapid.T, a *app.App, day int) string {
	var b strings.Builder
	for _, valid := range days {
		p, err := a.Picture(context.Background(), valid, vintage(day).Vintage)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(pledges(p))
	}
	return b.String()
}

func pledges(p *picture.Picture) string {
	text := p.Valid.String() + ":"
	for _, q := range picture.All[aid.Pledge](p) {
		text += fmt.Sprintf(" %s=%s", q.ID, q.Quantity)
	}
	return text + "\n"
}
