package sqlite

import (
	"context"
	"errors"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"footing/internal/app"
)

// explain gives an error of SQLite the kind that tells the user what to do.
// Errors that have a kind, and those of a cancelled context, stay.
func (s *Store) explain(err error) error {
	var ours *app.Error
	if err == nil || errors.As(err, &ours) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var theirs *sqlite.Error
	if !errors.As(err, &theirs) {
		return err
	}
	switch theirs.Code() & 0xff { // the rest of the code is detail
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return &app.Error{Kind: app.Unavailable, What: s.path + " is in use", Cause: err, Remedy: "Another footing is writing; try again when it has finished."}
	case lib.SQLITE_FULL:
		return &app.Error{Kind: app.Unavailable, What: "no room to write " + s.path, Cause: err, Remedy: "Make room on the disk and repeat; nothing of this write was kept."}
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM, lib.SQLITE_IOERR:
		return &app.Error{Kind: app.Unavailable, What: "cannot use " + s.path, Cause: err}
	case lib.SQLITE_NOTADB:
		return &app.Error{Kind: app.Invalid, What: s.path + " is not a record of footing", Cause: err}
	case lib.SQLITE_CORRUPT:
		return &app.Error{Kind: app.Unverified, What: s.path + " is damaged", Cause: err, Remedy: "Take the newest backup that footing verify accepts."}
	}
	return err
}
