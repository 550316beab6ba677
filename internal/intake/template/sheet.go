package template

import (
	"iter"
	"strings"
)

// sheet is one table to read: a CSV file or one sheet of a workbook.
type sheet struct {
	file string
	name string // of the sheet; "" in a CSV file
	rows iter.Seq2[row, error]
}

// title is the name that says which kind the table holds.
func (s sheet) title() string {
	if s.name != "" {
		return s.name
	}
	return strings.TrimSuffix(s.file, ".csv")
}

// row is one row of a table; number counts as the file does, from 1.
type row struct {
	number int
	cells  []cell
}

// cell is what stands in one place.
type cell struct {
	text string
	form form
}

// form says how a spreadsheet keeps a cell. Cells of a CSV file are all plain.
type form uint8

const (
	formPlain   form = iota // text, or a number as it was typed
	formNumber              // a number, kept as a binary fraction
	formDay                 // a day, its text in ISO form
	formFormula             // what a formula last came to
	formFailed              // a formula that came to nothing, or to an error
)

// blank reports whether nothing stands in the row.
func (r row) blank() bool {
	for _, c := range r.cells {
		if strings.TrimSpace(c.text) != "" || c.form == formFailed {
			return false
		}
	}
	return true
}

// comment reports whether the row is for people: its first cell begins with #.
func (r row) comment() bool {
	return len(r.cells) > 0 && strings.HasPrefix(strings.TrimSpace(r.cells[0].text), "#")
}

// data reports whether the row counts as one of data.
func (r row) data() bool { return !r.blank() && !r.comment() }
