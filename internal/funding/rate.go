package funding

import (
	"cmp"
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/picture"
)

// rates converts into the currency of account by dated rates: one unit of
// account is so much of the other currency.
type rates map[aid.Currency][]*aid.Rate

func newRates(p *picture.Picture) rates {
	byQuote := rates{}
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
func (r rates) account(c *aid.Contribution) (aid.Money, bool) {
	if c.Converted.Currency == Account {
		return c.Converted, true
	}
	return r.convert(c.Amount, c.Announced)
}

// convert uses the last rate of the day or before it, or else the first one
// after it. Money that is not known converts to nothing.
func (r rates) convert(m aid.Money, on aid.Date) (aid.Money, bool) {
	if m.Currency == Account || !m.Known() {
		return aid.Money{Minor: m.Minor, Currency: Account}, m.Known()
	}
	list := r[m.Currency]
	if len(list) == 0 {
		return aid.Money{}, false
	}
	after := slices.IndexFunc(list, func(x *aid.Rate) bool { return x.On > on })
	rate := list[len(list)-1]
	if after > 0 {
		rate = list[after-1]
	} else if after == 0 {
		rate = list[0]
	}
	euros := m.Float() / rate.Rate.Float()
	return aid.Money{Minor: int64(math.Round(euros * 100)), Currency: Account}, true
}
