package picture_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
)

func TestMayGo(t *testing.T) {
	world := []aid.Record{
		&aid.ForceElement{ID: "brigade", Name: "brigade"},
		&aid.ForceElement{ID: "battalion", Name: "battalion", Parent: "brigade"},
		&aid.ForceElement{ID: "loop1", Name: "loop", Parent: "loop2"},
		&aid.ForceElement{ID: "loop2", Name: "loop", Parent: "loop1"},
		&aid.Requirement{ID: "guns", Element: "battalion"},
		&aid.Requirement{ID: "looped", Element: "loop1"},
		&aid.Requirement{ID: "stray", Element: "none"},
	}
	ids := func(list ...aid.ID) []aid.ID { return list }
	for _, c := range []struct {
		name   string
		pledge aid.Pledge
		order  *aid.Order
		line   aid.ID
		want   bool
	}{
		{"nothing in the way", aid.Pledge{}, nil, "guns", true},
		{"earmarked for the line", aid.Pledge{Earmark: ids("guns")}, nil, "guns", true},
		{"earmarked for its element", aid.Pledge{Earmark: ids("x", "battalion")}, nil, "guns", true},
		{"earmarked for the element above", aid.Pledge{Earmark: ids("brigade")}, nil, "guns", true},
		{"earmarked for another", aid.Pledge{Earmark: ids("x")}, nil, "guns", false},
		{"barred from the line", aid.Pledge{Barred: ids("guns")}, nil, "guns", false},
		{"barred from the element above", aid.Pledge{Barred: ids("brigade")}, nil, "guns", false},
		{"barred from another", aid.Pledge{Barred: ids("x")}, nil, "guns", true},
		{"barred inside its earmark", aid.Pledge{Earmark: ids("brigade"), Barred: ids("guns")}, nil, "guns", false},
		{"elements in a loop", aid.Pledge{Earmark: ids("loop2")}, nil, "looped", true},
		{"an element that is not there", aid.Pledge{Earmark: ids("none")}, nil, "stray", true},
		{"banned everywhere", aid.Pledge{}, &aid.Order{Action: "ban", Pledge: "p"}, "guns", false},
		{"banned for the line", aid.Pledge{}, &aid.Order{Action: "ban", Pledge: "p", Requirement: "guns"}, "guns", false},
		{"banned for the element above", aid.Pledge{}, &aid.Order{Action: "ban", Pledge: "p", Element: "brigade"}, "guns", false},
		{"banned for another", aid.Pledge{}, &aid.Order{Action: "ban", Pledge: "p", Requirement: "x"}, "guns", true},
		{"another pledge banned", aid.Pledge{}, &aid.Order{Action: "ban", Pledge: "q"}, "guns", true},
		{"banned until yesterday", aid.Pledge{}, &aid.Order{Action: "ban", Pledge: "p", Until: 10}, "guns", true},
		{"banned until tomorrow", aid.Pledge{}, &aid.Order{Action: "ban", Pledge: "p", Until: 11}, "guns", false},
		{"pinned", aid.Pledge{}, &aid.Order{Action: "pin", Pledge: "p", Requirement: "guns", Quantity: 1}, "guns", true},
	} {
		c.pledge.ID = "p"
		records := append([]aid.Record{&c.pledge}, world...)
		if c.order != nil {
			c.order.ID = "o"
			records = append(records, c.order)
		}
		p := picture.FromRecords(10, 0, records)
		line, ok := picture.Get[aid.Requirement](p, c.line)
		if !ok {
			t.Fatal(c.line)
		}
		if got := picture.NewEligibility(p).MayGo(&c.pledge, line); got != c.want {
			t.Errorf("%s: may go %v", c.name, got)
		}
	}
}
