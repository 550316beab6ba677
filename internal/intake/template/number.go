package template

import (
	"fmt"
	"regexp"
	"strings"
)

// reading is what a cell's text was taken to say: the canonical text, and what
// was mended to get there, "" where nothing was.
type reading struct {
	text string
	mend string
}

var (
	spacedGroups = regexp.MustCompile(`^-?[0-9]{1,3}( [0-9]{3})+(\.[0-9]+)?$`)
	commaGroups  = regexp.MustCompile(`^-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+$|^-?[0-9]{1,3}(,[0-9]{3}){2,}$`)
	rangeForm    = regexp.MustCompile(`^([0-9][0-9., ]*?) ?(?:\.\.|-|–|to) ?([0-9][0-9., ]*)$`)
	barePoint    = regexp.MustCompile(`^\.[0-9]+$`)
	plusSign     = regexp.MustCompile(`^\+[0-9]+(\.[0-9]+)?$`)
	wholeForm    = regexp.MustCompile(`^(-?[0-9]+)\.0+$`)
	otherSpaces  = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "\u2212", "-")
)

// readNumber takes a plain number, and mends what can be meant in one way only:
// groups of three digits, a plus sign, a leading point. A single comma could be
// a decimal comma or a thousands separator, a factor of 1000 apart, so it is
// refused.
func readNumber(text string) (reading, error) {
	plain := otherSpaces.Replace(text)
	switch {
	case spacedGroups.MatchString(plain):
		return reading{strings.ReplaceAll(plain, " ", ""), "spaces read as thousands separators"}, nil
	case commaGroups.MatchString(plain):
		return reading{strings.ReplaceAll(plain, ",", ""), "commas read as thousands separators"}, nil
	case strings.ContainsRune(plain, ','):
		return reading{}, fmt.Errorf("has a comma, which may be a decimal comma or a thousands separator; " +
			"write a point for decimals and nothing between thousands, such as 1250.5")
	case barePoint.MatchString(plain):
		return reading{"0" + plain, "zero put before the point"}, nil
	case plusSign.MatchString(plain):
		return reading{plain[1:], "plus sign dropped"}, nil
	case plain != text:
		return reading{plain, "unusual sign or space read as the usual one"}, nil
	}
	return reading{text: text}, nil
}

// readWhole takes a number without decimals; "12.0" is mended to 12.
func readWhole(text string) (reading, error) {
	r, err := readNumber(text)
	if err != nil {
		return r, err
	}
	if m := wholeForm.FindStringSubmatch(r.text); m != nil {
		return reading{m[1], "decimals of nothing dropped"}, nil
	}
	return r, nil
}

// words that people write where a quantity is not known.
var unknownWords = map[string]bool{"unknown": true, "na": true, "tbd": true, "tbc": true, "notknown": true}

// readQuantity takes a number, a range or undisclosed.
func readQuantity(text string) (reading, error) {
	switch word := fold(text); {
	case word == "undisclosed" || word == "notdisclosed":
		return mendedTo("undisclosed", text, "word read as undisclosed"), nil
	case unknownWords[word]:
		return reading{"", "word read as unknown, which is an empty cell"}, nil
	}
	m := rangeForm.FindStringSubmatch(text)
	if m == nil {
		return readNumber(text)
	}
	low, err := readNumber(m[1])
	if err != nil {
		return low, err
	}
	high, err := readNumber(m[2])
	if err != nil {
		return high, err
	}
	return mendedTo(low.text+".."+high.text, text, "read as a range, which is written low..high"), nil
}

// mendedTo says that a cell was mended unless it stood so already.
func mendedTo(text, was, how string) reading {
	if text == was {
		return reading{text: text}
	}
	return reading{text, how}
}
