package plan_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/plan/check"
)

// Money as a limit: ten guns for sale at 10 EUR each, that nobody has pledged.
// They are due on 2026-03-02 and travel for a week, so that of those ordered 14
// days ahead the batches of 01-05 and 02-02 are in time.
func TestMoneyAsACause(t *testing.T) {
	type change = func(*scene, *aid.Fund, *aid.Procurement)
	rate := func(perMonth int64) change {
		return func(_ *scene, _ *aid.Fund, b *aid.Procurement) { b.RatePerMonth = aid.DecimalInt(perMonth) }
	}
	for _, c := range []struct {
		name   string
		money  int64
		change change
		want   string
	}{
		{"slack", 100, nil, "10 in time, 10 in all"},
		{"binding", 65, nil, "6 in time, 6 in all; money; 35 EUR more in fund fund by 2026-02-02 buys 4 of item gun, ordered by 2026-02-02"},
		{"less than one costs", 9, nil, "0 in time, 0 in all; money; 91 EUR more in fund fund by 2026-02-02 buys 10 of item gun, ordered by 2026-02-02"},
		{"none at all", 0, nil, "0 in time, 0 in all; money; 100 EUR more in fund fund by 2026-02-02 buys 10 of item gun, ordered by 2026-02-02"},
		{
			"binding, with batches of four and five", 20, rate(5),
			"2 in time, 2 in all; money; 70 EUR more in fund fund at once buys 7 of item gun, ordered at once",
		},
		{"batches binding", 500, rate(3), "5 in time, 10 in all; too_late; 5 more of item gun at node front by 2026-03-02"},
		{"lanes binding first", 500, func(s *scene, _ *aid.Fund, _ *aid.Procurement) {
			s.lane.Capacity = tonnes(2)
		}, "6 in time, 10 in all; lane_capacity; 2 t more a week on lane lane from 2026-01-19 to 2026-03-02"},
		{"no fund may pay", 0, func(_ *scene, f *aid.Fund, _ *aid.Procurement) {
			f.Purpose = []string{"medical"}
		}, "0 in time, 0 in all; not_pledged; 10 more of item gun at node front by 2026-03-02"},
		{"too late by itself", 0, func(_ *scene, _ *aid.Fund, b *aid.Procurement) {
			b.Lead = 60
		}, "0 in time, 0 in all; too_late; 10 more of item gun at node front by 2026-03-02"},
		{"money to come too late", 100, func(s *scene, f *aid.Fund, _ *aid.Procurement) {
			s.records = append(s.records, &aid.Contribution{
				ID: "later", Provider: "XAA", Receiver: "fund", Purpose: "military", Stage: "pledge", Amount: f.Amount, From: valid.AddDays(40),
			})
		}, "0 in time, 10 in all; money; 100 EUR more in fund fund by 2026-02-02 buys 10 of item gun, ordered by 2026-02-02"},
		{"dollars at 0.50 to the euro", 25, func(s *scene, f *aid.Fund, b *aid.Procurement) { // 65 dollars are 130 euros
			f.Amount = aid.Money{Minor: 6500, Currency: "USD"}
			b.Price = aid.Money{Minor: 2000, Currency: "EUR"}
			s.records = append(s.records,
				&aid.Rate{ID: "last", Base: "EUR", Quote: "USD", Rate: aid.DecimalFloat(0.5), On: valid},
				&aid.Rate{ID: "before", Base: "EUR", Quote: "USD", Rate: aid.DecimalInt(3), On: valid.AddDays(-1)},
				&aid.Rate{ID: "after", Base: "EUR", Quote: "USD", Rate: aid.DecimalInt(4), On: valid.AddDays(1)})
		}, "6 in time, 6 in all; money; 35 USD more in fund fund by 2026-02-02 buys 4 of item gun, ordered by 2026-02-02"},
		{"pounds for dollars, by way of the euro", 0, func(s *scene, f *aid.Fund, b *aid.Procurement) { // 2 pounds to 5 dollars
			f.Amount = aid.Money{Minor: 3000, Currency: "GBP"}
			b.Price = aid.Money{Minor: 1500, Currency: "USD"} // 6 pounds
			s.records = append(s.records,
				&aid.Rate{ID: "dollar", Base: "EUR", Quote: "USD", Rate: aid.DecimalFloat(1.25), On: valid.AddDays(9)},
				&aid.Rate{ID: "pound", Base: "EUR", Quote: "GBP", Rate: aid.DecimalFloat(0.5)})
		}, "5 in time, 5 in all; money; 30 GBP more in fund fund by 2026-02-02 buys 5 of item gun, ordered by 2026-02-02"},
		{"another fund helps", 40, func(s *scene, f *aid.Fund, b *aid.Procurement) {
			other := *f
			other.ID, b.Funds = "other", nil
			s.records = append(s.records, &other)
		}, "8 in time, 8 in all; money; 20 EUR more in fund fund by 2026-02-02 buys 2 of item gun, ordered by 2026-02-02"},
	} {
		s := newScene()
		s.pledge.Quantity = aid.Undisclosed
		s.buys(c.money, 14, func(f *aid.Fund, b *aid.Procurement) {
			if c.change != nil {
				c.change(s, f, b)
			}
		})
		if got := outcome(s.plan(t)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// Who outbids a line for money is told, not that money lacks: alone it would have
// had it.
func TestOutbidForMoney(t *testing.T) {
	s := newScene()
	s.pledge.Quantity = aid.Undisclosed
	other := *s.need
	other.ID, other.Priority = "other", 5
	s.records = append(s.records, &other)
	s.buys(100, 14, func(*aid.Fund, *aid.Procurement) {})
	p := s.plan(t)
	if len(p.Unmet) != 1 || p.Unmet[0].Requirement != "other" || p.Unmet[0].Cause != plan.CauseOutbid || len(p.Unmet[0].OutbidBy) != 1 {
		t.Errorf("the other line is outbid by the first: %+v", p.Unmet)
	}
}

// The checker finds it where lacking money is laid to others, or others to it.
func TestMoneyIsHeldAgainstTheFunds(t *testing.T) {
	s := newScene()
	s.pledge.Quantity = aid.Undisclosed
	s.buys(65, 14, func(*aid.Fund, *aid.Procurement) {})
	for _, c := range []struct {
		parts map[string]float64
		says  string
	}{
		{map[string]float64{plan.CauseMoney: 4}, ""},
		{map[string]float64{plan.CauseOutbid: 4}, "what there is no money for"},
		{map[string]float64{plan.CauseMoney: 14, plan.CauseOutbid: -10}, "what could be bought in time"},
	} {
		p := s.plan(t)
		p.Unmet[0].Breakdown = c.parts
		file, err := p.Encode()
		if err != nil {
			t.Fatal(err)
		}
		found, err := check.Plan(s.picture(), file)
		if err != nil {
			t.Fatal(err)
		}
		told := slices.ContainsFunc(found.Violations, func(v check.Violation) bool { return strings.Contains(v.What, c.says) })
		if c.says == "" && len(found.Violations) > 0 || c.says != "" && !told {
			t.Errorf("%v: %v", c.parts, found.Violations)
		}
	}
}

// asOrders are the pledges that what a plan buys becomes when it is adopted.
func asOrders(t *testing.T, p *plan.Plan, records []aid.Record) (orders []aid.Record) {
	t.Helper()
	for i, b := range p.Purchases {
		c := &cure{TB: t, records: records}
		c.Subject = b.Procurement
		option := named(c, the[*aid.Procurement](records))
		orders = append(orders, &aid.Pledge{
			ID: id("order", i), Donor: "XD00000", Item: b.Item, Quantity: aid.Exactly(aid.DecimalFloat(b.Quantity)), Procurement: b.Procurement, Fund: b.Fund,
			Ordered: c.date(b.Ordered), ReadyLikely: c.date(b.Ready), Node: option.Node,
			Value: aid.Money{Minor: int64(math.Round(b.Cost * 100)), Currency: "EUR"}, ValueBasis: "contract",
		})
	}
	return orders
}

// The checker finds it where a plan spends what orders on record have taken.
func TestMoneyOfOrdersIsHeldAgainstTheFunds(t *testing.T) {
	s := newScene()
	s.pledge.Quantity = aid.Undisclosed
	s.buys(65, 14, func(_ *aid.Fund, b *aid.Procurement) { b.RatePerMonth = aid.DecimalInt(5) })
	p := s.plan(t)
	file, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	s.records = append(s.records, asOrders(t, p, s.records)...)
	found, err := check.Plan(s.picture(), file)
	if err != nil {
		t.Fatal(err)
	}
	for _, says := range []string{"what is ordered from fund fund costs at most its money", "nothing of it leaves, or it is listed twice, or no fund could order it"} {
		if !slices.ContainsFunc(found.Violations, func(v check.Violation) bool { return v.What == says }) {
			t.Errorf("nobody says that %s: %v", says, found.Violations)
		}
	}
}

// What a plan buys is not bought again once it is on record: what there is to gain
// is as much as before, and no fund nor batch is drawn on twice.
func TestOrdersOnRecordLoseNothing(t *testing.T) {
	bought := 0
	for seed := range uint64(6) {
		w := smallWorld()
		w.orders = seed%2 == 0
		dice := rand.New(rand.NewPCG(seed, 7))
		x := &trial{tb: t, records: w.build(seed)}
		x.addMoney(func(low, high int, _ string) int { return low + dice.IntN(high-low+1) })
		for _, f := range the[*aid.Fund](x.records) {
			f.Holder, f.Amount.Minor = "XD00000", f.Amount.Minor+50_000
		}
		o := options()
		o.Horizon, o.Buy, o.Dependence = 40, true, dependence(seed)
		planned := func(records []aid.Record) *plan.Plan {
			return solved(t, picture.FromRecords(valid, aid.InstantOf(valid.Time()), records), o)
		}
		first := planned(x.records)
		second := planned(append(x.records, asOrders(t, first, x.records)...))
		bought += len(first.Purchases)
		if second.Bound < first.Value*(1-1e-6) || second.Value < first.Value*(1-1e-2) {
			t.Errorf("seed %d: value %g, then %g up to %g", seed, first.Value, second.Value, second.Bound)
		}
		for i, f := range first.Funds {
			if spent := f.Spent + second.Funds[i].Spent; spent > f.Money*(1+1e-6)+0.01 {
				t.Errorf("seed %d: %g of the %g in fund %s are spent before %s", seed, spent, f.Money, f.Fund, f.Until)
			}
		}
		type batch struct {
			option aid.ID
			day    string
		}
		made, most := map[batch]float64{}, map[aid.ID]float64{}
		for _, b := range append(slices.Clone(first.Purchases), second.Purchases...) {
			made[batch{b.Procurement, b.Ordered}] += b.Quantity
		}
		for _, b := range the[*aid.Procurement](x.records) {
			most[b.ID] = b.RatePerMonth.Float()
		}
		for b, q := range made {
			if rate := most[b.option]; rate > 0 && q > rate+1 {
				t.Errorf("seed %d: %g are ordered of %s on %s, of which %g a month are made", seed, q, b.option, b.day, rate)
			}
		}
	}
	if bought < 10 {
		t.Errorf("only %d purchases were tried", bought)
	}
}

// Without leave to buy money is no cause.
func TestMoneyIsNoCauseWithoutBuying(t *testing.T) {
	s := newScene()
	s.pledge.Quantity = tonnes(6)
	s.buys(0, 14, func(*aid.Fund, *aid.Procurement) {})
	s.options.Buy = false
	if got, want := outcome(s.plan(t)), "6 in time, 6 in all; not_pledged; 4 more of item gun at node front by 2026-03-02"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
