package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"footing/internal/aid"
	"footing/internal/audit"
	"footing/internal/ledger"
)

// Entries implements app.Reader.
func (t *transaction) Entries(ctx context.Context, from int64, yield func([]byte) error) error {
	return t.eachEntry(ctx, `SELECT bytes FROM entry WHERE seq >= ? ORDER BY seq`, []any{from}, yield)
}

// EntriesOf implements app.Reader.
func (t *transaction) EntriesOf(ctx context.Context, kind aid.Kind, id aid.ID, yield func([]byte) error) error {
	return t.eachEntry(ctx, `SELECT bytes FROM entry WHERE kind = ? AND id = ? ORDER BY seq`, []any{string(kind), string(id)}, yield)
}

func (t *transaction) eachEntry(ctx context.Context, query string, args []any, yield func([]byte) error) error {
	var entry sql.RawBytes
	into := []any{&entry}
	return t.each(ctx, query, args, func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		return yield(entry)
	})
}

// Rows implements audit.Reader.
func (t *transaction) Rows(ctx context.Context, yield func(*audit.Row) error) error {
	var r audit.Row
	var bytes sql.RawBytes
	query := `SELECT seq, recorded, kind, id, source_name, bytes FROM entry ORDER BY seq`
	return t.each(ctx, query, nil, func(rows *sql.Rows) error {
		if err := rows.Scan(&r.Seq, &r.Recorded, &r.Kind, &r.ID, &r.SourceName, &bytes); err != nil {
			return err
		}
		r.Bytes = bytes
		return yield(&r)
	})
}

// Named implements app.Reader.
func (t *transaction) Named(ctx context.Context, kind aid.Kind, id aid.ID) (bool, error) {
	var one int
	return t.one(ctx, `SELECT 1 FROM entry WHERE kind = ? AND id = ? LIMIT 1`, []any{string(kind), string(id)}, []any{&one})
}

// Newest implements app.Reader.
func (t *transaction) Newest(ctx context.Context, sourceName string) (aid.Instant, error) {
	var recorded int64
	_, err := t.one(ctx, `SELECT recorded FROM entry WHERE source_name = ? ORDER BY recorded DESC LIMIT 1`, []any{sourceName}, []any{&recorded})
	return aid.Instant(recorded), err
}

// AppendEntries implements app.Writer.
func (t *transaction) AppendEntries(ctx context.Context, entries []ledger.Entry, bytes [][]byte) error {
	insert, err := t.prepared(ctx, `INSERT INTO entry (seq, recorded, kind, id, source_name, bytes) VALUES (?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	unwatched := context.WithoutCancel(ctx)
	for i := range entries {
		e := &entries[i]
		if i%looksAtContext == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		_, err := insert.ExecContext(unwatched, e.Seq, int64(e.Recorded), string(e.Kind), string(e.ID), e.Source.Name, bytes[i])
		if err != nil {
			return fmt.Errorf("entry %d: %w", e.Seq, err)
		}
	}
	return nil
}
