package sqlite

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"footing/internal/app"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the tables to this version. Two processes may try at once: the
// one that comes second finds the work done.
func (s *Store) migrate(ctx context.Context) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	steps, err := goose.NewProvider(goose.DialectSQLite3, s.writer, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	current, target, err := s.versions(ctx, steps)
	if err != nil || current == target {
		return err
	}
	if current > target {
		return &app.Error{
			Kind:   app.Invalid,
			What:   fmt.Sprintf("%s was made by a newer footing (tables of version %d, this one knows %d)", s.path, current, target),
			Remedy: "Use the newer one.",
		}
	}
	if s.readOnly {
		return &app.Error{
			Kind:   app.Unavailable,
			What:   fmt.Sprintf("%s was made by an older footing (tables of version %d, this one needs %d)", s.path, current, target),
			Remedy: "Let somebody who may write it use it once with this version, or work on a copy.",
		}
	}
	if _, err := steps.Up(ctx); err != nil {
		if now, _, again := s.versions(ctx, steps); again == nil && now == target {
			return nil
		}
		return fmt.Errorf("prepare the tables: %w", err)
	}
	return nil
}

// versions gives the version of the tables, 0 in a new file, and the one that
// this program knows.
func (s *Store) versions(ctx context.Context, steps *goose.Provider) (current, target int64, err error) {
	sources := steps.ListSources()
	target = sources[len(sources)-1].Version
	var tables, ours int
	err = s.writer.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE name = 'goose_db_version') FROM sqlite_schema WHERE type = 'table'`).Scan(&tables, &ours)
	if err != nil {
		return 0, target, err
	}
	if ours == 0 && tables > 0 {
		return 0, target, &app.Error{Kind: app.Invalid, What: s.path + " is a database, but not a record of footing"}
	}
	if ours == 0 {
		return 0, target, nil
	}
	current, err = steps.GetDBVersion(ctx)
	if errors.Is(err, context.Canceled) {
		err = ctx.Err()
	}
	return current, target, err
}
