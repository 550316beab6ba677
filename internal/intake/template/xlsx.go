package template

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"footing/internal/aid"
	"footing/internal/app"
)

const (
	cellLimit   = 32767 // characters that a cell of a workbook holds
	exactDigits = 15    // digits of a number that a workbook keeps exactly
	styledRows  = 5000  // rows for which lists of words are offered
)

// WriteXLSX writes one workbook with the empty table of each kind: a sheet
// named after the kind, its heading frozen, a note on each heading that says
// what the column takes, the words to choose from, and example rows.
func WriteXLSX(w io.Writer, specs []*aid.Spec) error {
	return writeWorkbook(w, specs, writeEmptySheet)
}

// WriteRecordsXLSX writes the records as a workbook with one sheet per kind,
// named after it. A workbook holds 1,048,576 rows a sheet.
func WriteRecordsXLSX(w io.Writer, records []app.Proposed) error {
	specs, of, err := byKind(records)
	if err != nil {
		return err
	}
	return writeWorkbook(w, specs, func(book *excelize.File, spec *aid.Spec) error {
		return writeRecordSheet(book, spec, of[spec.Kind])
	})
}

func writeWorkbook(w io.Writer, specs []*aid.Spec, write func(*excelize.File, *aid.Spec) error) (err error) {
	book := excelize.NewFile()
	defer func() {
		if closing := book.Close(); err == nil {
			err = closing
		}
	}()
	first := book.GetSheetName(0)
	for _, spec := range specs {
		if _, err := book.NewSheet(string(spec.Kind)); err != nil {
			return err
		}
		if err := write(book, spec); err != nil {
			return fmt.Errorf("sheet %s: %w", spec.Kind, err)
		}
	}
	if len(specs) > 0 {
		if err := book.DeleteSheet(first); err != nil {
			return err
		}
	}
	_, err = book.WriteTo(w)
	return err
}

// writeRecordSheet streams a kind's records, which may be many.
func writeRecordSheet(book *excelize.File, spec *aid.Spec, records []app.Proposed) error {
	out, err := book.NewStreamWriter(string(spec.Kind))
	if err != nil {
		return err
	}
	if err := out.SetPanes(frozen(1)); err != nil {
		return err
	}
	columns := Columns(spec)
	line := 1
	put := func(values []any) error {
		err := out.SetRow(fmt.Sprintf("A%d", line), values)
		line++
		return err
	}
	if err := put(asTexts(headingsOf(columns))); err != nil {
		return err
	}
	for _, p := range records {
		for cells := range cellsOf(spec, columns, p) {
			values, err := asValues(columns, cells)
			if err != nil {
				return fmt.Errorf("%s %s: %w", spec.Kind, p.Record.RecordID(), err)
			}
			if err := put(values); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

// writeEmptySheet writes the title, the heading with its notes, and examples.
func writeEmptySheet(book *excelize.File, spec *aid.Spec) error {
	sheet, columns := string(spec.Kind), Columns(spec)
	rows, err := examples(spec)
	if err != nil {
		return err
	}
	table := [][]any{{comments(spec)[0]}, asTexts(headingsOf(columns))}
	for _, cells := range rows {
		values, err := asValues(columns, cells)
		if err != nil {
			return err
		}
		table = append(table, values)
	}
	for i, values := range table {
		if err := book.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &values); err != nil {
			return err
		}
	}
	if err := book.SetPanes(sheet, frozen(2)); err != nil {
		return err
	}
	return dress(book, sheet, columns)
}

// dress makes the heading bold and puts notes and lists of words on it.
func dress(book *excelize.File, sheet string, columns []Column) error {
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	last, err := excelize.ColumnNumberToName(len(columns))
	if err != nil {
		return err
	}
	if err := book.SetCellStyle(sheet, "A2", last+"2", bold); err != nil {
		return err
	}
	for i, c := range columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := book.SetColWidth(sheet, name, name, float64(max(12, len(c.Name)+2))); err != nil {
			return err
		}
		note := excelize.Comment{Cell: name + "2", Author: "footing", Text: c.describe()}
		if err := book.AddComment(sheet, note); err != nil {
			return err
		}
		if err := offerWords(book, sheet, name, c); err != nil {
			return err
		}
	}
	return nil
}

// offerWords lets a spreadsheet offer the words that a column takes.
func offerWords(book *excelize.File, sheet, column string, c Column) error {
	words := c.Field.Enum
	if c.Field.Type == aid.TypeBool {
		words = []string{"yes", "no"}
	}
	if words == nil || c.Field.List {
		return nil
	}
	offer := excelize.NewDataValidation(true)
	offer.SetSqref(fmt.Sprintf("%s3:%s%d", column, column, styledRows))
	if err := offer.SetDropList(words); err != nil {
		return err
	}
	offer.SetError(excelize.DataValidationErrorStyleStop, c.Name, "one of "+strings.Join(words, ", "))
	return book.AddDataValidation(sheet, offer)
}

func frozen(rows int) *excelize.Panes {
	return &excelize.Panes{
		Freeze: true, YSplit: rows, TopLeftCell: fmt.Sprintf("A%d", rows+1), ActivePane: "bottomLeft",
	}
}

func asTexts(cells []string) []any {
	values := make([]any, len(cells))
	for i, cell := range cells {
		values[i] = cell
	}
	return values
}

// asValues makes numbers of the number columns' cells, as far as a workbook
// keeps them exactly, and leaves empty cells out.
func asValues(columns []Column, cells []string) ([]any, error) {
	values := make([]any, len(cells))
	for i, cell := range cells {
		switch {
		case cell == "":
		case len(cell) > cellLimit && len([]rune(cell)) > cellLimit:
			return nil, fmt.Errorf("%s: %d characters do not fit a workbook's cell, which holds %d",
				columns[i].Name, len([]rune(cell)), cellLimit)
		case columns[i].numeric():
			values[i] = numberOrText(cell)
		default:
			values[i] = cell
		}
	}
	return values, nil
}

// numeric reports whether people reckon with the column.
func (c Column) numeric() bool {
	switch c.Field.Type {
	case aid.TypeDecimal, aid.TypeInt, aid.TypeQuantity, aid.TypeMoney:
		return !c.Field.List && !c.Currency
	}
	return false
}

// numberOrText gives the number, or the text where a workbook's binary fraction
// would not hold all of its digits, and for a range or word.
func numberOrText(cell string) any {
	digits := strings.TrimPrefix(strings.Replace(cell, ".", "", 1), "-")
	f, err := strconv.ParseFloat(cell, 64)
	if err != nil || len(digits) > exactDigits || !allDigits(digits) {
		return cell
	}
	return f
}

func allDigits(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' }) < 0
}
