package picture_test

import (
	"fmt"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
)

func TestReceipts(t *testing.T) {
	valid := aid.NewDate(2025, 1, 6)
	consignment := func(id string, lines ...string) *aid.Consignment {
		c := &aid.Consignment{ID: aid.ID(id)}
		for _, pledge := range lines {
			c.Lines = append(c.Lines, aid.ConsignmentLine{Pledge: aid.ID(pledge), Item: "i", Quantity: aid.DecimalInt(10)})
		}
		return c
	}
	event := func(what, consignment, pledge, line string, quantity int64) *aid.Movement {
		m := &aid.Movement{Event: what, Consignment: aid.ID(consignment), Pledge: aid.ID(pledge), Requirement: aid.ID(line), On: valid}
		if quantity > 0 {
			m.Quantity = aid.Exactly(aid.DecimalInt(quantity))
		}
		return m
	}
	late := event("received", "", "p", "", 9)
	late.On = valid + 1
	for name, c := range map[string]struct {
		records []aid.Record
		want    string
		gone    string
	}{
		"the same things pass both points": {
			[]aid.Record{event("handed_over", "", "p", "", 5), event("received", "", "p", "r", 3)}, "p>:2 p>r:3 ", "5",
		},
		"two consignments are two loads": {
			[]aid.Record{consignment("a", "p"), consignment("b", "p"), event("handed_over", "a", "", "", 0), event("received", "b", "", "", 0)},
			"p>:20 ", "20",
		},
		"a consignment carries several pledges": {
			[]aid.Record{consignment("a", "p", "q"), event("handed_over", "a", "", "r", 0)}, "p>r:10 q>r:10 ", "10",
		},
		"a part of a consignment of one pledge": {
			[]aid.Record{consignment("a", "p"), event("handed_over", "a", "", "", 4)}, "p>:4 ", "4",
		},
		"loading is no hand-over, and the future has not happened": {
			[]aid.Record{event("loaded", "", "p", "", 5), late}, "", "0",
		},
		"what is lost is gone and not received": {
			[]aid.Record{event("handed_over", "", "p", "", 5), event("lost", "", "p", "", 2)}, "p>:5 ", "7",
		},
	} {
		for i, r := range c.records {
			if m, ok := r.(*aid.Movement); ok {
				m.ID = aid.ID(fmt.Sprint("m", i))
			}
		}
		p := picture.FromRecords(valid, 0, c.records)
		got := ""
		for _, r := range picture.Receipts(p) {
			got += fmt.Sprintf("%s>%s:%s ", r.Pledge, r.Requirement, r.Quantity)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if gone := picture.Gone(p)["p"].String(); gone != c.gone {
			t.Errorf("%s: gone %s, want %s", name, gone, c.gone)
		}
	}
}
