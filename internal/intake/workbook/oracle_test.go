package workbook

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// sharedFile finds a file of the public data beside the project.
func sharedFile(t testing.TB, parts ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the package")
		}
		dir = filepath.Dir(dir)
	}
	file := filepath.Join(append([]string{dir, "..", "shared", "data"}, parts...)...)
	if _, err := os.Stat(file); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("the public data are needed here: %v", err)
		}
		t.Skipf("the public data are not beside the project: %v", err)
	}
	return file
}

const kielWorkbook = "Ukraine_Support_Tracker_R7_2022-10-03.xlsx"

// TestWorkbookAgreesWithExcelize holds every cell of every sheet of a real
// workbook against another reader.
func TestWorkbookAgreesWithExcelize(t *testing.T) {
	path := sharedFile(t, "kiel", kielWorkbook)
	other, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	book, err := OpenFile(path, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var names []string
	cells := 0
	for _, s := range book.Sheets {
		names = append(names, s.Name)
		want, err := other.GetRows(s.Name)
		if err != nil {
			t.Fatal(err)
		}
		cells += compareSheet(t, s, want)
	}
	if got, want := strings.Join(names, "|"), strings.Join(other.GetSheetList(), "|"); got != want {
		t.Errorf("sheets %s; want %s", got, want)
	}
	if cells < 50_000 {
		t.Errorf("only %d cells were compared", cells)
	}
}

// compareSheet counts the cells that hold something and reports those in which
// the readers differ.
func compareSheet(t *testing.T, s *Sheet, want [][]string) (cells int) {
	t.Helper()
	got := map[int][]string{}
	for row, err := range s.Rows(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range row.Cells {
			got[row.Number] = append(got[row.Number], c.Raw)
		}
	}
	for i, cellsOfRow := range want {
		for j, text := range cellsOfRow {
			mine := ""
			if row := got[i+1]; j < len(row) {
				mine = row[j]
			}
			if text != "" {
				cells++
			}
			if mine != text {
				t.Errorf("sheet %s, row %d, column %d: %q; excelize has %q", s.Name, i+1, j+1, mine, text)
			}
		}
		for j := len(cellsOfRow); j < len(got[i+1]); j++ {
			if got[i+1][j] != "" {
				t.Errorf("sheet %s, row %d, column %d: %q, which excelize has not", s.Name, i+1, j+1, got[i+1][j])
			}
		}
		delete(got, i+1)
	}
	for number, row := range got {
		t.Errorf("sheet %s has a row %d, which excelize has not: %q", s.Name, number, row)
	}
	return cells
}
