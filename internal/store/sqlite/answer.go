package sqlite

import (
	"context"

	"footing/internal/aid"
	"footing/internal/app"
)

// Answer implements app.Reader.
func (t *transaction) Answer(ctx context.Context, key string) (app.Answer, bool, error) {
	a := app.Answer{Key: key}
	var at int64
	found, err := t.one(ctx, `SELECT request, answered, bytes FROM answer WHERE key = ?`, []any{key}, []any{&a.Request, &at, &a.Bytes})
	a.At = aid.Instant(at)
	return a, found, err
}

// PutAnswer implements app.Writer.
func (t *transaction) PutAnswer(ctx context.Context, a app.Answer) error {
	_, err := t.tx.ExecContext(ctx, `INSERT INTO answer (key, request, answered, bytes) VALUES (?, ?, ?, ?)`, a.Key, a.Request, int64(a.At), a.Bytes)
	return err
}
