package force_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/picture"
)

func courseOn(id, skill string, days int, starts ...int) *aid.Course {
	c := &aid.Course{ID: aid.ID(id), Provider: "XAA", Skill: aid.ID(skill), DurationDays: days}
	for _, day := range starts {
		c.Intakes = append(c.Intakes, aid.Intake{Starts: after(day), Seats: 40})
	}
	return c
}

func places(course, item string, starts, ends, crews, each int) force.Places {
	return force.Places{Element: "bn", Course: aid.ID(course), Item: aid.ID(item), Starts: after(starts), Ends: after(ends), Crews: crews, People: crews * each}
}

func delivery(item, line string, quantity int64, on int) force.Delivery {
	return force.Delivery{Pledge: "P9", Item: aid.ID(item), Requirement: aid.ID(line), On: after(on), Quantity: n(quantity)}
}

// trainedRecords is the battalion with two lines for platforms more: light guns of which
// one counts for half a gun, and one gun that needs no crew. 3 guns A are there.
func trainedRecords() []aid.Record {
	return supplied(
		&aid.Item{ID: "gun-d", Name: "gun D", Category: "fires/howitzer/155mm", Unit: "piece"},
		&aid.Requirement{ID: "r-light", Element: "bn", Role: "platform", Items: []aid.Accept{{What: "gun-c", Factor: percent(50)}}, Quantity: q(2)},
		&aid.Requirement{ID: "r-auto", Element: "bn", Role: "platform", Items: accept("gun-d"), Quantity: q(1)},
		courseOn("c-a", "gun-a", 28, -7, 7, 35), courseOn("c-b", "gun-b", 10, 7), courseOn("c-c", "gun-c", 28, 14),
	)
}

func trained() *picture.Picture { return pictureOf(trainedRecords()) }

func filling() force.Plan {
	return force.Plan{
		Deliveries: []force.Delivery{
			delivery("gun-a", "r-guns", 4, 20), delivery("gun-b", "r-guns", 2, 40), delivery("gun-c", "r-light", 4, 30), delivery("gun-d", "r-auto", 1, 25),
		},
		Training: &force.Training{Elements: []aid.ID{"bn"}, Places: []force.Places{
			places("c-a", "gun-a", -7, 21, 4, 7), // began before the picture's day: does not count
			places("c-a", "gun-a", 7, 35, 3, 7), places("c-a", "gun-a", 35, 63, 2, 7),
			places("c-b", "gun-b", 7, 17, 5, 5), places("c-c", "gun-c", 14, 42, 3, 4),
		}},
	}
}

// Needed are 12 + 2 + 1 = 15, and 3 were received with their crews. Then, each
// day on which something comes:
//
//	day 25  gun D, which needs no crew        3 + 1            =  4
//	day 35  guns A: min(4, 3 crews)           4 + 3            =  7
//	day 40  guns B: min(2, 5 crews)           7 + 2            =  9
//	day 42  light guns: min(4 x ½, 3 x ½)     9 + 1.5          = 10.5
//	day 63  guns A: min(4, 3 + 2 crews)       10.5 - 3 + 4     = 11.5
//
// 4 + 2 + 2 + 1 = 9 come and 8.5 of them are manned, so half a gun is not.
func TestCrewsManWhatHasCome(t *testing.T) {
	p := trained()
	s, crewPart := force.WithPlan(p, filling()), element(t, force.Structure(p), "bn").Parts[1]
	for day, want := range map[int]float64{0: 3, 24: 3, 25: 4, 34: 4, 35: 7, 39: 7, 40: 9, 41: 9, 42: 10.5, 62: 10.5, 63: 11.5, 700: 11.5} {
		if got, known := s.Filled(crewPart, after(day)); !known || math.Abs(got-want/15) > 1e-9 {
			t.Errorf("on day %d crews are filled to %g (known %v), want %g of 15", day, got, known, want)
		}
	}
	crews, _ := s.Crews(crewPart)
	if crews.Required != n(15) || crews.Received != n(3) || crews.Coming != percent(850) || crews.Missing() != percent(350) || crews.Unmanned != percent(50) {
		t.Errorf("required %s, received %s, coming %s, missing %s, unmanned %s; want 15, 3, 8.5, 3.5, 0.5",
			crews.Required, crews.Received, crews.Coming, crews.Missing(), crews.Unmanned)
	}
	if first := crews.Arrivals[1]; len(crews.Arrivals) != 6 || first.Item != "gun-d" || first.On != after(25) {
		t.Errorf("arrivals %+v, want what was received and then five, gun D first", crews.Arrivals)
	}
}

// On day 40 guns are filled to 9 + 2 of 15 and crews to 9 of 15; both are known,
// so that the crews are no longer left aside. Nobody has asked for a workshop.
func TestCrewsCountForReadiness(t *testing.T) {
	p := trained()
	s, e := force.WithPlan(p, filling()), element(t, force.Structure(p), "bn")
	if r := s.Readiness(e, after(40)); r.Unknown != 0 || r.Critical != 4 {
		t.Errorf("%d of %d critical parts unknown, want 0 of 4", r.Unknown, r.Critical)
	}
	half := &force.Part{Element: "bn", Role: force.RoleCrew, Component: e.Parts[1].Component, StandsForCrews: true, Threshold: percent(60)}
	if got := s.MeetsOn(half, valid, after(728)); got != after(40) {
		t.Errorf("crews are at 60 %% from %s, want %s: 9 of 15", got, after(40))
	}
}

func TestCrewsStayUnknown(t *testing.T) {
	aside := filling()
	aside.Training = nil
	notCounted := filling()
	notCounted.Training.Elements = []aid.ID{"other"}
	without := func(kind aid.Kind) *picture.Picture {
		var kept []aid.Record
		for _, r := range trainedRecords() {
			if r.Kind() != kind {
				kept = append(kept, r)
			}
		}
		return pictureOf(kept)
	}
	for name, c := range map[string]struct {
		picture *picture.Picture
		plan    force.Plan
	}{
		"a plan that leaves crews aside":     {trained(), aside},
		"an element that takes no part":      {trained(), notCounted},
		"no course for what the lines take":  {without(aid.KindCourse), filling()},
		"no line that asks for any platform": {without(aid.KindRequirement), filling()},
	} {
		e := element(t, force.Structure(c.picture), "bn")
		if _, known := force.WithPlan(c.picture, c.plan).Filled(e.Parts[1], after(500)); known {
			t.Errorf("%s: crews are known", name)
		}
	}
}

func TestIntakesTellWhatThePlanTakes(t *testing.T) {
	p, plan := trained(), filling()
	other := places("c-a", "gun-a", 7, 35, 1, 7)
	other.Element = "other"
	plan.Training.Places = append(plan.Training.Places, other)
	s, crewPart := force.WithPlan(p, plan), element(t, force.Structure(p), "bn").Parts[1]
	intakes := s.Intakes(p, crewPart)
	if len(intakes) != 4 || intakes[2].Course.ID != "c-c" {
		t.Fatalf("%d intakes, want 4: also of the light guns that a line asks for and the crews' component does not name", len(intakes))
	}
	if a := intakes[1]; a.Crews != 3 || a.People != 21 || a.Taken != 28 {
		t.Errorf("%d crews, %d people of %d taken; want 3, 21 of 28", a.Crews, a.People, a.Taken)
	}
	if got := force.SeatsBy(intakes, after(35), valid); got.Taken != 25+28 || got.Seats != 80 {
		t.Errorf("%d of %d seats are taken by day 35, want 53 of 80", got.Taken, got.Seats)
	}
	if s.Lapsed("bn") != 28 || s.Lapsed("other") != 0 {
		t.Errorf("%d places lapsed, want 28: those of the intake that has begun", s.Lapsed("bn"))
	}
}

func TestMoreCrewsNeverManLess(t *testing.T) {
	p := trained()
	e := element(t, force.Structure(p), "bn")
	rapid.Check(t, func(t *rapid.T) {
		plan := filling()
		before := force.WithPlan(p, plan)
		if rapid.Bool().Draw(t, "a platform") {
			plan.Deliveries = append(plan.Deliveries, delivery("gun-a", "r-guns", rapid.Int64Range(1, 20).Draw(t, "guns"), rapid.IntRange(0, 90).Draw(t, "on")))
		} else {
			plan.Training.Places = append(plan.Training.Places, places("c-a", "gun-a", 7, 35, rapid.IntRange(1, 9).Draw(t, "crews"), 7))
		}
		with := force.WithPlan(p, plan)
		for day := 0; day <= 100; day++ {
			was, _ := before.Filled(e.Parts[1], after(day))
			is, _ := with.Filled(e.Parts[1], after(day))
			if is < was-1e-9 {
				t.Fatalf("day %d: crews fall from %g to %g", day, was, is)
			}
		}
	})
}
