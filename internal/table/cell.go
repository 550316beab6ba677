package table

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Plain gives a cell's exact text, for machines: no separators, no rounding, ""
// for nothing.
func Plain(cell Cell) string {
	switch x := cell.(type) {
	case nil:
		return ""
	case string:
		return x
	case int:
		return strconv.Itoa(x)
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		return plainFloat(x)
	case fmt.Stringer:
		return x.String()
	}
	return fmt.Sprint(cell)
}

func plainFloat(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	if x == 0 {
		return "0" // also for -0
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// manyDigits is the figure from which on tenths are noise.
const manyDigits = 100_000

// Show gives a cell's text for people: rounded to the column's decimals, with
// thin groups of thousands, percent times 100, a time cut to the minute.
func (c Column) Show(cell Cell) string {
	plain := Plain(cell)
	switch c.Type {
	case Integer, Number, Percent:
	case Date:
		return minute(plain)
	default:
		return strings.Join(strings.Fields(plain), " ")
	}
	x, err := strconv.ParseFloat(plain, 64)
	if err != nil {
		return plain // undisclosed, a range, or nothing
	}
	if c.Type == Percent {
		return group(strconv.FormatFloat(100*x, 'f', c.Decimals, 64)) + " %"
	}
	text := strconv.FormatFloat(x, 'f', c.Decimals, 64)
	if c.Decimals == 0 && c.Type == Number && x != math.Trunc(x) && math.Abs(x) < manyDigits {
		text = strconv.FormatFloat(x, 'f', 1, 64)
	}
	return group(text)
}

// minute gives an RFC 3339 time in UTC as such as 2025-01-06 17:00Z, and any
// other text as it is.
func minute(text string) string {
	if len(text) > 16 && text[10] == 'T' && text[len(text)-1] == 'Z' {
		return text[:10] + " " + text[11:16] + "Z"
	}
	return text
}

// RightAligned reports whether the column's cells are numbers.
func (c Column) RightAligned() bool {
	return c.Type == Integer || c.Type == Number || c.Type == Percent
}

// group puts a space between thousands of the whole part, as ISO 80000-1 does.
func group(number string) string {
	digits, negative := strings.CutPrefix(number, "-")
	whole, fraction, hasPoint := strings.Cut(digits, ".")
	if strings.Trim(digits, "0.") == "" {
		negative = false
	}
	var b strings.Builder
	if negative {
		b.WriteByte('-')
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 && len(whole) > 4 {
			b.WriteByte(' ')
		}
		b.WriteRune(d)
	}
	if hasPoint {
		b.WriteString("." + fraction)
	}
	return b.String()
}

// Guarded gives text that no spreadsheet takes for a formula: a text that
// begins with = + - @ or a control character gets an apostrophe before it
// (OWASP, "CSV Injection"). Numbers are left alone.
func Guarded(text string) string {
	if text == "" || !strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return text
	}
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		return text
	}
	return "'" + text
}
