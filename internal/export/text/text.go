// Package text draws a table for a terminal: aligned, rounded, numbers to the
// right, notes below. It is for people; programs read CSV or JSON.
package text

import (
	"fmt"
	"io"
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

// widestText is the most room one text column takes before it is wrapped, so
// that one long name does not push the figures off the screen.
const widestText = 46

// Write draws the table.
func Write(w io.Writer, t *report.Table, opt Options) error {
	if t.Title != "" {
		if _, err := fmt.Fprintf(w, "%s\n", t.Title); err != nil {
			return err
		}
	}
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
	for _, note := range t.Notes {
		if _, err := fmt.Fprintln(w, text.WrapSoft(note, noteWidth(opt.Width))); err != nil {
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
	out := table.NewWriter()
	out.SetStyle(plainStyle())
	if opt.Width > 0 {
		out.SetAllowedRowLength(opt.Width)
	}
	heading := make(table.Row, len(t.Columns))
	configs := make([]table.ColumnConfig, len(t.Columns))
	for i, c := range t.Columns {
		heading[i] = title(c)
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: widestText, WidthMaxEnforcer: text.WrapSoft}
		if c.RightAligned() {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
			configs[i].WidthMax = 0
		}
	}
	out.AppendHeader(heading)
	out.SetColumnConfigs(configs)
	for i, row := range t.Rows {
		if opt.Rows > 0 && i == opt.Rows {
			break
		}
		cells := make(table.Row, len(row))
		for j, cell := range row {
			cells[j] = t.Columns[j].Show(cell)
		}
		out.AppendRow(cells)
	}
	return trimRight(out.Render())
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
