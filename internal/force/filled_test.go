package force_test

import (
	"math"
	"testing"

	"footing/internal/aid"
	"footing/internal/force"
)

func commitment(id, item string, quantity int64) *aid.Pledge {
	return &aid.Pledge{ID: aid.ID(id), Donor: "XAA", Item: aid.ID(item), Quantity: q(quantity), Binding: "commitment"}
}

func allocation(id, pledge, line string, quantity int64, arrives aid.Date) *aid.Allocation {
	return &aid.Allocation{ID: aid.ID(id), Pledge: aid.ID(pledge), Requirement: aid.ID(line), Quantity: n(quantity), Arrives: arrives}
}

func handedOver(id, pledge, line string, quantity int64) *aid.Movement {
	return &aid.Movement{ID: aid.ID(id), Event: "handed_over", Pledge: aid.ID(pledge), Requirement: aid.ID(line), Quantity: q(quantity), On: valid.AddDays(-10)}
}

// supplied is the battalion with 3 guns handed over, 3 more of the same
// allocation on their way, 4 of another, 2 late, and shells in two loads.
func supplied(more ...aid.Record) []aid.Record {
	return battalion(append([]aid.Record{
		commitment("P1", "gun-a", 8), commitment("P2", "gun-b", 10), commitment("P3", "shell-a", 500),
		handedOver("M1", "P1", "r-guns", 3),
		allocation("A1", "P1", "r-guns", 6, after(20)), allocation("A2", "P1", "r-guns", 2, after(-5)),
		allocation("A3", "P2", "r-guns", 4, after(40)),
		allocation("A4", "P3", "r-shells", 100, after(60)), allocation("A5", "P3", "r-shells", 150, after(80)),
	}, more...)...)
}

// What was received is taken off the allocation that was to arrive first, so of
// the late 2 nothing is left and 5 of the 6 are to come. P2 promises 6 beyond every
// need.
func TestArrivalsOnRecord(t *testing.T) {
	s := force.OnRecord(pictureOf(supplied()))
	guns := s.Of("r-guns")
	if guns.Received != n(3) || guns.Coming != n(9) || guns.Undated != 0 || guns.Promised != n(6) || guns.Missing() != 0 {
		t.Errorf("guns: received %s, coming %s, undated %s, promised %s, missing %s", guns.Received, guns.Coming, guns.Undated, guns.Promised, guns.Missing())
	}
	if len(guns.Arrivals) != 3 || guns.Arrivals[1].On != after(20) || guns.Arrivals[1].Quantity != n(5) {
		t.Errorf("arrivals %+v", guns.Arrivals)
	}
	shells := s.Of("r-shells")
	if shells.Coming != n(250) || shells.Promised != n(250) || shells.Required != n(1000) || shells.Missing() != n(500) {
		t.Errorf("shells: coming %s, promised %s of %s, missing %s", shells.Coming, shells.Promised, shells.Required, shells.Missing())
	}
}

func TestOverdueAllocationHasNoDay(t *testing.T) {
	s := force.OnRecord(pictureOf(battalion(commitment("P1", "gun-a", 8), allocation("A1", "P1", "r-guns", 6, after(-1)), allocation("A2", "P1", "r-guns", 1, 0))))
	guns := s.Of("r-guns")
	if guns.Coming != 0 || guns.Undated != n(7) || guns.Promised != n(1) || guns.Arrivals[0].Standing != force.Overdue {
		t.Errorf("coming %s, undated %s, promised %s, arrivals %+v", guns.Coming, guns.Undated, guns.Promised, guns.Arrivals)
	}
}

// 10 shells a day are needed from day 70 to 170, and 30 days of them are looked
// at. 100 come on day 60 and 150 on day 80.
func TestFilledOnADay(t *testing.T) {
	e := element(t, force.Structure(pictureOf(supplied())), "bn")
	s := force.OnRecord(pictureOf(supplied()))
	for _, c := range []struct {
		part int
		day  int
		want float64
	}{
		{0, 0, 3. / 12},
		{0, 19, 3. / 12},
		{0, 20, 8. / 12},
		{0, 40, 1},
		{2, 0, 0},           // nothing has come
		{2, 60, 100. / 300}, // before the need begins: only what is there
		{2, 70, 250. / 300}, // 100 for ten days, then 150 more for 15 of 20
		{2, 75, 200. / 300}, // 50 left for five days, then 150
		{2, 90, 50. / 300},
		{2, 95, 0},
		{2, 500, 0},
		{3, 500, 0}, // nobody has asked for workshops
		{4, 0, 0},
	} {
		got, known := s.Filled(e.Parts[c.part], after(c.day))
		if !known || math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s on day %d is filled %g (known %v), want %g", e.Parts[c.part].Role, c.day, got, known, c.want)
		}
	}
	if _, known := s.Filled(e.Parts[1], after(500)); known {
		t.Error("crews are known, though no record says who is trained")
	}
}

func TestReadinessIsThatOfTheLeastCriticalPart(t *testing.T) {
	asked := supplied(
		&aid.Requirement{ID: "r-shops", Name: "workshops", Element: "bn", Role: "maintenance", Items: accept("workshop"), Quantity: q(2)},
		commitment("P4", "workshop", 2), handedOver("M4", "P4", "r-shops", 2),
	)
	for name, c := range map[string]struct {
		records []aid.Record
		day     int
		want    float64
		least   string
		meets   aid.Date
	}{
		"nobody asked for workshops": {supplied(), 70, 0, "maintenance", 0},
		"now":                        {asked, 0, 0, "ammunition", 0},
		"when the need begins":       {asked, 70, 250. / 300, "ammunition", 0},
	} {
		p := pictureOf(c.records)
		e, s := element(t, force.Structure(p), "bn"), force.OnRecord(p)
		r := s.Readiness(e, after(c.day))
		if math.Abs(r.Fraction-c.want) > 1e-9 || r.Least.Role != c.least || r.Unknown != 1 || r.Critical != 4 {
			t.Errorf("%s: %g by %s, %d of %d critical parts unknown; want %g by %s", name, r.Fraction, r.Least.Role, r.Unknown, r.Critical, c.want, c.least)
		}
		if got := s.Meets(e, valid, after(728)); got != c.meets {
			t.Errorf("%s: parts meet on %s, want %q", name, got, c.meets)
		}
	}
}

// Guns reach 80 % with the load of day 40; shells last from the load of day 50
// on.
func TestPartsMeetWithTheLastOfThem(t *testing.T) {
	p := pictureOf(supplied(
		&aid.Requirement{ID: "r-shops", Name: "workshops", Element: "bn", Role: "maintenance", Items: accept("workshop"), Quantity: q(2)},
		commitment("P4", "workshop", 2), handedOver("M4", "P4", "r-shops", 2),
		commitment("P5", "shell-a", 1000), allocation("A6", "P5", "r-shells", 1000, after(50)),
	))
	s := force.OnRecord(p)
	e := element(t, force.Structure(p), "bn")
	if got := s.Meets(e, valid, after(728)); got != after(50) {
		t.Errorf("parts meet on %s, want %s", got, after(50))
	}
	if got := s.MeetsOn(e.Parts[0], valid, after(728)); got != after(40) {
		t.Errorf("guns are there from %s, want %s", got, after(40))
	}
	if got := s.MeetsOn(e.Parts[0], valid, after(39)); got.Known() {
		t.Errorf("before the load of day 40 guns are there from %s", got)
	}
}

// A plan decides anew: what is allocated on record does not count, and what the
// plan sends elsewhere is not promised any more.
func TestPlanBringsItsDeliveries(t *testing.T) {
	p := pictureOf(supplied())
	s := force.WithPlan(p, force.Plan{Deliveries: []force.Delivery{
		{Pledge: "P1", Item: "gun-a", Requirement: "r-guns", On: after(30), Quantity: n(2)},
		{Pledge: "P2", Item: "gun-b", Requirement: "elsewhere", On: after(30), Quantity: n(10)},
		{Pledge: "P1", Item: "gun-a", Requirement: "r-guns", On: after(-3), Quantity: n(1)},
	}})
	guns := s.Of("r-guns")
	if guns.Received != n(3) || guns.Coming != n(2) || guns.Undated != n(1) || guns.Promised != n(2) {
		t.Errorf("received %s, coming %s, undated %s, promised %s; want 3, 2, 1, 2", guns.Received, guns.Coming, guns.Undated, guns.Promised)
	}
}

func TestParentShowsTheMeanBelowApart(t *testing.T) {
	line := func(id, element string, quantity int64) *aid.Requirement {
		return &aid.Requirement{ID: aid.ID(id), Element: aid.ID(element), Role: "support", Items: accept("truck"), Quantity: q(quantity)}
	}
	p := pictureOf([]aid.Record{
		&aid.Item{ID: "truck", Category: "mobility/truck", Unit: "piece"},
		&aid.Package{ID: "t", Components: []aid.Component{{Role: "support", Items: accept("truck"), Quantity: q(10), Critical: true}}},
		&aid.ForceElement{ID: "div"}, &aid.ForceElement{ID: "bde", Parent: "div", Package: "t", Priority: 2},
		&aid.ForceElement{ID: "a", Parent: "bde", Package: "t", Priority: 1}, &aid.ForceElement{ID: "b", Parent: "bde", Package: "t", Priority: 5},
		&aid.ForceElement{ID: "c", Parent: "bde"},
		line("ra", "a", 10), line("rb", "b", 10), line("rbde", "bde", 10),
		commitment("P", "truck", 30), handedOver("M1", "P", "ra", 5), handedOver("M2", "P", "rb", 10), handedOver("M3", "P", "rbde", 1),
	})
	elements, s := force.Structure(p), force.OnRecord(p)
	below, ok := s.Below(element(t, elements, "bde"), valid)
	if want := (16*.5 + 1) / 17; !ok || math.Abs(below-want) > 1e-9 {
		t.Errorf("below the brigade %g, want %g", below, want)
	}
	if own := s.Readiness(element(t, elements, "bde"), valid).Fraction; math.Abs(own-.1) > 1e-9 {
		t.Errorf("the brigade's own readiness is %g, want 0.1", own)
	}
	if below, _ := s.Below(element(t, elements, "div"), valid); math.Abs(below-.1) > 1e-9 {
		t.Errorf("below the division %g, want 0.1: the brigade counts with the smaller of both", below)
	}
	if s.Readiness(element(t, elements, "c"), valid).Known() {
		t.Error("an element without parts has a readiness")
	}
}

func TestSeatsThatEndInTime(t *testing.T) {
	course := func(id, provider, skill string) *aid.Course {
		return &aid.Course{ID: aid.ID(id), Provider: aid.ID(provider), Skill: aid.ID(skill), DurationDays: 35, NoticeDays: 14, Intakes: []aid.Intake{
			{Starts: after(-7), Seats: 40}, {Starts: after(7), Seats: 21}, {Starts: after(35), Seats: 14}, {Starts: after(36), Seats: 99},
		}}
	}
	p := pictureOf(battalion(course("c1", "XAA", "gun-a"), course("c2", "XAB", "gun-b"), course("c3", "XAA", "truck"),
		&aid.Position{ID: "pos", Party: "XAB", Stance: "not_participating", Scope: []string{"courses"}}))
	intakes := force.OnRecord(p).Intakes(p, element(t, force.Structure(p), "bn").Parts[1])
	want := force.Seats{Seats: 35, Intakes: 2, PastNotice: 21, Withheld: 35}
	if got := force.SeatsBy(intakes, after(70), valid); got != want || len(intakes) != 6 {
		t.Errorf("%+v of %d intakes, want %+v of 6", got, len(intakes), want)
	}
	if intakes[0].AskBy() != after(-7) || intakes[0].Ends != after(42) {
		t.Errorf("ask by %s, ends %s", intakes[0].AskBy(), intakes[0].Ends)
	}
}
