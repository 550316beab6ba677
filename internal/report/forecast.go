package report

import (
	"fmt"
	"math"
	"strings"

	"footing/internal/aid"
	"footing/internal/delay"
	"footing/internal/picture"
	"footing/internal/table"
)

// Forecast reports, for each open pledge, the days by which it is ready with 10, 50, 80
// and 90 %. docs/forecast.md documents the columns and the method.
func Forecast(p *picture.Picture, m *delay.Model, promises []*delay.Promise) *table.Table {
	t := &table.Table{
		Name: "forecast", Title: "When pledges will be ready",
		Columns: []table.Column{
			ident("pledge"), text("donor"), helpful(ident("item")), minor(text("quantity")), day("promised"),
			day("p10"), day("p50"), day("p80"), day("p90"), helpful(share("by_promised")), text("basis"), minor(whole("alike")), minor(whole("alike_came")),
		},
	}
	counts := map[delay.Basis]int{}
	for _, f := range promises {
		counts[f.Basis]++
		q := f.Pledge
		var kept, alike, came table.Cell
		if ready := q.Ready(); ready > m.Day {
			kept = finite(f.By(ready))
		}
		if f.Fit != nil {
			cases, of := f.Fit.Alike(&f.Case)
			alike, came = cases, of
		}
		t.Add(string(q.ID), string(q.Donor), string(q.Item), q.Quantity.String(), dayCell(q.Ready()),
			dayCell(f.Quantile(delay.Levels[0])), dayCell(f.Quantile(delay.Levels[1])), dayCell(f.Quantile(delay.Levels[2])), dayCell(f.Quantile(delay.Levels[3])),
			kept, string(f.Basis), alike, came)
	}
	t.Notes = append(forecastNotes(counts), Standing(p))
	return t
}

func forecastNotes(counts map[delay.Basis]int) (notes []string) {
	total := 0
	for _, n := range counts {
		total += n
	}
	if total == 0 {
		return []string{"No pledge is open. Imported delivery records can be looked at with --backtest, --show donors and --show model."}
	}
	if n := counts[delay.FromWord]; n > 0 {
		notes = append(notes, fmt.Sprintf("%s no record to go by: the days are the donors' own estimates, moved to the day of the picture where they are past.", pledgesHave(n)))
	}
	if n := counts[delay.NoDay]; n > 0 {
		notes = append(notes, fmt.Sprintf("%s no day, and no record says how long such things take.", pledgesHave(n)))
	}
	return notes
}

func pledgesHave(n int) string {
	if n == 1 {
		return "1 pledge has"
	}
	return fmt.Sprintf("%d pledges have", n)
}

// ForecastDonors reports how donors and vendors have kept their word, with the evidence.
func ForecastDonors(m *delay.Model) *table.Table {
	t := &table.Table{
		Name: "forecast-donors", Title: "How donors have kept their days",
		Columns: []table.Column{
			text("register"), text("donor"), whole("promises"), whole("came"), helpful(whole("due")),
			number("median_slip", "days"), helpful(number("median_low", "days")), helpful(number("median_high", "days")),
			share("late"), helpful(share("late_low")), helpful(share("late_high")),
		},
		Notes: []string{
			"Slip is actual less promised day, its median by Kaplan-Meier with a 95 % interval; a bound that is not reached is empty. " +
				"Late is the part of what was due that came later or is open past its day, with a 95 % interval (Wilson).",
		},
	}
	for _, r := range m.Reliabilities() {
		t.Add(r.Register, r.Supplier, r.Promises, r.Came, r.Due,
			finite(r.Slip.Value), finite(r.Slip.Lower), finite(r.Slip.Upper), finite(r.Late), finite(r.LateLow), finite(r.LateHigh))
	}
	return t
}

// finite is a number to four decimals, or nothing where it is none: forecasts say no more.
func finite(x float64) table.Cell {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return math.Round(1e4*x) / 1e4
}

// ForecastModel reports how each register and measure is forecast, and why so.
func ForecastModel(m *delay.Model) *table.Table {
	t := &table.Table{
		Name: "forecast-model", Title: "What forecasts rest on",
		Columns: []table.Column{
			text("register"), text("measure"), whole("came"), whole("open"), text("model"), whole("tried"),
			hundredths("crps", "days"), hundredths("crps_pooled", "days"), helpful(hundredths("sharpness", "")),
			helpful(share("shared_all")), helpful(share("shared_donor")), helpful(share("shared_agreement")), helpful(share("shared_lane")),
		},
		Notes: []string{
			"The model is a mix of those depths, half-lives and weights of the parent that forecast best in the past, month by month; none that did not beat the pooled record " +
				"is used. crps is what such mixes scored, each chosen before its month, of promises that were open then.",
		},
	}
	for _, f := range m.Fits {
		var score, base table.Cell
		if f.Tried > 0 {
			score, base = finite(f.CRPS), finite(f.PooledCRPS)
		}
		t.Add(f.Register, string(f.Measure), f.Came, f.Open, f.Choice.String(), f.Tried, score, base, f.Sharpness,
			finite(f.Shared[delay.All]), finite(f.Shared[delay.Supplier]), finite(f.Shared[delay.Order]), finite(f.Shared[delay.Lane]))
	}
	return t
}

func hundredths(name, unit string) table.Column {
	c := number(name, unit)
	c.Decimals = 2
	return c
}

// ForecastStages reports when open pledges pass what is still before them.
func ForecastStages(p *picture.Picture, m *delay.Model) *table.Table {
	t := &table.Table{
		Name: "forecast-stages", Title: "Stages still to come",
		Columns: []table.Column{ident("pledge"), text("stage"), helpful(ident("condition")), day("p10"), day("p50"), day("p80"), day("p90")},
	}
	for _, s := range m.StageForecasts(p) {
		condition := ""
		stage := s.Milestone.String()
		if s.Condition != nil {
			stage, condition = "decision", string(s.Condition.ID)
		}
		t.Add(string(s.Pledge.ID), stage, condition, dayCell(s.Levels[0]), dayCell(s.Levels[1]), dayCell(s.Levels[2]), dayCell(s.Levels[3]))
	}
	t.Notes = append(t.Notes, stageNote(m), "A day that lies beyond everything seen so far is empty.", Standing(p))
	return t
}

func stageNote(m *delay.Model) string {
	if len(m.Stages) == 0 {
		return "The record knows too few movement events to tell stages apart."
	}
	parts := make([]string, len(m.Stages))
	for i, s := range m.Stages {
		parts[i] = fmt.Sprintf("%s to %s (%d came, %d open)", s.From, s.To, s.Came, s.Open)
	}
	return "Stages on record: " + strings.Join(parts, ", ") + "."
}

// forecastDay is the place of a day in a fan, the last where it lies beyond.
func forecastDay(f *delay.Fan, on aid.Date) int {
	for i, d := range f.Days {
		if d >= on {
			return i
		}
	}
	return len(f.Days) - 1
}
