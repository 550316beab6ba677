package text

import (
	"slices"
	"strings"

	"footing/internal/table"
)

// draw writes heading and rows with a line between them and nothing else: calm,
// and easy to copy into a message.
func (l *layout) draw(b *strings.Builder, cells [][]string) {
	if l.headed() {
		l.heading(b)
	}
	for _, row := range cells {
		l.row(b, row)
	}
}

// headed reports whether any column has a title.
func (l *layout) headed() bool {
	return slices.ContainsFunc(l.columns, func(c table.Column) bool { return strings.TrimSpace(strings.Join(title(c), "")) != "" })
}

func (l *layout) heading(b *strings.Builder) {
	titles := make([]placed, len(l.beside))
	for i, at := range l.beside {
		for _, line := range title(l.columns[at]) {
			titles[i].lines = append(titles[i].lines, wrap(line, l.widths[i])...)
		}
	}
	l.lines(b, titles)
	b.WriteString(strings.Repeat("─", spread(l.widths, func(w int) int { return w })) + "\n")
}

// placed is the lines of a cell, and the line of the row on which they begin.
type placed struct {
	from  int
	lines []string
}

// line gives the cell's part of a line of the row, "" where it has none.
func (c placed) line(n int) string {
	if n < c.from || n >= c.from+len(c.lines) {
		return ""
	}
	return c.lines[n-c.from]
}

// row draws one row. An id that is wider than its column is never broken: it
// stands out to the right, and what it would cover begins one line lower.
func (l *layout) row(b *strings.Builder, row []string) {
	cells := make([]placed, len(l.beside))
	from, start, free := 0, 0, 0 // the line, where the column begins, and from where the line is free
	for i, at := range l.beside {
		if row[at] != "" {
			if start < free {
				from, free = from+1, 0
			}
			cells[i] = placed{from, l.cell(i, row[at])}
			if l.columns[at].ID && width(row[at]) > l.widths[i] {
				free = start + width(row[at]) + between
			}
		}
		start += l.widths[i] + between
	}
	l.lines(b, cells)
	l.under(b, row)
}

func (l *layout) cell(i int, text string) []string {
	c := l.columns[l.beside[i]]
	if c.ID || c.RightAligned() {
		return []string{text}
	}
	return wrap(text, l.widths[i])
}

// under writes the long texts of a row below it, each with its column's title.
func (l *layout) under(b *strings.Builder, row []string) {
	const indent = 4
	longest := 0
	for _, at := range l.below {
		longest = max(longest, width(title(l.columns[at])[0]))
	}
	for _, at := range l.below {
		if row[at] == "" {
			continue
		}
		name := title(l.columns[at])[0] + ":"
		for i, line := range wrap(row[at], max(leastProse, min(longestLine, l.room-indent-longest-2))) {
			if i > 0 {
				name = ""
			}
			b.WriteString(strings.Repeat(" ", indent) + name + strings.Repeat(" ", longest+2-width(name)) + line + "\n")
		}
	}
}

// lines writes cells side by side, without spaces that fill up the ends of
// lines, which only get in the way of copying.
func (l *layout) lines(b *strings.Builder, cells []placed) {
	height := 1
	for _, c := range cells {
		height = max(height, c.from+len(c.lines))
	}
	for n := range height {
		l.line(b, cells, n)
	}
}

func (l *layout) line(b *strings.Builder, cells []placed, n int) {
	at, start := 0, 0 // where the line ends by now, and where the column begins
	for i, c := range cells {
		if text := c.line(n); text != "" {
			before := start - at
			if l.columns[l.beside[i]].RightAligned() {
				before += l.widths[i] - width(text)
			}
			before = max(before, 0)
			b.WriteString(strings.Repeat(" ", before) + text)
			at += before + width(text)
		}
		start += l.widths[i] + between
	}
	b.WriteString("\n")
}
