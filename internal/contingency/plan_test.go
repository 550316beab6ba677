package contingency_test

import (
	"context"
	"testing"

	"footing/internal/aid"
	"footing/internal/contingency"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/plan/check"
)

// asked is what the world's line needs: guns at the front, in one element that also
// needs crews, by the hundredth day.
func asked(quantity int64) []aid.Record {
	return []aid.Record{
		&aid.Package{ID: "battery", Name: "battery", Components: []aid.Component{
			{Role: "platform", Items: []aid.Accept{{What: "gun"}}, Critical: true},
			{Role: "crew", Items: []aid.Accept{{What: "gun"}}, Critical: true},
		}},
		&aid.ForceElement{ID: "bn", Name: "Battalion", Package: "battery", ReadyBy: in(100), Node: "front"},
		&aid.Requirement{ID: "need", Name: "guns", Element: "bn", Role: "platform", Items: []aid.Accept{{What: "gun"}}, Quantity: aid.Exactly(n(quantity)), RDD: in(100), Node: "front"},
	}
}

// forSale lets the fund buy four guns at once.
func forSale() []aid.Record {
	return []aid.Record{&aid.Procurement{
		ID: "factory", Item: "gun", Price: aid.Money{Minor: 250_00, Currency: "EUR"}, Lead: 30, Node: "port", Funds: []aid.ID{"fund"},
	}}
}

// TestThePlannerPlansWhatIsLeft holds a plan for each kind of change: what comes to
// the line by its due date and in all, and how many crews are trained.
func TestThePlannerPlansWhatIsLeft(t *testing.T) {
	engine := solver(t)
	base := append(world(), asked(100)...)
	for _, c := range []struct {
		change     contingency.Change
		due, all   float64
		crews      int
		withoutBuy bool
	}{
		// 6 soon (4 more are received), 20 late, 2 resting and 3 packaged that come after the day, 4 bought.
		{nil, 30, 35, 10, false},
		{nil, 26, 31, 10, true},
		{contingency.DonorStops{Donor: "AAA"}, 4, 9, 0, false}, // 2 under way, and 2 for the money that is there
		{contingency.DonorStops{Donor: "AAA", On: in(50)}, 10, 15, 5, false},
		{contingency.DonorStops{Donor: "BBB"}, 26, 26, 10, false},
		{contingency.DonorSlips{Donor: "AAA", Days: 60}, 10, 35, 10, false},
		{contingency.AgreementEnds{Agreement: "pact"}, 28, 28, 10, false},
		{contingency.AgreementEnds{Agreement: "pact", Notice: true, On: in(11)}, 30, 35, 10, false},
		{contingency.LaneCloses{Lane: "in"}, 30, 35, 10, false}, // goes round
		{contingency.NodeCloses{Node: "hub"}, 30, 35, 0, false}, // likewise, but the course is there
		{contingency.NodeCloses{Node: "port"}, 0, 0, 0, false},  // crews for nothing
		{contingency.NodeCloses{Node: "front"}, 0, 0, 0, false},
		{contingency.NodeCloses{Node: "front", Span: aid.Span{From: in(15), To: in(400)}}, 6, 35, 10, false},
		{contingency.NodeCloses{Node: "port", Span: aid.Span{From: in(60), To: in(95)}}, 7, 35, 10, false}, // of what is bought 1 leaves before
		{contingency.CourseFails{Course: "course"}, 30, 35, 0, false},
		{contingency.CourseFails{Course: "course", On: in(50)}, 30, 35, 5, false},
		{contingency.FundFails{Fund: "fund"}, 26, 31, 10, false},
		{contingency.FundLate{Fund: "fund", Days: 80}, 26, 35, 10, false},
		{contingency.PledgeWithdrawn{Pledge: "late"}, 10, 15, 10, false},
		{contingency.PledgeSlips{Pledge: "late", Days: 60}, 10, 35, 10, false},
		{contingency.PledgeReduced{Pledge: "late", Quantity: n(5)}, 15, 20, 10, false},
		{contingency.PledgeAdded{Donor: "AAA", Item: "gun", Quantity: aid.Exactly(n(7)), Node: "port"}, 37, 42, 10, false},
	} {
		p := picture.FromRecords(valid, aid.InstantOf(valid.Time()), append(forSale(), base...))
		name := "nothing"
		if c.change != nil {
			name = c.change.String()
			var err error
			if p, err = contingency.Apply(p, c.change); err != nil {
				t.Fatal(err)
			}
		}
		opt := plan.DefaultOptions()
		opt.Buy = !c.withoutBuy
		made := planned(t, engine, p, opt)
		line := made.Lines[0]
		crews := 0
		for _, s := range made.Seats {
			crews += s.Crews
		}
		if line.MetByDue != c.due || line.MetByEnd != c.all || crews != c.crews {
			t.Errorf("%s: %v by the day, %v in all, %d crews; want %v, %v, %d", name, line.MetByDue, line.MetByEnd, crews, c.due, c.all, c.crews)
		}
	}
}

// planned plans, and has the checker look at the plan.
func planned(t *testing.T, engine plan.Engine, p *picture.Picture, opt plan.Options) *plan.Plan {
	t.Helper()
	made, err := plan.Solve(context.Background(), p, engine, opt, nil)
	if err != nil {
		t.Fatal(err)
	}
	file, err := made.Encode()
	if err != nil {
		t.Fatal(err)
	}
	found, err := check.Plan(p, file)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range found.Violations {
		t.Errorf("%v", v)
	}
	return made
}
