package funding

import (
	"cmp"
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Rates converts by dated rates on record: one unit of account is so much of
// another currency.
type Rates map[aid.Currency][]*aid.Rate

// NewRates takes the rates of a picture that have the currency of account as base.
func NewRates(p *picture.Picture) Rates {
	byQuote := Rates{}
	for _, r := range picture.All[aid.Rate](p) {
		if r.Base == Account && r.Rate > 0 {
			byQuote[r.Quote] = append(byQuote[r.Quote], r)
		}
	}
	for _, list := range byQuote {
		slices.SortStableFunc(list, func(a, b *aid.Rate) int { return cmp.Compare(a.On, b.On) })
	}
	return byQuote
}

// account gives a contribution's amount in the currency of account: as its
// source converted it, or else by a rate.
func (r Rates) account(c *aid.Contribution) (aid.Money, bool) {
	if c.Converted.Currency == Account {
		return c.Converted, true
	}
	return r.convert(c.Amount, c.Announced)
}

// convert uses the last rate of the day or before it, or else the first one
// after it. Money that is not known converts to nothing.
func (r Rates) convert(m aid.Money, on aid.Date) (aid.Money, bool) {
	if !m.Known() {
		return aid.Money{Currency: Account}, false
	}
	rate, ok := r.Rate(m.Currency, Account, on)
	if !ok {
		return aid.Money{}, false
	}
	return aid.Money{Minor: int64(math.Round(m.Float() * rate * 100)), Currency: Account}, true
}

// Rate is how much of one currency a unit of another is, by way of the currency of
// account; false where a rate is missing.
func (r Rates) Rate(from, to aid.Currency, on aid.Date) (float64, bool) {
	if from == to {
		return 1, true
	}
	of, okFrom := r.ofAccount(from, on)
	in, okTo := r.ofAccount(to, on)
	if !okFrom || !okTo {
		return 0, false
	}
	return in / of, true
}

// ofAccount is how much of a currency one unit of account is.
func (r Rates) ofAccount(currency aid.Currency, on aid.Date) (float64, bool) {
	if currency == Account {
		return 1, true
	}
	list := r[currency]
	if len(list) == 0 {
		return 0, false
	}
	after := slices.IndexFunc(list, func(x *aid.Rate) bool { return x.On > on })
	rate := list[len(list)-1]
	if after > 0 {
		rate = list[after-1]
	} else if after == 0 {
		rate = list[0]
	}
	return rate.Rate.Float(), true
}
