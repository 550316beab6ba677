package template

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/workbook"
)

func openXLSX(data []byte) (*workbook.Book, error) {
	return workbook.Open(bytes.NewReader(data), int64(len(data)), "book.xlsx", workbook.DefaultLimits())
}

func readXLSX(t *testing.T, data []byte) *app.Proposal {
	t.Helper()
	book, err := openXLSX(data)
	if err != nil {
		t.Fatal(err)
	}
	p, err := ReadBooks(t.Context(), "book.xlsx", []*workbook.Book{book}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWorkbookOfExamplesImports(t *testing.T) {
	var b bytes.Buffer
	if err := WriteXLSX(&b, aid.Specs()); err != nil {
		t.Fatal(err)
	}
	p := readXLSX(t, b.Bytes())
	for _, f := range p.Findings {
		t.Errorf("%s row %d %s %q: %s", f.Sheet, f.Row, f.Column, f.Value, f.Why)
	}
	fromCSV := readSheets(t, Options{}, exampleSheets(t)...)
	if len(p.Records) != len(fromCSV.Records) || p.Read != fromCSV.Read {
		t.Fatalf("%d records from the workbook, %d from CSV", len(p.Records), len(fromCSV.Records))
	}
	for i := range p.Records {
		if a, b := show(fromCSV.Records[i]), show(p.Records[i]); a != b {
			t.Errorf("CSV gives\n%s\nthe workbook\n%s", a, b)
		}
	}
}

func TestWorkbookIsDressed(t *testing.T) {
	var b bytes.Buffer
	if err := WriteXLSX(&b, aid.Specs()); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if sheets := book.GetSheetList(); len(sheets) != len(aid.Specs()) || sheets[0] != "party" {
		t.Errorf("sheets: %v", sheets)
	}
	notes, err := book.GetComments("pledge")
	if err != nil || len(notes) != len(Columns(mustSpec(t, aid.KindPledge))) {
		t.Errorf("%d notes on the headings of pledge, %v", len(notes), err)
	}
	offers, err := book.GetDataValidations("pledge")
	if err != nil || len(offers) < 4 {
		t.Errorf("%d lists of words in pledge, %v", len(offers), err)
	}
	panes, err := book.GetPanes("pledge")
	if err != nil || !panes.Freeze || panes.YSplit != 2 {
		t.Errorf("the heading is not frozen: %v, %v", panes, err)
	}
}

func mustSpec(t *testing.T, kind aid.Kind) *aid.Spec {
	t.Helper()
	spec, err := aid.SpecOf(kind)
	if err != nil {
		t.Fatal(err)
	}
	return spec
}

func TestWhatIsWrittenAsWorkbookIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var records []app.Proposed
		for _, kind := range []aid.Kind{aid.KindPackage, aid.KindPledge, aid.KindPrice, aid.KindDecision} {
			spec, _ := aid.SpecOf(kind)
			records = append(records, validRecords(t, spec)...)
		}
		var b bytes.Buffer
		if err := WriteRecordsXLSX(&b, records); err != nil {
			t.Fatal(err)
		}
		book, err := openXLSX(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		p, err := ReadBooks(context.Background(), "book", []*workbook.Book{book}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		_, of, err := byKind(records)
		if err != nil {
			t.Fatal(err)
		}
		var sorted []app.Proposed
		for _, spec := range aid.Specs() {
			sorted = append(sorted, of[spec.Kind]...)
		}
		requireSame(t, sorted, p)
	})
}

func TestWorkbookCellsAsPeopleFillThem(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	sheet := "node"
	if _, err := book.NewSheet(sheet); err != nil {
		t.Fatal(err)
	}
	day, err := book.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	rows := [][]any{
		{"id", "name", "latitude", "throughput_t_week", "valid_from"},
		{"hub", "Hub", 50.1, 2500, 45658},
		{"sum", "Sum", 50.1, nil, nil},
		{1001, "Number as id", 50.1, "2 500", "30.6.2025"},
	}
	for i, row := range rows {
		if err := book.SetSheetRow(sheet, "A"+string(rune('1'+i)), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SetCellStyle(sheet, "E2", "E2", day); err != nil {
		t.Fatal(err)
	}
	if err := book.SetCellFormula(sheet, "D3", "1000+500"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := book.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	p := readXLSX(t, b.Bytes())
	requireCounts(t, p, 3, 2, 1, 1)
	requireFinding(t, p, refused, 3, "throughput_t_week", "formula without a value")
	requireFinding(t, p, mended, 4, "valid_from", "only day")
	if from := p.Records[0].Valid.From.String(); from != "2025-01-01" {
		t.Errorf("date cell read as %s", from)
	}
	if p.Records[1].Record.RecordID() != "1001" || p.Records[0].Where.Sheet != sheet {
		t.Errorf("records: %v", p.Records)
	}
}

func TestSheetsNotNamedAfterAKind(t *testing.T) {
	book := excelize.NewFile() // its Sheet1 stays empty
	defer book.Close()
	for name, cell := range map[string]string{"# remarks": "anything", "pledges": "id"} {
		if _, err := book.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		if err := book.SetSheetCol(name, "A1", &[]string{cell, "x", "y"}); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if _, err := book.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	p := readXLSX(t, b.Bytes())
	requireCounts(t, p, 2, 0, 0, 2)
	requireFinding(t, p, refused, 1, "", "the nearest is pledge")
}

func TestTextsTooLongForAWorkbookAreRefused(t *testing.T) {
	party := &aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation", Note: strings.Repeat("é", cellLimit+1)}
	err := WriteRecordsXLSX(&bytes.Buffer{}, []app.Proposed{{Record: party}})
	if err == nil || !strings.Contains(err.Error(), "note") {
		t.Errorf("error: %v", err)
	}
}

func TestFolders(t *testing.T) {
	folder := t.TempDir()
	party := app.Proposed{Record: &aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"}}
	node := app.Proposed{Record: &aid.Node{ID: "hub", Name: "Hub", Host: "XAA"}}
	if err := WriteFolder(filepath.Join(folder, "deep"), []app.Proposed{node, party}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "deep", "notes.txt"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	p, err := Read(t.Context(), []string{filepath.Join(folder, "deep")}, Options{Source: "north", Vintage: 7})
	if err != nil {
		t.Fatal(err)
	}
	requireCounts(t, p, 2, 2, 0, 0)
	requireFinding(t, p, noted, 0, "", "left alone")
	if p.Source != "north" || p.File != "deep" || p.Vintage != 7 || p.Format != Format || len(p.Hash) != 64 {
		t.Errorf("proposal: %+v", p)
	}
	again, err := Read(t.Context(), []string{filepath.Join(folder, "deep", "party.csv"), filepath.Join(folder, "deep", "node.csv")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if again.Hash != p.Hash || again.Source != DefaultSource || again.File != "party.csv node.csv" {
		t.Errorf("the same files named one by one: %+v", again)
	}
	for _, path := range []string{folder, filepath.Join(folder, "nowhere.csv")} {
		if _, err := Read(t.Context(), []string{path}, Options{}); err == nil {
			t.Errorf("%s was read", path)
		}
	}
}
