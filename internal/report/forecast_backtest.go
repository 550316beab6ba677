package report

import (
	"fmt"
	"strings"

	"footing/internal/delay"
	"footing/internal/table"
)

// Backtest reports how good forecasts would have been, month by month, against the
// baselines. docs/forecast.md documents the columns and what is forecast when.
func Backtest(results []*delay.Result) *table.Table {
	t := &table.Table{
		Name: "backtest", Title: "Past forecasts against what came",
		Columns: []table.Column{
			text("register"), text("measure"), text("asked"), text("method"), whole("n"), hundredths("crps", "days"), tenthsOfPercent("gain"),
			tenthsOfPercent("in_band"), helpful(tenthsOfPercent("in_or_on_band")), hundredths("log_score", ""),
			helpful(hundredths("pinball_10", "days")), helpful(hundredths("pinball_50", "days")), helpful(hundredths("pinball_80", "days")), helpful(hundredths("pinball_90", "days")),
			minor(day("from")), minor(day("to")), minor(whole("open")),
		},
	}
	for _, r := range results {
		for _, method := range delay.Methods {
			s := r.Scores[method]
			n := s.Count
			t.Add(r.Register, string(r.Measure), r.Question.String(), methodName(r, method), int(n), finite(s.CRPS/n), finite(1-s.CRPS/r.Scores[delay.ByPool].CRPS),
				finite(s.Share/n), finite(s.Inside/n), finite(s.Log/n), finite(s.Pinball[0]/n), finite(s.Pinball[1]/n), finite(s.Pinball[2]/n), finite(s.Pinball[3]/n), r.From, r.To, int(s.Open))
		}
	}
	t.Notes = backtestNotes(results)
	return t
}

// methodName names the group in the words of the record.
func methodName(r *delay.Result, m delay.Method) string {
	return strings.Replace(string(m), "group", r.Group, 1)
}

func tenthsOfPercent(name string) table.Column {
	c := share(name)
	c.Decimals = 1
	return c
}

func backtestNotes(results []*delay.Result) []string {
	if len(results) == 0 {
		return []string{"Nothing in these months can be scored: no promise for them was on record whose outcome is known by now."}
	}
	notes := []string{
		"Every forecast is made from what was recorded before the first day of its month. asked promised: of all that was promised for a day in the month, whatever is known of " +
			"itself (its own outcome, if on record, is left out); asked open: of those not on record as come, given that.",
		"gain is by which part CRPS is below the pooled record's. in_band is the part inside the band from 10 to 90 %, of an outcome on its edge only the part of the day that lies inside; " +
			"in_or_on_band counts such outcomes whole.",
	}
	for _, r := range results {
		var used []string
		for _, c := range r.Chosen[:min(3, len(r.Chosen))] {
			used = append(used, fmt.Sprintf("%s (%s)", c.Mix, plural(c.Months, "month")))
		}
		if left := len(r.Chosen) - len(used); left > 0 {
			used = append(used, fmt.Sprintf("%d others", left))
		}
		notes = append(notes, fmt.Sprintf("Used for %s, %s, asked %s: %s.", r.Register, r.Measure, r.Question, strings.Join(used, "; ")))
	}
	return notes
}
