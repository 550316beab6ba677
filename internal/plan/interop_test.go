package plan_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/exercise"
	"footing/internal/picture"
	"footing/internal/plan"
)

// beside puts the ten guns of a scene into a battalion that works beside XPA, with
// as many of another gun pledged, and rates each with XPA unless the level is
// empty.
func beside(gun, other string) *scene {
	s := newScene()
	s.need.Element = "battalion"
	s.need.Items = append(s.need.Items, aid.Accept{What: "other"})
	rival := *s.gun()
	rival.ID = "other"
	given := *s.pledge
	given.ID, given.Item = "rival", "other"
	s.records = append(s.records, &rival, &given,
		&aid.ForceElement{ID: "battalion", Name: "battalion", Partners: []aid.ID{"XPA"}})
	for item, level := range map[aid.ID]string{"gun": gun, "other": other} {
		if level != "" {
			s.records = append(s.records, &aid.Compatibility{ID: item + "-XPA", A: item, B: "XPA", Level: level, On: valid.AddDays(-30)})
		}
	}
	return s
}

func (s *scene) planWith(t *testing.T, change func(*plan.Options)) *plan.Plan {
	t.Helper()
	o := options()
	o.Grid, o.Horizon, o.Handling, o.Gap = plan.GridWeekly, 20, 0, 1e-9
	change(&o)
	records := append([]aid.Record{s.need, s.pledge, s.lane, s.port}, s.records...)
	return solved(t, picture.FromRecords(valid, aid.InstantOf(valid.Time()), records), o)
}

// sent is what goes of each item, and the terms: ten guns in time are worth 192.
func sent(p *plan.Plan) string {
	given := map[aid.ID]float64{}
	for _, d := range p.Departures {
		given[d.Item] += d.Quantity
	}
	return fmt.Sprintf("gun %g, other %g; %.4g and %.4g", given["gun"], given["other"], p.Terms.Shortfall, p.Terms.Interoperability)
}

// Between two items that are alike in all else, the one goes that works better
// beside the partner; the worth of the plan is the same, and what it earns beside
// it is apart.
func TestInteroperabilityDecidesBetweenEqualItems(t *testing.T) {
	for _, c := range []struct {
		gun, other string
		weight     float64
		want       string
	}{
		{"compatible", "common", 0.01, "gun 0, other 10; 192 and 1.92"},
		{"common", "compatible", 0.01, "gun 10, other 0; 192 and 1.92"},
		{"common", "", 0.01, "gun 10, other 0; 192 and 1.92"},
		{"", "compatible", 0.01, "gun 10, other 0; 192 and 0.96"},
		{"", "interchangeable", 0.03, "gun 0, other 10; 192 and 3.84"},
		{"none", "none", 0.01, "gun 10, other 0; 192 and 0"},
	} {
		p := beside(c.gun, c.other).planWith(t, func(o *plan.Options) { o.Interop = c.weight })
		got := sent(p)
		if c.gun == c.other { // it does not matter which goes
			got, c.want = got[strings.Index(got, ";"):], c.want[strings.Index(c.want, ";"):]
		}
		if got != c.want || !near(p.Value, p.Terms.Shortfall+p.Terms.Interoperability, 1e-9) || !near(p.Bound, p.Value, 1e-6) {
			t.Errorf("gun %q, other %q: %s, value %g, bound %g; want %s", c.gun, c.other, got, p.Value, p.Bound, c.want)
		}
	}
}

// An item that is worth more goes before one that works better beside the
// partner, unless the weight is large enough.
func TestInteroperabilityIsWeighedAgainstWorth(t *testing.T) {
	for weight, want := range map[float64]string{0.01: "gun 10, other 0; 192 and 0", 3: "gun 0, other 10; 96 and 288"} {
		s := beside("none", "common")
		s.need.Items[1].Factor = aid.DecimalFloat(0.5)
		s.lane.Capacity, s.lane.OpenTo = tonnes(20), valid.AddDays(7) // ten in all
		p := s.planWith(t, func(o *plan.Options) { o.Interop = weight })
		if got := sent(p); got != want {
			t.Errorf("weight %g: %s; want %s", weight, got, want)
		}
	}
}

func TestWeightNothingChangesNothing(t *testing.T) {
	nothing := func(o *plan.Options) { o.Interop = 0 }
	rated, bare := beside("none", "common"), beside("", "")
	a, b := rated.planWith(t, nothing), bare.planWith(t, nothing)
	if sent(a) != sent(b) || a.Value != b.Value || a.Terms.Interoperability != 0 {
		t.Errorf("rated %s, unrated %s; values %g and %g", sent(a), sent(b), a.Value, b.Value)
	}
	s := beside("common", "common")
	s.need.Element = ""
	if p := s.planWith(t, func(*plan.Options) {}); p.Terms.Interoperability != 0 {
		t.Errorf("a line of no element earns %g", p.Terms.Interoperability)
	}
}

// A daily need draws on a store that all items share, and earns nothing.
func TestDailyNeedsEarnNothing(t *testing.T) {
	s := beside("common", "common")
	s.need.Quantity, s.need.RatePerDay, s.need.RateFrom, s.need.RateTo = aid.Quantity{}, aid.DecimalInt(1), valid.AddDays(14), valid.AddDays(24)
	if p := s.planWith(t, func(o *plan.Options) { o.Interop = 1 }); p.Terms.Interoperability != 0 || p.Terms.Shortfall <= 0 {
		t.Errorf("terms %+v", p.Terms)
	}
}

func TestFloors(t *testing.T) {
	const again = "0 in time, 0 in all; interoperability; rate item gun with XPA again, it is at none; or lower --interop-floor from "
	for _, c := range []struct {
		name, floor string
		change      func(*scene)
		want        string
		unproven    bool
	}{
		{"none asked for", "", func(*scene) {}, "10 in time, 10 in all", false},
		{"none", "none", func(*scene) {}, "10 in time, 10 in all", false},
		{"slack", "compatible", rate("gun", "common"), "10 in time, 10 in all", false},
		{"met exactly", "interchangeable", rate("gun", "interchangeable"), "10 in time, 10 in all", false},
		{"infeasible", "compatible", func(*scene) {}, again + "compatible", false},
		{"infeasible for a daily need", "common", func(s *scene) {
			s.need.Quantity, s.need.RatePerDay, s.need.RateFrom, s.need.RateTo = aid.Quantity{}, aid.DecimalInt(1), valid.AddDays(56), valid.AddDays(66)
		}, again + "common", false},
		{
			"binding: half is pledged of the other", "compatible", func(s *scene) { s.rival().Quantity = tonnes(5); rate("other", "compatible")(s) },
			"5 in time, 5 in all; interoperability; rate item gun with XPA again, it is at none; or lower --interop-floor from compatible", false,
		},
		{"unrated is not barred", "common", func(s *scene) { s.records = s.records[:len(s.records)-1] }, "10 in time, 10 in all", true},
		{"by what the partner holds", "interchangeable", func(s *scene) {
			s.records = append(s.records[:len(s.records)-1],
				&aid.Item{ID: "radio", Name: "radio", Category: "c2"},
				&aid.Holding{ID: "radios", Party: "XPA", Item: "radio", Quantity: tonnes(9), AsOf: valid},
				&aid.Compatibility{ID: "gun-radio", A: "gun", B: "radio", Level: "compatible"})
		}, "0 in time, 0 in all; interoperability; rate item gun with radio of XPA again, it is at compatible; or lower --interop-floor from interchangeable", false},
		{"by what came for a partner that is an element, nobody says how much or for which line", "compatible", func(s *scene) {
			recordOf[*aid.ForceElement](s, "battalion").Partners = []aid.ID{"brigade"}
			s.records = append(s.records,
				&aid.Item{ID: "radio", Name: "radio", Category: "c2"},
				&aid.ForceElement{ID: "brigade", Name: "brigade"},
				&aid.Requirement{ID: "radios", Name: "radios", Element: "brigade", Items: []aid.Accept{{What: "radio"}}},
				&aid.Pledge{ID: "came", Donor: "XAA", Item: "radio"},
				&aid.Movement{ID: "over", Event: "received", Pledge: "came", Quantity: aid.Undisclosed, On: valid},
				&aid.Compatibility{ID: "gun-radio", A: "radio", B: "gun", Level: "none"})
		}, "0 in time, 0 in all; interoperability; rate item gun with radio of brigade again, it is at none; or lower --interop-floor from compatible", false},
		{"of another element", "common", func(s *scene) { s.need.Element = "" }, "10 in time, 10 in all", false},
		{"rated later", "compatible", func(s *scene) {
			s.records = append(s.records, &aid.Compatibility{ID: "later", A: "XPA", B: "gun", Level: "common", On: valid})
		}, "10 in time, 10 in all", false},
	} {
		s := beside("", "none")
		s.rival().Quantity = tonnes(0)
		rate("gun", "none")(s)
		c.change(s)
		p := s.planWith(t, func(o *plan.Options) { o.InteropFloor = c.floor })
		if got := outcome(p); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		if said := strings.Contains(strings.Join(p.Notes, "\n"), "not rated with every partner"); said != c.unproven {
			t.Errorf("%s: the notes are %q", c.name, p.Notes)
		}
	}
}

func recordOf[R aid.Record](s *scene, id aid.ID) R {
	for _, r := range s.records {
		if own, ok := r.(R); ok && r.RecordID() == id {
			return own
		}
	}
	panic("no record " + string(id))
}

// rival is the pledge of the other gun.
func (s *scene) rival() *aid.Pledge { return recordOf[*aid.Pledge](s, "rival") }

// rate rates an item with XPA in place of any rating that it has.
func rate(item aid.ID, level string) func(*scene) {
	return func(s *scene) {
		for i, r := range s.records {
			if r.RecordID() == item+"-XPA" {
				s.records = append(s.records[:i:i], s.records[i+1:]...)
				break
			}
		}
		s.records = append(s.records, &aid.Compatibility{ID: item + "-XPA", A: item, B: "XPA", Level: level, On: valid.AddDays(-30)})
	}
}

// What the remedy promises comes true: rated anew, or with a lower floor.
func TestRatedAgainComesTrue(t *testing.T) {
	floor := func(o *plan.Options) { o.InteropFloor = "compatible" }
	s := beside("none", "none")
	before := s.planWith(t, floor)
	rate("gun", "compatible")(s)
	after := s.planWith(t, floor)
	if promised := before.Unmet[0].Remedy; promised.Worth <= 0 || after.Value < before.Value+promised.Worth*(1-1e-6) || promised.Subject != "gun-XPA" {
		t.Errorf("the remedy %+v brought %g", promised, after.Value-before.Value)
	}
}

// Nobody is asked for what the floor would keep out.
func TestNobodyIsAskedForWhatTheFloorBars(t *testing.T) {
	s := beside("none", "compatible")
	s.rival().Quantity = tonnes(4)
	p := s.planWith(t, func(o *plan.Options) { o.InteropFloor = "compatible" })
	for _, a := range p.Ask {
		if a.Item != "other" {
			t.Errorf("%+v", a)
		}
	}
	if len(p.Ask) != 1 {
		t.Errorf("%d rows are asked; want one, of the other gun", len(p.Ask))
	}
}

func TestInteroperableExerciseIsSound(t *testing.T) {
	o := options()
	o.Crews, o.Buy, o.Interop, o.InteropFloor = false, true, 0.2, "interchangeable"
	if found := solved(t, exercisePicture(t, exercise.Small), o); found.Terms.Interoperability <= 0 {
		t.Errorf("terms %+v", found.Terms)
	}
}

// In random worlds with partners, ratings and floors the plan found is that of
// the model written out, and the checker comes to the same figures.
func TestInteroperableWorldsAreSound(t *testing.T) {
	earned, barred := 0, 0
	for seed := range uint64(8) {
		o := options()
		o.Horizon, o.Gap, o.Crews = 30, 1e-7, false
		o.Interop, o.InteropFloor = []float64{0.01, 0.5, 10}[seed%3], []string{"", "compatible", "interchangeable", "common"}[seed%4]
		p := smallWorld().picture(seed)
		found := solved(t, p, o)
		exact, err := writeOut(t, p, o, false).Solve(context.Background(), solver(t))
		if err != nil || !exact.Optimal || !near(found.Relaxation, exact.Value, 1e-6) || found.Bound < exact.Value*(1-1e-7) {
			t.Errorf("seed %d: relaxation %.9g, bound %.9g, the whole model %+v, %v", seed, found.Relaxation, found.Bound, exact, err)
		}
		if found.Terms.Interoperability > 0 {
			earned++
		}
		for _, u := range found.Unmet {
			if u.Breakdown[plan.CauseInteroperability] > 0 {
				barred++
			}
		}
	}
	if earned < 6 || barred < 5 {
		t.Errorf("%d plans earn by interoperability, %d lines are short by a floor: the worlds try too little", earned, barred)
	}
}
