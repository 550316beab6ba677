package kiel

import (
	"context"
	"regexp"
	"strings"
	"time"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

const (
	rateCurrency = iota
	ratePerEuro
)

var rateColumns = []column{
	rateCurrency: {name: "Currency", headings: []string{"currency"}, needed: true},
	ratePerEuro:  {name: "1 EUR", headings: []string{"1 eur"}, needed: true},
}

// bankDay finds the day of a rate in the source's remark: "ECB (October 6,
// 2022)", and for one currency "TWD latest available from the ECB (October 30, 2020)".
var bankDay = regexp.MustCompile(`(?:\b([A-Z]{3}) latest available[^(]*|ECB )\(([A-Z][a-z]+ \d{1,2}, \d{4})\)`)

// readRates makes a rate of each row of currency and number; the day stands in
// a remark below.
func (r *reader) readRates(ctx context.Context, s *workbook.Sheet) error {
	count := r.out.sheet(s.Name)
	var rates []*aid.Rate
	var places []place
	days, remark := map[aid.Currency]aid.Date{}, ""
	_, err := table(ctx, s, rateColumns, func(at place, l *layout, c cells) {
		currency := aid.Currency(c[rateCurrency])
		if !currency.Valid() {
			remark = joinNotes(remark, c[rateCurrency])
			daysIn(c[rateCurrency], days)
			return
		}
		row := r.out.begin(at)
		defer row.done(count)
		rate := readFigure(c[ratePerEuro])
		switch {
		case !rate.known || rate.low == 0:
			row.refuse(l.texts[ratePerEuro], c[ratePerEuro], "is no rate: so many units of %s for one EUR", currency)
		case currency != "EUR":
			rates = append(rates, &aid.Rate{Base: "EUR", Quote: currency, Rate: aid.DecimalFloat(rate.low)})
			places = append(places, at)
		}
	})
	for i, rate := range rates {
		if rate.On = days[rate.Quote]; !rate.On.Known() {
			rate.On = days[""]
		}
		rate.ID = aid.ID(strings.TrimSuffix("EUR-"+string(rate.Quote)+"-"+rate.On.String(), "-"))
		rate.Source, rate.Note = tracker, remark
		r.out.propose(rate, aid.Span{}, places[i])
	}
	return err
}

// daysIn gathers the days that a remark states, "" being all currencies.
func daysIn(remark string, days map[aid.Currency]aid.Date) {
	for _, m := range bankDay.FindAllStringSubmatch(remark, -1) {
		if t, err := time.Parse("January 2, 2006", m[2]); err == nil {
			if _, known := days[aid.Currency(m[1])]; !known {
				days[aid.Currency(m[1])] = aid.DateOf(t)
			}
		}
	}
}
