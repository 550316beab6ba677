package kiel

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"footing/internal/aid"
)

// fold makes spellings comparable: lower case, accents and marks taken off,
// and what is neither letter nor digit turned into single spaces.
func fold(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(text) {
		r = unicode.ToLower(r)
		switch {
		case r == '×':
			r = 'x'
		case r == 'ß':
			b.WriteByte('s')
			r = 's'
		case unicode.Is(unicode.Mn, r):
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}

// spellings maps what the source writes now one way and now another, or
// mistypes, to one word. Words of an item's name are looked up after folding.
var spellings = map[string]string{
	"armoured": "armored", "armour": "armor", "defence": "defense", "manoeuvre": "maneuver", "calibre": "caliber",
	"missle": "missile", "granade": "grenade", "unkown": "unknown", "familiy": "family", "recoiless": "recoilless",
	"proctected": "protected", "clothig": "clothing", "palett": "palette", "satellity": "satellite",
	"resoultion": "resolution", "danemark": "denmark", "ammuniton": "ammunition", "stromer": "stormer",
	"metre": "meter", "litre": "liter", "tonne": "ton", "aluminium": "aluminum",
}

// singular lists words that end in s and are no plurals.
var singular = map[string]bool{
	"himars": true, "nasams": true, "mars": true, "manpads": true, "mlrs": true, "mrls": true, "atacms": true, "gmlrs": true,
	"always": true, "series": true, "chassis": true, "chess": true, "atlas": true,
	"himrs": true, "various": true, "canvas": true, "lens": true,
}

// word gives the one form of a folded word: usual spelling, and singular.
func word(w string) string {
	if usual, ok := spellings[w]; ok {
		return usual
	}
	switch {
	case len(w) < 4 || !strings.HasSuffix(w, "s") || singular[w] || strings.ContainsAny(w, "0123456789"):
	case strings.HasSuffix(w, "ies"):
		w = strings.TrimSuffix(w, "ies") + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"):
		w = strings.TrimSuffix(w, "es")
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
	default:
		w = strings.TrimSuffix(w, "s")
	}
	if usual, ok := spellings[w]; ok {
		return usual
	}
	return w
}

// longNames maps a name, folded, to the shorter one of the same article. Only names
// whose own words say that they are the same stand here: a model with and without
// its sort, a word in one part or two. What is merely alike is two items, see
// docs/format/kiel.md.
var longNames = map[string]string{
	"auto injector device":                         "auto injector",
	"biber bridge laying tank":                     "biber",
	"bunker buster missile bunkerfaust":            "bunkerfaust",
	"iris t slm air defense system":                "iris t slm",
	"m1070 oshkosh tank transporter tractor":       "m1070 oshkosh",
	"rgw 90 matador man portable anti tank weapon": "rgw 90 matador",
	"semi trailer":                                 "semitrailer",
}

// itemKey gives what two spellings of one item have in common.
func itemKey(name string) string {
	words := strings.Fields(fold(name))
	for i, w := range words {
		words[i] = word(w)
	}
	key := strings.Join(words, " ")
	if short, ok := longNames[key]; ok {
		return short
	}
	return key
}

// longestSlug leaves room in an id for a package before it and a number after.
const longestSlug = 50

// slug makes an id of a folded name. A name that is too long or has letters
// that an id cannot have is told apart from others by a hash of the whole.
func slug(key string) aid.ID {
	var b strings.Builder
	whole := true
	for _, r := range key {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case r == ' ':
			b.WriteByte('-')
		default:
			whole = false
		}
	}
	text := strings.Trim(b.String(), "-")
	if whole && len(text) <= longestSlug {
		return aid.ID(text)
	}
	if len(text) > longestSlug {
		text = text[:longestSlug]
		if cut := strings.LastIndexByte(text, '-'); cut > 0 {
			text = text[:cut]
		}
	}
	sum := fnv.New32a()
	sum.Write([]byte(key)) // a hash takes everything
	return aid.ID(strings.TrimPrefix(fmt.Sprintf("%s-%08x", text, sum.Sum32()), "-"))
}

// clean takes off the spaces around a text, also the unbreakable ones, and
// gives "" for the marks by which the source says that nothing is known.
func clean(text string) string {
	text = strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' })
	if text == "." {
		return ""
	}
	return text
}
