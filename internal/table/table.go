// Package table is a report as typed columns and rows, which every exporter and
// every screen can show without knowing the report.
//
// It is not for computing: a cell is final when it is put in. Cells are small
// values, so tables of some hundred thousand rows are fine; beyond that, write
// rows as they come.
package table

import "slices"

// Type says what a column holds, and so how it is aligned and exported.
type Type string

// The types of column.
const (
	Text    Type = "text"
	Integer Type = "integer"
	Number  Type = "number"  // decimal or float, with the column's Unit
	Percent Type = "percent" // a fraction, shown times 100
	Date    Type = "date"    // ISO 8601
)

// Rank says how soon a column is left out where there is no room for all: the
// higher, the sooner.
type Rank int

// The ranks of columns.
const (
	Needed  Rank = iota // the answer, and what it is about
	Helpful             // helps to read the answer
	Minor               // for a closer look
	Spare               // says little that another column does not
)

// Column describes one column. Name is stable and serves scripts; Title is for
// people.
type Column struct {
	Name     string
	Title    string
	Type     Type
	Unit     string
	Decimals int  // digits after the point when shown to people
	Rank     Rank // what to leave out where there is no room
	ID       bool // an id, to be copied: never broken when shown
	Doc      string
}

// Cell is one value: nil (nothing to say), string, int, int64, float64, or
// anything that prints itself (fmt.Stringer), such as a date or a quantity.
type Cell any

// Table is a report.
type Table struct {
	Name    string // stable, file name without extension
	Title   string
	Columns []Column
	Rows    [][]Cell
	// Notes are sentences that belong under the table: what was counted apart,
	// what is not known, which picture it is.
	Notes []string
}

// Add appends a row. It panics when the number of cells is not that of the
// columns, which is a mistake in the report.
func (t *Table) Add(cells ...Cell) {
	if len(cells) != len(t.Columns) {
		panic("table " + t.Name + ": a row has another number of cells than there are columns")
	}
	t.Rows = append(t.Rows, cells)
}

// Column gives the position of a column by its name, or -1.
func (t *Table) Column(name string) int {
	for i, c := range t.Columns {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// Without gives a copy of the table that lacks the columns of these names.
func (t *Table) Without(names ...string) *Table {
	less := &Table{Name: t.Name, Title: t.Title, Notes: t.Notes}
	var kept []int
	for i, c := range t.Columns {
		if !slices.Contains(names, c.Name) {
			kept = append(kept, i)
			less.Columns = append(less.Columns, c)
		}
	}
	for _, row := range t.Rows {
		cells := make([]Cell, len(kept))
		for i, at := range kept {
			cells[i] = row[at]
		}
		less.Rows = append(less.Rows, cells)
	}
	return less
}
