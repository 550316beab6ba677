// Package json writes a table as a JSON array of objects, one a row, with the
// stable column names as keys in the order of the columns. Numbers are JSON
// numbers with all their digits; what is not known is null.
package json

import (
	"bufio"
	"encoding/json"
	"io"
	"strconv"

	"footing/internal/table"
)

// Write writes the table.
func Write(w io.Writer, t *table.Table) error {
	out := bufio.NewWriter(w)
	keys := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		keys[i] = quote(c.Name)
	}
	out.WriteString("[")
	for i, row := range t.Rows {
		if i > 0 {
			out.WriteString(",")
		}
		out.WriteString("\n  {")
		for j, cell := range row {
			if j > 0 {
				out.WriteString(", ")
			}
			out.WriteString(keys[j] + ": " + value(t.Columns[j], cell))
		}
		out.WriteString("}")
	}
	out.WriteString("\n]\n")
	return out.Flush()
}

func value(c table.Column, cell table.Cell) string {
	plain := table.Plain(cell)
	if cell == nil || (plain == "" && c.Type != table.Text) {
		return "null"
	}
	if c.RightAligned() {
		if _, err := strconv.ParseFloat(plain, 64); err == nil {
			return plain
		}
	}
	return quote(plain)
}

func quote(text string) string {
	b, err := json.Marshal(text)
	if err != nil { // Marshal mends invalid UTF-8, so a string cannot fail
		panic(err)
	}
	return string(b)
}
