package storetest

import (
	"context"
	"errors"
	"testing"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/ledger"
)

var errFault = errors.New("fault on purpose")

// faulty is a store of which one step of a write fails: the step of the given
// number, counted from 0, before or after it is done.
type faulty struct {
	app.Store
	step  int
	after bool
	done  int // steps so far
}

func (f *faulty) Write(ctx context.Context, fn func(app.Writer) error) error {
	return f.Store.Write(ctx, func(tx app.Writer) error {
		return f.do(func() error { return fn(&faultyWriter{tx, f}) }) // its end is the last step before the commit
	})
}

func (f *faulty) do(step func() error) error {
	number := f.done
	f.done++
	if number == f.step && !f.after {
		return errFault
	}
	err := step()
	if err == nil && number == f.step {
		return errFault
	}
	return err
}

// faultyWriter counts the steps of a write.
type faultyWriter struct {
	app.Writer
	f *faulty
}

func (w *faultyWriter) AppendEntries(ctx context.Context, entries []ledger.Entry, bytes [][]byte) error {
	return w.f.do(func() error { return w.Writer.AppendEntries(ctx, entries, bytes) })
}

func (w *faultyWriter) PutTiles(ctx context.Context, tiles []ledger.Tile) error {
	return w.f.do(func() error { return w.Writer.PutTiles(ctx, tiles) })
}

func (w *faultyWriter) PutCheckpoint(ctx context.Context, size int64, signed []byte) error {
	return w.f.do(func() error { return w.Writer.PutCheckpoint(ctx, size, signed) })
}

func (w *faultyWriter) PutAnswer(ctx context.Context, answer app.Answer) error {
	return w.f.do(func() error { return w.Writer.PutAnswer(ctx, answer) })
}

func (w *faultyWriter) Tile(ctx context.Context, level int, number int64) (hashes []byte, err error) {
	err = w.f.do(func() error { hashes, err = w.Writer.Tile(ctx, level, number); return err })
	return hashes, err
}

func (w *faultyWriter) Checkpoint(ctx context.Context) (signed []byte, err error) {
	err = w.f.do(func() error { signed, err = w.Writer.Checkpoint(ctx); return err })
	return signed, err
}

func (w *faultyWriter) Named(ctx context.Context, kind aid.Kind, id aid.ID) (on bool, err error) {
	err = w.f.do(func() error { on, err = w.Writer.Named(ctx, kind, id); return err })
	return on, err
}

func (w *faultyWriter) Newest(ctx context.Context, sourceName string) (at aid.Instant, err error) {
	err = w.f.do(func() error { at, err = w.Writer.Newest(ctx, sourceName); return err })
	return at, err
}

func (w *faultyWriter) Answer(ctx context.Context, key string) (a app.Answer, found bool, err error) {
	err = w.f.do(func() error { a, found, err = w.Writer.Answer(ctx, key); return err })
	return a, found, err
}

func (w *faultyWriter) Entries(ctx context.Context, from int64, yield func([]byte) error) error {
	return w.f.do(func() error { return w.Writer.Entries(ctx, from, yield) })
}

// testFaults lets every step of an append fail in turn, before and after it is
// done, and looks each time that the record is as it was.
func testFaults(t *testing.T, open Opener) {
	r := start(t, open)
	r.mustAppend(batch(parties(0, 300)...))
	before := r.verified()
	b := batch(append(parties(300, 300), app.Retracting("party", "X0", aid.Span{}, ""))...)
	b.Key = "with faults"
	steps := 0
	for _, after := range []bool{false, true} {
		for steps = 0; ; steps++ {
			f := &faulty{Store: r.store, step: steps, after: after}
			b.DryRun = false
			_, err := app.Append(t.Context(), f, r.clock.now, b)
			if f.done <= steps { // there is no such step: this run had no fault
				if err != nil {
					t.Fatalf("without a fault: %v", err)
				}
				break
			}
			if !errors.Is(err, errFault) || app.KindOf(err) != app.Internal {
				t.Errorf("a fault at step %d gives %v", steps, err)
			}
			if now := r.verified(); now != before {
				t.Fatalf("a fault at step %d left %+v, it was %+v", steps, now, before)
			}
		}
		before, b.Key = r.verified(), "with faults after"
	}
	if steps < 10 {
		t.Errorf("only %d steps were seen to fail", steps)
	}
}
