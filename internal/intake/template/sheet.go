package template

import (
	"iter"
	"strings"

	"footing/internal/intake/workbook"
)

// sheet is one table to read: a CSV file or one sheet of a workbook.
type sheet struct {
	file string
	name string // of the sheet; "" in a CSV file
	rows iter.Seq2[workbook.Row, error]
}

// title is the name that says which kind the table holds.
func (s sheet) title() string {
	if s.name != "" {
		return s.name
	}
	return s.file
}

// isData reports whether the row counts as one of data: neither blank nor for
// people, which its first cell says by beginning with #.
func isData(r workbook.Row) bool {
	if len(r.Cells) > 0 && strings.HasPrefix(strings.TrimSpace(r.Cells[0].Text), "#") && r.Cells[0].Form == workbook.Text {
		return false
	}
	for _, c := range r.Cells {
		if !isBlank(c) {
			return true
		}
	}
	return false
}

// isBlank reports whether nothing stands in the cell. A formula without a value
// is something.
func isBlank(c workbook.Cell) bool { return strings.TrimSpace(c.Text) == "" && !c.Formula }
