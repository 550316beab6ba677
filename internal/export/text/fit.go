package text

import (
	"slices"

	"footing/internal/table"
)

const (
	// widestText is the most room a text takes before it is wrapped where the
	// room has no limit, so that one long name does not push the figures away; and
	// the longest word that is kept whole in a text.
	widestText = 46
	// longestLine is the most room of a text on a wide terminal: beyond it the
	// eye loses the line.
	longestLine = 72
	// leastText is the room below which a text is not pressed; but rather than
	// make a tower of more than mostLines lines of it, with less room than
	// leastProse, columns that are not needed are left out, and then it may stand
	// below its row.
	leastText, leastProse, mostLines = 16, 32, 4
	// leastID is the room that a column of ids has at least, if it needs it, and
	// straggler by how much an id exceeds most others before it stands out.
	leastID, straggler = 24, 8
	// between is the room from one column to the next.
	between = 2
)

// need is the room that a column would like, that which does it little harm, and
// the least it takes.
type need struct{ like, fair, least int }

// measure says what room each column needs.
func measure(t *table.Table, cells [][]string, room int) []need {
	needs := make([]need, len(t.Columns))
	for i, c := range t.Columns {
		lengths := make([]int, len(cells))
		word := 0
		for j, row := range cells {
			lengths[j] = width(row[i])
			if w := longestWord(row[i]); w <= widestText { // a longer one is broken anyway
				word = max(word, w)
			}
		}
		needs[i] = needOf(c, lengths, word, room).headed(c)
	}
	return needs
}

// needOf says what room the cells of a column need: a figure what it is, an id
// that is longer than most of its column can stand out, a text is wrapped.
func needOf(c table.Column, lengths []int, word, room int) need {
	if len(lengths) == 0 {
		return need{}
	}
	slices.Sort(lengths)
	longest := lengths[len(lengths)-1]
	switch {
	case c.RightAligned() || c.Type == table.Date:
		return need{longest, longest, longest}
	case c.ID:
		most := lengths[len(lengths)*9/10]
		if longest <= most+straggler {
			most = longest
		}
		return need{longest, most, min(most, leastID)}
	}
	widest := widestText
	if room > 0 {
		widest = longestLine
	}
	if c.Rank >= table.Minor { // not worth a tower
		return need{min(longest, widest), min(longest, widest), min(longest, widest)}
	}
	tower := min(leastProse, (longest+mostLines-1)/mostLines)
	least := min(longest, max(word, leastText))
	return need{min(longest, widest), max(least, tower), least}
}

// headed makes room for the heading: in one line where there is room, else for
// its longest word.
func (n need) headed(c table.Column) need {
	line, word := 0, 0
	for _, text := range title(c) {
		line, word = max(line, width(text)), max(word, longestWord(text))
	}
	return need{max(n.like, line), max(n.fair, word), max(n.least, word)}
}

// fit gives each column its width: what it would like, and less where the
// terminal is narrow: the widest are pressed first, all to what is fair and then,
// if need be, to the least. A room of 0 is no limit.
func fit(needs []need, room int) []int {
	widths := make([]int, len(needs))
	for i, n := range needs {
		widths[i] = n.like
	}
	if room <= 0 {
		return widths
	}
	over := spread(widths, func(w int) int { return w }) - room
	for _, least := range []func(need) int{floor(table.Helpful), floor(table.Needed)} {
		for ; over > 0; over-- {
			at := widest(needs, widths, least)
			if at < 0 {
				break
			}
			widths[at]--
		}
	}
	return widths
}

// widest finds the widest column that can be pressed, -1 where there is none.
func widest(needs []need, widths []int, least func(need) int) int {
	at := -1
	for i, n := range needs {
		if widths[i] > least(n) && (at < 0 || widths[i] > widths[at]) {
			at = i
		}
	}
	return at
}

// floor is what columns are pressed to before one of this rank is left out.
func floor(rank table.Rank) func(need) int {
	if rank == table.Needed {
		return func(n need) int { return n.least }
	}
	return func(n need) int { return n.fair }
}

// spread is the room that columns take side by side.
func spread[T any](columns []T, room func(T) int) int {
	total := -between
	for _, c := range columns {
		total += room(c) + between
	}
	return total
}
