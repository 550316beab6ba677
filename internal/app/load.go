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

// eachEntry reads the whole ledger of one snapshot in order. Reading the store,
// reading the entries and taking them in go on side by side.
func eachEntry(ctx context.Context, store Store, take func(*ledger.Entry)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	packs, read := make(chan pack, 2), make(chan []ledger.Entry, 2)
	failed := make(chan error, 2)
	go func() {
		defer close(packs)
		failed <- store.Read(ctx, func(tx Reader) error { return fillPacks(ctx, tx, packs) })
	}()
	go func() {
		defer close(read)
		failed <- readPacks(ctx, cancel, packs, read)
	}()
	for entries := range read {
		for i := range entries {
			take(&entries[i])
		}
	}
	// Where reading an entry failed, it cancelled the store's reading: the first
	// cause is the one that is no cancelling.
	first, second := <-failed, <-failed
	if first == nil || errors.Is(first, context.Canceled) && second != nil {
		return second
	}
	return first
}

// pack is a stretch of entries as they are stored, large enough to be worth
// handing over.
type pack struct {
	text string
	ends []int // where each entry ends in text
}

const packSize = 128 << 10

func fillPacks(ctx context.Context, tx Reader, packs chan<- pack) error {
	text, ends := make([]byte, 0, packSize+packSize/8), []int{}
	send := func() error {
		select {
		case packs <- pack{string(text), ends}:
			text, ends = text[:0], make([]int, 0, len(ends)+len(ends)/8)
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	err := tx.Entries(ctx, 0, func(entry []byte) error {
		text = append(text, entry...)
		ends = append(ends, len(text))
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

// readPacks passes on the entries of each pack; where one cannot be read it
// stops all.
func readPacks(ctx context.Context, stop func(), packs <-chan pack, read chan<- []ledger.Entry) error {
	for p := range packs {
		entries, err := p.entries()
		if err != nil {
			stop()
			return unreadable(err)
		}
		select {
		case read <- entries:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func (p pack) entries() ([]ledger.Entry, error) {
	entries := make([]ledger.Entry, len(p.ends))
	start := 0
	for i, end := range p.ends {
		var err error
		if entries[i], err = ledger.Decode(p.text[start:end]); err != nil {
			return nil, err
		}
		start = end
	}
	return entries, nil
}
