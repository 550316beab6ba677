package template

import (
	"strings"
	"unicode"
)

// fold brings a heading, a file name or a word to the form in which two are
// compared: small letters and digits only, so that "Valid From" is valid_from.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// nearest gives the name that takes the fewest edits to reach from text, the
// first of several.
func nearest(text string, names []string) string {
	best, fewest := "", int(^uint(0)>>1)
	for _, name := range names {
		if d := edits(fold(text), fold(name)); d < fewest {
			best, fewest = name, d
		}
	}
	return best
}

// edits is the Levenshtein distance: how many letters must be put in, taken
// out or changed.
func edits(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range to {
			change := diagonal
			if r != s {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}
