package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/audit"
	"footing/internal/ledger"
)

// noon is the first moment of every test's clock.
var noon = time.Date(2025, 1, 6, 12, 0, 0, 0, time.UTC)

// clock is a clock that a test moves.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func (c *clock) pass(d time.Duration) { c.at = c.at.Add(d) }

// record is one store under test, with a clock.
type record struct {
	t     *testing.T
	store app.Store
	clock *clock
}

func start(t *testing.T, open Opener) *record {
	t.Helper()
	r := &record{t: t, store: open(t, "record"), clock: &clock{noon}}
	t.Cleanup(func() { r.store.Close() })
	return r
}

// batch is a usual batch of changes, from a form.
func batch(changes ...app.Change) app.Batch {
	return app.Batch{Author: "ann", Source: ledger.Source{Type: "form", Name: "test"}, Changes: changes}
}

func party(id, name string) app.Change {
	return app.Asserting(&aid.Party{ID: aid.ID(id), Name: name, Type: "nation"}, aid.Span{})
}

// parties gives changes that assert as many parties.
func parties(from, count int) []app.Change {
	changes := make([]app.Change, count)
	for i := range changes {
		changes[i] = party(fmt.Sprintf("X%d", from+i), fmt.Sprintf("nation %d", from+i))
	}
	return changes
}

func (r *record) append(b app.Batch) (app.Appended, error) {
	r.clock.pass(time.Second)
	return app.Append(r.t.Context(), r.store, r.clock.now, b)
}

func (r *record) mustAppend(b app.Batch) app.Appended {
	r.t.Helper()
	done, err := r.append(b)
	if err != nil {
		r.t.Fatal(err)
	}
	return done
}

// refused appends what must be refused with an error of the kind, and checks
// that nothing was kept.
func (r *record) refused(b app.Batch, want app.Kind) error {
	r.t.Helper()
	before := r.verified()
	_, err := r.append(b)
	if app.KindOf(err) != want || err == nil {
		r.t.Errorf("%+v is answered by %v (%s), want %s", b, err, app.KindOf(err), want)
	}
	if after := r.verified(); after != before {
		r.t.Errorf("a refused batch left %+v, it was %+v", after, before)
	}
	return err
}

// verified verifies the record and gives the report.
func (r *record) verified() audit.Report {
	r.t.Helper()
	report, err := verify(r.t.Context(), r.store)
	if err != nil {
		r.t.Fatalf("verification: %v", err)
	}
	return report
}

func verify(ctx context.Context, store app.Store) (report audit.Report, err error) {
	err = store.Read(ctx, func(tx app.Reader) error {
		report, err = audit.Verify(ctx, tx, store.VerifierKey(), nil)
		return err
	})
	return report, err
}

// read runs fn on a snapshot.
func (r *record) read(fn func(tx app.Reader) error) {
	r.t.Helper()
	if err := r.store.Read(r.t.Context(), fn); err != nil {
		r.t.Fatal(err)
	}
}

// all reads every entry from a place on.
func (r *record) all(from int64) []ledger.Entry {
	r.t.Helper()
	var list []ledger.Entry
	r.read(func(tx app.Reader) (err error) {
		list, err = entriesOf(r.t.Context(), tx, from)
		return err
	})
	return list
}

func entriesOf(ctx context.Context, tx app.Reader, from int64) (list []ledger.Entry, err error) {
	err = tx.Entries(ctx, from, func(bytes []byte) error {
		e, err := ledger.Decode(string(bytes))
		list = append(list, e)
		return err
	})
	return list, err
}
