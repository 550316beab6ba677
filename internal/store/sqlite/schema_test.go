package sqlite

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write schema.sql as the migrations make it")

// schema.sql is the truth about the tables, to be read by people; whatever the
// migrations make must be that.
func TestMigrationsMakeTheSchema(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "record.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	rows, err := s.readers.Query(`SELECT sql FROM sqlite_schema
		WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'goose%' AND name NOT LIKE 'sqlite%' ORDER BY tbl_name, type DESC, name`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	made := "-- The tables of the record, as the migrations make them. A test holds both together.\n"
	for rows.Next() {
		var sql string
		if err := rows.Scan(&sql); err != nil {
			t.Fatal(err)
		}
		made += "\n" + sql + ";\n"
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("schema.sql", []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("schema.sql")
	if err != nil {
		t.Fatal(err)
	}
	if made != string(want) {
		t.Errorf("the migrations make\n%s\nschema.sql has\n%s", made, want)
	}
}

// The settings that the package comment promises are those of every connection.
func TestConnectionsHaveTheirSettings(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "record.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "busy_timeout": "10000", "foreign_keys": "1", "query_only": "0", "trusted_schema": "0",
	} {
		var got string
		if err := s.writer.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("writer: %s is %s, %v; want %s", pragma, got, err, want)
		}
	}
	if _, err := s.readers.Exec(`DELETE FROM answer`); err == nil || !strings.Contains(err.Error(), "readonly") {
		t.Errorf("a reader writes: %v", err)
	}
	for _, sql := range []string{`UPDATE entry SET kind = 'x'`, `DELETE FROM entry`} {
		if _, err := s.writer.Exec(`INSERT INTO entry VALUES (0, 1, 'a', 'b', '', 'x') ON CONFLICT DO NOTHING`); err == nil {
			t.Error("text is taken for the bytes of an entry")
		}
		if _, err := s.writer.Exec(`INSERT INTO entry VALUES (0, 1, 'a', 'b', '', x'00') ON CONFLICT DO NOTHING`); err != nil {
			t.Fatal(err)
		}
		if _, err := s.writer.Exec(sql); err == nil || !strings.Contains(err.Error(), "entries are never") {
			t.Errorf("%s: %v", sql, err)
		}
	}
}
