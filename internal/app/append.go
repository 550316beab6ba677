package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"footing/internal/aid"
	"footing/internal/ledger"
)

// Batch asks to have changes on the record: all of them or none.
type Batch struct {
	// Key makes the request idempotent: the same key with the same request gets
	// the same answer and changes nothing, with another request it is a
	// Conflict. Empty is none.
	Key    string
	Author string
	Source ledger.Source
	// Recorded is when the content became known; 0 is now. It is not later than
	// now and not earlier than the newest entry of the same Source.Name.
	Recorded aid.Instant
	// Against is the number of entries that the changes were worked out
	// against. Where the ledger has grown since, the answer is a Conflict. Nil
	// is not to care.
	Against *int64
	Changes []Change
	// DryRun goes the same way and takes it back at the end.
	DryRun bool
}

// Change asserts a record, or retracts one.
type Change struct {
	Action ledger.Action
	Record aid.Record // to assert
	Kind   aid.Kind   // to retract
	ID     aid.ID     // to retract
	Valid  aid.Span   // when it is, or was not, true
	// Recorded is when this change became known, where the source says so of each;
	// 0 is that of the batch, and none is later than that.
	Recorded aid.Instant
	Reason   string
	Label    string // releasability
}

// Asserting makes the change that asserts a record.
func Asserting(r aid.Record, valid aid.Span) Change {
	return Change{Action: ledger.Assert, Record: r, Kind: r.Kind(), ID: r.RecordID(), Valid: valid}
}

// Retracting makes the change that retracts a record over a span.
func Retracting(kind aid.Kind, id aid.ID, valid aid.Span, reason string) Change {
	return Change{Action: ledger.Retract, Kind: kind, ID: id, Valid: valid, Reason: reason}
}

// Appended says what an append did, or would do.
type Appended struct {
	First    int64       // sequence number of the first entry
	Count    int64       // number of entries
	Recorded aid.Instant // when they became known
	At       aid.Instant // the clock
	Size     int64       // entries in the ledger afterwards
	Root     string      // root of the tree afterwards, base64
	DryRun   bool        // nothing was kept
	Repeated bool        // the answer to an earlier, equal request
}

// errDryRun takes a dry run back.
var errDryRun = errors.New("dry run")

// Append is the one way onto the record: look up the idempotency key,
// validate, number and date the entries, extend the tree, sign the checkpoint,
// commit. Kinds of error: Invalid, Conflict, Unavailable, Unverified.
func Append(ctx context.Context, store Store, now func() time.Time, b Batch) (Appended, error) {
	b.Changes = slices.Clone(b.Changes) // check completes them
	if err := b.check(); err != nil {
		return Appended{}, err
	}
	bodies, err := b.encode()
	if err != nil {
		return Appended{}, err
	}
	key, err := store.Signer()
	if err != nil {
		return Appended{}, err
	}
	w := &writing{batch: b, bodies: bodies, key: key, verifierKey: store.VerifierKey(), now: now}
	err = store.Write(ctx, func(tx Writer) error {
		w.tx = tx
		return w.run(ctx)
	})
	if errors.Is(err, errDryRun) {
		err = nil
	}
	return w.done, err
}

func (b *Batch) check() error {
	switch {
	case b.Author == "":
		return Errorf(Invalid, "the changes have no author")
	case b.Source.Type == "":
		return Errorf(Invalid, "the changes have no type of source: import, form, plan or decision")
	case len(b.Changes) == 0:
		return Errorf(Invalid, "there is no change to append")
	}
	for i := range b.Changes {
		if err := b.Changes[i].check(); err != nil {
			return err
		}
	}
	return b.checkOrder()
}

// checkOrder makes sure that what became known goes on record in that order, as the
// format asks of each source.
func (b *Batch) checkOrder() error {
	known := b.recordedOf(&b.Changes[0])
	for i := range b.Changes {
		c := &b.Changes[i]
		next := b.recordedOf(c)
		if b.Recorded != 0 && next > b.Recorded {
			return Errorf(Invalid, "%s %s: became known at %s, after the %s of its whole batch", c.Kind, c.ID, next, b.Recorded)
		}
		if known == 0 && next != 0 || next != 0 && next < known {
			return Errorf(Invalid, "%s %s: became known at %s, before the change in front of it", c.Kind, c.ID, next)
		}
		known = next
	}
	return nil
}

// recordedOf is when a change became known; 0 is now.
func (b *Batch) recordedOf(c *Change) aid.Instant { return cmp.Or(c.Recorded, b.Recorded) }

func (c *Change) check() error {
	if c.Valid.Empty() {
		return Errorf(Invalid, "%s %s: the span of valid time from %s to %s has no day", c.Kind, c.ID, c.Valid.From, c.Valid.To)
	}
	if c.Action == ledger.Retract {
		if _, err := aid.SpecOf(c.Kind); err != nil || c.ID == "" {
			return &Error{Kind: Invalid, What: fmt.Sprintf("a retraction names a kind and an id, not %q %q", c.Kind, c.ID), Cause: err}
		}
		return nil
	}
	if c.Action != ledger.Assert || c.Record == nil {
		return Errorf(Invalid, "a change asserts a record or retracts one; its action is %q", c.Action)
	}
	c.Kind, c.ID = c.Record.Kind(), c.Record.RecordID()
	if err := aid.Validate(c.Record); err != nil {
		return &Error{Kind: Invalid, What: fmt.Sprintf("%s %s", c.Kind, c.ID), Cause: err}
	}
	return checkScenario(c.Record)
}

// encode gives the body of each change, and makes sure that it can be read
// again: one entry that cannot would spoil every picture.
func (b *Batch) encode() ([]string, error) {
	decoder := ledger.NewDecoder()
	bodies := make([]string, len(b.Changes))
	for i, c := range b.Changes {
		if c.Action == ledger.Retract {
			continue
		}
		body, err := ledger.EncodeBody(c.Record)
		if err == nil {
			_, err = decoder.Body(c.Kind, body)
		}
		if err != nil {
			return nil, &Error{Kind: Invalid, What: fmt.Sprintf("%s %s cannot be written", c.Kind, c.ID), Cause: err}
		}
		bodies[i] = body
	}
	return bodies, nil
}

// hash names the request: equal requests have equal hashes.
func (b *Batch) hash(bodies []string) string {
	h := sha256.New()
	enc := json.NewEncoder(h)
	parts := []any{b.Author, b.Source, b.Recorded, b.Against}
	for i, c := range b.Changes {
		parts = append(parts, c.Action, c.Kind, c.ID, c.Valid, c.Reason, c.Label, bodies[i])
		if c.Recorded != 0 {
			parts = append(parts, c.Recorded)
		}
	}
	for _, part := range parts {
		if err := enc.Encode(part); err != nil {
			panic("app: hash of a request: " + err.Error()) // plain values, so cannot fail
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}
