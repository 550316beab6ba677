package report_test

import (
	"fmt"
	"testing"

	"footing/internal/aid"
	"footing/internal/delay"
	"footing/internal/ledger"
	"footing/internal/picture"
	"footing/internal/report"
	"footing/internal/table"
)

// promisedWorld is a record of one donor that was 0 to 27 days late with ten lots that it
// promised, of which two more are due, and of another that never delivered anything.
func promisedWorld(t *testing.T) (*delay.History, *picture.Picture) {
	t.Helper()
	day := aid.NewDate(2025, 1, 6)
	h := delay.NewHistory()
	var records []aid.Record
	add := func(r aid.Record, known aid.Date) {
		body, err := ledger.EncodeBody(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := h.Add(&ledger.Entry{Kind: r.Kind(), ID: r.RecordID(), Action: ledger.Assert, Recorded: aid.InstantOf(known.Time()), Body: body}); err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	two := aid.Exactly(aid.DecimalInt(2))
	pledge := func(id, donor string, ready aid.Date) *aid.Pledge {
		return &aid.Pledge{ID: aid.ID(id), Donor: aid.ID(donor), Item: "gun", Quantity: two, Binding: "commitment", Supply: "stock", ReadyPromised: ready}
	}
	add(&aid.Item{ID: "gun", Name: "field gun", Category: "fires/howitzer", Unit: "piece", Whole: true}, day-400)
	add(&aid.ForceElement{ID: "bn", Name: "Battalion"}, day-400)
	for i := range 10 {
		id, ready := fmt.Sprintf("A%d", i), day-300+aid.Date(25*i)
		add(pledge(id, "XAA", ready), ready-90)
		for at, event := range []string{"released", "handed_over"} {
			on := ready + aid.Date(3*i+10*at)
			add(&aid.Movement{ID: aid.ID(id + event), Event: event, Pledge: aid.ID(id), Quantity: two, On: on, Requirement: "R1"}, on)
		}
	}
	add(pledge("B1", "XAA", day-10), day-100)
	add(pledge("B2", "XAA", day+40), day-100)
	add(pledge("B3", "XAB", day-60), day-100)
	add(&aid.Pledge{ID: "B4", Donor: "XAB", Item: "gun"}, day-100)
	add(&aid.Requirement{ID: "R1", Name: "guns", Element: "bn", Items: []aid.Accept{{What: "gun"}}, Quantity: aid.Exactly(aid.DecimalInt(24)), RDD: day + 60}, day-200)
	add(&aid.Requirement{ID: "R2", Name: "more guns", Element: "bn", Items: []aid.Accept{{What: "gun"}}, Quantity: aid.Exactly(aid.DecimalInt(4)), RDD: day + 90}, day-200)
	return h, picture.FromRecords(day, aid.InstantOf((day+1).Time())-1, records)
}

func forecastTables(t *testing.T) map[string]*table.Table {
	h, p := promisedWorld(t)
	m := delay.Learn(h, p.Known, p.Valid)
	opt := delay.FanOptions{Futures: 500, Seed: 1, Months: 4}
	lines, elements := m.Fans(p, opt)
	results := delay.Backtest(h, delay.BacktestOptions{From: p.Valid - 120, To: p.Valid, Known: p.Known, Day: p.Valid})
	return map[string]*table.Table{
		"forecast":          report.Forecast(p, m, m.Promises(p)),
		"forecast-donors":   report.ForecastDonors(m),
		"forecast-model":    report.ForecastModel(m),
		"forecast-stages":   report.ForecastStages(p, m),
		"forecast-lines":    report.ForecastLines(p, lines, opt),
		"forecast-elements": report.ForecastElements(p, elements, opt),
		"forecast-fans":     report.ForecastFans(p, lines, elements, opt),
		"forecast-backtest": report.Backtest(results),
	}
}

func TestGoldenForecasts(t *testing.T) {
	tables := forecastTables(t)
	for name, r := range tables {
		golden(t, name, r)
	}
	onPage(t, "../forecast.md", tables)
}

func TestForecastsOfNothing(t *testing.T) {
	p := picture.FromRecords(aid.NewDate(2025, 1, 6), 0, nil)
	m := delay.Learn(delay.NewHistory(), 0, p.Valid)
	if r := report.Forecast(p, m, m.Promises(p)); len(r.Rows) != 0 || len(r.Notes) == 0 {
		t.Errorf("%+v", r)
	}
	if r := report.Backtest(delay.Backtest(delay.NewHistory(), delay.BacktestOptions{Day: p.Valid})); len(r.Rows) != 0 || len(r.Notes) != 1 {
		t.Errorf("%+v", r)
	}
}
