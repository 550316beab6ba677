package plan

import (
	"cmp"
	"math"
	"slices"

	"footing/internal/aid"
	"footing/internal/funding"
	"footing/internal/picture"
)

// fund is one on record, with the money that it has by when.
type fund struct {
	record *aid.Fund
	steps  []fundStep
}

// fundStep says what may be spent in all on orders before a day.
type fundStep struct {
	until aid.Date
	money float64 // in major units of the fund's currency
	row   int32
}

// purchase is what makes an offer of a procurement option: an order of one
// batch from one fund.
type purchase struct {
	option  *aid.Procurement
	fund    int // in model.funds
	ordered aid.Date
	price   float64 // of one unit, in the fund's currency
	rate    float64 // how much of that one of the option's currency is
	batch   int     // number of the order day
	endless bool    // nothing but money limits it
	twin    bool    // what another fund could order that day comes before
}

const (
	// orderWeeks is the time from one order day to the next.
	orderWeeks = 4
	// monthDays is the length of a month of a production rate.
	monthDays = 365.25 / 12
)

// fundsOf lists the funds that state what they hold and whose holder takes
// part, in order of their ids.
func fundsOf(p *picture.Picture, g grid) []fund {
	withholding := partiesWithholding(p, "money")
	var list []fund
	placed := ordersPlacedOf(p)
	for _, f := range picture.All[aid.Fund](p) {
		if f.Amount.Known() && !withholding[f.Holder] {
			list = append(list, fund{f, stepsOf(p, f, placed, g)})
		}
	}
	return list
}

// stepsOf says how a fund fills: contributions into it say when their part of
// its amount is there; the rest is there from the start. Orders on record take their
// part from their day on.
func stepsOf(p *picture.Picture, f *aid.Fund, placed ordersPlaced, g grid) []fundStep {
	inflow, total := map[aid.Date]int64{}, int64(0) // in minor units, so that nothing is left of what is spent
	for _, c := range picture.All[aid.Contribution](p) {
		if c.Receiver != f.ID {
			continue
		}
		for _, amount := range []aid.Money{c.Amount, c.Converted} {
			if amount.Currency == f.Amount.Currency {
				on := c.From
				if !on.Known() {
					on = c.Announced
				}
				inflow[max(on, p.Valid)] += amount.Minor
				total += amount.Minor
				break
			}
		}
	}
	days := []aid.Date{p.Valid}
	for day := range inflow {
		if day > p.Valid && day < g.horizon() {
			days = append(days, day)
		}
	}
	slices.Sort(days)
	there := max(0, f.Amount.Minor-total)
	var steps []fundStep
	for i, day := range days {
		there += inflow[day]
		until := g.horizon()
		if i+1 < len(days) {
			until = days[i+1]
		}
		left := aid.Money{Minor: max(0, min(f.Amount.Minor, there)-placed.committed(f, until)), Currency: f.Amount.Currency}
		steps = append(steps, fundStep{until: until, money: left.Float(), row: noRow})
	}
	return steps
}

// most is the most money that is there at any time.
func (f *fund) most() float64 {
	most := 0.0
	for _, s := range f.steps {
		most = max(most, s.money)
	}
	return most
}

// shop is who may pay with what.
type shop struct {
	valid aid.Date
	funds []fund
	rates funding.Rates
}

// purchasesOf lists what money could buy: a batch of every option on every
// order day, from every fund that may pay for it.
func purchasesOf(p *picture.Picture, g grid, funds []fund) []offer {
	var list []offer
	placed, s := ordersPlacedOf(p), shop{p.Valid, funds, funding.NewRates(p)}
	for _, option := range picture.All[aid.Procurement](p) {
		item, ok := picture.Get[aid.Item](p, option.Item)
		lead, known := leadOf(option)
		if !ok || !known || !option.Price.Known() || option.Price.Minor <= 0 {
			continue
		}
		made := 0.0
		for batch, day := 0, p.Valid; day < g.horizon(); batch, day = batch+1, day.AddDays(orderWeeks*daysPerWeek) {
			before := made
			made = capacity(option, item, batch+1)
			if ready := day.AddDays(lead); ready < g.horizon() {
				left := cutDown(item, made-before-placed.alreadyOrdered(option, day))
				list = append(list, s.batchOf(option, item, batch, day, ready, left)...)
			}
		}
	}
	return list
}

// leadOf is the likely lead time, or what is known of it.
func leadOf(option *aid.Procurement) (days int, known bool) {
	days = cmp.Or(option.Lead, option.LeadLatest, option.LeadEarliest)
	return days, days > 0
}

// capacity is what an option can make in so many order periods: whole units, or
// cut to six decimals. Without a rate there is no limit but money.
func capacity(option *aid.Procurement, item *aid.Item, batches int) float64 {
	if option.RatePerMonth <= 0 {
		return math.Inf(1)
	}
	return cutDown(item, option.RatePerMonth.Float()*float64(batches*orderWeeks*daysPerWeek)/monthDays)
}

// cutDown cuts a quantity to whole units, or to six decimals.
func cutDown(item *aid.Item, q float64) float64 {
	step := float64(aid.DecimalScale)
	if item.Whole {
		step = 1
	}
	return math.Floor(q*step+full) / step
}

// batchOf makes the offers of one batch, one for each fund that can pay.
func (s *shop) batchOf(option *aid.Procurement, item *aid.Item, batch int, ordered, ready aid.Date, most float64) []offer {
	var list []offer
	for i := range s.funds {
		f := s.funds[i].record
		if !pays(f, option, item, ordered) {
			continue
		}
		price, rate := s.priceIn(f.Amount.Currency, option)
		if price <= 0 {
			continue
		}
		quantity, endless := aid.DecimalFloat(most), option.RatePerMonth <= 0
		if endless {
			quantity = aid.DecimalFloat(max(1, math.Floor(s.funds[i].most()/price)))
		}
		if quantity <= 0 {
			continue
		}
		list = append(list, offer{
			pledge: &aid.Pledge{
				ID: aid.ID(string(option.ID) + "@" + string(f.ID) + "@" + ordered.String()), Donor: f.Holder, Item: item.ID,
				Quantity: aid.Exactly(quantity), Supply: "procurement", ReadyLikely: ready, Node: option.Node,
			},
			item: item, quantity: quantity, tonnes: item.MassKG.Float() / 1000, plain: ready, ready: ready,
			purchase: &purchase{option: option, fund: i, ordered: ordered, price: price, rate: rate, batch: batch, endless: endless, twin: len(list) > 0},
		})
	}
	return list
}

// priceIn is what one unit costs in a fund's currency, in whole minor units, by the
// rate of the valid date; 0 where no rate is known.
func (s *shop) priceIn(currency aid.Currency, option *aid.Procurement) (price, rate float64) {
	rate, ok := s.rates.Rate(option.Price.Currency, currency, s.valid)
	if !ok {
		return 0, 0
	}
	minor := math.Round(option.Price.Float() * rate * math.Pow10(currency.Places()))
	return aid.Money{Minor: int64(minor), Currency: currency}.Float(), rate
}

// pays reports whether a fund may pay for an option on a day: it is among the
// option's funds, open, and for such things.
func pays(f *aid.Fund, option *aid.Procurement, item *aid.Item, day aid.Date) bool {
	return (len(option.Funds) == 0 || slices.Contains(option.Funds, f.ID)) &&
		(aid.Span{From: f.From, To: f.To}).Covers(day) &&
		(len(f.Purpose) == 0 || slices.ContainsFunc(f.Purpose, func(path string) bool { return aid.Within(item.Category, path) }))
}
