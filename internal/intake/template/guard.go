package template

import "strings"

// Spreadsheets take a cell that begins with one of these for a formula.
const formulaStarts = "=+-@\t\r"

// guard puts an apostrophe before a text that a spreadsheet would take for a
// formula, and before one that would lose an apostrophe in unguard, so that
// unguard(guard(x)) is x for every text.
func guard(text string) string {
	if guarded(text) {
		return "'" + text
	}
	return text
}

// unguard takes off one apostrophe that guard, or a careful person, put there.
func unguard(text string) string {
	if rest, ok := strings.CutPrefix(text, "'"); ok && guarded(rest) {
		return rest
	}
	return text
}

// guarded reports whether the text is a formula behind any number of
// apostrophes.
func guarded(text string) bool {
	bare := strings.TrimLeft(text, "'")
	return bare != "" && strings.IndexByte(formulaStarts, bare[0]) >= 0
}
