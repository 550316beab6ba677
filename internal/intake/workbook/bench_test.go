package workbook

import (
	"testing"

	"github.com/xuri/excelize/v2"
)

// BenchmarkRows streams all sheets of a real workbook.
func BenchmarkRows(b *testing.B) {
	path := sharedFile(b, "kiel", kielWorkbook)
	b.ReportAllocs()
	for b.Loop() {
		book, err := OpenFile(path, DefaultLimits())
		if err != nil {
			b.Fatal(err)
		}
		for _, s := range book.Sheets {
			for _, err := range s.Rows(b.Context()) {
				if err != nil {
					b.Fatal(err)
				}
			}
		}
		if err := book.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkExcelizeRows streams the same with another reader: the yardstick.
func BenchmarkExcelizeRows(b *testing.B) {
	path := sharedFile(b, "kiel", kielWorkbook)
	b.ReportAllocs()
	for b.Loop() {
		file, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range file.GetSheetList() {
			rows, err := file.Rows(name)
			if err != nil {
				b.Fatal(err)
			}
			for rows.Next() {
				if _, err := rows.Columns(); err != nil {
					b.Fatal(err)
				}
			}
			if err := rows.Close(); err != nil {
				b.Fatal(err)
			}
		}
		if err := file.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
