package kiel

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"footing/internal/aid"
)

// The sheets that the reader takes from the workbook.
var sheetsRead = []string{
	"Bilateral assistance, MAIN DATA", "Commercial assistance", "Multilateral assistance", "Country Summary",
	"Exchange rates", "Price List, Weapons & Items", "Heavy weapon stocks", "Figure 7 Military gap",
	"Committed weapons", "Delivered weapons",
}

// BenchmarkRelease7 reads the workbook into a proposal.
func BenchmarkRelease7(b *testing.B) {
	path := vintageFile(b, release7)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadFile(b.Context(), path, Options{Recorded: aid.InstantOf(aid.NewDate(2022, 10, 3).Time())}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkExcelizeRelease7 only streams the rows of the same sheets with
// another reader: the yardstick.
func BenchmarkExcelizeRelease7(b *testing.B) {
	path := vintageFile(b, release7)
	b.ReportAllocs()
	for b.Loop() {
		streamWithExcelize(b, path)
	}
}

func streamWithExcelize(b *testing.B, path string) {
	file, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	for _, name := range sheetsRead {
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
}

// BenchmarkVintage reads a main sheet as CSV.
func BenchmarkVintage(b *testing.B) {
	path := vintageFile(b, january2023)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadFile(b.Context(), path, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
