package plan_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
)

// fair makes the guns the critical part of a battery, which takes at most a part
// of its need from one donor.
func (s *scene) fair(part float64) {
	s.options.Dependence = part
	s.need.Element, s.need.Role = "battery", "platform"
	s.records = append(s.records,
		&aid.Package{ID: "package", Name: "package", Capability: "fires", Components: []aid.Component{
			{Role: "platform", Items: []aid.Accept{{What: "gun"}}, Quantity: tonnes(10), Critical: true},
		}},
		&aid.ForceElement{ID: "battery", Name: "battery", Package: "package", Priority: 1, ReadyBy: valid.AddDays(56)},
	)
}

// pledges adds guns of another donor, at the port at once.
func (s *scene) pledges(donor aid.ID, guns int64) {
	s.records = append(s.records,
		&aid.Party{ID: donor, Name: string(donor), Type: "nation"},
		&aid.Pledge{ID: "of-" + donor, Donor: donor, Item: "gun", Quantity: tonnes(guns), ReadyLikely: valid, Node: "port"},
	)
}

// handsOver has guns of the pledge at the line already.
func (s *scene) handsOver(guns int64) {
	s.records = append(s.records, &aid.Movement{
		ID: "came", Event: "handed_over", Pledge: "pledge", Requirement: "need", Quantity: tonnes(guns), On: valid.AddDays(-1),
	})
}

func TestDependenceByHand(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*scene)
		want   string
	}{
		{"slack", func(s *scene) {
			s.fair(0.5)
			s.pledges("XBB", 5)
		}, "10 in time, 10 in all"},
		{"binding", func(s *scene) { s.fair(0.5) }, "5 in time, 5 in all; dependence; another donor for 5 of item gun at node front by 2026-03-02, or raise --dependence to 1"},
		{"binding, of two donors", func(s *scene) {
			s.fair(0.6)
			s.pledge.Quantity = tonnes(8)
			s.pledges("XBB", 2)
		}, "8 in time, 8 in all; dependence; another donor for 2 of item gun at node front by 2026-03-02, or raise --dependence to 0.8"},
		{"binding, more than one donor could lift", func(s *scene) { s.fair(0.3) }, "3 in time, 3 in all; dependence; other donors for 7 of item gun at node front by 2026-03-02, or raise --dependence to 1"},
		{"binding, of what was received too", func(s *scene) {
			s.fair(0.5)
			s.handsOver(2)
		}, "3 in time, 3 in all; dependence; another donor for 5 of item gun at node front by 2026-03-02, or raise --dependence to 1"},
		{"infeasible", func(s *scene) {
			s.fair(0.5)
			s.pledge.Quantity = tonnes(15)
			s.handsOver(6)
		}, "0 in time, 0 in all; dependence; another donor for 4 of item gun at node front by 2026-03-02, or raise --dependence to 1"},
		{"less than one piece", func(s *scene) { s.fair(0.09) }, "0 in time, 0 in all; dependence; other donors for 10 of item gun at node front by 2026-03-02, or raise --dependence to 1"},
		{"binding, readiness left aside", func(s *scene) {
			s.fair(0.5)
			s.options.Readiness = 0
		}, "5 in time, 5 in all; dependence; another donor for 5 of item gun at node front by 2026-03-02, or raise --dependence to 1"},
		{"binding, the element ready after the horizon", func(s *scene) {
			s.fair(0.5)
			s.records[len(s.records)-1].(*aid.ForceElement).ReadyBy = valid.AddDays(7 * 30)
		}, "5 in time, 5 in all; dependence; another donor for 5 of item gun at node front by 2026-03-02, or raise --dependence to 1"},
		{"not critical", func(s *scene) {
			s.fair(0.5)
			s.records[len(s.records)-2].(*aid.Package).Components[0].Critical = false
		}, "10 in time, 10 in all"},
		{"too little pledged by one who may give no more", func(s *scene) {
			s.fair(0.5)
			s.pledge.Quantity = tonnes(6)
		}, "5 in time, 5 in all; not_pledged; 4 more of item gun at node front by 2026-03-02, not from XAA"},
		{"lanes carry less still", func(s *scene) {
			s.fair(0.9)
			s.lane.Capacity = tonnes(2)
		}, "8 in time, 9 in all; lane_capacity; 2 t more a week on lane lane from 2026-01-05 to 2026-03-02"},
		{"lanes carry more than that", func(s *scene) {
			s.fair(0.5)
			s.lane.Capacity = tonnes(2)
		}, "5 in time, 5 in all; dependence; another donor for 3 of item gun at node front by 2026-03-02, or raise --dependence to 0.8"},
		{"what money buys is the fund holder's", func(s *scene) {
			s.fair(0.5)
			s.pledge.Quantity = tonnes(3)
			s.buys(500, 14, func(*aid.Fund, *aid.Procurement) {})
		}, "5 in time, 5 in all; dependence; another donor for 5 of item gun at node front by 2026-03-02, or raise --dependence to 1"},
		{"what money of another buys", func(s *scene) {
			s.fair(0.5)
			s.buys(500, 14, func(f *aid.Fund, _ *aid.Procurement) { f.Holder = "XBB" })
		}, "10 in time, 10 in all"},
		{"a pin gives way", func(s *scene) {
			s.fair(0.5)
			s.records = append(s.records, &aid.Order{ID: "pin", Action: "pin", Pledge: "pledge", Requirement: "need", Quantity: aid.DecimalInt(7), Reason: "test"})
		}, "5 in time, 5 in all; dependence; another donor for 5 of item gun at node front by 2026-03-02, or raise --dependence to 1"},
	} {
		s := newScene()
		c.change(s)
		p := s.plan(t)
		if got := outcome(p); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// Part of a piece is no piece: what a donor may not give is all the limit's, and
// nobody has outbid the line.
func TestDependenceTellsNoOutbid(t *testing.T) {
	s := newScene()
	s.fair(0.55)
	p := s.plan(t)
	if len(p.Unmet) != 1 || p.Unmet[0].Breakdown[plan.CauseDependence] != 5 || len(p.Unmet[0].Breakdown) != 1 || p.Elements[0].Cause != plan.CauseDependence {
		t.Errorf("%+v, %+v", p.Unmet, p.Elements)
	}
	const text = "5 of 10 missing: 5 beyond what one donor may give it"
	if len(p.Unmet) == 1 && p.Unmet[0].CauseText != text {
		t.Errorf("cause text %q, want %q", p.Unmet[0].CauseText, text)
	}
}

// Who may give no more is not asked.
func TestDependenceAsksOthers(t *testing.T) {
	s := newScene()
	s.fair(0.5)
	s.pledges("XBB", 1)
	for _, a := range s.plan(t).Ask {
		if a.Donor != "XBB" || a.Quantity != 4 {
			t.Errorf("%s is asked for %g; XAA may give no more, and XBB 4", a.Donor, a.Quantity)
		}
	}
}

// A day needs 1 of 20 weeks: 140. XAA and XBB gave 28 each, of which 14 days are
// used up; of the 42 that are left, a half is of each, and XAA may give
// 0.5 x 140 - 21.
func TestDependenceOfADailyNeed(t *testing.T) {
	s := newScene()
	s.fair(0.5)
	s.gun().Whole = false
	s.need.Quantity, s.need.RDD = aid.Quantity{}, 0
	s.need.RatePerDay, s.need.RateFrom, s.need.RateTo = aid.DecimalInt(1), valid.AddDays(-14), valid.AddDays(7*30)
	s.pledge.Quantity = tonnes(300)
	s.handsOver(28)
	s.pledges("XBB", 28)
	s.records = append(s.records, &aid.Movement{
		ID: "came-too", Event: "received", Pledge: "of-XBB", Requirement: "need", Quantity: tonnes(28), On: valid.AddDays(-1),
	})
	if l := s.plan(t).Lines[0]; l.Required != 140 || l.Received != 42 || !near(l.MetByEnd, 49, 1e-6) {
		t.Errorf("%+v", l)
	}
}

// A dependence of 1 is no limit: it is where smaller ones lead to, if nothing
// need be whole. What is limited more is never worth more.
func TestDependenceOfAllChangesNothing(t *testing.T) {
	fell := false
	for seed := range uint64(4) {
		records := smallWorld().build(seed)
		for _, r := range records {
			if item, ok := r.(*aid.Item); ok {
				item.Whole = false
			}
		}
		p := picture.FromRecords(valid, aid.InstantOf(valid.Time()), records)
		relaxation := func(dependence float64) float64 {
			o := options()
			o.Horizon, o.Gap, o.Dependence = 20, 1e-7, dependence
			return solved(t, p, o).Relaxation
		}
		all, nearly, half, little := relaxation(1), relaxation(1-1e-12), relaxation(0.5), relaxation(0.2)
		if !near(nearly, all, 1e-6) {
			t.Errorf("seed %d: relaxation %g without a limit, %g with one of all", seed, all, nearly)
		}
		if half > all*(1+1e-6) || little > half*(1+1e-6) {
			t.Errorf("seed %d: relaxation %g; with half of a need from one donor %g, with a fifth %g", seed, all, half, little)
		}
		fell = fell || little < all*(1-1e-3)
	}
	if !fell {
		t.Error("the limit never bound")
	}
}

// Every short line's cause and parts hold before the checker where dependence
// limits what a whole exercise may give.
func TestDependenceInTheSmallExercise(t *testing.T) {
	o := options()
	o.Dependence, o.Buy = 0.3, true
	found, limited := solved(t, exercisePicture(t, "small"), o), 0
	for i := range found.Unmet {
		if found.Unmet[i].Breakdown[plan.CauseDependence] > 0 {
			limited++
		}
	}
	if limited == 0 {
		t.Error("no line is short because of it")
	}
}
