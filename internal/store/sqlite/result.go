package sqlite

import (
	"bytes"
	"context"
	"database/sql"

	"footing/internal/aid"
	"footing/internal/app"
)

// Result implements app.Reader.
func (t *transaction) Result(ctx context.Context, kind, id string) (app.Result, error) {
	r := app.Result{Kind: kind, ID: id}
	var created int64
	found, err := t.one(ctx, `SELECT created, bytes FROM result WHERE kind = ? AND id = ?`, []any{kind, id}, []any{&created, &r.Bytes})
	if err == nil && !found {
		err = app.Errorf(app.NotFound, "there is no %s %s", kind, id)
	}
	r.Created, r.Size = aid.Instant(created), int64(len(r.Bytes))
	return r, err
}

// Results implements app.Reader.
func (t *transaction) Results(ctx context.Context, kind string) ([]app.Result, error) {
	var list []app.Result
	query := `SELECT id, created, length(bytes) FROM result WHERE kind = ? ORDER BY created DESC, id`
	err := t.each(ctx, query, []any{kind}, func(rows *sql.Rows) error {
		r := app.Result{Kind: kind}
		var created int64
		if err := rows.Scan(&r.ID, &created, &r.Size); err != nil {
			return err
		}
		r.Created = aid.Instant(created)
		list = append(list, r)
		return nil
	})
	return list, err
}

// PutResult implements app.Writer.
func (t *transaction) PutResult(ctx context.Context, r app.Result) error {
	earlier, err := t.Result(ctx, r.Kind, r.ID)
	switch {
	case err == nil && bytes.Equal(earlier.Bytes, r.Bytes):
		return nil
	case err == nil:
		return app.Errorf(app.Conflict, "%s %s is saved already, with other content", r.Kind, r.ID)
	case app.KindOf(err) != app.NotFound:
		return err
	}
	_, err = t.tx.ExecContext(ctx, `INSERT INTO result (kind, id, created, bytes) VALUES (?, ?, ?, ?)`, r.Kind, r.ID, int64(r.Created), r.Bytes)
	return err
}
