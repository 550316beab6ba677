package contingency

import (
	"cmp"
	"fmt"

	"footing/internal/aid"
	"footing/internal/picture"
)

// FundFails takes out a fund from a day on (0: at once): it places no order on
// that day or later.
type FundFails struct {
	Fund aid.ID
	On   aid.Date
}

func (c FundFails) String() string { return fmt.Sprintf("fund %s falls out%s", c.Fund, onDay(c.On)) }

func (c FundFails) apply(d *draft) error {
	f, err := find[aid.Fund](d, c.Fund)
	if err == nil {
		d.endFund(f, d.from(c.On))
	}
	return err
}

// FundLate makes a fund's money come so many days later: the first day on which it
// can be drawn, what is still to be paid into it, and the orders that it could
// not pay on their day.
type FundLate struct {
	Fund aid.ID
	Days int
}

func (c FundLate) String() string { return fmt.Sprintf("fund %s late %s", c.Fund, days(c.Days)) }

func (c FundLate) apply(d *draft) error {
	f, err := find[aid.Fund](d, c.Fund)
	if err == nil {
		err = d.slipping(c.Days)
	}
	if err != nil {
		return err
	}
	late := *f
	late.From = d.from(f.From).AddDays(c.Days)
	changed := []aid.Record{&late}
	for _, m := range picture.All[aid.Contribution](d.picture) {
		if m.Receiver == f.ID && d.paidOn(m) >= d.picture.Valid {
			later := *m
			later.From = d.paidOn(m).AddDays(c.Days)
			if later.To.Known() {
				later.To = later.To.AddDays(c.Days)
			}
			changed = append(changed, &later)
		}
	}
	for _, q := range picture.All[aid.Pledge](d.picture) {
		if q.Fund == f.ID && q.Ordered >= d.picture.Valid && q.Ordered < late.From {
			later := d.slipped(q, int(late.From-q.Ordered))
			later.Ordered = late.From
			changed = append(changed, later)
		}
	}
	d.put(changed...)
	return nil
}

// endFund lets a fund pay for no order from a day on.
func (d *draft) endFund(f *aid.Fund, on aid.Date) {
	ended := *f
	if !f.To.Known() || on < f.To {
		ended.To = on
	}
	changed := []aid.Record{&ended}
	for _, q := range picture.All[aid.Pledge](d.picture) {
		if q.Fund == f.ID && q.Ordered >= on && d.owes(q) {
			changed = append(changed, d.withdrawn(q, on))
		}
	}
	d.put(changed...)
}

// paidOn is the day from which a contribution counts as there; today where none
// is named.
func (d *draft) paidOn(m *aid.Contribution) aid.Date {
	return cmp.Or(m.From, m.Announced, d.picture.Valid)
}

// cutMoney takes out of the funds on record what would not be there before a day.
// What was paid stays.
func (d *draft) cutMoney(on aid.Date, which func(*aid.Contribution) bool) {
	var cut []aid.Record
	funds := map[aid.ID]*aid.Fund{}
	for _, m := range picture.All[aid.Contribution](d.picture) {
		if !which(m) || m.Stage == "disbursement" || d.paidOn(m) < on {
			continue
		}
		f := funds[m.Receiver]
		if f == nil {
			onRecord, ok := picture.Get[aid.Fund](d.picture, m.Receiver)
			if !ok {
				continue
			}
			own := *onRecord
			f = &own
		}
		less, lost := d.unpaid(m, f.Amount.Currency)
		if lost > 0 {
			f.Amount.Minor = max(0, f.Amount.Minor-lost)
			funds[m.Receiver] = f
			cut = append(cut, less)
		}
	}
	for _, f := range funds {
		cut = append(cut, f)
	}
	d.put(cut...)
}

// unpaid is a contribution of which only what was paid stays, and what is lost of
// it in minor units of the currency, in which it is stated or into which it was
// converted.
func (d *draft) unpaid(m *aid.Contribution, currency aid.Currency) (*aid.Contribution, int64) {
	less := *m
	for _, amount := range []*aid.Money{&less.Amount, &less.Converted} {
		if !amount.Known() || amount.Currency != currency {
			continue
		}
		paid := int64(0)
		for _, out := range picture.All[aid.Disbursement](d.picture) {
			if out.Contribution == m.ID && out.Amount.Currency == currency {
				paid += out.Amount.Minor
			}
		}
		lost := max(0, amount.Minor-paid)
		amount.Minor -= lost
		return &less, lost
	}
	return &less, 0
}
