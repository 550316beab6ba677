package sqlite

import (
	"context"

	"footing/internal/ledger"
)

// Tile implements audit.Reader.
func (t *transaction) Tile(ctx context.Context, level int, number int64) ([]byte, error) {
	var hashes []byte
	_, err := t.one(ctx, `SELECT hashes FROM tile WHERE level = ? AND number = ?`, []any{level, number}, []any{&hashes})
	return hashes, err
}

// Checkpoint implements audit.Reader.
func (t *transaction) Checkpoint(ctx context.Context) ([]byte, error) {
	var signed []byte
	_, err := t.one(ctx, `SELECT signed FROM checkpoint`, nil, []any{&signed})
	return signed, err
}

// PutTiles implements app.Writer.
func (t *transaction) PutTiles(ctx context.Context, tiles []ledger.Tile) error {
	put, err := t.prepared(ctx, `INSERT INTO tile (level, number, hashes) VALUES (?, ?, ?)
		ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes`)
	if err != nil {
		return err
	}
	for _, tile := range tiles {
		if _, err := put.ExecContext(context.WithoutCancel(ctx), tile.Level, tile.Number, tile.Hashes); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// PutCheckpoint implements app.Writer.
func (t *transaction) PutCheckpoint(ctx context.Context, size int64, signed []byte) error {
	_, err := t.tx.ExecContext(ctx, `INSERT INTO checkpoint (one, size, signed) VALUES (1, ?, ?)
		ON CONFLICT (one) DO UPDATE SET size = excluded.size, signed = excluded.signed`, size, signed)
	return err
}
