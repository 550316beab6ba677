package aid

import (
	"fmt"
	"strings"
)

// Currency is an ISO 4217 alphabetic code.
type Currency string

// Money is an amount in minor units (cents) of a currency. The zero value, with
// no currency, means "not known"; a known nothing has a currency.
type Money struct {
	Minor    int64
	Currency Currency
}

// minorPlaces lists the currencies of ISO 4217 whose minor unit is not a
// hundredth. Source: ISO 4217 list one.
var minorPlaces = map[Currency]int{
	"BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
	"RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
	"BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3, "CLF": 4, "UYW": 4,
}

// Places gives the number of decimals of the currency's minor unit.
func (c Currency) Places() int {
	if places, special := minorPlaces[c]; special {
		return places
	}
	return 2
}

// Valid reports whether the code has the form of ISO 4217: three capitals.
func (c Currency) Valid() bool {
	return len(c) == 3 && strings.IndexFunc(string(c), func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// ParseMoney reads "35000000.00 AUD". The empty text is money not known.
func ParseMoney(text string) (Money, error) {
	if text == "" {
		return Money{}, nil
	}
	number, code, ok := strings.Cut(text, " ")
	currency := Currency(code)
	if !ok || !currency.Valid() {
		return Money{}, fmt.Errorf("%q is not money: write the amount and the ISO 4217 currency, such as 1250.50 EUR", text)
	}
	minor, err := parseScaled(number, currency.Places())
	if err != nil {
		return Money{}, err
	}
	return Money{minor, currency}, nil
}

// Known reports whether an amount is given.
func (m Money) Known() bool { return m.Currency != "" }

// Float gives the amount in whole units of the currency.
func (m Money) Float() float64 {
	f := float64(m.Minor)
	for range m.Currency.Places() {
		f /= 10
	}
	return f
}

// Amount gives the number without the currency, with all its decimals.
func (m Money) Amount() string {
	if !m.Known() {
		return ""
	}
	return formatScaled(m.Minor, m.Currency.Places())
}

// String is the form that ParseMoney reads.
func (m Money) String() string {
	if !m.Known() {
		return ""
	}
	return m.Amount() + " " + string(m.Currency)
}

func (m *Money) parse(text string) (err error) {
	*m, err = ParseMoney(text)
	return err
}
