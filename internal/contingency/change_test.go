package contingency_test

import (
	"errors"
	"testing"

	"footing/internal/aid"
	"footing/internal/contingency"
	"footing/internal/picture"
)

var valid = aid.NewDate(2026, 1, 5)

func in(days int) aid.Date { return valid.AddDays(days) }

func n(x int64) aid.Decimal { return aid.DecimalInt(x) }

func pledge(id, donor string, quantity int64, ready aid.Date) *aid.Pledge {
	return &aid.Pledge{ID: aid.ID(id), Donor: aid.ID(donor), Item: "gun", Quantity: aid.Exactly(n(quantity)), ReadyLikely: ready, Node: "port"}
}

// world is a bit of everything that changes are about.
func world() []aid.Record {
	eur := func(minor int64) aid.Money { return aid.Money{Minor: minor, Currency: "EUR"} }
	resting := pledge("resting", "BBB", 2, in(100))
	resting.Agreement = "pact"
	packaged := pledge("packaged", "BBB", 3, in(100))
	packaged.Contribution = "share"
	return []aid.Record{
		&aid.Party{ID: "AAA", Name: "A", Type: "nation"}, &aid.Party{ID: "BBB", Name: "B", Type: "nation"},
		&aid.Item{ID: "gun", Name: "gun", Category: "fires/gun", Unit: "piece", Whole: true, MassKG: n(1000), Crew: 4},
		&aid.Agreement{ID: "pact", Name: "pact", Parties: []aid.ID{"BBB"}, Strength: "treaty", NoticeDays: 90},
		pledge("soon", "AAA", 10, in(7)), pledge("late", "AAA", 20, in(70)), resting, packaged,
		&aid.Movement{ID: "m1", Event: "handed_over", Pledge: "soon", Quantity: aid.Exactly(n(4)), On: in(-10)},
		&aid.Movement{ID: "m2", Event: "departed", Pledge: "soon", Quantity: aid.Exactly(n(6)), On: in(-12)},
		&aid.Node{ID: "port", Name: "port"}, &aid.Node{ID: "hub", Name: "hub", Host: "AAA"}, &aid.Node{ID: "front", Name: "front"},
		&aid.Lane{ID: "in", From: "port", To: "hub", Mode: "road", Transit: 5},
		&aid.Lane{ID: "on", From: "hub", To: "front", Mode: "rail", Transit: 2},
		&aid.Lane{ID: "round", From: "port", To: "front", Mode: "road", Transit: 9, Hosts: []aid.ID{"BBB"}},
		&aid.Course{ID: "course", Name: "course", Provider: "AAA", Node: "hub", Skill: "gun", DurationDays: 28, Intakes: []aid.Intake{{Starts: in(14), Seats: 20}, {Starts: in(60), Seats: 20}}},
		&aid.Fund{ID: "fund", Name: "fund", Holder: "BBB", Amount: eur(1000_00)},
		&aid.Contribution{ID: "share", Provider: "AAA", Receiver: "fund", Purpose: "military", Stage: "commitment", Amount: eur(600_00), From: in(30), Agreement: "pact"},
		&aid.Disbursement{ID: "paid", Contribution: "share", Amount: eur(100_00)},
		&aid.Holding{ID: "stock", Party: "AAA", Item: "gun", Quantity: aid.Exactly(n(50))},
	}
}

// more is what the plans of world's tests leave aside: orders of the fund and
// pledges that wait for something.
func more() []aid.Record {
	order := func(id string, on, ready int) *aid.Pledge {
		q := pledge(id, "BBB", 1, in(ready))
		q.Procurement, q.Fund, q.Ordered, q.Value = "factory", "fund", in(on), aid.Money{Minor: 100_00, Currency: "EUR"}
		return q
	}
	voted, open := pledge("voted", "CCC", 5, 0), pledge("open", "CCC", 5, in(3))
	voted.ReadyPromised, voted.ReadyEarliest, voted.Conditions = in(-30), in(-40), []aid.ID{"vote", "done"}
	open.Conditions = []aid.ID{"someday"}
	return []aid.Record{
		order("ordered", 10, 90), order("intended", 50, 130), voted, open,
		&aid.Condition{ID: "vote", Name: "vote", Type: "vote", Likely: in(80)}, &aid.Condition{ID: "done", Name: "vote", Type: "vote", State: "met", Due: in(200)},
		&aid.Condition{ID: "someday", Name: "vote", Type: "vote"},
	}
}

func picturesque(t *testing.T, changes ...contingency.Change) *picture.Picture {
	t.Helper()
	p := picture.FromRecords(valid, aid.InstantOf(valid.Time()), append(world(), more()...))
	before, err := p.Digest()
	if err != nil {
		t.Fatal(err)
	}
	after, err := contingency.Apply(p, changes...)
	if err != nil {
		t.Fatal(err)
	}
	if now, _ := p.Digest(); now != before {
		t.Error("the picture that was there has changed")
	}
	return after
}

func TestUnknownNamesAreErrors(t *testing.T) {
	p := picture.FromRecords(valid, 0, world())
	for _, c := range []contingency.Change{
		contingency.DonorStops{Donor: "XXX"},
		contingency.DonorSlips{Donor: "XXX", Days: 3},
		contingency.AgreementEnds{Agreement: "XXX"},
		contingency.LaneCloses{Lane: "XXX"},
		contingency.NodeCloses{Node: "XXX"},
		contingency.CourseFails{Course: "XXX"},
		contingency.FundFails{Fund: "XXX"},
		contingency.FundLate{Fund: "XXX", Days: 3},
		contingency.PledgeWithdrawn{Pledge: "XXX"},
		contingency.PledgeSlips{Pledge: "XXX", Days: 3},
		contingency.PledgeReduced{Pledge: "XXX"},
		contingency.HoldingReduced{Holding: "XXX"},
		contingency.PledgeAdded{Donor: "XXX", Item: "gun", Quantity: aid.Exactly(1)},
		contingency.PledgeAdded{Donor: "AAA", Item: "XXX", Quantity: aid.Exactly(1)},
		contingency.PledgeAdded{Donor: "AAA", Item: "gun", Node: "XXX", Quantity: aid.Exactly(1)},
	} {
		var unknown *contingency.UnknownError
		if _, err := contingency.Apply(p, c); !errors.As(err, &unknown) || unknown.ID != "XXX" {
			t.Errorf("%s: %v", c, err)
		}
	}
}
