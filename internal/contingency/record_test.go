package contingency_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/contingency"
	"footing/internal/picture"
)

// TestWhatAChangeDoesToTheRecord looks at the fields that engines read.
func TestWhatAChangeDoesToTheRecord(t *testing.T) {
	for _, c := range []struct {
		change contingency.Change
		kind   aid.Kind
		id     aid.ID
		field  string
		want   string
	}{
		{contingency.DonorStops{Donor: "AAA"}, aid.KindPledge, "soon", "quantity", "6"}, // has left
		{contingency.DonorStops{Donor: "AAA"}, aid.KindPledge, "late", "quantity", "0"},
		{contingency.DonorStops{Donor: "AAA"}, aid.KindPledge, "resting", "quantity", "2"},
		{contingency.DonorStops{Donor: "AAA", On: in(8)}, aid.KindPledge, "soon", "quantity", "10"},
		{contingency.DonorStops{Donor: "AAA", On: in(7)}, aid.KindPledge, "soon", "quantity", "6"},
		{contingency.DonorStops{Donor: "AAA"}, aid.KindFund, "fund", "amount", "500.00 EUR"}, // 100 were paid
		{contingency.DonorStops{Donor: "AAA", On: in(31)}, aid.KindFund, "fund", "amount", "1000.00 EUR"},
		{contingency.DonorStops{Donor: "BBB", On: in(31)}, aid.KindFund, "fund", "available_to", in(31).String()},
		{contingency.DonorStops{Donor: "BBB", On: in(31)}, aid.KindLane, "round", "open_to", in(31).String()},
		{contingency.DonorStops{Donor: "BBB"}, aid.KindLane, "round", "", ""},
		{contingency.DonorStops{Donor: "AAA", On: in(31)}, aid.KindLane, "in", "open_to", in(26).String()}, // its node
		{contingency.DonorStops{Donor: "AAA", On: in(31)}, aid.KindLane, "on", "open_to", in(31).String()},
		{contingency.DonorSlips{Donor: "AAA", Days: 90}, aid.KindPledge, "late", "ready_likely", in(160).String()},
		{contingency.AgreementEnds{Agreement: "pact"}, aid.KindPledge, "resting", "quantity", "0"},
		{contingency.AgreementEnds{Agreement: "pact"}, aid.KindPledge, "packaged", "quantity", "0"},
		{contingency.AgreementEnds{Agreement: "pact", Notice: true}, aid.KindAgreement, "pact", "expiry", in(90).String()},
		{contingency.AgreementEnds{Agreement: "pact", Notice: true, On: in(11)}, aid.KindPledge, "resting", "quantity", "2"},
		{contingency.AgreementEnds{Agreement: "pact", Notice: true}, aid.KindFund, "fund", "amount", "1000.00 EUR"},
		{contingency.AgreementEnds{Agreement: "pact", On: in(30)}, aid.KindFund, "fund", "amount", "500.00 EUR"},
		{contingency.LaneCloses{Lane: "in"}, aid.KindLane, "in", "", ""},
		{contingency.LaneCloses{Lane: "in", Span: aid.Span{To: in(20)}}, aid.KindLane, "in", "open_from", in(20).String()},
		{contingency.LaneCloses{Lane: "in", Span: aid.Span{From: in(20)}}, aid.KindLane, "in", "open_to", in(20).String()},
		{contingency.LaneCloses{Lane: "in", Span: aid.Span{From: in(20), To: in(30)}}, aid.KindLane, "in", "closed_from", in(20).String()},
		{contingency.LaneCloses{Lane: "in", Span: aid.Span{From: in(20), To: in(30)}}, aid.KindLane, "in", "closed_to", in(30).String()},
		{contingency.NodeCloses{Node: "hub"}, aid.KindLane, "in", "", ""},
		{contingency.NodeCloses{Node: "hub"}, aid.KindLane, "on", "", ""},
		{contingency.NodeCloses{Node: "hub", Span: aid.Span{From: in(20), To: in(30)}}, aid.KindLane, "in", "closed_from", in(15).String()},
		{contingency.NodeCloses{Node: "hub", Span: aid.Span{From: in(20), To: in(30)}}, aid.KindLane, "on", "closed_to", in(30).String()},
		{contingency.NodeCloses{Node: "port", Span: aid.Span{To: in(30)}}, aid.KindPledge, "soon", "ready_likely", in(30).String()},
		{contingency.NodeCloses{Node: "port", Span: aid.Span{From: in(60)}}, aid.KindPledge, "late", "quantity", "0"},
		{contingency.FundFails{Fund: "fund"}, aid.KindFund, "fund", "available_to", valid.String()},
		{contingency.FundLate{Fund: "fund", Days: 60}, aid.KindFund, "fund", "available_from", in(60).String()},
		{contingency.FundLate{Fund: "fund", Days: 60}, aid.KindContribution, "share", "from", in(90).String()},
		// What is ordered and to be ordered from the fund, on days 10 and 50.
		{contingency.FundFails{Fund: "fund", On: in(30)}, aid.KindPledge, "ordered", "quantity", "1"},
		{contingency.FundFails{Fund: "fund", On: in(30)}, aid.KindPledge, "intended", "quantity", "0"},
		{contingency.FundFails{Fund: "fund", On: in(30)}, aid.KindPledge, "intended", "value", "0.00 EUR"},
		{contingency.FundLate{Fund: "fund", Days: 20}, aid.KindPledge, "ordered", "ordered", in(20).String()},
		{contingency.FundLate{Fund: "fund", Days: 20}, aid.KindPledge, "ordered", "ready_likely", in(100).String()},
		{contingency.FundLate{Fund: "fund", Days: 20}, aid.KindPledge, "intended", "ordered", in(50).String()},
		{contingency.DonorStops{Donor: "BBB"}, aid.KindPledge, "ordered", "value", "0.00 EUR"},
		{contingency.DonorStops{Donor: "BBB", On: in(20)}, aid.KindPledge, "ordered", "value", "100.00 EUR"},
		// A condition, likely met on day 80, makes the pledge ready then; another has no day.
		{contingency.DonorStops{Donor: "CCC", On: in(81)}, aid.KindPledge, "voted", "quantity", "5"},
		{contingency.DonorStops{Donor: "CCC", On: in(80)}, aid.KindPledge, "voted", "quantity", "0"},
		{contingency.DonorStops{Donor: "CCC", On: in(3000)}, aid.KindPledge, "open", "quantity", "0"},
		{contingency.DonorSlips{Donor: "CCC", Days: 10}, aid.KindPledge, "voted", "ready_likely", in(90).String()},
		{contingency.DonorSlips{Donor: "CCC", Days: 10}, aid.KindPledge, "voted", "ready_earliest", in(10).String()},
		{contingency.DonorSlips{Donor: "CCC", Days: 10}, aid.KindPledge, "voted", "ready_promised", in(-30).String()},
		{contingency.PledgeWithdrawn{Pledge: "soon"}, aid.KindPledge, "soon", "quantity", "6"},
		{contingency.PledgeReduced{Pledge: "late", Quantity: n(5)}, aid.KindPledge, "late", "quantity", "5"},
		{contingency.PledgeReduced{Pledge: "soon", Quantity: n(5)}, aid.KindPledge, "soon", "quantity", "6"},
		{contingency.PledgeSlips{Pledge: "late", Days: 1}, aid.KindPledge, "late", "ready_likely", in(71).String()},
		{contingency.HoldingReduced{Holding: "stock", Quantity: n(5)}, aid.KindHolding, "stock", "quantity", "5"},
		{contingency.PledgeAdded{Donor: "AAA", Item: "gun", Quantity: aid.Exactly(n(7))}, aid.KindPledge, "added-1", "quantity", "7"},
	} {
		p := picturesque(t, c.change)
		r, there := p.Record(c.kind, c.id)
		if c.field == "" {
			if there {
				t.Errorf("%s: %s %s is still there", c.change, c.kind, c.id)
			}
			continue
		}
		if !there {
			t.Errorf("%s: %s %s is not there", c.change, c.kind, c.id)
			continue
		}
		if got := fieldText(t, r, c.field); got != c.want {
			t.Errorf("%s: %s of %s %s is %q, want %q", c.change, c.field, c.kind, c.id, got, c.want)
		}
	}
}

func fieldText(t *testing.T, r aid.Record, name string) string {
	t.Helper()
	spec, err := aid.SpecOf(r.Kind())
	if err != nil {
		t.Fatal(err)
	}
	f, ok := spec.Field(name)
	if !ok {
		t.Fatalf("%s has no field %s", r.Kind(), name)
	}
	return f.Text(r)
}

func TestCoursesKeepTheIntakesThatEndBefore(t *testing.T) {
	for on, want := range map[int]int{0: 0, 41: 0, 42: 1, 88: 2} {
		for _, c := range []contingency.Change{contingency.CourseFails{Course: "course", On: in(on)}, contingency.DonorStops{Donor: "AAA", On: in(on)}} {
			k, ok := picture.Get[aid.Course](picturesque(t, c), "course")
			if !ok || len(k.Intakes) != want {
				t.Errorf("%s: %d intakes, want %d", c, len(k.Intakes), want)
			}
		}
	}
	closed := contingency.NodeCloses{Node: "hub", Span: aid.Span{From: in(50), To: in(70)}}
	if k, _ := picture.Get[aid.Course](picturesque(t, closed), "course"); len(k.Intakes) != 1 || k.Intakes[0].Starts != in(14) {
		t.Errorf("%s: intakes %v", closed, k.Intakes)
	}
}

func TestTheLastLaneIsShutAndNotTakenAway(t *testing.T) {
	p := picturesque(t, contingency.NodeCloses{Node: "port"}, contingency.LaneCloses{Lane: "on"})
	lanes := picture.All[aid.Lane](p)
	if len(lanes) != 1 || lanes[0].Open(valid) || lanes[0].Open(in(100)) {
		t.Errorf("lanes: %v", lanes)
	}
}
