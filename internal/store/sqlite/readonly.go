package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"footing/internal/app"
)

// A record that this user may not write is read without making a log beside it:
// in a folder that is shut there can be none, and in an open one it would be this
// user's, and stand in the way of those who write. Where somebody has it open for
// writing, their log is read along; else the file is read as it lies, without
// locks, and whoever changes it meanwhile is noticed by its time and size.

// look is a glance at the file.
type look struct {
	changed time.Time
	size    int64
	log     bool // somebody's log lies beside it and has to be read along
}

func (s *Store) look() (look, error) {
	file, err := os.Stat(s.path)
	if err != nil {
		return look{}, &app.Error{Kind: app.Unavailable, What: "cannot use " + s.path, Cause: err}
	}
	log, err := os.Stat(s.path + "-wal")
	return look{changed: file.ModTime(), size: file.Size(), log: err == nil && log.Size() > 0}, nil
}

// mayOnlyRead reports whether the file is there and this user may not write it;
// one that may not even be read is an error.
func mayOnlyRead(path string) (bool, error) {
	err := tryFile(path, os.O_RDWR)
	if !denied(err) {
		return false, nil
	}
	if err := tryFile(path, os.O_RDONLY); denied(err) {
		return false, &app.Error{Kind: app.Unavailable, What: path + " may not be read by this user", Cause: err}
	}
	return true, nil
}

func tryFile(path string, flag int) error {
	file, err := os.OpenFile(path, flag, 0)
	if err == nil {
		err = file.Close()
	}
	return err
}

func denied(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// folderIsShut reports whether a record that is there could not be opened because
// no log can be made beside it.
func folderIsShut(path string, err error) bool {
	var theirs *sqlite.Error
	if !errors.As(err, &theirs) || tryFile(path, os.O_RDONLY) != nil {
		return false
	}
	code := theirs.Code() & 0xff
	return code == lib.SQLITE_READONLY || code == lib.SQLITE_CANTOPEN
}

// access gives the settings that say what may be done to the file.
func (s *Store) access() []string {
	switch {
	case !s.readOnly:
		return []string{"_pragma=journal_mode(WAL)"}
	case s.seen.log:
		return []string{"mode=ro"}
	}
	return []string{"mode=ro", "immutable=1"}
}

func (s *Store) mayNotWrite() error {
	return &app.Error{
		Kind: app.Forbidden, What: s.path + " may be read by this user, not written",
		Remedy: fmt.Sprintf("Ask its owner. A copy in a folder of your own can be written too, where you may copy %s as well.", s.keyPath()),
	}
}

// withLog explains that a log which a writer left cannot be read along here.
func (s *Store) withLog(err error) error {
	return &app.Error{
		Kind: app.KindOf(err), What: "a writer's log lies beside " + s.path + ", and this user cannot read it along", Cause: err,
		Remedy: fmt.Sprintf("Let its owner use the record once, which folds the log in; or copy %s and %[1]s-wal to a folder of your own.", s.path),
	}
}

// checkUnchanged makes sure that nobody has changed the file that is read without
// locks since it was opened.
func (s *Store) checkUnchanged() error {
	if !s.readOnly || s.seen.log {
		return nil
	}
	now, err := s.look()
	if err == nil && (!now.changed.Equal(s.seen.changed) || now.size != s.seen.size) {
		err = &app.Error{Kind: app.Unavailable, What: s.path + " was written while it was being read", Remedy: "Try again."}
	}
	return err
}
