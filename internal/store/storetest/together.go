package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"footing/internal/app"
)

func testSnapshot(t *testing.T, open Opener) {
	r := start(t, open)
	r.mustAppend(batch(parties(0, 10)...))
	r.read(func(tx app.Reader) error {
		first, err := entriesOf(t.Context(), tx, 0)
		if err != nil {
			return err
		}
		r.mustAppend(batch(parties(10, 10)...)) // while the reader is open
		again, err := entriesOf(t.Context(), tx, 0)
		if len(first) != 10 || len(again) != 10 {
			t.Errorf("one reader sees %d entries, then %d", len(first), len(again))
		}
		if on, err := tx.Named(t.Context(), "party", "X15"); on || err != nil {
			t.Errorf("the reader sees what came later: %v, %v", on, err)
		}
		return err
	})
	if n := len(r.all(0)); n != 20 {
		t.Errorf("a new reader sees %d entries, want 20", n)
	}
}

// testTogether lets writers and readers loose on one store: each reader must
// find a whole record, and each batch must be there whole in the end.
func testTogether(t *testing.T, open Opener) {
	const writers, batches, size = 4, 8, 7
	r := start(t, open)
	ctx, now := t.Context(), func() time.Time { return noon }
	var wait, reading sync.WaitGroup
	stop := make(chan struct{})
	for range 3 {
		reading.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if report, err := verify(ctx, r.store); err != nil || report.Size%size != 0 {
					t.Errorf("a reader finds %+v, %v", report, err)
					return
				}
			}
		})
	}
	for w := range writers {
		wait.Go(func() {
			for n := range batches {
				b := batch(parties(1000*w+size*n, size)...)
				b.Author = fmt.Sprintf("writer %d", w)
				if _, err := app.Append(ctx, r.store, now, b); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	close(stop)
	reading.Wait()
	if report := r.verified(); report.Size != writers*batches*size {
		t.Errorf("%d entries, want %d", report.Size, writers*batches*size)
	}
	list := r.all(0)
	for i := range list {
		if first := list[i-i%size]; list[i].Author != first.Author {
			t.Errorf("entry %d is of %s, its batch of %s", i, list[i].Author, first.Author)
		}
	}
}

func testCancel(t *testing.T, open Opener) {
	r := start(t, open)
	r.mustAppend(batch(parties(0, 1000)...))
	before := r.verified()

	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := app.Append(gone, r.store, r.clock.now, batch(parties(0, 10)...)); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled append gives %v", err)
	}
	if err := r.store.Read(gone, func(app.Reader) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled read gives %v", err)
	}

	during, cancel := context.WithCancel(t.Context())
	err := r.store.Write(during, func(tx app.Writer) error {
		if err := tx.PutCheckpoint(during, 1, []byte("x")); err != nil {
			t.Error(err)
		}
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a write that was cancelled before its end gives %v", err)
	}

	reading, cancel := context.WithCancel(t.Context())
	seen := 0
	err = r.store.Read(reading, func(tx app.Reader) error {
		return tx.Entries(reading, 0, func([]byte) error {
			if seen++; seen == 10 {
				cancel()
			}
			return nil
		})
	})
	if !errors.Is(err, context.Canceled) || seen == 1000 {
		t.Errorf("a reader that was cancelled has seen %d entries and gives %v", seen, err)
	}
	if after := r.verified(); after != before {
		t.Errorf("cancelling left %+v, it was %+v", after, before)
	}
	r.mustAppend(batch(parties(0, 10)...))
}

func testYield(t *testing.T, open Opener) {
	r := start(t, open)
	r.mustAppend(batch(parties(0, 10)...))
	enough := errors.New("enough")
	seen := 0
	err := r.store.Read(t.Context(), func(tx app.Reader) error {
		return tx.Entries(t.Context(), 3, func([]byte) error {
			if seen++; seen == 4 {
				return enough
			}
			return nil
		})
	})
	if !errors.Is(err, enough) || seen != 4 {
		t.Errorf("yield was called %d times and the error is %v", seen, err)
	}
}
