// Package text draws a table for a terminal: aligned, rounded, numbers to the
// right, notes below. It is for people; programs read CSV or JSON.
//
// Ids are never broken, so that they can be copied: where there is no room,
// columns that matter less are left out, texts are wrapped between words or put
// below the row, and an id that is much longer than the others of its column has
// a line to itself.
package text

import (
	"fmt"
	"io"
	"strings"

	"footing/internal/table"
)

// Options say how much room there is.
type Options struct {
	Width int    // columns of the terminal; 0 is no limit
	Rows  int    // most rows shown; 0 is all
	More  string // how to see the rest, said when rows were left out
}

// Write draws the table.
func Write(w io.Writer, t *table.Table, opt Options) error {
	cells := shown(t, opt.Rows)
	l := choose(t, cells, opt.Width)
	var b strings.Builder
	if t.Title != "" {
		b.WriteString(strings.Join(wrap(t.Title, noteWidth(opt.Width)), "\n") + "\n")
	}
	if len(cells) > 0 {
		l.draw(&b, cells)
	}
	if left := len(t.Rows) - opt.Rows; opt.Rows > 0 && left > 0 {
		fmt.Fprintf(&b, "… and %d more rows. %s\n", left, opt.More)
	}
	for _, note := range notes(t, l.leftOut) {
		b.WriteString(strings.Join(wrap(note, noteWidth(opt.Width)), "\n") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func notes(t *table.Table, leftOut []string) []string {
	if len(leftOut) == 0 {
		return t.Notes
	}
	return append([]string{fmt.Sprintf("No room for %s; --format csv has all columns.", strings.Join(leftOut, ", "))}, t.Notes...)
}

func noteWidth(width int) int {
	if width <= 0 || width > 120 {
		return 120
	}
	return width
}

// shown gives the texts of the rows that are to be seen.
func shown(t *table.Table, most int) [][]string {
	rows := t.Rows
	if most > 0 && len(rows) > most {
		rows = rows[:most]
	}
	cells := make([][]string, len(rows))
	for i, row := range rows {
		cells[i] = make([]string, len(row))
		for j, cell := range row {
			cells[i][j] = t.Columns[j].Show(cell)
		}
	}
	return cells
}

// title is the heading of a column in words, its unit on a line of its own.
func title(c table.Column) []string {
	name := c.Title
	if name == "" {
		name = strings.ReplaceAll(c.Name, "_", " ")
	}
	if c.Unit != "" {
		return []string{name, c.Unit}
	}
	return []string{name}
}
