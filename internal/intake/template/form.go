package template

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

// readForm reads a cell with regard to how a workbook keeps it.
//
// A formula is read as the value that it last came to, and the row counts as
// mended: the value is what the sender saw, but it may be stale, and the
// formula itself does not go on record. A formula without a value is refused.
func (c Column) readForm(cell workbook.Cell) (reading, error) {
	r, err := c.readValue(cell)
	if err == nil && cell.Formula && r.mend == "" {
		r.mend = "formula read as the value it last came to"
	}
	return r, err
}

func (c Column) readValue(cell workbook.Cell) (reading, error) {
	switch cell.Form {
	case workbook.Empty:
		return reading{}, fmt.Errorf("is a formula without a value; put the value itself in the cell")
	case workbook.Failed:
		return reading{}, fmt.Errorf("is what a formula or link failed with; put the value itself in the cell")
	case workbook.Day:
		return c.readDay(cell.Text)
	case workbook.Number:
		return c.read(decimalText(cell.Text))
	}
	return c.read(cell.Text)
}

// readDay reads a workbook's own date.
func (c Column) readDay(iso string) (reading, error) {
	switch c.Field.Type {
	case aid.TypeInstant:
		if strings.ContainsRune(iso, ':') {
			return reading{}, fmt.Errorf("is a workbook's time, which has no zone; write it as text, such as 2025-06-30T17:00:00Z")
		}
	case aid.TypeDate, aid.TypeText:
	default:
		return reading{}, fmt.Errorf("is formatted as a date, and this column takes another thing (%s)", c.takes())
	}
	return c.read(iso)
}

// decimalText writes a workbook's number as it shows it: with the 15 digits
// that a binary fraction holds, and without exponent. 0.30000000000000004 is
// what a workbook keeps for 0.3.
func decimalText(text string) string {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return text
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', exactDigits, 64), 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
