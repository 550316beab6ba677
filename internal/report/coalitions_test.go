package report_test

import (
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/coalition"
	"footing/internal/picture"
	"footing/internal/report"
	"footing/internal/table"
)

// twoCoalitions is small enough to reckon by hand: a gun and a drone coalition
// that both repair, one donor in both, and kits that no coalition is for.
func twoCoalitions() *picture.Picture {
	n := func(x int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(x)) }
	item := func(id aid.ID, category string) *aid.Item {
		return &aid.Item{ID: id, Name: string(id), Category: category, Unit: "piece"}
	}
	in := func(party, group aid.ID, role string) *aid.Membership {
		return &aid.Membership{ID: group + "-" + party, Member: party, Group: group, Role: role}
	}
	need := func(id aid.ID, category string, quantity int64) *aid.Requirement {
		return &aid.Requirement{ID: id, Name: string(id), Items: []aid.Accept{{What: category}}, Quantity: n(quantity)}
	}
	pledge := func(id, donor, item, contribution aid.ID, quantity aid.Quantity) *aid.Pledge {
		return &aid.Pledge{ID: id, Donor: donor, Item: item, Contribution: contribution, Quantity: quantity, Binding: "commitment"}
	}
	return picture.FromRecords(aid.NewDate(2025, 1, 6), 0, []aid.Record{
		&aid.Party{ID: "guns", Name: "Artillery coalition", Type: "group", Covers: []string{"fires", "maintenance/workshop"}},
		&aid.Party{ID: "drones", Name: "Drone coalition", Type: "group", Covers: []string{"aviation/drone", "maintenance"}},
		&aid.Party{ID: "quiet", Name: "Quiet coalition", Type: "group"},
		in("XAA", "guns", "lead"), in("XAB", "guns", "member"), in("XAB", "drones", "lead"), in("XAC", "drones", "lead"),
		item("gun", "fires/howitzer"), item("drone", "aviation/drone/recce"), item("shop", "maintenance/workshop"), item("kit", "medical/kit"),
		need("n-guns", "fires/howitzer", 20), need("n-drones", "aviation/drone/recce", 30), need("n-shops", "maintenance/workshop", 3), need("n-kits", "medical/kit", 50),
		&aid.Contribution{ID: "c-any", Provider: "XAA", Channel: "coalition"},
		&aid.Contribution{ID: "c-guns", Provider: "XAD", Receiver: "guns"},
		pledge("P1", "XAA", "gun", "c-any", n(8)), pledge("P2", "XAD", "gun", "c-guns", n(2)), pledge("P3", "XAD", "gun", "", n(5)),
		pledge("P4", "XAC", "drone", "", aid.Undisclosed), pledge("P5", "XAC", "shop", "", n(2)), pledge("P6", "XAA", "shop", "", n(2)),
		pledge("P7", "XAB", "shop", "", n(1)), pledge("P8", "XAA", "kit", "c-any", n(10)), pledge("P9", "XAA", "kit", "", n(5)),
		&aid.Movement{ID: "M1", Event: "handed_over", Pledge: "P1", Quantity: n(3)},
	})
}

func coalitionTables(p *picture.Picture) map[string]*table.Table {
	a := coalition.Assess(p)
	leads := []coalition.Lead{
		{Group: "drones", Party: "XAB", Span: aid.Span{To: aid.NewDate(2025, 7, 1)}},
		{Group: "drones", Party: "XAC", Span: aid.Span{From: aid.NewDate(2025, 7, 1)}},
	}
	return map[string]*table.Table{
		"coalitions": report.Coalitions(a), "coalition-overlaps": report.CoalitionOverlaps(a),
		"coalition-holes": report.CoalitionHoles(a), "coalition-leads": report.CoalitionLeads(a, leads),
	}
}

func TestCoalitionsGolden(t *testing.T) {
	for name, r := range coalitionTables(twoCoalitions()) {
		golden(t, name, r)
	}
}

func TestCoalitionColumnsAreDocumented(t *testing.T) {
	onPage(t, "coalitions.md", coalitionTables(twoCoalitions()))
}

func TestNoCoalitionsSaysHowToBegin(t *testing.T) {
	a := coalition.Assess(picture.FromRecords(aid.NewDate(2025, 1, 6), 0, nil))
	if notes := strings.Join(report.Coalitions(a).Notes, "\n"); !strings.Contains(notes, "No coalitions on record") {
		t.Errorf("%q", notes)
	}
}
