package kiel

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"footing/internal/aid"
)

// figure is what a cell for a number says: a number or the ends of a range,
// that it is not disclosed, or nothing. mend tells what was done to read it, ""
// if it was plain; a mend without a known number says why there is none.
type figure struct {
	known       bool
	undisclosed bool
	low, high   float64
	mend        string
}

// notKnown lists, folded, how the source says that a number is not known.
var notKnown = map[string]bool{
	"": true, "not given": true, "no price": true, "unknown": true, "unkown": true, "unclear": true,
	"not specified": true, "unspecified": true, "n a": true, "na": true, "nan": true, "none": true, "tbd": true,
	"not available": true, "value is not given at all": true,
}

// longestCell is more than any number or date takes, with the words around it.
const longestCell = 200

// largest is far above any number of the source and well inside what a Decimal
// and money in minor units can hold.
const largest = 1e12

// readFigure reads a cell for a number.
func readFigure(text string) figure {
	text = clean(text)
	if len(text) > longestCell {
		return figure{mend: "is too long for a number: taken as not known"}
	}
	folded := fold(text)
	switch {
	case strings.HasPrefix(folded, "undisclosed"), folded == "not disclosed", folded == "classified":
		return figure{undisclosed: true}
	case notKnown[folded]:
		return figure{}
	}
	f, ok := plainFigure(text)
	if !ok {
		f = figureInWords(text)
	}
	if f.known && (f.low < 0 || f.high > largest || f.high < f.low || math.IsNaN(f.low+f.high)) {
		return figure{mend: fmt.Sprintf("is outside 0 to %g: taken as not known", largest)}
	}
	return f
}

// plainFigure reads digits with a point, as spreadsheets and CSV files store
// numbers.
func plainFigure(text string) (figure, bool) {
	if strings.Trim(text, "0123456789.+-eE") != "" {
		return figure{}, false
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return figure{}, false
	}
	return figure{known: true, low: n, high: n}, true
}

// nearWords and atLeast are what stands before a number that is no exact one.
var (
	nearWords   = regexp.MustCompile(`(?i)^(?:ca\.?|c\.|circa|approx\.?|approximately|about|around|roughly|nearly|almost|~|≈)\s*`)
	atLeast     = regexp.MustCompile(`(?i)^(?:>=|≥|>|at least|more than|over|min\.?|minimum)\s*`)
	atMost      = regexp.MustCompile(`(?i)^(?:<=|≤|<|at most|up to|less than|under|max\.?|maximum)\s*`)
	rangeDash   = regexp.MustCompile(`^(.+?)\s*(?:-|–|—|\bto\b|\band\b|\.\.)\s*(.+)$`)
	unitBehind  = regexp.MustCompile(`(?i)\s*(?:units?|pieces?|pcs\.?|items?)$`)
	groupComma  = regexp.MustCompile(`^\d{1,3}(?:,\d{3})+(?:\.\d+)?$`)
	groupSpace  = regexp.MustCompile(`^\d{1,3}(?:[ '\x{a0}\x{202f}]\d{3})+(?:\.\d+)?$`)
	groupPoint  = regexp.MustCompile(`^\d{1,3}(?:\.\d{3})+(?:[.,]\d{1,2})?$`)
	twoOrMore   = regexp.MustCompile(`\.\d{3}[.,]`)
	digitsAlone = regexp.MustCompile(`^\d+(?:\.\d+)?$`)
)

// figureInWords reads the forms that people write: with separators of
// thousands, about, at least, up to, from and to.
func figureInWords(text string) figure {
	text = unitBehind.ReplaceAllString(text, "")
	if n, ok := grouped(text); ok {
		return figure{true, false, n, n, "separators of thousands taken off"}
	}
	if n, ok := after(nearWords, text); ok {
		return figure{true, false, n, n, "an approximate number, taken as it stands"}
	}
	if n, ok := after(atLeast, text); ok {
		return figure{true, false, n, n, "a least number: counted as that, since no upper end is stated"}
	}
	if n, ok := after(atMost, text); ok {
		return figure{true, false, 0, n, "an upper end alone: taken as a range from 0"}
	}
	if m := rangeDash.FindStringSubmatch(text); m != nil {
		low, okLow := grouped(m[1])
		high, okHigh := grouped(m[2])
		if okLow && okHigh && low <= high {
			return figure{true, false, low, high, "taken as a range"}
		}
	}
	return figure{mend: "is not a number: taken as not known"}
}

// after reads the number behind a word that is no part of it.
func after(word *regexp.Regexp, text string) (float64, bool) {
	at := word.FindStringIndex(text)
	if at == nil {
		return 0, false
	}
	return grouped(text[at[1]:])
}

// grouped reads a number that may have separators of thousands: 1,250,000 or
// 1 250 000 or 1.250.000; two points and two digits at the end, as in 1.000.00,
// are decimals behind a thousand.
func grouped(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	switch {
	case digitsAlone.MatchString(text):
	case groupComma.MatchString(text):
		text = strings.ReplaceAll(text, ",", "")
	case groupSpace.MatchString(text):
		text = strings.NewReplacer(" ", "", "'", "", "\u00a0", "", "\u202f", "").Replace(text)
	case groupPoint.MatchString(text):
		text = ungroupPoints(text)
	default:
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}

func ungroupPoints(text string) string {
	cut := strings.LastIndexAny(text, ".,")
	if twoOrMore.MatchString(text) && len(text)-cut-1 < 3 {
		return strings.ReplaceAll(text[:cut], ".", "") + "." + text[cut+1:]
	}
	return strings.ReplaceAll(text, ".", "")
}

// quantity gives the figure as a quantity of an item.
func (f figure) quantity() aid.Quantity {
	switch {
	case f.undisclosed:
		return aid.Undisclosed
	case !f.known:
		return aid.Quantity{}
	}
	return aid.Between(aid.DecimalFloat(f.low), aid.DecimalFloat(f.high))
}

// money gives the figure in a currency, rounded to its minor unit.
func (f figure) money(c aid.Currency) aid.Money {
	if !f.known {
		return aid.Money{}
	}
	minor := f.low
	for range c.Places() {
		minor *= 10
	}
	return aid.Money{Minor: int64(math.Round(minor)), Currency: c}
}

// amount reads a cell for an amount of money; several of them can be summed
// before they are rounded.
type amount struct {
	sum   float64
	known bool
}

func (a *amount) add(f figure) {
	if f.known {
		a.sum += f.low
		a.known = true
	}
}

func (a amount) money(c aid.Currency) aid.Money {
	return figure{known: a.known, low: a.sum}.money(c)
}
