package report_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/report"
)

// A line for a new or withdrawn record says of what: a reader should not have to
// look ids up.
func TestDiffSaysOfWhat(t *testing.T) {
	n := func(x int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(x)) }
	day := aid.NewDate(2025, 1, 6)
	gun := &aid.Item{ID: "gun", Name: "field gun", Category: "fires/howitzer", Unit: "piece"}
	pledge := &aid.Pledge{ID: "P", Donor: "XAA", Item: "gun", Quantity: n(6), Binding: "commitment", Announced: day, Note: "not told"}
	common := []aid.Record{gun, pledge}
	for _, c := range []struct {
		record aid.Record
		want   string
	}{
		{&aid.Pledge{ID: "Q", Donor: "XAB", Item: "gun", Quantity: aid.Undisclosed, Binding: "pledge"}, "field gun, undisclosed, XAB, pledge"},
		{&aid.Pledge{ID: "Q", Donor: "XAB", Item: "boat", Quantity: n(2)}, "boat, 2, XAB"},
		{&aid.Movement{ID: "M", Event: "handed_over", Pledge: "P", Quantity: n(3), On: day}, "handed_over, 3 piece, P, 2025-01-06"},
		{&aid.Allocation{ID: "A", Pledge: "P", Requirement: "R", Quantity: aid.DecimalInt(4)}, "4 piece, P, R"},
		{&aid.Contribution{ID: "C", Provider: "XAA", Purpose: "military", Stage: "commitment", Amount: aid.Money{Minor: 12345, Currency: "EUR"}}, "XAA, 123.45 EUR, military, commitment"},
		{&aid.Requirement{ID: "R", Name: "fuel", RatePerDay: aid.DecimalInt(30), Element: "E"}, "fuel, 30 a day, E"},
		{&aid.Holding{ID: "H", Party: "XAB", Item: "gun", Quantity: n(9)}, "field gun, 9 piece, XAB"},
		{&aid.Party{ID: "XAC", Name: "Corland", Aliases: []string{"C."}, Type: "nation", Note: "small"}, "Corland, nation"},
		{&aid.Package{ID: "K", Name: "battalion", Capability: "fires", Components: make([]aid.Component, 2)}, "battalion, fires, 2 components"},
		{&aid.Consignment{ID: "S", Departs: day, Lines: make([]aid.ConsignmentLine, 1)}, "2025-01-06, 1 line"},
	} {
		without, with := picture.FromRecords(day, 1, common), picture.FromRecords(day, 2, append([]aid.Record{c.record}, common...))
		added := report.Diff(without, with, c.record.Kind()).Rows
		taken := report.Diff(with, without, c.record.Kind()).Rows
		if len(added) != 1 || added[0][0] != "new" || added[0][4] != "" || added[0][5] != c.want {
			t.Errorf("new %s: %v, want after %q", c.record.Kind(), added, c.want)
		}
		if len(taken) != 1 || taken[0][0] != "withdrawn" || taken[0][4] != c.want || taken[0][5] != "" {
			t.Errorf("withdrawn %s: %v, want before %q", c.record.Kind(), taken, c.want)
		}
	}
}

// Every kind can be told, by fields that it has.
func TestEveryKindHasASummary(t *testing.T) {
	day := aid.NewDate(2025, 1, 6)
	for _, spec := range aid.Specs() {
		r := spec.New()
		for _, f := range spec.Fields {
			for _, text := range append(f.Enum, "7", "2025-01-06", "EUR", "7.00 EUR", "yes", "gun:1") {
				if f.Set(r, text) == nil {
					break
				}
			}
		}
		rows := report.Diff(picture.FromRecords(day, 1, nil), picture.FromRecords(day, 2, []aid.Record{r}), spec.Kind).Rows
		if len(rows) != 1 || rows[0][5] == "" {
			t.Errorf("a %s is told as %v", spec.Kind, rows)
		}
	}
}
