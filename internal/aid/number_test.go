package aid_test

import (
	"math"
	"math/big"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"footing/internal/aid"
)

func TestParseDecimal(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "-0": "0", "12": "12", "12.50": "12.5", "0.000001": "0.000001", "-3.25": "-3.25",
		"9223372036854.775807": "9223372036854.775807", "-9223372036854.775808": "-9223372036854.775808",
	} {
		d, err := aid.ParseDecimal(text)
		if err != nil || d.String() != want {
			t.Errorf("%q reads as %s (%v), want %s", text, d, err, want)
		}
	}
	for _, text := range []string{"", "-", ".", ".5", "5.", "1,5", "1 000", "1e3", "0.0000001", "9223372036854.775808", "--1", "+1", "NaN", "٣"} {
		if d, err := aid.ParseDecimal(text); err == nil {
			t.Errorf("%q was read as %s", text, d)
		}
	}
}

// The text form is exact: big.Rat, which we did not write, reads the same value.
func TestDecimalTextIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := aid.Decimal(rapid.Int64().Draw(t, "millionths"))
		again, err := aid.ParseDecimal(d.String())
		if err != nil || again != d {
			t.Fatalf("%s reads back as %s (%v)", d, again, err)
		}
		want := big.NewRat(int64(d), aid.DecimalScale)
		if got, ok := new(big.Rat).SetString(d.String()); !ok || got.Cmp(want) != 0 {
			t.Fatalf("%s is not %s", d, want)
		}
	})
}

func TestDecimalFloatSaturates(t *testing.T) {
	if aid.DecimalFloat(1e30) != math.MaxInt64 || aid.DecimalFloat(-1e30) != math.MinInt64 {
		t.Error("numbers out of range wrap around")
	}
	if aid.DecimalFloat(0.1) != 100_000 {
		t.Error("0.1 is not a tenth")
	}
}

func TestParseQuantity(t *testing.T) {
	for _, c := range []struct {
		text, again string
		known       bool
	}{
		{"", "", false},
		{"undisclosed", "undisclosed", false},
		{"Undisclosed", "undisclosed", false},
		{"12", "12", true},
		{"10..20", "10..20", true},
		{"7..7", "7", true},
		{"0", "0", true},
	} {
		q, err := aid.ParseQuantity(c.text)
		if err != nil || q.String() != c.again || q.Known() != c.known {
			t.Errorf("%q reads as %q, known %v (%v)", c.text, q, q.Known(), err)
		}
	}
	for _, text := range []string{"-1", "20..10", "1..", "..2", "some", "unknown"} {
		if q, err := aid.ParseQuantity(text); err == nil {
			t.Errorf("%q was read as %s", text, q)
		}
	}
	if (aid.Quantity{}) == aid.Exactly(0) {
		t.Error("unknown is the same as none")
	}
}

func TestParseMoney(t *testing.T) {
	for _, c := range []struct {
		text  string
		minor int64
	}{{"1250.50 EUR", 125050}, {"0 EUR", 0}, {"100 JPY", 100}, {"1.234 BHD", 1234}, {"-3.1 USD", -310}} {
		m, err := aid.ParseMoney(c.text)
		if err != nil || m.Minor != c.minor {
			t.Errorf("%q reads as %d minor units (%v), want %d", c.text, m.Minor, err, c.minor)
		}
		again, err := aid.ParseMoney(m.String())
		if err != nil || again != m {
			t.Errorf("%q reads back as %v (%v)", m, again, err)
		}
	}
	for _, text := range []string{"12", "12 eur", "12 EURO", "EUR 12", "12.5 JPY", "1.234 EUR", " EUR"} {
		if m, err := aid.ParseMoney(text); err == nil {
			t.Errorf("%q was read as %s", text, m)
		}
	}
}

// Dates agree with the time package over more than the years that matter.
func TestDatesAgreeWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := time.Unix(rapid.Int64Range(-60e9, 200e9).Draw(t, "second"), 0).UTC()
		d := aid.DateOf(want)
		if d.String() != want.Format("2006-01-02") {
			t.Fatalf("%s became %s", want, d)
		}
		again, err := aid.ParseDate(d.String())
		if err != nil || again != d {
			t.Fatalf("%s reads back as %s (%v)", d, again, err)
		}
	})
	for _, text := range []string{"2025-02-29", "30.6.2025", "06/30/2025", "2025-6-3", "0000-01-01"} {
		if d, err := aid.ParseDate(text); err == nil {
			t.Errorf("%q was read as %s", text, d)
		}
	}
}

func TestInstantTextSortsAsTime(t *testing.T) {
	a, err := aid.ParseInstant("2025-06-30T17:00:00+02:00")
	if err != nil {
		t.Fatal(err)
	}
	b, err := aid.ParseInstant("2025-06-30T15:00:00.000001Z")
	if err != nil {
		t.Fatal(err)
	}
	if a >= b || strings.Compare(a.String(), b.String()) >= 0 {
		t.Errorf("%s and %s are out of order", a, b)
	}
}

func TestSpan(t *testing.T) {
	whole, spring := aid.Span{}, aid.Span{From: 60, To: 150}
	if !whole.Contains(spring) || spring.Contains(whole) || !spring.Contains(spring) {
		t.Error("containment of spans is wrong")
	}
	if !spring.Covers(60) || spring.Covers(150) || spring.Empty() || !(aid.Span{From: 5, To: 5}).Empty() {
		t.Error("a span is half open: its first day belongs to it, its To does not")
	}
}
