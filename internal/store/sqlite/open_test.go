package sqlite

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/audit"
	"footing/internal/ledger"
)

func openAt(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func oneParty(id aid.ID) app.Batch {
	return app.Batch{
		Author: "ann", Source: ledger.Source{Type: "form"},
		Changes: []app.Change{app.Asserting(&aid.Party{ID: id, Name: "Arvenia", Type: "nation"}, aid.Span{})},
	}
}

func appendTo(t *testing.T, s *Store, b app.Batch) error {
	t.Helper()
	_, err := app.Append(t.Context(), s, time.Now, b)
	return err
}

func verify(t *testing.T, s *Store) (report audit.Report, err error) {
	t.Helper()
	err = s.Read(t.Context(), func(tx app.Reader) error {
		report, err = audit.Verify(t.Context(), tx, s.VerifierKey(), nil)
		return err
	})
	return report, err
}

func TestOpenMakesFolderFileAndKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b", "c?d#e%41'ü", "record.db")
	s := openAt(t, path)
	if err := appendTo(t, s, oneParty("XAA")); err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]os.FileMode{path + ".key": 0o600, filepath.Dir(path): os.ModeDir | 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != mode && runtime.GOOS != "windows" {
			t.Errorf("%s has the mode %s, want %s", filepath.Base(name), info.Mode(), mode)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".footing*")); left != nil {
		t.Errorf("left behind: %v", left)
	}
	private, err := os.ReadFile(path + ".key")
	if err != nil || !strings.HasPrefix(string(private), "PRIVATE+KEY+footing/ledger/") {
		t.Errorf("the key is %.30q, %v", private, err)
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	other := filepath.Join(folder, "other.db")
	execAt(t, other, `CREATE TABLE x (y)`)
	newer := filepath.Join(folder, "newer.db")
	openAt(t, newer).Close()
	execAt(t, newer, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)`)
	for _, c := range []struct {
		path string
		kind app.Kind
		want string
	}{
		{write("note.db", strings.Repeat("no database ", 100)), app.Invalid, "is not a record of footing"},
		{other, app.Invalid, "is a database, but not a record of footing"},
		{newer, app.Invalid, "made by a newer footing"},
		{folder, app.Unavailable, "cannot use"},
		{filepath.Join(write("file", ""), "record.db"), app.Unavailable, "cannot make the folder"},
	} {
		s, err := Open(t.Context(), c.path)
		if err == nil {
			s.Close()
		}
		if app.KindOf(err) != c.kind || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v (%s), want %s: %s", filepath.Base(c.path), err, app.KindOf(err), c.kind, c.want)
		}
	}
}

// execAt runs SQL on the file as a stranger would.
func execAt(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", (&Store{path: path}).address())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

func TestWithoutItsKeyTheRecordIsReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	s := openAt(t, path)
	if err := appendTo(t, s, oneParty("XAA")); err != nil {
		t.Fatal(err)
	}
	s.Close()
	private, err := os.ReadFile(path + ".key")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path + ".key"); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, path)
	if report, err := verify(t, s); err != nil || report.Size != 1 {
		t.Errorf("%+v, %v", report, err)
	}
	refused := func(what, want string) {
		t.Helper()
		if err := appendTo(t, s, oneParty("XBB")); app.KindOf(err) != app.Unavailable || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v (%s)", what, err, app.KindOf(err))
		}
	}
	refused("no key", "signing key is not at hand")
	openAt(t, filepath.Join(filepath.Dir(path), "b.db"))
	other, err := os.ReadFile(filepath.Join(filepath.Dir(path), "b.db.key"))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{string(other): "cannot sign for this record", "x": "cannot sign for this record", "": "cannot sign for this record"} {
		if err := os.WriteFile(path+".key", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		refused("another key", want)
	}
	if err := os.WriteFile(path+".key", private, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := appendTo(t, s, oneParty("XBB")); err != nil {
		t.Errorf("with the key back: %v", err)
	}
}

// Many open the same new file at once: one record comes of it, with one key.
func TestOpenedAtOnce(t *testing.T) {
	for range 2 {
		path := filepath.Join(t.TempDir(), "record.db")
		stores := make([]*Store, 6)
		var wait sync.WaitGroup
		for i := range stores {
			wait.Go(func() {
				s, err := Open(t.Context(), path)
				if err != nil {
					t.Error(err)
					return
				}
				stores[i] = s
				if err := appendTo(t, s, oneParty("XAA")); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		if t.Failed() {
			return
		}
		for _, s := range stores {
			if s.VerifierKey() != stores[0].VerifierKey() {
				t.Errorf("two keys: %s, %s", s.VerifierKey(), stores[0].VerifierKey())
			}
			if report, err := verify(t, s); err != nil || report.Size != 6 {
				t.Errorf("%+v, %v", report, err)
			}
			s.Close()
		}
	}
}

// A full disk, played by a limit on the pages of the file, takes nothing half.
func TestFullDisk(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "record.db"))
	if err := appendTo(t, s, oneParty("XAA")); err != nil {
		t.Fatal(err)
	}
	var pages int
	if err := s.writer.QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		if _, err := s.writer.Exec(`PRAGMA max_page_count = ` + strconv.Itoa(n)); err != nil {
			t.Fatal(err)
		}
	}
	many := oneParty("XBB")
	for i := range 500 {
		many.Changes = append(many.Changes, change(3*i+2, 1))
	}
	many.Changes = append(many.Changes, ground...)
	many.Changes = append(many.Changes, change(0, 1))
	full := 0
	for n := pages; ; n++ {
		limit(n)
		err := appendTo(t, s, many)
		if err == nil {
			break
		}
		full++
		if app.KindOf(err) != app.Unavailable || !strings.Contains(err.Error(), "no room") {
			t.Fatalf("with %d pages: %v (%s)", n, err, app.KindOf(err))
		}
		if report, err := verify(t, s); err != nil || report.Size != 1 {
			t.Fatalf("with %d pages: %+v, %v", n, report, err)
		}
	}
	if full < 5 {
		t.Errorf("the disk was full only %d times", full)
	}
	if _, err := verify(t, s); err != nil {
		t.Error(err)
	}
}

// A second writer waits its turn, and is told when its own patience ends first.
func TestWritersTakeTurns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	one, two := openAt(t, path), openAt(t, path)
	impatient, err := sql.Open("sqlite", strings.Replace(two.address("_txlock=immediate"), "_busy_timeout=10000", "_busy_timeout=1", 1))
	if err != nil {
		t.Fatal(err)
	}
	defer impatient.Close()
	err = one.Write(t.Context(), func(app.Writer) error {
		_, err := impatient.Begin()
		if err = two.explain(err); app.KindOf(err) != app.Unavailable || !strings.Contains(err.Error(), "in use") {
			t.Errorf("a writer that cannot wait gets %v (%s)", err, app.KindOf(err))
		}
		return errors.New("enough")
	})
	if err == nil || err.Error() != "enough" {
		t.Error(err)
	}
	if err := appendTo(t, two, oneParty("XAA")); err != nil {
		t.Error(err)
	}
}
