package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/export/csv"
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
		var b strings.Builder
		if err := csv.Write(&b, r); err != nil {
			t.Fatal(err)
		}
		b.WriteString("\n" + strings.Join(r.Notes, "\n") + "\n")
		path := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s is now\n%s\nwas\n%s", name, &b, want)
		}
	}
}

func TestInteropColumnsAreDocumented(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "format", "interop.md"))
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range interopTables(twoBattalions()) {
		for _, c := range r.Columns {
			if !strings.Contains(string(page), "`"+c.Name+"`") {
				t.Errorf("column %s of %s is not on the page", c.Name, name)
			}
		}
	}
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
