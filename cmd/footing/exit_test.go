package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The exit codes of docs/format/cli.md, each by a call that a script may make.
func TestExitCodes(t *testing.T) {
	dir := t.TempDir()
	record := filepath.Join(dir, "record.db")
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	party := write("good/party.csv", "id,name,type\nXAA,Arvenia,nation\n")
	bad := write("bad/party.csv", "id,name,type\nXAB,Borland,planet\n")
	for _, c := range []struct {
		want int
		args []string
	}{
		{2, []string{"donors", "--nonsense"}},
		{2, []string{"coverage", "--known", "yesterday"}},
		{2, []string{"plan", "--gap", "2"}},
		{4, []string{"donors"}},
		{3, []string{"import", "csv", bad}},
		{0, []string{"import", "csv", party, "--recorded", "2025-03-01"}},
		{5, []string{"import", "csv", write("old/party.csv", "id,name,type\nXAA,Arvenia,nation\nXAC,Corland,nation\n"), "--recorded", "2025-02-01"}},
		{2, []string{"import", "csv", party, "--recorded", "1 March"}},
		{4, []string{"imports", "show", "imp-none"}},
		{4, []string{"plan", "show", "ffff"}},
		{4, []string{"interop", "--partner", "XAC"}},
		{2, []string{"interop", "--show", "nothing"}},
		{2, []string{"order", "pin", "P1", "R1", "some", "--reason", "x"}},
		{2, []string{"order", "ban", "P1", "--reason", " "}},
		{4, []string{"order", "ban", "P1", "--reason", "x"}},
		{4, []string{"coalitions", "XAA"}},
		{2, []string{"coalitions", "--show", "nothing"}},
		{4, []string{"force", "bn"}},
		{2, []string{"force", "--horizon", "0"}},
		{3, []string{"force", "--plan", party}},
		{4, []string{"force", "--plan", "ffff"}},
		{0, []string{"verify"}},
	} {
		var out, errs bytes.Buffer
		got := run(append(c.args, "--store", record), nil, &out, &errs)
		if got != c.want {
			t.Errorf("footing %v exits %d, want %d\n%s%s", c.args, got, c.want, &out, &errs)
		}
		if got != 0 && errs.Len() == 0 {
			t.Errorf("footing %v fails without a word", c.args)
		}
	}
}

func TestTamperedRecordFailsVerification(t *testing.T) {
	dir := t.TempDir()
	record, table := filepath.Join(dir, "record.db"), filepath.Join(dir, "party.csv")
	if err := os.WriteFile(table, []byte("id,name,type\nXAA,Arvenia,nation\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if code := run([]string{"import", "csv", table, "--store", record}, nil, &out, &out); code != 0 {
		t.Fatalf("import exits %d: %s", code, &out)
	}
	spoil(t, record, "Arvenia", "Brvenia")
	if code := run([]string{"verify", "--store", record}, nil, &out, &out); code != 6 {
		t.Errorf("verify of a tampered record exits %d, want 6: %s", code, &out)
	}
	var asJSON, asCSV, errs bytes.Buffer
	if code := run([]string{"verify", "--store", record, "--format", "json"}, nil, &asJSON, &errs); code != 6 || errs.Len() == 0 {
		t.Errorf("verify --format json exits %d and says %q", code, &errs)
	}
	var rows []struct {
		Fits, Place, Why string
		Entries, Entry   *int
	}
	if err := json.Unmarshal(asJSON.Bytes(), &rows); err != nil || len(rows) != 1 || rows[0].Fits != "no" || rows[0].Place == "" || rows[0].Why == "" || rows[0].Entries != nil {
		t.Errorf("verify --format json gives %v, %s", err, &asJSON)
	}
	if code := run([]string{"verify", "--store", record, "--format", "csv"}, nil, &asCSV, &errs); code != 6 || !strings.Contains(asCSV.String(), "\nno,,,,") {
		t.Errorf("verify --format csv exits %d: %s", code, &asCSV)
	}
}

func spoil(t *testing.T, path, from, to string) {
	t.Helper()
	bytesOfFile, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.ReplaceAll(bytesOfFile, []byte(from), []byte(to))
	if bytes.Equal(changed, bytesOfFile) {
		t.Fatalf("%q is not in the file: nothing was spoilt", from)
	}
	if err := os.WriteFile(path, changed, 0o600); err != nil {
		t.Fatal(err)
	}
}
