// Package text draws a table for a terminal: aligned, rounded, numbers to the
// right, notes below. It is for people; programs read CSV or JSON.
package text

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	report "footing/internal/table"
)

// Options say how much room there is.
type Options struct {
	Width int    // columns of the terminal; 0 is no limit
	Rows  int    // most rows shown; 0 is all
	More  string // how to see the rest, said when rows were left out
}

// Write draws the table.
func Write(w io.Writer, t *report.Table, opt Options) error {
	if t.Title != "" {
		if _, err := fmt.Fprintf(w, "%s\n", t.Title); err != nil {
			return err
		}
	}
	t, leftOut := roomy(t, opt)
	if len(t.Rows) > 0 {
		if _, err := fmt.Fprintln(w, draw(t, opt)); err != nil {
			return err
		}
	}
	if left := len(t.Rows) - opt.Rows; opt.Rows > 0 && left > 0 {
		if _, err := fmt.Fprintf(w, "… and %d more rows. %s\n", left, opt.More); err != nil {
			return err
		}
	}
	notes := t.Notes
	if len(leftOut) > 0 {
		notes = append([]string{fmt.Sprintf("No room for %s; --format csv has all columns.", strings.Join(leftOut, ", "))}, notes...)
	}
	for _, note := range notes {
		if _, err := fmt.Fprintln(w, trimRight(text.WrapSoft(note, noteWidth(opt.Width)))); err != nil {
			return err
		}
	}
	return nil
}

func noteWidth(width int) int {
	if width <= 0 || width > 120 {
		return 120
	}
	return width
}

func draw(t *report.Table, opt Options) string {
	cells := shown(t, opt.Rows)
	out := table.NewWriter()
	out.SetStyle(plainStyle())
	widths := fit(t, cells, opt.Width)
	heading := make(table.Row, len(t.Columns))
	configs := make([]table.ColumnConfig, len(t.Columns))
	for i, c := range t.Columns {
		heading[i] = title(c)
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: widths[i], WidthMaxEnforcer: text.WrapText}
		if c.RightAligned() {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		} else {
			configs[i].WidthMaxEnforcer = text.WrapSoft
		}
	}
	if headed(heading) {
		out.AppendHeader(heading)
	}
	out.SetColumnConfigs(configs)
	for _, row := range cells {
		line := make(table.Row, len(row))
		for j, cell := range row {
			line[j] = cell
		}
		out.AppendRow(line)
	}
	return trimRight(out.Render())
}

// headed reports whether any column has a title.
func headed(heading table.Row) bool {
	return slices.ContainsFunc(heading, func(cell any) bool { return strings.TrimSpace(cell.(string)) != "" })
}

// shown gives the texts of the rows that are to be seen.
func shown(t *report.Table, most int) [][]string {
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

// trimRight drops the spaces that fill up lines, which only get in the way of
// copying.
func trimRight(drawn string) string {
	lines := strings.Split(drawn, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

func title(c report.Column) string {
	name := c.Title
	if name == "" {
		name = c.Name
	}
	if c.Unit != "" {
		name += "\n" + c.Unit
	}
	return name
}

// plainStyle has a line under the heading and nothing else: calm, and easy to
// copy into a message.
func plainStyle() table.Style {
	style := table.StyleLight
	style.Format.Header = text.FormatDefault
	style.Options = table.Options{SeparateHeader: true, SeparateColumns: true}
	style.Box.MiddleVertical = " "
	style.Box.MiddleSeparator = "─"
	style.Box.PaddingLeft, style.Box.PaddingRight = "", " "
	return style
}
