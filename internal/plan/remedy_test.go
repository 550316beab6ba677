package plan_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"footing/internal/aid"
	"footing/internal/exercise"
	"footing/internal/picture"
	"footing/internal/plan"
)

// promise is a remedy that a plan names, or a row of its ask list.
type promise struct {
	action  string
	line    aid.ID // the requirement that it is for, or none
	records []aid.Record
	worth   float64
	text    string
}

// promisesOf lists what a plan promises, each with the records that come of it.
func promisesOf(t testing.TB, p *plan.Plan, records []aid.Record, day aid.Date) []promise {
	t.Helper()
	var list []promise
	add := func(line aid.ID, r plan.Remedy) {
		if r.Worth <= 0 {
			return
		}
		if changed, done := applied(t, records, day, p.Options, line, r); done {
			list = append(list, promise{r.Action, line, changed, r.Worth, r.Text})
		}
	}
	for _, u := range p.Unmet {
		add(u.Requirement, u.Remedy)
	}
	for _, e := range p.Elements {
		add("", e.Remedy)
	}
	for _, a := range p.Ask[:min(topAsks, len(p.Ask))] {
		text := fmt.Sprintf("%g %s of %s at %s by %s for %s", a.Quantity, a.Item, a.Donor, a.Node, a.By, a.Requirement)
		list = append(list, promise{asked, a.Requirement, given(t, records, a), a.Worth, text})
	}
	return list
}

const (
	topAsks = 3
	asked   = "(asked of a donor)"
)

// kept is what became of the promises of one sort.
type kept struct {
	tried, true, better       int
	promised, brought, raised float64
}

type tally map[string]*kept

// report shows, by action, how many promises came true and how many made the plan
// in whole units better, and on average what was promised and by how much the
// relaxation and the value rose.
func (k tally) report(t *testing.T) {
	t.Helper()
	t.Logf("%-20s %5s %5s %6s %9s %9s %9s", "action", "tried", "true", "better", "promised", "brought", "in value")
	for _, action := range slices.Sorted(maps.Keys(k)) {
		s := k[action]
		n := float64(s.tried)
		t.Logf("%-20s %5d %5d %6d %9.4g %9.4g %9.4g", action, s.tried, s.true, s.better, s.promised/n, s.brought/n, s.raised/n)
	}
}

// judge plans, and again for each promise of the plan, up to most of one sort.
func (k tally) judge(t *testing.T, name string, records []aid.Record, day aid.Date, o plan.Options, most int) {
	t.Helper()
	planned := func(records []aid.Record) *plan.Plan {
		p, err := plan.Solve(context.Background(), picture.FromRecords(day, aid.InstantOf(day.Time()), records), solver(t), o, nil)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	before := planned(records)
	tried := map[string]int{}
	for _, p := range promisesOf(t, before, records, day) {
		if tried[p.action]++; tried[p.action] > most {
			continue
		}
		if brought := k.add(&p, before, planned(p.records)); brought < p.worth-closed*max(1, before.Relaxation) {
			t.Errorf("%s: %s for %s promised %.6g and brought %.6g: %s", name, p.action, p.line, p.worth, brought, p.text)
		}
	}
}

// add counts a promise and gives what it brought: in the relaxation, or for crews
// in the value, if that rose more. The relaxation has parts of a crew before, and so
// gains less; the whole plan may find other crews, and so gain less.
func (k tally) add(p *promise, before, after *plan.Plan) float64 {
	s := k[p.action]
	if s == nil {
		s = &kept{}
		k[p.action] = s
	}
	brought, raised := after.Relaxation-before.Relaxation, after.Value-before.Value
	if p.line == "" {
		brought = max(brought, raised)
	}
	s.tried++
	s.promised += p.worth
	s.brought += brought
	s.raised += raised
	if brought >= p.worth-closed*max(1, before.Relaxation) {
		s.true++
	}
	if raised > 0 || shortOf(after, p.line) < shortOf(before, p.line)-closed {
		s.better++
	}
	return brought
}

func shortOf(p *plan.Plan, line aid.ID) float64 {
	for _, u := range p.Unmet {
		if u.Requirement == line {
			return u.Short
		}
	}
	return 0
}

// troubled are worlds by hand, of one trouble each, by the action that mends it.
func troubled() map[string]func() *scene {
	simple := func(trouble func(*scene)) func() *scene {
		return func() *scene {
			s := newScene()
			trouble(s)
			return s
		}
	}
	withCrews := func(trouble func(*scene, *aid.Course, *aid.ForceElement)) func() *scene {
		return func() *scene {
			s, school, battalion := manned()
			trouble(s, school, battalion)
			return s
		}
	}
	return map[string]func() *scene{
		plan.ActionPledgeMore:  simple(func(s *scene) { s.pledge.Quantity = tonnes(6) }),
		plan.ActionReadySooner: simple(func(s *scene) { s.pledge.ReadyLikely = valid.AddDays(63) }),
		plan.ActionSettle:      simple(func(s *scene) { s.gun().Consent = []aid.ID{"XOR"} }),
		plan.ActionLiftBan: simple(func(s *scene) {
			s.records = append(s.records, &aid.Order{ID: "order", Action: "ban", Pledge: "pledge", Reason: "test"})
		}),
		plan.ActionWiden: simple(func(s *scene) { s.pledge.Earmark = []aid.ID{"elsewhere"} }),
		plan.ActionPosition: simple(func(s *scene) {
			s.records = append(s.records, &aid.Position{ID: "position", Party: "XAA", Stance: "not_participating"})
		}),
		plan.ActionRateAgain: simple(func(s *scene) {
			s.options.InteropFloor = "compatible"
			s.need.Element = "battalion"
			s.records = append(s.records, &aid.ForceElement{ID: "battalion", Name: "battalion", Partners: []aid.ID{"XPA"}},
				&aid.Compatibility{ID: "rating", A: "gun", B: "XPA", Level: "none"})
		}),
		plan.ActionOpenLane:   simple(func(s *scene) { s.lane.OpenFrom = valid.AddDays(210) }),
		plan.ActionMoreLane:   simple(func(s *scene) { s.lane.Capacity = tonnes(2) }),
		plan.ActionOtherDonor: simple(func(s *scene) { s.fair(0.5) }),
		plan.ActionMoreMoney: simple(func(s *scene) {
			s.pledge.Quantity = aid.Undisclosed
			s.buys(65, 14, func(*aid.Fund, *aid.Procurement) {})
		}),
		plan.ActionMoreTypes:  func() *scene { return mixed(1, valid) },
		plan.ActionMorePlaces: withCrews(func(_ *scene, c *aid.Course, _ *aid.ForceElement) { c.Intakes[0].Seats = 23 }),
		plan.ActionMorePeople: withCrews(func(_ *scene, _ *aid.Course, e *aid.ForceElement) { e.People = tonnes(13) }),
		plan.ActionNewCourse:  withCrews(func(_ *scene, c *aid.Course, _ *aid.ForceElement) { c.NoticeDays = 15 }),
		plan.ActionMoreEquipment: withCrews(func(s *scene, c *aid.Course, _ *aid.ForceElement) {
			c.Equipment = []aid.Accept{{What: "gun", Factor: aid.DecimalInt(2)}}
			s.records = append(s.records, &aid.Holding{ID: "held", Party: "XAA", Item: "gun", Quantity: tonnes(1)})
		}),
	}
}

// What a remedy promises comes true when it is done and the plan made again, for
// every action that there is.
func TestPromisesOfEveryActionComeTrue(t *testing.T) {
	k := tally{}
	for action, trouble := range troubled() {
		s := trouble()
		before := 0
		if k[action] != nil {
			before = k[action].tried
		}
		k.judge(t, action, append([]aid.Record{s.need, s.pledge, s.lane, s.port}, s.records...), valid, s.options, 1)
		if k[action] == nil || k[action].tried == before || k[action].better < k[action].tried {
			t.Errorf("%s: not tried, or it made no plan better: %+v", action, k[action])
		}
	}
	k.report(t)
}

func TestPromisesComeTrueInRandomWorlds(t *testing.T) {
	k := tally{}
	for _, seed := range []uint64{0, 9, 31} {
		w := smallWorld()
		w.pledges, w.lines, w.orders = 16, 8, seed%2 == 0
		o := options()
		o.Horizon, o.Dependence, o.Gap, o.Routes = 30, dependence(seed), 1e-9, 64
		if seed%3 == 0 {
			o.InteropFloor = "interchangeable"
		}
		dice := rand.New(rand.NewPCG(seed, 3))
		schools := &trial{tb: t, records: w.build(seed)}
		schools.addCourses(func(low, high int, _ string) int { return low + dice.IntN(high-low+1) })
		k.judge(t, fmt.Sprint("seed ", seed), schools.records, valid, o, 1)
	}
	k.report(t)
}

func TestPromisesComeTrueInTheExercise(t *testing.T) {
	k := tally{}
	records, err := exercise.Make(exercise.Small, 1)
	if err != nil {
		t.Fatal(err)
	}
	k.judge(t, "exercise", exercise.At(records, exercise.Start), exercise.Start, options(), 1)
	k.report(t)
}
