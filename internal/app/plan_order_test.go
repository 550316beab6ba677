package app_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/exercise"
	"footing/internal/picture"
	"footing/internal/plan"
)

// buying is a record on which the planner may buy.
type buying struct {
	*testing.T
	app     *app.App
	today   aid.Date
	engine  plan.Engine
	options plan.Options
}

func newBuying(t *testing.T, records ...app.Proposed) *buying {
	t.Helper()
	b := &buying{T: t, today: exercise.Start, engine: solver(t), options: plan.DefaultOptions()}
	b.options.Buy, b.options.Horizon, b.options.Gap = true, 52, 1e-4
	b.app = openAt(t, t.TempDir(), func() time.Time { return b.today.Time().Add(12 * time.Hour) })
	p := vintage(1)
	p.Whole, p.Records, p.Read, p.Taken = nil, records, len(records), len(records)
	bring(t, b.app, p, app.ImportOptions{})
	return b
}

func proposed(records ...aid.Record) (list []app.Proposed) {
	for _, r := range records {
		list = append(list, app.Proposed{Record: r})
	}
	return list
}

func (b *buying) picture() *picture.Picture {
	b.Helper()
	p, err := b.app.Picture(context.Background(), 0, 0)
	if err != nil {
		b.Fatal(err)
	}
	return p
}

// plan makes a plan, which the checker has looked at.
func (b *buying) plan() *plan.Plan {
	b.Helper()
	p, err := b.app.MakePlan(context.Background(), b.picture(), b.engine, b.options, nil)
	if err != nil {
		b.Fatal(err)
	}
	return p
}

func (b *buying) adopt(p *plan.Plan, stale bool) error {
	b.Helper()
	_, _, err := b.app.AdoptPlan(context.Background(), p.Identity, "for the test", stale)
	return err
}

// orders are those on record, in words.
func (b *buying) orders() string {
	b.Helper()
	var list []string
	for _, q := range picture.All[aid.Pledge](b.picture()) {
		if q.Bought() {
			list = append(list, fmt.Sprintf("%s: %s of %s by %s for %s, %s", q.ID, q.Quantity, q.Item, q.Donor, q.Value, q.Binding))
		}
	}
	return strings.Join(list, "; ")
}

func spending(p *plan.Plan) (sum float64) {
	for _, x := range p.Purchases {
		sum += x.Cost
	}
	return sum
}

// armoury needs 12 guns in 20 weeks. Makers turn out 4.6 a month at 10 EUR each, in
// 30 days, and a fund has money for so many.
func armoury(guns int64) []app.Proposed {
	line := needOf("guns", 12, "gun")
	line.RDD = exercise.Start.AddDays(140)
	return proposed(
		&aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"},
		&aid.Party{ID: "XOR", Name: "Oriel", Type: "nation"},
		&aid.Item{ID: "gun", Name: "gun", Category: "fires", Unit: "piece", Whole: true, Consent: []aid.ID{"XOR"}}, line,
		&aid.Fund{ID: "purse", Name: "purse", Holder: "XAA", Amount: aid.Money{Minor: guns * 1000, Currency: "EUR"}},
		&aid.Procurement{
			ID: "works", Item: "gun", Price: aid.Money{Minor: 1000, Currency: "EUR"}, Lead: 30, RatePerMonth: aid.DecimalFloat(4.6), Basis: "contract",
		},
	)
}

func TestAdoptionPlacesOrders(t *testing.T) {
	b := newBuying(t, armoury(7)...)
	first := b.plan()
	if err := b.adopt(first, false); err != nil {
		t.Fatal(err)
	}
	want := "works.purse.2025-01-06: 4 of gun by XAA for 40.00 EUR, commitment; works.purse.2025-02-03: 3 of gun by XAA for 30.00 EUR, pledge"
	if got := b.orders(); got != want {
		t.Errorf("orders on record\n%s\nwant\n%s", got, want)
	}
	given := aid.Decimal(0)
	for _, al := range picture.All[aid.Allocation](b.picture()) {
		if q, ok := picture.Get[aid.Pledge](b.picture(), al.Pledge); ok && q.Bought() {
			given += al.Quantity
		}
	}
	if given != aid.DecimalInt(7) {
		t.Errorf("%s of what is bought is allocated; want 7", given)
	}
	second := b.plan()
	if len(second.Purchases) > 0 || second.Funds[0].Money != 0 || second.Lines[0].MetByDue != 7 {
		t.Errorf("the money is spent: %+v, %+v, %g guns", second.Purchases, second.Funds, second.Lines[0].MetByDue)
	}
	if u := second.Unmet[0]; u.Cause != plan.CauseMoney || u.Remedy.Quantity != 50 {
		t.Errorf("five guns lack for want of money: %+v", u)
	}
	if err := b.adopt(first, false); err != nil {
		t.Errorf("adopted again: %v", err)
	}
	if err := b.adopt(second, false); err != nil || b.orders() != want {
		t.Errorf("the next plan leaves the orders as they are: %v, %s", err, b.orders())
	}
}

// What makers turn out is ordered once, also by another plan that knows of it, in a
// month that has begun.
func TestOrdersTakeTheirBatches(t *testing.T) {
	b := newBuying(t, armoury(4)...)
	if err := b.adopt(b.plan(), false); err != nil {
		t.Fatal(err)
	}
	rich := armoury(100)
	again := vintage(2)
	again.Whole, again.Records = nil, rich
	bring(t, b.app, again, app.ImportOptions{})
	for days, want := range map[int]string{0: "2025-02-03 4; 2025-03-03 4", 14: "2025-01-20 2; 2025-02-17 4; 2025-03-17 2"} {
		b.today = exercise.Start.AddDays(days)
		var got []string
		for _, x := range b.plan().Purchases {
			got = append(got, fmt.Sprintf("%s %g", x.Ordered, x.Quantity))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("after %d days %s are ordered; want %s", days, strings.Join(got, "; "), want)
		}
	}
}

// A plan that did not know of orders on record is not adopted, whatever one says:
// it spends their money again.
func TestMoneyIsNotSpentTwice(t *testing.T) {
	b := newBuying(t, armoury(7)...)
	first := b.plan()
	b.options.Horizon = 50
	other := b.plan()
	if err := b.adopt(first, false); err != nil {
		t.Fatal(err)
	}
	before := b.orders()
	if err := b.adopt(other, true); app.KindOf(err) != app.Conflict || b.orders() != before {
		t.Errorf("adopting a plan that spends the same money: %v", err)
	}
}

func TestOrdersNeedAHolder(t *testing.T) {
	records := armoury(7)
	for _, r := range records {
		if f, ok := r.Record.(*aid.Fund); ok {
			f.Holder = ""
		}
	}
	b := newBuying(t, records...)
	if err := b.adopt(b.plan(), false); app.KindOf(err) != app.Invalid {
		t.Errorf("nobody holds the fund: %v", err)
	}
}

// Adopting what a plan buys loses nothing and spends nothing twice: what the next
// plan is worth, and what both spend of each fund.
func TestPlansAfterOrders(t *testing.T) {
	for seed := range uint64(2) {
		records, err := exercise.Make(exercise.Small, seed)
		if err != nil {
			t.Fatal(err)
		}
		records = slices.DeleteFunc(records, func(r app.Proposed) bool { // next to a pin that cannot be kept no plan in whole units is looked for closely
			return r.Record.Kind() == aid.KindOrder
		})
		b := newBuying(t, records...)
		first := b.plan()
		if err := b.adopt(first, false); err != nil {
			t.Fatal(err)
		}
		second := b.plan()
		t.Logf("seed %d: %d purchases for %.0f, value %.6g; then %d for %.0f, value %.6g", seed,
			len(first.Purchases), spending(first), first.Value, len(second.Purchases), spending(second), second.Value)
		if second.Value < first.Value*(1-1e-3) {
			t.Errorf("seed %d: the value was %g and is %g", seed, first.Value, second.Value)
		}
		for i, f := range first.Funds {
			if spent := f.Spent + second.Funds[i].Spent; spent > f.Money*(1+1e-6)+1e-6 {
				t.Errorf("seed %d: %g of the %g in fund %s are spent by %s", seed, spent, f.Money, f.Fund, f.Until)
			}
		}
	}
}
