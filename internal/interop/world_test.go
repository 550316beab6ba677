package interop_test

import (
	"footing/internal/aid"
	"footing/internal/interop"
	"footing/internal/picture"
)

var day = aid.NewDate(2025, 1, 6)

func n(x int64) aid.Quantity { return aid.Exactly(aid.DecimalInt(x)) }

func item(id, category string, consumes ...string) *aid.Item {
	i := &aid.Item{ID: aid.ID(id), Name: id, Category: category, Unit: "piece", Whole: true}
	for _, what := range consumes {
		i.Consumes = append(i.Consumes, aid.Accept{What: what})
	}
	return i
}

func rated(a, b, level string) *aid.Compatibility {
	return &aid.Compatibility{
		ID: aid.ID(a + "." + b), A: aid.ID(a), B: aid.ID(b), Level: level, Evidence: "trial of " + a, On: aid.NewDate(2024, 5, 1),
	}
}

// battalion is a world of one battalion beside two partners: guns and shells
// are critical, trucks are not. It has received 12 of gun-a and is allocated
// 6 of gun-b and 500 of shell-a.
func battalion(more ...aid.Record) []aid.Record {
	return append([]aid.Record{
		&aid.Party{ID: "POL", Name: "Poland", Type: "nation"},
		&aid.Party{ID: "EST", Name: "Estonia", Type: "nation"},
		item("gun-a", "fires/howitzer/155mm", "shell-a"),
		item("gun-b", "fires/howitzer/155mm", "shell-b"),
		item("gun-c", "fires/howitzer/155mm", "shell-b"),
		item("shell-a", "ammunition/155mm"),
		item("shell-b", "ammunition/155mm"),
		item("truck-a", "mobility/truck"),
		&aid.Package{ID: "artillery", Name: "artillery", Capability: "fires", Components: []aid.Component{
			{Role: "platform", Items: []aid.Accept{{What: "fires/howitzer"}}, Critical: true},
			{Role: "ammunition", Items: []aid.Accept{{What: "ammunition/155mm"}}, Critical: true},
			{Role: "support", Items: []aid.Accept{{What: "mobility/truck"}}},
		}},
		&aid.ForceElement{ID: "bn", Name: "1st Battalion", Package: "artillery", Partners: []aid.ID{"POL", "EST"}, Types: 1},
		&aid.ForceElement{ID: "hq", Name: "Headquarters"},
		&aid.Requirement{ID: "bn-guns", Element: "bn", Role: "platform", Items: []aid.Accept{{What: "fires/howitzer"}}, Quantity: n(24)},
		&aid.Requirement{ID: "bn-shells", Element: "bn", Role: "ammunition", Items: []aid.Accept{{What: "ammunition/155mm"}}, Quantity: n(1000)},
		&aid.Requirement{ID: "bn-trucks", Element: "bn", Role: "support", Items: []aid.Accept{{What: "mobility/truck"}}, Quantity: n(10)},
		&aid.Requirement{ID: "hq-trucks", Element: "hq", Role: "support", Items: []aid.Accept{{What: "mobility/truck"}}, Quantity: n(4)},
		&aid.Pledge{ID: "P-gun-a", Donor: "POL", Item: "gun-a", Quantity: n(12)},
		&aid.Pledge{ID: "P-gun-b", Donor: "EST", Item: "gun-b", Quantity: n(10)},
		&aid.Pledge{ID: "P-shell-a", Donor: "EST", Item: "shell-a", Quantity: n(500)},
		&aid.Pledge{ID: "P-shell-b", Donor: "EST", Item: "shell-b", Quantity: aid.Undisclosed},
		&aid.Pledge{ID: "P-gun-c", Donor: "POL", Item: "gun-c", Quantity: n(6), Earmark: []aid.ID{"bn"}},
		&aid.Pledge{ID: "P-truck", Donor: "POL", Item: "truck-a", Quantity: n(8)},
		&aid.Movement{ID: "M1", Event: "handed_over", Pledge: "P-gun-a", Requirement: "bn-guns", Quantity: n(12), On: aid.NewDate(2024, 12, 1)},
		&aid.Allocation{ID: "A1", Pledge: "P-gun-b", Requirement: "bn-guns", Quantity: aid.DecimalInt(6)},
		&aid.Allocation{ID: "A2", Pledge: "P-shell-a", Requirement: "bn-shells", Quantity: aid.DecimalInt(500)},
	}, more...)
}

func pictureOf(records []aid.Record) *picture.Picture { return picture.FromRecords(day, 0, records) }

var allocated = interop.Options{UpTo: interop.Allocated}

// row finds the row of an element and partner.
func row(a *interop.Assessment, element, partner aid.ID) *interop.Row {
	for _, r := range a.Rows {
		if r.Element.ID == element && r.Partner == partner {
			return r
		}
	}
	return nil
}
