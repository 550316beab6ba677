package app

import (
	"context"
	"errors"
	"strings"

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
// reading the entries and taking them in go on side by side. The entry that take
// gets is good until it returns.
func eachEntry(ctx context.Context, store Store, take func(*ledger.Entry)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	packs, read, used := make(chan pack, 2), make(chan []ledger.Entry, 2), make(chan []ledger.Entry, 4)
	failed := make(chan error, 2)
	go func() {
		defer close(packs)
		failed <- store.Read(ctx, func(tx Reader) error { return fillPacks(ctx, tx, packs) })
	}()
	go func() {
		defer close(read)
		failed <- readPacks(ctx, cancel, packs, read, used)
	}()
	for entries := range read {
		for i := range entries {
			take(&entries[i])
		}
		select {
		case used <- entries[:0]:
		default:
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
	var text strings.Builder
	var ends []int
	send := func() error {
		select {
		case packs <- pack{text.String(), ends}:
			text.Reset()
			ends = make([]int, 0, len(ends)+len(ends)/8)
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	err := tx.Entries(ctx, 0, func(entry []byte) error {
		if text.Len() > 0 && text.Len()+len(entry) > packSize {
			if err := send(); err != nil {
				return err
			}
		}
		if text.Len() == 0 {
			text.Grow(max(packSize, len(entry)))
		}
		text.Write(entry)
		ends = append(ends, text.Len())
		return nil
	})
	if err != nil {
		return err
	}
	return send()
}

// readPacks passes on the entries of each pack; where one cannot be read it
// stops all. It fills again what was used.
func readPacks(ctx context.Context, stop func(), packs <-chan pack, read chan<- []ledger.Entry, used <-chan []ledger.Entry) error {
	for p := range packs {
		var entries []ledger.Entry
		select {
		case entries = <-used:
		default:
		}
		entries, err := p.appendTo(entries)
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

func (p pack) appendTo(entries []ledger.Entry) ([]ledger.Entry, error) {
	start := 0
	for _, end := range p.ends {
		e, err := ledger.Decode(p.text[start:end])
		if err != nil {
			return nil, err
		}
		entries, start = append(entries, e), end
	}
	return entries, nil
}
