// Package xlsx writes tables as a workbook, one sheet a table: a bold, frozen
// heading with the stable column names, exact values, and the notes below.
//
// Texts are written as texts, so no cell becomes a formula.
package xlsx

import (
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"footing/internal/table"
)

// maxSheetName is Excel's limit on the length of a sheet's name.
const maxSheetName = 31

// Write writes the tables, in order.
func Write(w io.Writer, tables ...*table.Table) error {
	book := excelize.NewFile()
	defer book.Close()
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	for i, t := range tables {
		name := sheetName(t.Name)
		if i == 0 {
			err = book.SetSheetName(book.GetSheetName(0), name)
		} else {
			_, err = book.NewSheet(name)
		}
		if err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
		if err := writeSheet(book, name, t, bold); err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
	}
	return book.Write(w)
}

func sheetName(name string) string { return name[:min(len(name), maxSheetName)] }

func writeSheet(book *excelize.File, name string, t *table.Table, heading int) error {
	out, err := book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i, c := range t.Columns {
		if err := out.SetColWidth(i+1, i+1, columnWidth(c)); err != nil {
			return err
		}
	}
	if err := out.SetRow("A1", headings(t.Columns), excelize.RowOpts{StyleID: heading}); err != nil {
		return err
	}
	row := 2
	for ; row < len(t.Rows)+2; row++ {
		if err := setRow(out, row, values(t.Columns, t.Rows[row-2])); err != nil {
			return err
		}
	}
	for _, note := range t.Notes {
		row++
		if err := setRow(out, row, []any{note}); err != nil {
			return err
		}
	}
	return out.Flush()
}

func columnWidth(c table.Column) float64 {
	if c.RightAligned() || c.Type == table.Date {
		return 14
	}
	return 24
}

func headings(columns []table.Column) []any {
	cells := make([]any, len(columns))
	for i, c := range columns {
		cells[i] = c.Name
	}
	return cells
}

func setRow(out *excelize.StreamWriter, row int, cells []any) error {
	at, err := excelize.CoordinatesToCellName(1, row)
	if err != nil {
		return err
	}
	return out.SetRow(at, cells)
}

func values(columns []table.Column, row []table.Cell) []any {
	cells := make([]any, len(row))
	for i, cell := range row {
		plain := table.Plain(cell)
		cells[i] = plain
		if plain == "" {
			cells[i] = nil
		} else if x, err := strconv.ParseFloat(plain, 64); err == nil && columns[i].RightAligned() {
			cells[i] = x
		}
	}
	return cells
}
