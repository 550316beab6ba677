package plan_test

import (
	"fmt"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
)

// manned puts the ten guns of a scene into a battalion that is to be ready with
// them by week 8, with crews of 4 from one intake of a course: from day 14 to day
// 28, named 7 days before. Full readiness for the 12 weeks to the horizon is worth
// 4 x 16 x 12.
func manned() (*scene, *aid.Course, *aid.ForceElement) {
	s := newScene()
	gun := []aid.Accept{{What: "gun"}}
	s.records[1].(*aid.Item).Crew = 4
	s.need.Element, s.need.Role = "battalion", "platform"
	battalion := &aid.ForceElement{ID: "battalion", Name: "battalion", Package: "guns", Priority: 1, ReadyBy: s.need.RDD, Node: "front"}
	school := &aid.Course{
		ID: "school", Name: "gun school", Provider: "XAA", Skill: "gun", DurationDays: 14, NoticeDays: 7, Language: "en",
		Intakes: []aid.Intake{{Starts: valid.AddDays(14), Seats: 44}},
	}
	s.records = append(s.records, battalion, school, &aid.Package{
		ID: "guns", Name: "guns", Capability: "fires", Components: []aid.Component{
			{Role: "platform", Items: gun, Critical: true}, {Role: "crew", Items: gun, Critical: true},
		},
	})
	return s, school, battalion
}

func TestCrewsByHand(t *testing.T) {
	type change = func(*scene, *aid.Course, *aid.ForceElement)
	for _, c := range []struct {
		name   string
		change change
		want   string
	}{
		{"places, slack", func(*scene, *aid.Course, *aid.ForceElement) {}, "768; 10 crews"},
		{
			"places, binding", func(_ *scene, c *aid.Course, _ *aid.ForceElement) { c.Intakes[0].Seats = 23 },
			"384; 5 crews; 20 places more in course school from 2026-01-19, asked for by 2026-01-12, worth 384",
		},
		{
			"places, fewer than a crew", func(_ *scene, c *aid.Course, _ *aid.ForceElement) { c.Intakes[0].Seats = 3 },
			"0; 0 crews; a course on gun with 40 places that ends by 2026-03-02, worth 768",
		},
		{
			"notice, past", func(_ *scene, c *aid.Course, _ *aid.ForceElement) { c.NoticeDays = 15 },
			"0; 0 crews; a course on gun with 40 places that ends by 2026-03-02, worth 768",
		},
		{
			"end, after the day", func(_ *scene, c *aid.Course, _ *aid.ForceElement) { c.DurationDays = 60 },
			"512; 10 crews; a course on gun with 40 places that ends by 2026-03-02, worth 256",
		},
		{
			"end, after the horizon", func(_ *scene, c *aid.Course, _ *aid.ForceElement) { c.DurationDays = 130 },
			"0; 0 crews; a course on gun with 40 places that ends by 2026-03-02, worth 768",
		},
		{"another skill", func(s *scene, c *aid.Course, _ *aid.ForceElement) {
			s.records = append(s.records, &aid.Item{ID: "tank", Name: "tank", Category: "armour", Unit: "piece", Crew: 4})
			c.Skill = "tank"
		}, "768; 0 crews"},
		{"provider out", func(s *scene, _ *aid.Course, _ *aid.ForceElement) {
			s.records = append(s.records, &aid.Position{ID: "out", Party: "XAA", Stance: "not_participating", Scope: []string{"courses"}})
		}, "0; 0 crews; a course on gun with 40 places that ends by 2026-03-02, worth 768"},
		{"people, slack", func(_ *scene, _ *aid.Course, e *aid.ForceElement) { e.People = tonnes(40) }, "768; 10 crews"},
		{
			"people, binding", func(_ *scene, _ *aid.Course, e *aid.ForceElement) { e.People = tonnes(13) },
			"230.4; 3 crews; 28 more people of battalion to be trained, worth 537.6",
		},
		{"equipment, unknown", func(_ *scene, c *aid.Course, _ *aid.ForceElement) { c.Equipment = []aid.Accept{{What: "gun"}} }, "768; 10 crews"},
		{"equipment, binding", func(s *scene, c *aid.Course, _ *aid.ForceElement) {
			c.Equipment = []aid.Accept{{What: "fires/", Factor: aid.DecimalInt(2)}}
			s.records = append(s.records, &aid.Holding{ID: "held", Party: "XAA", Item: "gun", Quantity: tonnes(1)})
		}, "384; 5 crews; equipment for 20 places in course school from 2026-01-19, worth 384"},
		{"equipment, none", func(s *scene, c *aid.Course, _ *aid.ForceElement) {
			c.Equipment = []aid.Accept{{What: "gun"}}
			s.records = append(s.records, &aid.Holding{ID: "held", Party: "XAA", Item: "gun", Quantity: tonnes(0)})
		}, "0; 0 crews; equipment for 40 places in course school from 2026-01-19, worth 768"},
		{"no crew needed", func(s *scene, _ *aid.Course, _ *aid.ForceElement) { s.records[1].(*aid.Item).Crew = 0 }, "768; 0 crews"},
	} {
		s, course, element := manned()
		c.change(s, course, element)
		if got := trained(s.plan(t)); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

// trained is what a person reads: what readiness is worth, crews trained, and
// what would help.
func trained(p *plan.Plan) string {
	crews := 0
	for _, s := range p.Seats {
		crews += s.Crews
	}
	text := fmt.Sprintf("%.6g; %d crews", p.Terms.Readiness, crews)
	if e := p.Elements[0]; e.WaitsFor == plan.CauseCrews {
		text += fmt.Sprintf("; %s, worth %.6g", e.Remedy.Text, e.Remedy.Worth)
	}
	return text
}

// What a remedy for crews promises comes true.
func TestMorePlacesComeTrue(t *testing.T) {
	s, course, _ := manned()
	course.Intakes[0].Seats = 20
	before := s.plan(t)
	course.Intakes[0].Seats += int(before.Elements[0].Remedy.Quantity)
	after := s.plan(t)
	if promised := before.Elements[0].Remedy.Worth; promised <= 0 || !near(after.Value-before.Value, promised, 1e-9) {
		t.Errorf("the remedy promised %g and brought %g", promised, after.Value-before.Value)
	}
}

// Crews go where they are worth most: of two battalions the first by priority.
func TestCrewsGoToTheFirstByPriority(t *testing.T) {
	s, course, _ := manned()
	course.Intakes[0].Seats = 40
	second := *s.need
	second.ID, second.Element, second.Priority = "second-need", "second", 2
	s.pledge.Quantity = tonnes(20)
	s.records = append(s.records, &second, &aid.ForceElement{
		ID: "second", Name: "second", Package: "guns", Priority: 2, ReadyBy: s.need.RDD, Node: "front",
	})
	p := s.plan(t)
	if len(p.Seats) != 1 || p.Seats[0].Element != "battalion" || p.Seats[0].Crews != 10 {
		t.Errorf("places: %+v", p.Seats)
	}
}

// Crews can be left aside: then a platform is ready as it arrives.
func TestCrewsLeftAside(t *testing.T) {
	s, course, _ := manned()
	course.Intakes = nil
	o := options()
	o.Grid, o.Horizon, o.Handling, o.Gap, o.Crews = plan.GridWeekly, 20, 0, 1e-9, false
	records := append([]aid.Record{s.need, s.pledge, s.lane, s.port}, s.records...)
	p := solved(t, picture.FromRecords(valid, aid.InstantOf(valid.Time()), records), o)
	if !near(p.Terms.Readiness, 768, 1e-9) || len(p.Seats) != 0 {
		t.Errorf("readiness %g with %d seats", p.Terms.Readiness, len(p.Seats))
	}
}
