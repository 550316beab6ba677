package template

import (
	"bytes"
	"context"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/workbook"
	"footing/internal/picture"
)

var update = flag.Bool("update", false, "write golden files anew")

// openCSV opens CSV text as the file of that name.
func openCSV(file, text string) (*workbook.Book, error) {
	return workbook.Open(strings.NewReader(text), int64(len(text)), file, workbook.DefaultLimits())
}

// csvSheet is the sheet of CSV text.
func csvSheet(file, text string) sheet {
	book, err := openCSV(file, text)
	if err != nil {
		panic(err)
	}
	return sheet{file: file, rows: book.Sheets[0].Rows(context.Background())}
}

func readSheets(t *testing.T, o Options, sheets ...sheet) *app.Proposal {
	t.Helper()
	p := &app.Proposal{}
	if err := read(context.Background(), sheets, p, o); err != nil {
		t.Fatal(err)
	}
	if p.Read != p.Taken+p.Refused {
		t.Fatalf("read %d rows, but %d taken and %d refused", p.Read, p.Taken, p.Refused)
	}
	return p
}

// exampleSheets are the empty templates of all kinds as they are handed out.
func exampleSheets(t *testing.T) []sheet {
	t.Helper()
	var sheets []sheet
	for _, spec := range aid.Specs() {
		var b bytes.Buffer
		if err := WriteCSV(&b, spec); err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, csvSheet(string(spec.Kind)+".csv", b.String()))
	}
	return sheets
}

func TestExamplesOfAllKindsImportTogether(t *testing.T) {
	p := readSheets(t, Options{}, exampleSheets(t)...)
	for _, f := range p.Findings {
		t.Errorf("%s row %d %s %q: %s", f.File, f.Row, f.Column, f.Value, f.Why)
	}
	records := make([]aid.Record, len(p.Records))
	perKind := map[aid.Kind]int{}
	for i, r := range p.Records {
		records[i] = r.Record
		perKind[r.Record.Kind()]++
	}
	pic := picture.FromRecords(0, 0, records)
	for _, r := range records {
		for _, lost := range unresolved(pic, r) {
			t.Errorf("%s %s: %s", r.Kind(), r.RecordID(), lost)
		}
	}
	for _, spec := range aid.Specs() {
		rows, err := examples(spec)
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) < 2 || perKind[spec.Kind] == 0 {
			t.Errorf("%s has %d example rows and %d records", spec.Kind, len(rows), perKind[spec.Kind])
		}
	}
}

// unresolved lists the references of a record that lead nowhere.
func unresolved(pic *picture.Picture, r aid.Record) []string {
	spec, err := aid.SpecOf(r.Kind())
	if err != nil {
		return []string{err.Error()}
	}
	var lost []string
	check := func(f aid.Field, owner any) {
		for _, id := range f.Texts(owner) {
			found := f.Ref == nil
			for _, kind := range f.Ref {
				_, ok := pic.Record(kind, aid.ID(id))
				found = found || ok
			}
			if !found {
				lost = append(lost, f.Name+" "+id)
			}
		}
	}
	for _, f := range spec.Fields {
		check(f, r)
	}
	for _, part := range spec.PartsOf(r) {
		for _, f := range spec.Parts {
			check(f, part)
		}
	}
	return lost
}

// Every column of every kind is shown by an example in at least one template,
// or is one of those that say the same everywhere.
func TestExamplesUseKnownColumnsOnly(t *testing.T) {
	for _, spec := range aid.Specs() {
		data, err := exampleFiles.ReadFile("examples/" + string(spec.Kind) + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		known := headingsOf(Columns(spec))
		for _, heading := range rows[0] {
			if !contains(known, heading) {
				t.Errorf("%s: the example has the unknown column %s", spec.Kind, heading)
			}
		}
	}
}

func TestColumnNamesAreUnique(t *testing.T) {
	for _, spec := range aid.Specs() {
		seen := map[string]string{}
		for _, c := range Columns(spec) {
			if other, twice := seen[fold(c.Name)]; twice {
				t.Errorf("%s: %s and %s cannot be told apart", spec.Kind, c.Name, other)
			}
			seen[fold(c.Name)] = c.Name
		}
	}
}

func TestTemplatesPageIsCurrent(t *testing.T) {
	var page bytes.Buffer
	if err := WritePage(&page, aid.Specs()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("..", "..", "..", "docs", "format", "templates.md")
	if *update {
		if err := os.WriteFile(path, page.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, page.Bytes()) {
		t.Errorf("%s is not current; run: go test ./internal/intake/template -update", path)
	}
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}
