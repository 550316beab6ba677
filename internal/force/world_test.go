package force_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/picture"
)

var valid = aid.NewDate(2025, 1, 6)

func after(days int) aid.Date { return valid.AddDays(days) }

func n(x int64) aid.Decimal { return aid.DecimalInt(x) }

func q(x int64) aid.Quantity { return aid.Exactly(n(x)) }

func accept(what ...string) (list []aid.Accept) {
	for _, w := range what {
		list = append(list, aid.Accept{What: w, Factor: n(1)})
	}
	return list
}

func percent(x int64) aid.Decimal { return aid.Decimal(x) * (aid.DecimalScale / 100) }

// battalion is a world of one battalion of guns under a brigade: guns, crews and
// shells are critical and so is a workshop, for which nobody asks; trucks are
// not, and a line for radios fits no component.
func battalion(more ...aid.Record) []aid.Record {
	return append([]aid.Record{
		&aid.Item{ID: "gun-a", Name: "gun A", Category: "fires/howitzer/155mm", Unit: "piece", Crew: 7, Consumes: []aid.Accept{{What: "shell-a", Factor: n(20)}}},
		&aid.Item{ID: "gun-b", Name: "gun B", Category: "fires/howitzer/155mm", Unit: "piece", Crew: 5, Consumes: []aid.Accept{{What: "shell-a", Factor: n(24)}}},
		&aid.Item{ID: "gun-c", Name: "gun C", Category: "fires/howitzer/105mm", Unit: "piece", Crew: 4, Consumes: []aid.Accept{{What: "shell-c", Factor: n(90)}}},
		&aid.Item{ID: "shell-a", Name: "shell A", Category: "ammunition/155mm", Unit: "round"},
		&aid.Item{ID: "shell-c", Name: "shell C", Category: "ammunition/105mm", Unit: "round"},
		&aid.Item{ID: "truck", Name: "truck", Category: "mobility/truck", Unit: "piece"},
		&aid.Item{ID: "workshop", Name: "workshop", Category: "maintenance/workshop", Unit: "piece"},
		&aid.Item{ID: "radio", Name: "radio", Category: "command/radio", Unit: "set"},
		&aid.Package{ID: "art", Name: "artillery battalion", Capability: "fires", Components: []aid.Component{
			{Role: "platform", Items: []aid.Accept{{What: "fires/howitzer/155mm", Factor: n(1)}, {What: "fires/howitzer/105mm", Factor: percent(50)}}, Quantity: q(18), Critical: true, Threshold: percent(80)},
			{Role: "crew", Items: accept("fires/howitzer/155mm"), Quantity: q(18), Critical: true},
			{Role: "ammunition", Items: accept("ammunition/155mm"), DaysOfSupply: 30, Critical: true, Threshold: percent(50)},
			{Role: "maintenance", Items: accept("maintenance/workshop"), Quantity: q(2), Critical: true},
			{Role: "support", Items: accept("mobility/truck"), Quantity: q(24)},
		}},
		&aid.ForceElement{ID: "bde", Name: "Brigade", Priority: 1},
		&aid.ForceElement{ID: "bn", Name: "Battalion", Parent: "bde", Package: "art", Node: "depot", ReadyBy: after(70), Priority: 2, People: q(400)},
		&aid.Requirement{ID: "r-guns", Name: "guns", Element: "bn", Role: "platform", Items: accept("gun-a", "gun-b"), Quantity: q(12), RDD: after(56)},
		&aid.Requirement{ID: "r-shells", Name: "shells", Element: "bn", Role: "ammunition", Items: accept("shell-a"), RatePerDay: n(10), RateFrom: after(70), RateTo: after(170)},
		&aid.Requirement{ID: "r-trucks", Name: "trucks", Element: "bn", Role: "support", Items: accept("truck"), Quantity: q(20)},
		&aid.Requirement{ID: "r-radios", Name: "radios", Element: "bn", Role: "support", Items: accept("radio"), Quantity: q(5)},
		&aid.Requirement{ID: "r-shops", Name: "workshops", Element: "bn", Role: "maintenance", Items: accept("workshop"), Quantity: q(2), Status: aid.RequirementRefused, Reason: "above the scale"},
	}, more...)
}

func pictureOf(records []aid.Record) *picture.Picture { return picture.FromRecords(valid, 0, records) }

func element(t *testing.T, elements []*force.Element, id aid.ID) *force.Element {
	t.Helper()
	for _, e := range elements {
		if e.Record.ID == id {
			return e
		}
	}
	t.Fatalf("no element %s", id)
	return nil
}
