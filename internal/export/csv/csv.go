// Package csv writes a table as comma-separated values (RFC 4180): one heading
// row with the stable column names, exact values, UTF-8, LF.
//
// Texts that a spreadsheet would take for a formula get an apostrophe first.
// Notes are not written; they are for people.
package csv

import (
	"encoding/csv"
	"io"

	"footing/internal/table"
)

// Write writes the table.
func Write(w io.Writer, t *table.Table) error {
	out := csv.NewWriter(w)
	cells := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = c.Name
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	for _, row := range t.Rows {
		for i, cell := range row {
			cells[i] = table.Guarded(table.Plain(cell))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
