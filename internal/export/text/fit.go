package text

import (
	"slices"
	"strings"
	"unicode/utf8"

	report "footing/internal/table"
)

const (
	// widestText is the most room a text column takes before it is wrapped, so
	// that one long name does not push the figures off the screen.
	widestText = 46
	// leastText is the room below which a text column is not pressed.
	leastText = 12
	// between is the room from one column to the next.
	between = 2
)

// roomy leaves columns out until the rest fits the width with its texts pressed,
// and gives their names: minor ones first, each time the one most to the right,
// and never the first two.
func roomy(t *report.Table, opt Options) (fitting *report.Table, leftOut []string) {
	for opt.Width > 0 {
		total := 0
		for _, w := range fit(t, shown(t, opt.Rows), opt.Width) {
			total += w + between
		}
		at := leastWanted(t)
		if total-between <= opt.Width || at < 0 {
			break
		}
		leftOut = append(leftOut, t.Columns[at].Name)
		t = t.Without(t.Columns[at].Name)
	}
	slices.Reverse(leftOut)
	return t, leftOut
}

func leastWanted(t *report.Table) int {
	for i := len(t.Columns) - 1; i >= 0; i-- {
		if t.Columns[i].Minor {
			return i
		}
	}
	if last := len(t.Columns) - 1; last > 1 {
		return last
	}
	return -1
}

// fit gives each column its width: what it needs, with texts wrapped at
// widestText, and less for the widest texts where the terminal is narrow. A
// width of 0 is no limit. Figures are never wrapped.
func fit(t *report.Table, cells [][]string, width int) []int {
	widths := make([]int, len(t.Columns))
	total := 0
	for i, c := range t.Columns {
		widths[i] = longestLine(title(c))
		for _, row := range cells {
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]))
		}
		if !c.RightAligned() {
			widths[i] = min(widths[i], widestText)
		}
		total += widths[i] + between
	}
	for ; width > 0 && total > width; total-- {
		widest := -1
		for i, c := range t.Columns {
			if !c.RightAligned() && widths[i] > leastText && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

func longestLine(text string) (longest int) {
	for line := range strings.SplitSeq(text, "\n") {
		longest = max(longest, utf8.RuneCountInString(line))
	}
	return longest
}
