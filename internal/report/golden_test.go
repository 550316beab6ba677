package report_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footing/internal/export/csv"
	"footing/internal/table"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden holds a report against testdata, or rewrites that with -update.
func golden(t *testing.T, name string, r *table.Table) {
	t.Helper()
	var b strings.Builder
	b.WriteString(r.Title + "\n")
	if err := csv.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	b.WriteString("\n" + strings.Join(r.Notes, "\n") + "\n")
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("%s is now\n%s\nwas\n%s", name, &b, want)
	}
}

// onPage holds the columns of reports against the page that promises them.
func onPage(t *testing.T, page string, tables map[string]*table.Table) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "format", page))
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range tables {
		for _, c := range r.Columns {
			if !strings.Contains(string(text), "`"+c.Name+"`") {
				t.Errorf("column %s of %s is not on the page %s", c.Name, name, page)
			}
		}
	}
}
