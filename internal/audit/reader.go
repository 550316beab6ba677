package audit

import "context"

// Reader is all that verification asks of a store. The three reads must be of
// one state of it.
type Reader interface {
	// Rows yields what is stored of every entry, in the order of the stored
	// sequence numbers. The row is good until yield returns.
	Rows(ctx context.Context, yield func(*Row) error) error
	// Tile gives the stored hashes of a tile, nil where there is none.
	Tile(ctx context.Context, level int, number int64) ([]byte, error)
	// Checkpoint gives the stored signed checkpoint, nil where there is none.
	Checkpoint(ctx context.Context) ([]byte, error)
}

// Row is one stored entry: its canonical bytes, and the columns beside them by
// which a store finds it.
type Row struct {
	Seq        int64
	Recorded   int64 // microseconds since 1970 UTC
	Kind       string
	ID         string
	SourceName string
	Bytes      []byte
}
