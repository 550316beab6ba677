package report_test

import (
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/interop"
	"footing/internal/picture"
	"footing/internal/report"
	"footing/internal/table"
)

// twoBattalions is small enough to rate by hand: one battalion with two types of
// gun and one of shell, of which one pair is none, and one that has nothing but
// could take what is offered.
func twoBattalions() *picture.Picture {
	n := func(x int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(x)) }
	guns := []aid.Accept{{What: "fires/howitzer"}}
	shells := []aid.Accept{{What: "ammunition/155mm"}}
	trial := aid.NewDate(2024, 5, 17)
	return picture.FromRecords(aid.NewDate(2025, 1, 6), 0, []aid.Record{
		&aid.Party{ID: "POL", Name: "Poland", Type: "nation"},
		&aid.Item{ID: "gun-a", Name: "gun A", Category: "fires/howitzer", Unit: "piece", Consumes: []aid.Accept{{What: "shell-a"}}},
		&aid.Item{ID: "gun-b", Name: "gun B", Category: "fires/howitzer", Unit: "piece", Consumes: []aid.Accept{{What: "shell-a"}}},
		&aid.Item{ID: "shell-a", Name: "shell A", Category: "ammunition/155mm", Unit: "round"},
		&aid.Package{ID: "art", Name: "artillery", Capability: "fires", Components: []aid.Component{
			{Role: "platform", Items: guns, Critical: true}, {Role: "ammunition", Items: shells, Critical: true},
		}},
		&aid.ForceElement{ID: "bn-1", Name: "1st Battalion", Package: "art", Partners: []aid.ID{"POL"}, Types: 1},
		&aid.ForceElement{ID: "bn-2", Name: "2nd Battalion", Package: "art", Partners: []aid.ID{"POL"}, Types: 1},
		&aid.ForceElement{ID: "bn-3", Name: "3rd Battalion"},
		&aid.Requirement{ID: "g1", Element: "bn-1", Role: "platform", Items: guns, Quantity: n(18)},
		&aid.Requirement{ID: "s1", Element: "bn-1", Role: "ammunition", Items: shells, Quantity: n(9000)},
		&aid.Requirement{ID: "g2", Element: "bn-2", Role: "platform", Items: guns, Quantity: n(18)},
		&aid.Pledge{ID: "P1", Donor: "POL", Item: "gun-a", Quantity: n(12)},
		&aid.Pledge{ID: "P2", Donor: "POL", Item: "gun-b", Quantity: n(12)},
		&aid.Pledge{ID: "P3", Donor: "POL", Item: "shell-a", Quantity: n(9000)},
		&aid.Pledge{ID: "P4", Donor: "POL", Item: "gun-b", Quantity: aid.Undisclosed},
		&aid.Allocation{ID: "A1", Pledge: "P1", Requirement: "g1", Quantity: aid.DecimalInt(12)},
		&aid.Allocation{ID: "A2", Pledge: "P2", Requirement: "g1", Quantity: aid.DecimalInt(4)},
		&aid.Allocation{ID: "A3", Pledge: "P3", Requirement: "s1", Quantity: aid.DecimalInt(9000)},
		&aid.Holding{ID: "POL-gun-a", Party: "POL", Item: "gun-a", Quantity: n(80), AsOf: aid.NewDate(2024, 6, 30)},
		&aid.Compatibility{ID: "C1", A: "gun-a", B: "shell-a", Level: "interchangeable", Evidence: "firing trial", On: trial},
		&aid.Compatibility{ID: "C2", A: "gun-b", B: "shell-a", Level: "none", Note: "no firing data", On: trial},
	})
}

func interopTables(p *picture.Picture) map[string]*table.Table {
	a := interop.Assess(p, interop.Options{UpTo: interop.Allocated})
	known, _ := picture.Get[aid.Pledge](p, "P2")
	undisclosed, _ := picture.Get[aid.Pledge](p, "P4")
	o := a.WithPledge(known)
	return map[string]*table.Table{
		"interop-levels": report.Interop(a), "interop-fleets": report.InteropFleets(a), "interop-pairs": report.InteropPairs(a),
		"interop-offer": report.InteropOffer(a, o), "interop-offer-fleets": report.InteropOfferFleets(a, o),
		"interop-offer-pairs":       report.InteropOfferPairs(a, o),
		"interop-offer-undisclosed": report.InteropOfferFleets(a, a.WithPledge(undisclosed)),
	}
}

func TestInteropGolden(t *testing.T) {
	for name, r := range interopTables(twoBattalions()) {
		golden(t, name, r)
	}
}

func TestInteropColumnsAreDocumented(t *testing.T) {
	onPage(t, "interop.md", interopTables(twoBattalions()))
}

func TestInteropSaysWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		records []aid.Record
		want    string
	}{
		{nil, "No force elements on record"},
		{[]aid.Record{&aid.ForceElement{ID: "bn", Name: "battalion"}}, "No compatibility records"},
		{[]aid.Record{&aid.ForceElement{ID: "bn", Name: "battalion"}}, "1 element without a partner force"},
		{[]aid.Record{&aid.ForceElement{ID: "bn", Name: "battalion"}}, "1 element without a package"},
	} {
		a := interop.Assess(picture.FromRecords(1, 0, c.records), interop.Options{})
		if notes := strings.Join(report.Interop(a).Notes, "\n"); !strings.Contains(notes, c.want) {
			t.Errorf("%q does not say %q", notes, c.want)
		}
	}
}
