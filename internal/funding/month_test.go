package funding_test

import (
	"fmt"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/funding"
	"footing/internal/picture"
)

// By hand: XAA commits 30 in January and 10 in March and leads; February passes
// without any, and in May it commits 1 where 10 a month are usual.
func TestByMonth(t *testing.T) {
	on := func(id string, donor aid.ID, day aid.Date, cents int64) *aid.Contribution {
		return &aid.Contribution{ID: aid.ID(id), Provider: donor, Purpose: "military", Stage: "commitment", Amount: eur(cents), Announced: day}
	}
	soft := on("soft", "XAB", aid.NewDate(2024, 2, 3), 900)
	soft.Stage = "pledge"
	p := picture.FromRecords(aid.NewDate(2025, 1, 1), 0, []aid.Record{
		on("a", "XAA", aid.NewDate(2024, 1, 31), 2000), on("b", "XAA", aid.NewDate(2024, 1, 1), 1000),
		on("c", "XAB", aid.NewDate(2024, 3, 1), 500), on("d", "XAA", aid.NewDate(2024, 3, 9), 1000),
		on("e", "XAA", aid.NewDate(2024, 5, 9), 90), on("f", "XAB", aid.Date(0), 700), soft,
	})
	var lines []string
	for _, m := range funding.ByMonth(p) {
		month := "undated"
		if m.First.Known() {
			month = m.First.String()
		}
		lines = append(lines, fmt.Sprintf("%s %s of %d; %s led with %.3f, usually %s, now %s, fell away %t", month, m.Total(), len(m.ByDonor), m.Leader, m.Led, m.Usual, m.Of(m.Leader), m.FellAway()))
	}
	want := []string{
		"undated 7.00 EUR of 1;  led with 0.000, usually 0.00 EUR, now 0.00 EUR, fell away false",
		"2024-01-01 30.00 EUR of 1;  led with 0.000, usually 0.00 EUR, now 0.00 EUR, fell away false",
		"2024-02-01 0.00 EUR of 0; XAA led with 1.000, usually 30.00 EUR, now 0.00 EUR, fell away true",
		"2024-03-01 15.00 EUR of 2; XAA led with 1.000, usually 15.00 EUR, now 10.00 EUR, fell away false",
		"2024-04-01 0.00 EUR of 0; XAA led with 0.889, usually 13.33 EUR, now 0.00 EUR, fell away true",
		"2024-05-01 0.90 EUR of 1; XAA led with 0.889, usually 10.00 EUR, now 0.90 EUR, fell away true",
	}
	if got := strings.Join(lines, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("by month\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}
