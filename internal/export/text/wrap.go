package text

import (
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// narrow counts a character that may be wide or narrow as narrow, whatever the
// locale, so that a report looks the same everywhere.
var narrow = &runewidth.Condition{}

// width is how many columns of the terminal a text takes.
func width(text string) int {
	if len(text) == utf8.RuneCountInString(text) { // ASCII
		return len(text)
	}
	return narrow.StringWidth(text)
}

// wrap breaks a text between words into lines of at most so many columns. Only a
// word that is wider than a whole line is broken itself.
func wrap(text string, room int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && width(line)+1+width(word) <= room {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; width(line) > room; {
			head := cut(line, room)
			lines, line = append(lines, head), line[len(head):]
		}
	}
	return append(lines, line)
}

// cut gives the beginning of a word that fits, at least one character.
func cut(word string, room int) string {
	used := 0
	for at, r := range word {
		used += narrow.RuneWidth(r)
		if used > room && at > 0 {
			return word[:at]
		}
	}
	return word
}

// longestWord is the width of the widest word of a text.
func longestWord(text string) (longest int) {
	for word := range strings.FieldsSeq(text) {
		longest = max(longest, width(word))
	}
	return longest
}
