package xlsx_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"footing/internal/export/xlsx"
	"footing/internal/table"
)

func TestWriteIsReadAgain(t *testing.T) {
	r := &table.Table{
		Name:    "a-name-that-is-longer-than-a-sheet-may-have",
		Columns: []table.Column{{Name: "name", Type: table.Text}, {Name: "n", Type: table.Number}},
		Notes:   []string{"a note"},
	}
	r.Add("=1+1", 12.5)
	var b bytes.Buffer
	if err := xlsx.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	sheet := book.GetSheetName(0)
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 4 || rows[0][1] != "n" || rows[1][0] != "=1+1" || rows[1][1] != "12.5" || rows[3][0] != "a note" {
		t.Errorf("read back %q", rows)
	}
	if formula, err := book.GetCellFormula(sheet, "A2"); err != nil || formula != "" {
		t.Errorf("the text became the formula %q (%v)", formula, err)
	}
}
