package kiel

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
)

func TestReadFigure(t *testing.T) {
	for _, c := range []struct {
		text, quantity string
		mended         bool
	}{
		// as the vintages have them
		{"12", "12", false},
		{"0", "0", false},
		{"0.0", "0", false},
		{"216.66666666666666", "216.666667", false},
		{"7.7249999999999996", "7.725", false},
		{"1e3", "1000", false},
		{".", "", false},
		{"", "", false},
		{" . ", "", false},
		{"\u00a0", "", false},
		{"undisclosed", "undisclosed", false},
		{"Undisclosed", "undisclosed", false},
		{"Not given", "", false},
		{"not given", "", false},
		{"No price", "", false},
		{"unknown", "", false},
		{"unkown ", "", false},
		{"dozens", "", true},
		{"partially", "", true},
		{"some", "", true},
		{"1.000.00", "1000", true},
		{"15.000.00", "15000", true},
		// as people write them
		{"1,250,000", "1250000", true},
		{"1 250 000", "1250000", true},
		{"1\u00a0250", "1250", true},
		{"1.250.000", "1250000", true},
		{"1,250.75", "1250.75", true},
		{"ca. 300", "300", true},
		{"approx. 1,000", "1000", true},
		{"around 20", "20", true},
		{"~15", "15", true},
		{">100", "100", true},
		{"at least 10", "10", true},
		{"more than 5 units", "5", true},
		{"up to 40", "0..40", true},
		{"< 40", "0..40", true},
		{"10-20", "10..20", true},
		{"10 to 20", "10..20", true},
		{"200 pieces", "200", true},
		{"20-10", "", true},
		{"-5", "", true},
		{"1e30", "", true},
		{"12,5", "", true}, // a decimal comma or a slip: nobody can know
		{"NaN", "", false},
		{"Inf", "", true},
		{"#REF!", "", true},
	} {
		f := readFigure(c.text)
		if got := f.quantity().String(); got != c.quantity || (f.mend != "") != c.mended {
			t.Errorf("%q is read as %q (%s); want %q, mended %v", c.text, got, f.mend, c.quantity, c.mended)
		}
	}
}

func TestMoneyIsRoundedToItsMinorUnit(t *testing.T) {
	for _, c := range []struct {
		text     string
		currency aid.Currency
		want     string
	}{
		{"23456872.863749079", "EUR", "23456872.86 EUR"},
		{"22593764.125", "EUR", "22593764.13 EUR"},
		{"1660000.4", "JPY", "1660000 JPY"},
		{".", "EUR", ""},
		{"0", "EUR", "0.00 EUR"},
	} {
		if got := readFigure(c.text).money(c.currency).String(); got != c.want {
			t.Errorf("%s %s is %q; want %q", c.text, c.currency, got, c.want)
		}
	}
}

// TestPlainNumbersAreReadExactly: whatever a spreadsheet stores is read as that.
func TestPlainNumbersAreReadExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Float64Range(0, largest).Draw(t, "n")
		f := readFigure(strconv.FormatFloat(n, 'g', -1, 64))
		if !f.known || f.mend != "" || f.low != n || f.high != n {
			t.Fatalf("%g is read as %+v", n, f)
		}
	})
}

// TestGroupedNumbers: separators of thousands do not change a number.
func TestGroupedNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1000, 999_999_999_999).Draw(t, "n")
		separator := rapid.SampledFrom([]string{",", " ", ".", "'"}).Draw(t, "separator")
		digits := strconv.Itoa(n)
		if separator == "." && n < 1_000_000 {
			return // 1.250 is a number of its own
		}
		var groups []string
		for len(digits) > 3 {
			groups = append([]string{digits[len(digits)-3:]}, groups...)
			digits = digits[:len(digits)-3]
		}
		text := strings.Join(append([]string{digits}, groups...), separator)
		if f := readFigure(text); f.low != float64(n) || f.mend == "" {
			t.Fatalf("%q is read as %+v", text, f)
		}
	})
}

func FuzzReadFigure(f *testing.F) {
	for _, seed := range []string{"12", ".", "undisclosed", "1.000.00", "ca. 1,000", "10..20", ">100", "up to 40", "10 to 20 pieces", "９"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := readFigure(text)
		if got.known && (got.low < 0 || got.high < got.low || got.high > largest || math.IsNaN(got.low)) {
			t.Errorf("%q is read as %+v", text, got)
		}
		if got.known && got.undisclosed {
			t.Errorf("%q is both known and undisclosed", text)
		}
		q := got.quantity()
		if again, err := aid.ParseQuantity(q.String()); err != nil || again != q {
			t.Errorf("%q makes the quantity %q, which is read as %q (%v)", text, q, again, err)
		}
		m := got.money("EUR")
		if again, err := aid.ParseMoney(m.String()); err != nil || again != m {
			t.Errorf("%q makes the money %q, which is read as %q (%v)", text, m, again, err)
		}
	})
}
