package app

import (
	"context"

	"footing/internal/aid"
	"footing/internal/audit"
	"footing/internal/ledger"
)

// Store keeps the ledger and what belongs to it. It is safe for concurrent use.
// Its errors have the kinds Unavailable (busy, full, no signing key), Forbidden
// (this person may only read), Unverified (what is stored cannot be what was
// written) and NotFound; others are internal.
type Store interface {
	// Read calls fn with a consistent snapshot: nothing that is written
	// meanwhile is seen.
	Read(ctx context.Context, fn func(Reader) error) error
	// Write calls fn with the one write transaction that is open at a time. It
	// commits where fn gives nil, and leaves nothing behind where fn fails. When
	// Write has given nil the change survives a crash and a loss of power.
	Write(ctx context.Context, fn func(Writer) error) error
	// Signer gives the key that signs checkpoints, Unavailable where the key is
	// not at hand: such a store can be read only.
	Signer() (ledger.Signer, error)
	// VerifierKey gives the public key of the checkpoints.
	VerifierKey() string
	Close() error
}

// Reader reads one state of a store. It is for one goroutine, and not to be
// kept when the function that got it has returned.
type Reader interface {
	// Rows, Tile and Checkpoint are the three reads of verification.
	audit.Reader
	// Entries yields the canonical bytes of the entries from seq on, in order.
	// The bytes are good until yield returns. It stops at the first error of
	// yield and gives it back.
	Entries(ctx context.Context, from int64, yield func(entry []byte) error) error
	// EntriesOf yields the entries of one record, in order.
	EntriesOf(ctx context.Context, kind aid.Kind, id aid.ID, yield func(entry []byte) error) error
	// Named reports whether any entry is about the record.
	Named(ctx context.Context, kind aid.Kind, id aid.ID) (bool, error)
	// Newest gives the latest recorded time among the entries of the source
	// name, 0 where there is none.
	Newest(ctx context.Context, sourceName string) (aid.Instant, error)
	// Answer gives what was answered under an idempotency key.
	Answer(ctx context.Context, key string) (answer Answer, found bool, err error)
	// Result gives a saved result, NotFound where there is none.
	Result(ctx context.Context, kind, id string) (Result, error)
	// Results lists the saved results of a kind without their bytes, newest
	// first.
	Results(ctx context.Context, kind string) ([]Result, error)
}

// Writer reads and writes inside one transaction.
type Writer interface {
	Reader
	// AppendEntries adds entries whose Seq continues the ledger; bytes[i] are
	// the canonical bytes of entries[i].
	AppendEntries(ctx context.Context, entries []ledger.Entry, bytes [][]byte) error
	// PutTiles keeps tiles of the tree, each in the place of its shorter self.
	PutTiles(ctx context.Context, tiles []ledger.Tile) error
	// PutCheckpoint keeps the signed checkpoint of the ledger as it is now.
	PutCheckpoint(ctx context.Context, size int64, signed []byte) error
	// PutAnswer keeps the answer under its key.
	PutAnswer(ctx context.Context, answer Answer) error
	// PutResult saves a result under its kind and identity. The same bytes
	// again are no error; other bytes are a Conflict.
	PutResult(ctx context.Context, result Result) error
}

// Answer is what a request got, kept under its idempotency key.
type Answer struct {
	Key     string
	Request string // hash of the request, hex
	At      aid.Instant
	Bytes   []byte
}

// Result is something computed, such as a plan, saved by its identity. It is
// not part of the ledger: it can be computed again.
type Result struct {
	Kind    string
	ID      string
	Created aid.Instant
	Size    int64 // of Bytes
	Bytes   []byte
}
