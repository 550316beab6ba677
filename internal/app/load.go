package app

import (
	"context"
	"errors"

	"footing/internal/aid"
	"footing/internal/ledger"
	"footing/internal/picture"
)

// LoadPicture reads the picture of the valid date as known at the given time
// from a store; known 0 is to take in everything on record. Unverified where an
// entry cannot be read.
func LoadPicture(ctx context.Context, store Store, valid aid.Date, known aid.Instant) (*picture.Picture, error) {
	b := picture.NewBuilder(valid, known)
	if err := eachEntry(ctx, store, b.Add); err != nil {
		return nil, err
	}
	p, err := b.Picture()
	if err != nil {
		return nil, unreadable(err)
	}
	return p, nil
}

// LoadHistory reads the timelines of all records as known at the given time;
// known 0 is to take in everything on record.
func LoadHistory(ctx context.Context, store Store, known aid.Instant) (*picture.History, error) {
	h := picture.NewHistory(known)
	if err := eachEntry(ctx, store, h.Add); err != nil {
		return nil, err
	}
	return h, nil
}

func unreadable(err error) error {
	return &Error{Kind: Unverified, What: "the record cannot be read", Cause: err, Remedy: "Run footing verify."}
}

// pack is a stretch of entries on their way from the store to whoever takes
// them in: reading and taking in go on side by side.
type pack struct {
	text string
	ends []int // where each entry ends in text
}

// packSize makes a pack large enough to be worth handing over.
const packSize = 256 << 10

// eachEntry reads the whole ledger of one snapshot in order.
func eachEntry(ctx context.Context, store Store, take func(*ledger.Entry)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	packs := make(chan pack, 4)
	read := make(chan error, 1)
	go func() {
		defer close(packs)
		read <- store.Read(ctx, func(tx Reader) error { return fillPacks(ctx, tx, packs) })
	}()
	failed := takePacks(packs, take)
	if failed != nil {
		cancel()
		for range packs { // let the reader end
		}
	}
	if err := <-read; failed == nil || (err != nil && !errors.Is(err, context.Canceled)) {
		return err
	}
	return failed
}

func fillPacks(ctx context.Context, tx Reader, packs chan<- pack) error {
	var text []byte
	var ends []int
	send := func() error {
		select {
		case packs <- pack{string(text), ends}:
			text, ends = text[:0], nil
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	err := tx.Entries(ctx, 0, func(entry []byte) error {
		text, ends = append(text, entry...), append(ends, len(text)+len(entry))
		if len(text) < packSize {
			return nil
		}
		return send()
	})
	if err != nil {
		return err
	}
	return send()
}

func takePacks(packs <-chan pack, take func(*ledger.Entry)) error {
	for p := range packs {
		start := 0
		for _, end := range p.ends {
			e, err := ledger.Decode(p.text[start:end])
			if err != nil {
				return unreadable(err)
			}
			take(&e)
			start = end
		}
	}
	return nil
}
