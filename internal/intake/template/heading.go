package template

import (
	"strings"
	"unicode"

	"footing/internal/app"
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
		if d := app.Edits(fold(text), fold(name)); d < fewest {
			best, fewest = name, d
		}
	}
	return best
}
