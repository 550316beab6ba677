package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"footing/internal/app"
	"footing/internal/audit"
	"footing/internal/picture"
)

// tamperedWith does to the file of a record what the statements say, verifies
// it, and takes all back.
func tamperedWith(t *testing.T, path string, statements ...string) error {
	t.Helper()
	db, err := sql.Open("sqlite", (&Store{path: path}).address())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range append([]string{`DROP TRIGGER entry_kept`, `DROP TRIGGER entry_unchanged`}, statements...) {
		done, err := tx.Exec(statement)
		if err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 && !strings.HasPrefix(statement, "DROP") {
			t.Fatalf("%s changes nothing", statement)
		}
	}
	tampered := &transaction{tx: tx, statements: map[string]*sql.Stmt{}}
	var key string
	if err := tx.QueryRow(`SELECT key FROM verifier`).Scan(&key); err != nil {
		t.Fatal(err)
	}
	_, err = audit.Verify(t.Context(), tampered, key, nil)
	if err := tx.Rollback(); err != nil { // for the next one
		t.Fatal(err)
	}
	return err
}

func TestTamperingWithTheFileIsFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	s := openAt(t, path)
	b := oneParty("XAA")
	b.Changes = append(b.Changes, ground[1:]...)
	for i := range 297 {
		b.Changes = append(b.Changes, change(i, 1))
	}
	if err := appendTo(t, s, b); err != nil {
		t.Fatal(err)
	}
	s.Close()
	flipped := func(column string, at int) string {
		return fmt.Sprintf(`substr(%[1]s, 1, %[2]d) || char(unicode(substr(%[1]s, %[2]d + 1, 1)) + 1) || substr(%[1]s, %[2]d + 2)`, column, at)
	}
	inBytes := func(seq, at int) string {
		return fmt.Sprintf(`UPDATE entry SET bytes = CAST(%s AS BLOB) WHERE seq = %d`, flipped("CAST(bytes AS TEXT)", at), seq)
	}
	for _, c := range []struct {
		want       string
		statements []string
	}{
		{"entry 17", []string{inBytes(17, 0)}},
		{"entry 17", []string{inBytes(17, 100)}},
		{"entry 17", []string{inBytes(17, 300)}},
		{"entry 17, column recorded", []string{`UPDATE entry SET recorded = recorded - 1 WHERE seq = 17`}},
		{"entry 17, column kind", []string{`UPDATE entry SET kind = 'loan' WHERE seq = 17`}},
		{"entry 17, column id", []string{`UPDATE entry SET id = id || 'x' WHERE seq = 17`}},
		{"entry 17, column source_name", []string{`UPDATE entry SET source_name = 'kiel' WHERE seq = 17`}},
		{"entry 17: is missing", []string{`UPDATE entry SET seq = 1000 WHERE seq = 17`}},
		{"entry 17: is missing", []string{`DELETE FROM entry WHERE seq = 17`}},
		{"entry 299: is missing", []string{`DELETE FROM entry WHERE seq = 299`}},
		{"entry 0: is missing", []string{`DELETE FROM entry`}},
		{"entry 17, column seq", []string{`UPDATE entry SET seq = 999 WHERE seq = 17`, `UPDATE entry SET seq = 17 WHERE seq = 18`, `UPDATE entry SET seq = 18 WHERE seq = 999`}},
		{"entry 17", []string{`UPDATE entry SET bytes = (SELECT bytes FROM entry WHERE seq = 18) WHERE seq = 17`}},
		{"entry 300", []string{`INSERT INTO entry SELECT 300, recorded, kind, id, source_name, bytes FROM entry WHERE seq = 299`}},
		{"entry 3", []string{`UPDATE tile SET hashes = CAST(substr(hashes, 1, 100) || CASE substr(hashes, 101, 1) WHEN x'00' THEN x'01' ELSE x'00' END || substr(hashes, 102) AS BLOB) WHERE level = 0 AND number = 0`}},
		{"tile 0/1", []string{`UPDATE tile SET hashes = substr(hashes, 1, 32) WHERE number = 1`}},
		{"tile 1/0", []string{`DELETE FROM tile WHERE level = 1`}},
		{"tile 0/2", []string{`INSERT INTO tile VALUES (0, 2, zeroblob(32))`}},
		{"the checkpoint", []string{`UPDATE checkpoint SET signed = CAST(` + flipped("CAST(signed AS TEXT)", 3) + ` AS BLOB)`}},
		{"the checkpoint", []string{`UPDATE checkpoint SET signed = CAST(` + flipped("CAST(signed AS TEXT)", 40) + ` AS BLOB)`}},
		{"the checkpoint: is missing", []string{`DELETE FROM checkpoint`}},
		{"the checkpoint", []string{`UPDATE verifier SET key = 'footing/ledger/299967afce82c7b5+0a9dddb8+AXAWawsZijtWZDVEc09Tp9uBsyqP0oyIjhr1nh7GUV/5'`}},
		{"the verifier key", []string{`UPDATE verifier SET key = 'x'`}},
	} {
		err := tamperedWith(t, path, c.statements...)
		var m *audit.Misfit
		if !errors.As(err, &m) || !strings.Contains(err.Error(), c.want) || app.KindOf(err) != app.Unverified {
			t.Errorf("%v: %v, want a misfit at %s", c.statements, err, c.want)
		}
	}
	s = openAt(t, path)
	if report, err := verify(t, s); err != nil || report.Size != 300 {
		t.Errorf("untouched: %+v, %v", report, err)
	}
}

// What was tampered with is not written over, nor made a picture of in silence.
func TestDamageStopsWriting(t *testing.T) {
	for want, statement := range map[string]string{
		"the tree is damaged":  `UPDATE tile SET hashes = CAST(substr(hashes, 1, 5) || CASE substr(hashes, 6, 1) WHEN x'00' THEN x'01' ELSE x'00' END || substr(hashes, 7) AS BLOB)`,
		"tile 0/0 has 0 bytes": `DELETE FROM tile`,
		"invalid signature":    `UPDATE checkpoint SET signed = CAST(replace(CAST(signed AS TEXT), char(10) || '10', char(10) || '11') AS BLOB)`,
	} {
		path := filepath.Join(t.TempDir(), "record.db")
		s := openAt(t, path)
		b := oneParty("XAA")
		for range 9 {
			b.Changes = append(b.Changes, oneParty("XBB").Changes...)
		}
		if err := appendTo(t, s, b); err != nil {
			t.Fatal(err)
		}
		execAt(t, path, statement)
		if err := appendTo(t, s, oneParty("XBB")); app.KindOf(err) != app.Unverified || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v (%s), want %s", statement, err, app.KindOf(err), want)
		}
	}
}

func TestAnEntryThatCannotBeReadStopsThePicture(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	s := openAt(t, path)
	for range 3 {
		if err := appendTo(t, s, oneParty("XAA")); err != nil {
			t.Fatal(err)
		}
	}
	for old, want := range map[string]string{
		`"author"`: `no member "auther"`, // the envelope
		`"name"`:   `no field "nome"`,    // the body
	} {
		bad := strings.NewReplacer(`"author"`, `"auther"`, `"name"`, `"nome"`).Replace(old)
		change := `UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), '%s', '%s') AS BLOB) WHERE seq = 2`
		execAt(t, path, `DROP TRIGGER IF EXISTS entry_unchanged`, fmt.Sprintf(change, old, bad))
		var p *picture.Picture
		p, err := app.LoadPicture(t.Context(), s, 1, 0)
		if p != nil || app.KindOf(err) != app.Unverified || !strings.Contains(err.Error(), want) {
			t.Errorf("a picture of damage: %v (%s), want %s", err, app.KindOf(err), want)
		}
		execAt(t, path, fmt.Sprintf(change, bad, old))
	}
}
