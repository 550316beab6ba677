package template

import (
	"strings"
	"unicode"
)

// joinList writes the values of a list into one cell, with ; between. A
// backslash goes before a ; or a backslash of the value itself, and before
// space at its ends, which splitList would else take off.
func joinList(values []string) string {
	escaped := make([]string, len(values))
	for i, v := range values {
		escaped[i] = escape(v)
	}
	return strings.Join(escaped, ";")
}

func escape(value string) string {
	var b strings.Builder
	inner := strings.TrimSpace(value)
	lead := len(value) - len(strings.TrimLeftFunc(value, unicode.IsSpace))
	for i, r := range value {
		atEnds := i < lead || i >= lead+len(inner)
		if r == ';' || r == '\\' || atEnds {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// splitList is the inverse of joinList. A backslash makes the next character
// part of the value, space around a value and empty values are dropped.
func splitList(cell string) []string {
	var values []string
	var value []rune // of the value under way
	kept := 0        // how much of it must stay, although it may be space
	escaped := false
	finish := func() {
		end := len(value)
		for end > kept && unicode.IsSpace(value[end-1]) {
			end--
		}
		if end > 0 {
			values = append(values, string(value[:end]))
		}
		value, kept = value[:0], 0
	}
	for _, r := range cell {
		switch {
		case escaped:
			value = append(value, r)
			kept, escaped = len(value), false
		case r == '\\':
			escaped = true
		case r == ';':
			finish()
		case len(value) == 0 && unicode.IsSpace(r):
		default:
			value = append(value, r)
		}
	}
	if escaped { // a last backslash stands for itself
		value = append(value, '\\')
	}
	finish()
	return values
}
