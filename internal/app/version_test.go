package app_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/ledger"
	"footing/internal/picture"
	"footing/internal/store/sqlite"
)

func delivered(id string, promised, came aid.Date) *aid.Delivery {
	return &aid.Delivery{ID: aid.ID(id), Register: "depot", Promised: promised, Delivered: came}
}

func at(d aid.Date) aid.Instant { return aid.InstantOf(d.Time()) }

// A picture of a past day has what the source knew by then, and the record verifies.
func TestVersionsAreKnownSinceTheirDay(t *testing.T) {
	a, due := open(t, t.TempDir()), aid.NewDate(2020, 5, 1)
	p := &app.Proposal{
		Source: "depot one", File: "depot.csv", Hash: "h1", Format: "test", Read: 2, Taken: 2,
		Versions: []app.Version{
			{Record: delivered("late", due, 0), Known: at(due - 30)},
			{Record: delivered("late", due, due+10), Known: at(due + 12)},
			{Record: delivered("early", due, 0), Known: at(due - 20)},
			{Record: delivered("early", due, due-5), Known: 0},
		},
	}
	done := bring(t, a, p, app.ImportOptions{})
	if done.Report.Asserted != 2 || done.Report.Unchanged != 0 || done.Appended.Count != 5 {
		t.Errorf("%+v, %d entries", done.Report, done.Appended.Count)
	}
	for _, c := range []struct {
		day  aid.Date
		want string
	}{
		{due - 31, ""}, {due - 25, "late "}, {due, "early late "}, {due + 12, "early late came "},
	} {
		p, err := a.Picture(context.Background(), c.day, at(c.day+1)-1)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, d := range picture.All[aid.Delivery](p) {
			got += string(d.ID) + " "
			if d.Delivered.Known() {
				got += "came "
			}
		}
		if got != c.want {
			t.Errorf("known on %s: %q, want %q", c.day, got, c.want)
		}
	}
	if _, err := a.Verify(context.Background(), "", nil); err != nil {
		t.Error(err)
	}
}

// Another state of the file changes what differs as of now: of what stands on record
// nobody can claim afterwards to have known otherwise.
func TestLaterFilesDoNotRewriteThePast(t *testing.T) {
	a, due := open(t, t.TempDir()), aid.NewDate(2020, 5, 1)
	file := func(n int, versions ...app.Version) *app.Proposal {
		return &app.Proposal{Source: fmt.Sprint("depot ", n), File: "depot.csv", Hash: fmt.Sprint(n), Format: "test", Read: len(versions), Taken: len(versions), Versions: versions}
	}
	bring(t, a, file(1, app.Version{Record: delivered("a", due, due), Known: at(due)}), app.ImportOptions{})
	done := bring(t, a, file(2, app.Version{Record: delivered("a", due, due+9), Known: at(due + 9)},
		app.Version{Record: delivered("b", due, due), Known: at(due)}), app.ImportOptions{})
	for _, c := range done.Changes {
		if (c.Recorded == 0) != (c.ID == "a") {
			t.Errorf("%s is recorded at %s", c.ID, c.Recorded)
		}
	}
	again := bring(t, a, file(3, app.Version{Record: delivered("a", due, due+9), Known: at(due + 9)}), app.ImportOptions{})
	if len(again.Changes) != 0 || again.Report.Unchanged != 1 {
		t.Errorf("%+v", again.Changes)
	}
}

func TestChangesOutOfTheirOrderAreRefused(t *testing.T) {
	due := aid.NewDate(2020, 5, 1)
	store, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "record.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	now := func() time.Time { return clock }
	change := func(id string, known aid.Date) app.Change {
		c := app.Asserting(delivered(id, due, due), aid.Span{})
		c.Recorded = at(known)
		return c
	}
	for name, changes := range map[string][]app.Change{
		"backwards":     {change("a", due), change("b", due-1)},
		"in the future": {change("a", aid.DateOf(clock)+10)},
	} {
		_, err := app.Append(context.Background(), store, now, app.Batch{Author: "ann", Source: ledger.Source{Type: "import", Name: "depot"}, Changes: changes})
		if app.KindOf(err) != app.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
