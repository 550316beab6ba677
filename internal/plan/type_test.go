package plan_test

import (
	"fmt"
	"slices"
	"testing"

	"footing/internal/aid"
	"footing/internal/plan"
)

// mixed is a scene in which ten guns of two types could come to a battalion that
// should field one: six towed ones at once, and eight that drive, ready on a day.
func mixed(types int, drives aid.Date) *scene {
	s := newScene()
	s.need.Element, s.need.Role, s.need.Items = "battalion", "platform", []aid.Accept{{What: "fires/"}}
	s.pledge.Quantity = tonnes(6)
	s.records = append(s.records,
		&aid.ForceElement{ID: "battalion", Name: "battalion", Types: types, Node: "front"},
		&aid.Item{ID: "self-driving", Name: "self-driving gun", Category: "fires", Unit: "piece", Whole: true, MassKG: aid.DecimalInt(2000)},
		&aid.Pledge{ID: "driving", Donor: "XAA", Item: "self-driving", Quantity: tonnes(8), ReadyLikely: drives, Node: "port"},
	)
	return s
}

func TestTypesByHand(t *testing.T) {
	at := func(day int) aid.Date { return valid.AddDays(day) }
	received := func(s *scene) {
		s.records = append(s.records,
			&aid.Pledge{ID: "before", Donor: "XAA", Item: "gun", Quantity: tonnes(1), Node: "port"},
			&aid.Movement{ID: "came", Event: "handed_over", Pledge: "before", Requirement: "need", Quantity: tonnes(1), On: valid})
	}
	for _, c := range []struct {
		name   string
		types  int
		drives aid.Date
		more   func(*scene)
		want   string
	}{
		{"no limit", 0, at(0), nil, "10 in time, 10 in all; [gun self-driving]"},
		{"two, slack", 2, at(0), nil, "10 in time, 10 in all; [gun self-driving]"},
		{
			"one, the larger", 1, at(0), nil,
			"8 in time, 8 in all; types; 2 more of item self-driving at node front by 2026-03-02, or let battalion field one more type there; [self-driving]",
		},
		{
			"one, the sooner", 1, at(112), nil,
			"6 in time, 6 in all; too_late; 4 more of item gun at node front by 2026-03-02; [gun]",
		},
		{
			"one, which it has", 1, at(0), received,
			"6 in time, 6 in all; types; 3 more of item gun at node front by 2026-03-02, or let battalion field one more type there; [gun]",
		},
		{"one, pinned", 1, at(0), func(s *scene) {
			s.records = append(s.records, &aid.Order{ID: "pin", Action: "pin", Pledge: "pledge", Requirement: "need", Quantity: aid.DecimalInt(1), Reason: "test"})
		}, "6 in time, 6 in all; types; 4 more of item gun at node front by 2026-03-02, or let battalion field one more type there; [gun]"},
	} {
		s := mixed(c.types, c.drives)
		if c.more != nil {
			c.more(s)
		}
		p := s.plan(t)
		if got := fmt.Sprintf("%s; %v", outcome(p), itemsOf(p)); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

func itemsOf(p *plan.Plan) []aid.ID {
	var items []aid.ID
	for _, a := range p.Allocations {
		items = append(items, a.Item)
	}
	slices.Sort(items)
	return slices.Compact(items)
}
