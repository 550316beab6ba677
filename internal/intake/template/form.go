package template

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"footing/internal/aid"
)

// readForm reads a cell with regard to how a spreadsheet keeps it.
//
// A formula is read as the value that it last came to, and the row counts as
// mended: the value is what the sender saw, but it may be stale, and the
// formula itself does not go on record. A formula without a value is refused.
func (c Column) readForm(cell cell) (reading, error) {
	switch cell.form {
	case formFailed:
		return reading{}, fmt.Errorf("is a formula without a usable value; put the value itself in the cell")
	case formFormula:
		r, err := c.read(decimalText(cell.text))
		if r.mend == "" {
			r.mend = "formula read as the value it last came to"
		}
		return r, err
	case formDay:
		return c.readDay(cell.text)
	case formNumber:
		return c.read(decimalText(cell.text))
	}
	return c.read(cell.text)
}

// readDay reads a spreadsheet's own date.
func (c Column) readDay(iso string) (reading, error) {
	if c.Field.Type == aid.TypeInstant && strings.ContainsRune(iso, ':') {
		return reading{}, fmt.Errorf("is a spreadsheet's time, which has no zone; write it as text, such as 2025-06-30T17:00:00Z")
	}
	switch c.Field.Type {
	case aid.TypeDate, aid.TypeInstant, aid.TypeText:
		return c.read(iso)
	}
	return reading{}, fmt.Errorf("is formatted as a date, and this column takes another thing (%s)", c.takes())
}

// decimalText writes a spreadsheet's number as it shows it: with the 15 digits
// that a binary fraction holds, and without exponent. 0.30000000000000004 is
// what a spreadsheet keeps for 0.3.
func decimalText(text string) string {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return text
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
