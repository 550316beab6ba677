package check

import (
	"math"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/picture"
)

// fund is money that may be spent on orders, more of it as time goes on.
type fund struct {
	rec   *aid.Fund
	steps []fundStep
	most  float64 // money in any of them
}

type fundStep struct {
	until        aid.Date
	money, spent float64
}

// buy is what makes an offer of an order.
type buy struct {
	option  *aid.Procurement
	fund    *fund
	price   float64 // of one, in the fund's currency
	rate    float64
	ordered aid.Date
	batch   string // the same for the same batch from another fund
	most    float64
	twin    bool
}

func (f *facts) addFunds() {
	stays := f.absent["money"]
	for _, rec := range picture.All[aid.Fund](f.picture) {
		if rec.Amount.Known() && !stays[rec.Holder] {
			f.funds = append(f.funds, f.fundOf(rec))
		}
	}
}

// fundOf fills a fund: what contributions bring is there from their first day,
// the rest of the amount at once, and never more than the amount.
func (f *facts) fundOf(rec *aid.Fund) *fund {
	amount, horizon := rec.Amount.Minor, f.grid.horizon()
	in := map[aid.Date]int64{}
	later := []aid.Date{}
	total := int64(0)
	for _, c := range picture.All[aid.Contribution](f.picture) {
		money := c.Amount
		if money.Currency != rec.Amount.Currency {
			money = c.Converted
		}
		if c.Receiver != rec.ID || money.Currency != rec.Amount.Currency {
			continue
		}
		on := max(f.picture.Valid, firstKnown(c.From, c.Announced))
		if in[on] == 0 && on > f.picture.Valid && on < horizon {
			later = append(later, on)
		}
		in[on] += money.Minor
		total += money.Minor
	}
	slices.Sort(later)
	later = slices.Compact(later)
	there := max(0, amount-total) + in[f.picture.Valid]
	out := &fund{rec: rec}
	for _, on := range later {
		out.steps = append(out.steps, fundStep{until: on, money: f.left(rec, min(amount, there), on)})
		there += in[on]
	}
	out.steps = append(out.steps, fundStep{until: horizon, money: f.left(rec, min(amount, there), horizon)})
	for _, s := range out.steps {
		out.most = math.Max(out.most, s.money)
	}
	return out
}

// left is what of so much, in minor units, is there before a day when the orders on record
// that are placed before it are paid.
func (f *facts) left(rec *aid.Fund, minor int64, before aid.Date) float64 {
	for _, p := range f.ordered {
		if p.Fund == rec.ID && p.Ordered < before && p.Value.Currency == rec.Amount.Currency {
			minor -= p.Value.Minor
		}
	}
	return aid.Money{Minor: max(0, minor), Currency: rec.Amount.Currency}.Float()
}

// addPurchases makes an offer of every batch that a fund could order: on the
// valid date and every four weeks, what is made in that time.
func (f *facts) addPurchases() {
	for _, option := range picture.All[aid.Procurement](f.picture) {
		item, ok := picture.Get[aid.Item](f.picture, option.Item)
		lead := option.Lead
		if lead == 0 {
			lead = option.LeadLatest
		}
		if lead == 0 {
			lead = option.LeadEarliest
		}
		if !ok || lead == 0 || !option.Price.Known() || option.Price.Minor <= 0 {
			continue
		}
		for k, on := 0, f.picture.Valid; on < f.grid.horizon(); k, on = k+1, on+lookEvery {
			if on.AddDays(lead) < f.grid.horizon() {
				f.addBatch(option, item, k, on, on.AddDays(lead))
			}
		}
	}
}

func (f *facts) addBatch(option *aid.Procurement, item *aid.Item, k int, on, ready aid.Date) {
	first := true
	for _, from := range f.funds {
		price, rate := f.inCurrency(option.Price, from.rec.Amount.Currency)
		if price <= 0 || !from.mayPay(option, item, on) {
			continue
		}
		most := math.Max(1, math.Floor(from.most/price))
		if option.RatePerMonth > 0 {
			most = wholly(item, made(option, item, k+1)-made(option, item, k)-f.orderedOf(option, on))
		}
		if round6(most) <= 0 {
			continue
		}
		id := aid.ID(string(option.ID) + "@" + string(from.rec.ID) + "@" + on.String())
		o := &offer{
			pledge: &aid.Pledge{ID: id, Donor: from.rec.Holder, Item: item.ID, Node: option.Node, Quantity: aid.Exactly(aid.DecimalFloat(most))},
			item:   item, settled: ready, ready: ready,
			buy: &buy{option: option, fund: from, price: price, rate: rate, ordered: on, batch: string(option.ID) + on.String(), most: most, twin: !first},
		}
		first = false
		if option.RatePerMonth <= 0 { // made for each fund by itself: only money limits it
			o.buy.batch += string(from.rec.ID)
		}
		f.offers[id], f.offered = o, append(f.offered, o)
	}
}

// inCurrency is a price in another currency, to its minor unit, and the rate that made it
// so; 0 where the record has none.
func (f *facts) inCurrency(price aid.Money, in aid.Currency) (cost, rate float64) {
	rate = 1
	if price.Currency != in {
		rate = f.perEuro(in) / f.perEuro(price.Currency)
	}
	if math.IsNaN(rate) || math.IsInf(rate, 0) {
		return 0, 0
	}
	unit := math.Pow(10, float64(in.Places()))
	return math.Round(price.Float()*rate*unit) / unit, rate
}

// perEuro is what a euro is worth in a currency: by the last rate until the valid
// date, else the first after it; 0 where there is none.
func (f *facts) perEuro(currency aid.Currency) float64 {
	if currency == "EUR" {
		return 1
	}
	var last, next *aid.Rate
	for _, r := range picture.All[aid.Rate](f.picture) {
		switch {
		case r.Base != "EUR" || r.Quote != currency || r.Rate <= 0:
		case r.On <= f.picture.Valid && (last == nil || r.On >= last.On):
			last = r
		case r.On > f.picture.Valid && (next == nil || r.On < next.On):
			next = r
		}
	}
	switch {
	case last != nil:
		return last.Rate.Float()
	case next != nil:
		return next.Rate.Float()
	}
	return 0
}

// made is what an option can make in so many times four weeks.
func made(option *aid.Procurement, item *aid.Item, k int) float64 {
	return wholly(item, option.RatePerMonth.Float()*float64(28*k)/(365.25/12))
}

// orderedOf is what orders on record take of the four weeks from a day on: an order
// is made in equal parts on each of the 28 days from its own on.
func (f *facts) orderedOf(option *aid.Procurement, on aid.Date) float64 {
	taken := 0.0
	for _, p := range f.ordered {
		if p.Procurement == option.ID {
			common := min(p.Ordered, on) + lookEvery - max(p.Ordered, on)
			taken += p.Quantity.Low().Float() * math.Max(0, float64(common)) / lookEvery
		}
	}
	return taken
}

// wholly cuts to whole units, or to six decimals.
func wholly(item *aid.Item, q float64) float64 {
	if item.Whole {
		return math.Floor(q + 1e-9)
	}
	return math.Floor(q*1e6+1e-9) / 1e6
}

func (f *fund) mayPay(option *aid.Procurement, item *aid.Item, on aid.Date) bool {
	if len(option.Funds) > 0 && !slices.Contains(option.Funds, f.rec.ID) {
		return false
	}
	if on < f.rec.From || f.rec.To != 0 && on >= f.rec.To {
		return false
	}
	for _, path := range f.rec.Purpose {
		if strings.HasPrefix(item.Category+"/", path+"/") {
			return true
		}
	}
	return len(f.rec.Purpose) == 0
}

// checkPurchases sums what is ordered: each fund's spending against its money,
// each batch against what is made, and the lists of the file.
func checkPurchases(c *checker) {
	batches := map[string]float64{}
	rows := map[aid.ID]Purchase{}
	for _, o := range c.facts.offered {
		if o.buy == nil || o.leaving == 0 {
			continue
		}
		cost := o.leaving * o.buy.price
		for i := range o.buy.fund.steps {
			if s := &o.buy.fund.steps[i]; o.buy.ordered < s.until {
				s.spent += cost
			}
		}
		batches[o.buy.batch] += o.leaving
		c.atMost(LimitFund, Place{Pledge: o.pledge.ID}, "what is ordered of a batch is at most what is made", batches[o.buy.batch], o.buy.most)
		rows[o.pledge.ID] = Purchase{
			Purchase: o.pledge.ID, Procurement: o.buy.option.ID, Fund: o.buy.fund.rec.ID, Item: o.item.ID, Quantity: o.leaving, Cost: cost,
			Currency: string(o.buy.fund.rec.Amount.Currency), Rate: o.buy.rate, Ordered: Day{o.buy.ordered}, Ready: Day{o.ready},
		}
	}
	c.comparePurchases(rows)
	c.compareFunds()
}

func (c *checker) comparePurchases(rows map[aid.ID]Purchase) {
	for i, s := range c.stated.Purchases {
		at := Place{Row: rowName("purchases", i), Pledge: s.Purchase}
		r, ok := rows[s.Purchase]
		if !ok {
			c.wrong(LimitFund, at, "nothing of it leaves, or it is listed twice, or no fund could order it")
			continue
		}
		delete(rows, s.Purchase)
		for _, f := range [][3]string{
			{"procurement", string(r.Procurement), string(s.Procurement)},
			{"fund", string(r.Fund), string(s.Fund)},
			{"item", string(r.Item), string(s.Item)},
			{"currency", r.Currency, s.Currency},
			{"ordered", r.Ordered.String(), s.Ordered.String()},
			{"ready", r.Ready.String(), s.Ready.String()},
		} {
			c.same(LimitFund, at, f[0], f[1], f[2])
		}
		c.figure(LimitFund, at, "quantity", r.Quantity, s.Quantity, 0)
		c.figure(LimitFund, at, "cost", r.Cost, s.Cost, 0)
		c.figure(LimitFund, at, "rate", r.Rate, s.Rate, 0)
	}
	for id := range rows {
		c.wrong(LimitFund, Place{Pledge: id}, "is missing under purchases")
	}
}

func (c *checker) compareFunds() {
	var rows []FundUse
	for _, f := range c.facts.funds {
		for _, s := range f.steps {
			c.atMost(LimitFund, Place{To: s.until}, "what is ordered from fund "+string(f.rec.ID)+" costs at most its money", s.spent, s.money)
			rows = append(rows, FundUse{
				Fund: f.rec.ID, Until: Day{s.until}, Money: s.money, Spent: s.spent, Currency: string(f.rec.Amount.Currency),
			})
		}
	}
	if len(rows) != len(c.stated.Funds) {
		c.apart(LimitFund, Place{}, "rows under funds", float64(len(rows)), float64(len(c.stated.Funds)))
		return
	}
	for i, r := range rows {
		s, at := c.stated.Funds[i], Place{Row: rowName("funds", i)}
		c.same(LimitFund, at, "fund", string(r.Fund), string(s.Fund))
		c.same(LimitFund, at, "until", r.Until.String(), s.Until.String())
		c.same(LimitFund, at, "currency", r.Currency, s.Currency)
		c.figure(LimitFund, at, "money", r.Money, s.Money, 0)
		c.figure(LimitFund, at, "spent", r.Spent, s.Spent, r.Money)
		if !(s.Price >= 0) {
			c.wrong(LimitFund, at, "its price is below 0")
		}
	}
}
