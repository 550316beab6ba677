package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"footing/internal/aid"
	"footing/internal/ledger"
)

// writing is one append under way, inside its transaction.
type writing struct {
	batch       Batch
	bodies      []string
	key         ledger.Signer
	verifierKey string
	now         func() time.Time
	tx          Writer

	tree    ledger.Checkpoint // before
	request string
	done    Appended
}

func (w *writing) run(ctx context.Context) error {
	if repeated, err := w.repeated(ctx); err != nil || repeated {
		return err
	}
	if err := w.open(ctx); err != nil {
		return err
	}
	if err := w.date(ctx); err != nil {
		return err
	}
	if err := w.checkNames(ctx); err != nil {
		return err
	}
	if err := w.append(ctx); err != nil {
		return err
	}
	if w.batch.DryRun {
		w.done.DryRun = true
		return errDryRun
	}
	return w.answer(ctx)
}

// repeated looks the idempotency key up.
func (w *writing) repeated(ctx context.Context) (bool, error) {
	if w.batch.Key == "" {
		return false, nil
	}
	w.request = w.batch.hash(w.bodies)
	earlier, found, err := w.tx.Answer(ctx, w.batch.Key)
	if err != nil || !found {
		return false, err
	}
	if earlier.Request != w.request {
		return false, &Error{
			Kind:   Conflict,
			What:   fmt.Sprintf("the idempotency key %q was used at %s for another request", w.batch.Key, earlier.At),
			Remedy: "Send another request under a key of its own.",
		}
	}
	if err := json.Unmarshal(earlier.Bytes, &w.done); err != nil {
		return false, fmt.Errorf("the answer kept under key %q: %w", w.batch.Key, err)
	}
	w.done.Repeated = true
	return true, nil
}

// open reads the checkpoint and makes sure that nothing came in between.
func (w *writing) open(ctx context.Context) (err error) {
	if w.tree, err = readTree(ctx, w.tx, w.key.Name(), w.verifierKey); err != nil {
		return err
	}
	if a := w.batch.Against; a != nil && *a != w.tree.Size {
		return &Error{
			Kind:   Conflict,
			What:   fmt.Sprintf("the record has %d entries; the changes were worked out against %d", w.tree.Size, *a),
			Remedy: "Somebody else wrote meanwhile. Look at the record again and repeat.",
		}
	}
	return nil
}

// readTree gives the checkpoint of a store, checked against its key.
func readTree(ctx context.Context, tx Reader, origin, verifierKey string) (ledger.Checkpoint, error) {
	signed, err := tx.Checkpoint(ctx)
	if err != nil {
		return ledger.Checkpoint{}, err
	}
	if signed == nil {
		return ledger.EmptyCheckpoint(origin), nil
	}
	tree, err := ledger.OpenCheckpoint(signed, verifierKey)
	if err != nil {
		return tree, &Error{Kind: Unverified, What: "the record cannot be trusted", Cause: err, Remedy: "Run footing verify."}
	}
	return tree, nil
}

// date sets the two times. The clock never runs backwards on the record: where
// the machine's does, the time of the last entry stands until it has caught up.
func (w *writing) date(ctx context.Context) error {
	at := aid.InstantOf(w.now())
	last, err := w.lastAppended(ctx)
	if err != nil {
		return err
	}
	at = max(at, last)
	recorded := w.batch.Recorded
	if recorded == 0 {
		recorded = at
	}
	if recorded > at {
		return Errorf(Invalid, "recorded time %s lies in the future; it is now %s", recorded, at)
	}
	for _, c := range w.batch.Changes {
		if c.Recorded > recorded {
			return Errorf(Invalid, "%s %s: recorded time %s lies in the future; it is now %s", c.Kind, c.ID, c.Recorded, at)
		}
	}
	newest, err := w.tx.Newest(ctx, w.batch.Source.Name)
	if err != nil {
		return err
	}
	first := cmp.Or(w.batch.Changes[0].Recorded, recorded)
	if first < newest {
		return &Error{
			Kind:   Conflict,
			What:   fmt.Sprintf("recorded time %s is before %s, when the newest entry of the source %q became known", first, newest, w.batch.Source.Name),
			Remedy: "Bring the vintages of one source in the order in which they were published.",
		}
	}
	w.done = Appended{First: w.tree.Size, Count: int64(len(w.batch.Changes)), Recorded: recorded, At: at}
	return nil
}

func (w *writing) lastAppended(ctx context.Context) (aid.Instant, error) {
	if w.tree.Size == 0 {
		return 0, nil
	}
	var last aid.Instant
	err := w.tx.Entries(ctx, w.tree.Size-1, func(bytes []byte) error {
		e, err := ledger.Decode(string(bytes))
		last = e.Appended
		return err
	})
	return last, err
}

// append writes the entries, the tiles and the signed checkpoint.
func (w *writing) append(ctx context.Context) error {
	entries, bytes, leaves, err := w.entries(ctx)
	if err != nil {
		return err
	}
	if err := w.tx.AppendEntries(ctx, entries, bytes); err != nil {
		return err
	}
	read := func(level int, number int64) ([]byte, error) { return w.tx.Tile(ctx, level, number) }
	tiles, root, err := ledger.Extend(w.tree, read, leaves)
	if errors.Is(err, ledger.ErrDamaged) {
		return &Error{Kind: Unverified, What: "the record cannot be trusted", Cause: err, Remedy: "Run footing verify."}
	}
	if err != nil {
		return err
	}
	if err := w.tx.PutTiles(ctx, tiles); err != nil {
		return err
	}
	after := ledger.Checkpoint{Origin: w.tree.Origin, Size: w.tree.Size + int64(len(entries)), Root: root}
	signed, err := after.Sign(w.key)
	if err != nil {
		return err
	}
	w.done.Size, w.done.Root = after.Size, root.String()
	return w.tx.PutCheckpoint(ctx, after.Size, signed)
}

func (w *writing) entries(ctx context.Context) ([]ledger.Entry, [][]byte, []ledger.Hash, error) {
	n := len(w.batch.Changes)
	entries, bytes, leaves := make([]ledger.Entry, n), make([][]byte, n), make([]ledger.Hash, n)
	for i, c := range w.batch.Changes {
		if err := ctx.Err(); err != nil {
			return nil, nil, nil, err
		}
		entries[i] = ledger.Entry{
			Seq: w.tree.Size + int64(i), Recorded: cmp.Or(c.Recorded, w.done.Recorded), Appended: w.done.At, Valid: c.Valid,
			Kind: c.Kind, ID: c.ID, Action: c.Action, Author: w.batch.Author, Source: w.batch.Source,
			Reason: c.Reason, Label: c.Label, Body: w.bodies[i],
		}
		var err error
		if bytes[i], err = ledger.Encode(&entries[i]); err != nil {
			return nil, nil, nil, &Error{Kind: Invalid, What: "cannot be written", Cause: err}
		}
		leaves[i] = ledger.LeafHash(bytes[i])
	}
	return entries, bytes, leaves, nil
}

func (w *writing) answer(ctx context.Context) error {
	if w.batch.Key == "" {
		return nil
	}
	kept, err := json.Marshal(w.done)
	if err != nil {
		return err
	}
	return w.tx.PutAnswer(ctx, Answer{Key: w.batch.Key, Request: w.request, At: w.done.At, Bytes: kept})
}
