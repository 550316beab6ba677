package aid

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Decimal is an exact number with six decimals, held as millionths in an
// int64: from -9.2e12 to 9.2e12. It serves quantities, factors, masses and
// rates; money has its own type.
type Decimal int64

// DecimalScale is the number of units of a Decimal in one.
const DecimalScale = 1_000_000

const decimalPlaces = 6

// DecimalInt gives the decimal of a whole number.
func DecimalInt(n int64) Decimal { return Decimal(n * DecimalScale) }

// DecimalFloat rounds f to six decimals, half away from zero. Values outside
// the range saturate.
func DecimalFloat(f float64) Decimal {
	scaled := math.Round(f * DecimalScale)
	switch {
	case scaled >= math.MaxInt64:
		return math.MaxInt64
	case scaled <= math.MinInt64:
		return math.MinInt64
	}
	return Decimal(scaled)
}

// ParseDecimal reads digits with an optional sign and up to six decimals. No
// thousands separators and no exponents: what is written is what is meant.
func ParseDecimal(text string) (Decimal, error) {
	n, err := parseScaled(text, decimalPlaces)
	return Decimal(n), err
}

// Float gives the nearest float64.
func (d Decimal) Float() float64 { return float64(d) / DecimalScale }

// Whole reports whether the decimal has no fraction.
func (d Decimal) Whole() bool { return d%DecimalScale == 0 }

// String gives the shortest exact form ("12", "0.5").
func (d Decimal) String() string {
	text := formatScaled(int64(d), decimalPlaces)
	if strings.ContainsRune(text, '.') {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

func (d *Decimal) parse(text string) (err error) {
	*d, err = ParseDecimal(text)
	return err
}

// parseScaled reads a plain decimal number into an integer count of 10^-places.
func parseScaled(text string, places int) (int64, error) {
	if n, ok := quickScaled(text, places); ok {
		return n, nil
	}
	refuse := func(why string) (int64, error) {
		return 0, fmt.Errorf("%q is not a number here: %s; write digits with a point, such as 1250.5", text, why)
	}
	digits, negative := strings.CutPrefix(text, "-")
	whole, fraction, hasPoint := strings.Cut(digits, ".")
	if whole == "" || (hasPoint && fraction == "") {
		return refuse("digits are missing")
	}
	if len(fraction) > places {
		return refuse(fmt.Sprintf("at most %d decimals", places))
	}
	all := whole + fraction + strings.Repeat("0", places-len(fraction))
	for _, c := range all {
		if c < '0' || c > '9' {
			return refuse("it has other characters than digits")
		}
	}
	if negative {
		all = "-" + all // read with the digits: the least int64 has no positive
	}
	n, err := strconv.ParseInt(all, 10, 64)
	if err != nil {
		return refuse("it is too large")
	}
	return n, nil
}

// quickScaled reads what parseScaled reads, without a sign and with few enough
// digits that nothing can overflow; it leaves all else to it.
func quickScaled(text string, places int) (n int64, ok bool) {
	point := len(text)
	for i := range len(text) {
		digit := text[i] - '0'
		switch {
		case digit <= 9:
			n = 10*n + int64(digit)
		case text[i] == '.' && point == len(text):
			point = i
		default:
			return 0, false
		}
		if i == maxQuickDigits {
			return 0, false
		}
	}
	fraction := max(len(text)-point-1, 0)
	if point == 0 || point == len(text)-1 || fraction > places || len(text)+places > maxQuickDigits {
		return 0, false
	}
	for range places - fraction {
		n *= 10
	}
	return n, true
}

const maxQuickDigits = 18 // of which an int64 holds any number

// formatScaled is the inverse of parseScaled, with exactly places decimals.
func formatScaled(n int64, places int) string {
	sign, digits := "", strconv.FormatUint(uint64(n), 10)
	if n < 0 {
		sign, digits = "-", strconv.FormatUint(-uint64(n), 10)
	}
	if places == 0 {
		return sign + digits
	}
	if len(digits) <= places {
		digits = strings.Repeat("0", places-len(digits)+1) + digits
	}
	cut := len(digits) - places
	return sign + digits[:cut] + "." + digits[cut:]
}
