package sqlite

import (
	"context"
	"database/sql"

	"footing/internal/app"
)

// transaction is one state of the record: a reader's snapshot, or the writer's
// transaction. Its statements are prepared once each.
type transaction struct {
	tx         *sql.Tx
	statements map[string]*sql.Stmt
}

// Read implements app.Store.
func (s *Store) Read(ctx context.Context, fn func(app.Reader) error) error {
	err := run(ctx, s.readers, &sql.TxOptions{ReadOnly: true}, func(t *transaction) error { return fn(t) })
	if changed := s.checkUnchanged(); changed != nil {
		return changed // whatever else went wrong, this may be why
	}
	return s.explain(err)
}

// Write implements app.Store.
func (s *Store) Write(ctx context.Context, fn func(app.Writer) error) error {
	if s.readOnly {
		return s.mayNotWrite()
	}
	return s.explain(run(ctx, s.writer, nil, func(t *transaction) error { return fn(t) }))
}

// run begins, calls fn, and commits or rolls back. The context ends waiting and
// reading; it does not break into the commit, so that the answer is never open.
func run(ctx context.Context, db *sql.DB, opt *sql.TxOptions, fn func(*transaction) error) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	tx, err := conn.BeginTx(context.WithoutCancel(ctx), opt)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	if err := fn(&transaction{tx: tx, statements: map[string]*sql.Stmt{}}); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return tx.Commit()
}

func (t *transaction) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt := t.statements[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := t.tx.PrepareContext(ctx, query) // closed with the transaction
	if err == nil {
		t.statements[query] = stmt
	}
	return stmt, err
}

// one reads one row; it reports false where there is none.
func (t *transaction) one(ctx context.Context, query string, args, into []any) (bool, error) {
	stmt, err := t.prepared(ctx, query)
	if err != nil {
		return false, err
	}
	err = stmt.QueryRowContext(ctx, args...).Scan(into...)
	if err == sql.ErrNoRows {
		return false, nil
	}
	return err == nil, err
}

// looksAtContext is how many rows are read or written between two looks whether
// the caller has gone. Left to itself the driver notices some time later; and
// to let it watch each insert would cost more than the insert.
const looksAtContext = 256

// each reads rows one by one.
func (t *transaction) each(ctx context.Context, query string, args []any, row func(*sql.Rows) error) error {
	rows, err := t.tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for n := 0; rows.Next(); n++ {
		if err := row(rows); err != nil {
			return err
		}
		if n%looksAtContext == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return rows.Err()
}
