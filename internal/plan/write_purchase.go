package plan

import "footing/internal/aid"

// Purchase is an order that the plan places.
type Purchase struct {
	Purchase    aid.ID  `json:"purchase"`
	Procurement aid.ID  `json:"procurement"`
	Fund        aid.ID  `json:"fund"`
	Item        aid.ID  `json:"item"`
	Quantity    float64 `json:"quantity"`
	Cost        float64 `json:"cost"`
	Currency    string  `json:"currency"`
	Rate        float64 `json:"rate"` // how much of the currency one of the option's is
	Ordered     string  `json:"ordered"`
	Ready       string  `json:"ready"`
}

// FundUse is what the plan spends of a fund on orders before a day.
type FundUse struct {
	Fund     aid.ID  `json:"fund"`
	Until    string  `json:"until"`
	Money    float64 `json:"money"`
	Spent    float64 `json:"spent"`
	Currency string  `json:"currency"`
	Price    float64 `json:"price"` // value of a million more
}

const million = 1e6

func (w *writer) purchases() []Purchase {
	list := []Purchase{}
	var sum aid.Decimal
	for i := range w.shipments {
		c := &w.shipments[i]
		o := &w.m.offers[c.offer]
		b := o.purchase
		if b == nil {
			continue
		}
		if len(list) == 0 || list[len(list)-1].Purchase != o.pledge.ID {
			sum = 0
			f := w.m.funds[b.fund].record
			list = append(list, Purchase{
				Purchase: o.pledge.ID, Procurement: b.option.ID, Fund: f.ID, Item: o.item.ID,
				Currency: string(f.Amount.Currency), Rate: b.rate, Ordered: b.ordered.String(), Ready: o.ready.String(),
			})
		}
		sum += c.quantity
		last := &list[len(list)-1]
		last.Quantity = sum.Float()
		last.Cost = b.price * last.Quantity
	}
	return list
}

func (w *writer) funds() []FundUse {
	list := []FundUse{}
	for i := range w.m.funds {
		p := &w.m.funds[i]
		for k := range p.steps {
			s := &p.steps[k]
			list = append(list, FundUse{
				Fund: p.record.ID, Until: s.until.String(), Money: s.money, Spent: max(0, s.money-w.filled.room[s.row]),
				Currency: string(p.record.Amount.Currency), Price: million * w.master.prices[s.row],
			})
		}
	}
	return list
}
