package funding_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/funding"
	"footing/internal/picture"
)

func eur(cents int64) aid.Money { return aid.Money{Minor: cents, Currency: "EUR"} }

func flow(id, purpose, stage string, amount, converted aid.Money) *aid.Contribution {
	return &aid.Contribution{
		ID: aid.ID(id), Provider: "XAA", Purpose: purpose, Stage: stage, Amount: amount, Converted: converted,
		Announced: aid.NewDate(2024, 6, 15),
	}
}

func TestByDonor(t *testing.T) {
	repeat := flow("again", "military", "commitment", eur(99), aid.Money{})
	repeat.Repeats = "m"
	union := flow("union", "military", "commitment", eur(77), aid.Money{})
	union.Channel = "union_share"
	p := picture.FromRecords(aid.NewDate(2025, 1, 1), 0, []aid.Record{
		&aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"},
		flow("m", "military", "commitment", eur(1000), aid.Money{}),
		flow("h", "humanitarian", "commitment", aid.Money{Minor: 500, Currency: "USD"}, eur(450)),
		flow("f", "financial", "commitment", aid.Money{Minor: 300, Currency: "JPY"}, aid.Money{}),
		flow("soft", "financial", "pledge", eur(10), aid.Money{}),
		flow("none", "military", "commitment", aid.Money{}, aid.Money{}),
		flow("odd", "military", "commitment", aid.Money{Minor: 1, Currency: "ZZZ"}, aid.Money{}),
		repeat, union,
		&aid.Rate{ID: "early", Base: "EUR", Quote: "JPY", Rate: aid.DecimalInt(100), On: aid.NewDate(2024, 1, 1)},
		&aid.Rate{ID: "later", Base: "EUR", Quote: "JPY", Rate: aid.DecimalInt(150), On: aid.NewDate(2024, 6, 1)},
		&aid.Rate{ID: "after", Base: "EUR", Quote: "JPY", Rate: aid.DecimalInt(200), On: aid.NewDate(2024, 7, 1)},
		&aid.Indicator{ID: "g1", Party: "XAA", Measure: "gdp", Year: 2021, Amount: eur(5)},
		&aid.Indicator{ID: "g2", Party: "XAA", Measure: "gdp", Year: 2022, Amount: eur(20000)},
	})
	donors := funding.ByDonor(p)
	if len(donors) != 1 {
		t.Fatalf("%d donors, want 1", len(donors))
	}
	d := donors[0]
	for _, c := range []struct {
		what      string
		got, want int64
	}{
		{"military", d.Military.Minor, 1000},
		{"humanitarian, as its source converted it", d.Humanitarian.Minor, 450},
		{"financial, by the last rate before the day: 300 / 150", d.Financial.Minor, 200},
		{"total", d.Total().Minor, 1650},
		{"announced", d.Announced.Minor, 10},
		{"unvalued", int64(d.Unvalued), 1},
		{"unconverted", int64(d.Unconverted), 1},
		{"GDP of the latest year", d.GDP.Minor, 20000},
	} {
		if c.got != c.want {
			t.Errorf("%s = %d, want %d", c.what, c.got, c.want)
		}
	}
}

// The share delivered is over what its source tracks: a known nothing counts, a
// contribution of which nobody says what was delivered does not.
func TestDeliveredShare(t *testing.T) {
	delivering := func(id string, amount, delivered aid.Money) *aid.Contribution {
		c := flow(id, "military", "commitment", amount, aid.Money{})
		c.Delivered = delivered
		return c
	}
	soft := delivering("soft", eur(700), eur(700))
	soft.Stage = "pledge"
	share := func(flows ...aid.Record) (float64, bool) {
		return funding.ByDonor(picture.FromRecords(aid.NewDate(2025, 1, 1), 0, flows))[0].DeliveredShare()
	}
	loan := flow("loan", "financial", "commitment", eur(5000), aid.Money{})
	for _, c := range []struct {
		what  string
		flows []aid.Record
		want  float64
		ok    bool
	}{
		{"nobody tracks anything", []aid.Record{loan}, 0, false},
		{"part", []aid.Record{loan, delivering("a", eur(400), eur(100))}, 0.25, true},
		{"part, and nothing yet of another", []aid.Record{loan, delivering("a", eur(400), eur(100)), delivering("b", eur(600), eur(0))}, 0.1, true},
		{"nothing yet", []aid.Record{loan, delivering("b", eur(600), eur(0))}, 0, true},
		{"what is not binding is not counted", []aid.Record{delivering("a", eur(400), eur(100)), soft}, 0.25, true},
		{"in a currency that no rate converts", []aid.Record{delivering("a", eur(400), eur(100)), delivering("odd", eur(9), aid.Money{Minor: 1, Currency: "ZZZ"})}, 0.25, true},
	} {
		if got, ok := share(c.flows...); got != c.want || ok != c.ok {
			t.Errorf("%s: %g, %v; want %g, %v", c.what, got, ok, c.want, c.ok)
		}
	}
}
