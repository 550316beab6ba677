package kiel

import (
	"context"
	"strings"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

// The columns of the price list.
const (
	priceItem = iota
	priceType
	priceSubtype
	priceUnit
	priceCurrency
	priceSource
	priceCategory
	priceNotes
)

var priceColumns = []column{
	priceItem:     {name: "Item", headings: []string{"item", "items"}, needed: true},
	priceType:     {name: "Type of item", headings: []string{"type of item"}, needed: true},
	priceSubtype:  {name: "Sub-type of item", headings: []string{"sub type of item"}},
	priceUnit:     {name: "Unit Price", headings: []string{"unit price"}, needed: true},
	priceCurrency: {name: "Currency", headings: []string{"currency"}, needed: true},
	priceSource:   {name: "Source", headings: []string{"source"}},
	priceCategory: {name: "Source category", headings: []string{"source category"}},
	priceNotes:    {name: "Notes", headings: []string{"notes"}},
}

// readPrices makes an item of each row of the price list, and a price where the
// row states one.
func (r *reader) readPrices(ctx context.Context, s *workbook.Sheet) error {
	count := r.out.sheet(s.Name)
	_, err := table(ctx, s, priceColumns, func(at place, l *layout, c cells) {
		row := r.out.begin(at)
		r.listedPrice(row, l, c)
		row.done(count)
	})
	return err
}

func (r *reader) listedPrice(row *row, l *layout, c cells) {
	price := readFigure(c[priceUnit])
	if price.mend != "" {
		row.mend(l.texts[priceUnit], c[priceUnit], "%s", price.mend)
	}
	if c[priceItem] == "" {
		if price.known {
			row.refuse(l.texts[priceItem], "", "names no item for its price")
		}
		return
	}
	item := r.items.find(c[priceItem], c[priceType], c[priceSubtype], "", row.at)
	if !price.known || price.low == 0 {
		return
	}
	currency := aid.Currency(strings.ToUpper(c[priceCurrency]))
	if !currency.Valid() {
		row.mend(l.texts[priceCurrency], c[priceCurrency], "is no currency: the price is taken in USD, as the main sheet uses it")
		currency = "USD"
	} else if currency != "USD" {
		row.note(l.texts[priceCurrency], c[priceCurrency], "the main sheet reckons with the number as if it were USD; it is kept in %s", currency)
	}
	source, category := c[priceSource], c[priceCategory]
	if source == "" {
		source = tracker
	}
	r.out.propose(&aid.Price{
		ID: r.number(aid.KindPrice, item.id+".list"), Item: item.id, Price: price.money(currency),
		Basis: basisOfPrice(category), Source: source, Note: joinNotes(oneLine(category), oneLine(c[priceNotes])),
	}, aid.Span{}, row.at)
}

// basisOfPrice tells how the tracker came by a price. Where its source is no
// contract, maker or government, it takes the upper bound of what it finds.
func basisOfPrice(category string) string {
	switch key := fold(category); {
	case strings.HasPrefix(key, "contract"):
		return "contract"
	case strings.HasPrefix(key, "manufacturer"):
		return "new_price"
	case strings.HasPrefix(key, "government"), strings.HasPrefix(key, "calculated"):
		return "as_stated"
	}
	return "market_upper_bound"
}

// priceUsed keeps the price that a line is reckoned with, once for each item.
func (r *reader) priceUsed(item *kept, l *line) {
	price := readFigure(l.cell(colUnitPrice))
	l.mendCell(colUnitPrice, price.mend)
	if !price.known || price.low == 0 {
		return
	}
	money := price.money("USD")
	if first, told := r.priced[item.id]; told {
		if first != money.String() && first != "" {
			l.note(l.heading(colUnitPrice), l.cell(colUnitPrice), "differs from the price of another line of the same item, %s, which is kept", first)
			r.priced[item.id] = ""
		}
		return
	}
	r.priced[item.id] = money.String()
	r.out.propose(&aid.Price{
		ID: item.id + ".used", Item: item.id, Price: money, Basis: basisOfPrice(l.cell(colPriceSource)),
		Source: tracker, Note: joinNotes("as the main sheet reckons", oneLine(l.cell(colPriceSource))),
	}, aid.Span{}, l.at)
}
