package workbook

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

func TestCells(t *testing.T) {
	sheet := `<worksheet><sheetData>
		<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c t="s"><v>2</v></c></row>
		<row><c><v>12.5</v></c><c s="1"><v>44837</v></c><c s="2"><v>44837.75</v></c><c s="3"><v>3</v></c><c s="1"><v>0.25</v></c></row>
		<row r="5"><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1</f><v>made</v></c><c><f>1+1</f><v>2</v></c><c><f>1</f></c></row>
		<row r="6"><c t="inlineStr"><is><t>inline </t><r><t>text</t></r></is></c><c t="d"><v>2022-10-03T00:00:00</v></c><c s="9"/></row>
		<row r="7"/>
		<row r="9" spans="1:1"><c r="B9" t="str"><v> </v></c></row>
	</sheetData><legacyDrawing/></worksheet>`
	rows, err := rowsOf(t, smallest(sheet).pack(t), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"1: first||rich text|a\rb",
		"2: number 12.5|day 2022-10-03|day 2022-10-03T18:00:00|number 3|day 06:00:00",
		"5: truth yes|truth no|failed #REF!|=made|=number 2|=",
		"6: inline text|day 2022-10-03",
		"9: | ",
	}
	if !slices.Equal(rows, want) {
		t.Errorf("rows:\n%s\nwant:\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
}

func TestDays(t *testing.T) {
	for serial, want := range map[float64]string{
		1: "1900-01-01", 59: "1900-02-28", 61: "1900-03-01", 44837: "2022-10-03", 44837.5: "2022-10-03T12:00:00",
		0.5: "12:00:00", 2958465: "9999-12-31",
	} {
		if got, ok := DayOf(serial); !ok || got != want {
			t.Errorf("day %v is %q; want %q", serial, got, want)
		}
	}
	for _, serial := range []float64{-1, 60, 2958466, 1e300} {
		if got, ok := DayOf(serial); ok {
			t.Errorf("day %v is %q; want none", serial, got)
		}
	}
	if got, _ := dayOf(43375, true); got != "2022-10-03" {
		t.Errorf("day 43375 from 1904 is %q", got)
	}
}

func TestFormatsOfDays(t *testing.T) {
	for code, want := range map[string]bool{
		"General": false, "0.00": false, `#,##0 "days"`: false, "[Red]0": false, "0.00E+00": false, "@": false, `0\d`: false,
		"dd/mm/yyyy": true, "mmm-yy": true, "h:mm": true, "[h]:mm": true, "[$-409]d mmm": true, `yyyy"年"`: true, "_-0_-": false,
		"0;[Red]d": false,
	} {
		if got := showsDay(code); got != want {
			t.Errorf("format %q shows a day: %v", code, got)
		}
	}
}

func TestSheets(t *testing.T) {
	p := smallest("<worksheet><sheetData/></worksheet>")
	p["xl/workbook.xml"] = `<workbook xmlns:q="r"><sheets><sheet name="chart" q:id="rId9"/><sheet name="one" q:id="rId1"/>` +
		`<sheet name="two" state="hidden" q:id="rId1"/></sheets></workbook>`
	p["xl/_rels/workbook.xml.rels"] = strings.Replace(relations, "<Relationships>", `<Relationships><Relationship Id="rId9" Type="http://x/chartsheet" Target="c.xml"/>`, 1)
	b, err := openBytes("book.xlsx", p.pack(t), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Sheets) != 2 || b.Sheets[0].Name != "one" || !b.Sheets[1].Hidden || b.Format != XLSX || len(b.Hash) != 64 {
		t.Errorf("the book is %+v", b)
	}
	if _, ok := b.Sheet("chart"); ok {
		t.Error("a sheet of one chart is among those with cells")
	}
}

// TestWrittenCellsAreReadAgain writes cells with another library and reads them.
func TestWrittenCellsAreReadAgain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringMatching(`[a-zäöü <&"']{1,12}`), 1, 20).Draw(rt, "texts")
		number := rapid.Float64().Draw(rt, "number")
		file := excelize.NewFile()
		defer file.Close()
		values := []any{number, true}
		for _, text := range texts {
			values = append(values, text)
		}
		if err := file.SetSheetRow("Sheet1", "B3", &values); err != nil {
			rt.Fatal(err)
		}
		var b bytes.Buffer
		if err := file.Write(&b); err != nil {
			rt.Fatal(err)
		}
		book, err := openBytes("made.xlsx", b.Bytes(), DefaultLimits())
		if err != nil {
			rt.Fatal(err)
		}
		for row, err := range book.Sheets[0].Rows(context.Background()) {
			if err != nil || row.Number != 3 || len(row.Cells) != len(values)+1 || row.Cells[0].Form != Empty {
				rt.Fatalf("row %+v, %v", row, err)
			}
			if row.Cells[1].Form != Number || row.Cells[2].Text != "yes" {
				rt.Fatalf("row %+v", row)
			}
			for i, text := range texts {
				if row.Cells[i+3].Text != text {
					rt.Fatalf("%q is read as %q", text, row.Cells[i+3].Text)
				}
			}
		}
	})
}

func TestStopping(t *testing.T) {
	content := smallest(`<worksheet><sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData></worksheet>`).pack(t)
	b, err := openBytes("book.xlsx", content, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	seen := 0
	for _, err := range b.Sheets[0].Rows(ctx) {
		if seen++; seen == 1 {
			cancel()
		} else if !errors.Is(err, context.Canceled) {
			t.Errorf("after the cancelling: %v", err)
		}
	}
	if seen != 2 {
		t.Errorf("%d steps; want one row and the error", seen)
	}
}
