package sqlite

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footing/internal/app"
)

// readOnlyAt opens a record as one who may not write it does, whoever runs the
// test: a superuser may write everything.
func readOnlyAt(t *testing.T, path string) *Store {
	t.Helper()
	s, err := openAs(t.Context(), &Store{path: path, readOnly: true}, "FULL")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func refusedToWrite(t *testing.T, s *Store) {
	t.Helper()
	for what, err := range map[string]error{
		"append": appendTo(t, s, oneParty("XBB")),
		"write":  s.Write(t.Context(), func(app.Writer) error { return nil }),
	} {
		if app.KindOf(err) != app.Forbidden || !strings.Contains(err.Error(), "not written") {
			t.Errorf("%s: %v (%s)", what, err, app.KindOf(err))
		}
	}
}

func filesBeside(t *testing.T, path string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	names := ""
	for _, e := range entries {
		names += " " + e.Name()
	}
	return names
}

// Who may only read gets all that is on record, and leaves nothing beside it.
func TestReadOnlyReadsAndLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	s := openAt(t, path)
	if err := appendTo(t, s, oneParty("XAA")); err != nil {
		t.Fatal(err)
	}
	s.Close()
	before := filesBeside(t, path)
	s = readOnlyAt(t, path)
	if report, err := verify(t, s); err != nil || report.Size != 1 {
		t.Errorf("%+v, %v", report, err)
	}
	refusedToWrite(t, s)
	if now := filesBeside(t, path); now != before {
		t.Errorf("beside the record lie%s, before%s", now, before)
	}
}

// What a writer has not folded into the file yet is read along with it.
func TestReadOnlyReadsAWritersLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	writer := openAt(t, path)
	if err := appendTo(t, writer, oneParty("XAA")); err != nil {
		t.Fatal(err)
	}
	s := readOnlyAt(t, path)
	if !s.seen.log {
		t.Fatal("no log was seen")
	}
	if err := appendTo(t, writer, oneParty("XBB")); err != nil {
		t.Fatal(err)
	}
	if report, err := verify(t, s); err != nil || report.Size != 2 {
		t.Errorf("%+v, %v", report, err)
	}
	refusedToWrite(t, s)
}

// Who reads without locks is told when the file has changed under their eyes.
func TestReadOnlyNoticesAWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	openAt(t, path).Close()
	s := readOnlyAt(t, path)
	writer := openAt(t, path)
	if err := appendTo(t, writer, oneParty("XAA")); err != nil {
		t.Fatal(err)
	}
	writer.Close() // folds the log into the file
	_, err := verify(t, s)
	if app.KindOf(err) != app.Unavailable || !strings.Contains(err.Error(), "was written while it was being read") {
		t.Errorf("%v (%s)", err, app.KindOf(err))
	}
}

// The modes of file and folder that a user without rights may meet. A superuser
// has all rights, so the test then runs once more as a user without.
func TestReadOnlyByItsMode(t *testing.T) {
	if os.Geteuid() == 0 {
		againAsNobody(t)
		return
	}
	for _, c := range []struct {
		name         string
		file, folder os.FileMode
		may          string // write, read or nothing
	}{
		{"all", 0o600, 0o700, "write"},
		{"file", 0o400, 0o700, "read"},
		{"folder", 0o600, 0o500, "read"},
		{"both", 0o400, 0o500, "read"},
		{"nothing", 0o000, 0o700, "nothing"},
	} {
		folder := filepath.Join(t.TempDir(), "folder")
		path := filepath.Join(folder, "record.db")
		s := openAt(t, path)
		if err := appendTo(t, s, oneParty("XAA")); err != nil {
			t.Fatal(err)
		}
		s.Close()
		for name, mode := range map[string]os.FileMode{path: c.file, folder: c.folder} {
			if err := os.Chmod(name, mode); err != nil {
				t.Fatal(err)
			}
		}
		t.Cleanup(func() { os.Chmod(folder, 0o700) })
		s, err := Open(t.Context(), path)
		if c.may == "nothing" {
			if app.KindOf(err) != app.Unavailable || !strings.Contains(err.Error(), "may not be read") {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if report, err := verify(t, s); err != nil || report.Size != 1 || s.readOnly != (c.may == "read") {
			t.Errorf("%s: %+v, %v, read only %v", c.name, report, err, s.readOnly)
		}
		if c.may == "read" {
			refusedToWrite(t, s)
		}
		s.Close()
	}
}
