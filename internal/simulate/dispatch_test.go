package simulate_test

import (
	"math"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/simulate"
)

// only plays one future, in which pledges are so many days late.
func only(t *testing.T, p *picture.Picture, opt plan.Options, late map[aid.ID]int) (*plan.Plan, *simulate.Result) {
	t.Helper()
	made := solved(t, p, opt)
	o := outlined(t, p, made)
	days := map[aid.ID]func(uint64) int{}
	for id, by := range late {
		days[id] = always(by)
	}
	return made, run(t, o, made, lateBy{o, days}, 1, 1)
}

func lineOf(t *testing.T, r *simulate.Result, id aid.ID) simulate.Line {
	t.Helper()
	for _, l := range r.Lines {
		if l.Need.ID == id {
			return l
		}
	}
	t.Fatalf("no line %s", id)
	return simulate.Line{}
}

// What is late goes first to the line that the plan gave it to, though another one would
// be worth more to it.
func TestLateGoesWhereThePlanGaveIt(t *testing.T) {
	p := guns(line("R1", 4, 1), line("R5", 4, 5), pledge("P1", "XAA", 4, begin), pledge("P5", "XAB", 4, begin+1))
	opt := smallOptions()
	made, r := only(t, p, opt, map[aid.ID]int{"P1": 70, "P5": 28})
	to := map[aid.ID]aid.ID{}
	for _, a := range made.Allocations {
		to[a.Pledge] = a.Requirement
	}
	if to["P1"] != "R1" || to["P5"] != "R5" {
		t.Fatalf("the plan gives %v; it should give each line the pledge of its number", to)
	}
	if first, fifth := lineOf(t, r, "R1"), lineOf(t, r, "R5"); math.Abs(first.Shortfall.Mean-16*10) > 1e-9 || math.Abs(fifth.Shortfall.Mean-(29./7)) > 1e-9 {
		t.Errorf("R1 lacks %g weeks and R5 %g", first.Shortfall.Mean, fifth.Shortfall.Mean)
	}
}

// daily is a need of one gun a day from one day to another.
func daily(id aid.ID, from, to aid.Date, priority int) *aid.Requirement {
	return &aid.Requirement{ID: id, Name: string(id), Items: []aid.Accept{{What: "gun"}}, RatePerDay: aid.DecimalInt(1), RateFrom: from, RateTo: to, Priority: priority}
}

// spread is a world in which the plan gives a pledge of seven to a daily need of one week,
// while of R2 three and of R3 all stay open.
func spread(p *aid.Pledge, more ...aid.Record) *picture.Picture {
	other := pledge("P2", "XAB", 197, begin)
	other.Earmark = []aid.ID{"R2"}
	return guns(append(more, daily("day", begin, begin+7, 1), line("R2", 200, 4), line("R3", 400, 5), p, other)...)
}

// What comes after the day's need is over goes to where it is worth most then: an open
// need of the highest weight, and the rest to the next.
func TestTooLateGoesWhereItIsWorthMost(t *testing.T) {
	_, r := only(t, spread(pledge("P", "XAA", 7, begin)), smallOptions(), map[aid.ID]int{"P": 21})
	if l := lineOf(t, r, "day"); l.Shortfall.Plan != 0 || l.Shortfall.Mean != 16 {
		t.Errorf("the daily need lacks %g weeks, by the plan %g", l.Shortfall.Mean, l.Shortfall.Plan)
	}
	for id, want := range map[aid.ID]float64{"R2": 2 * 3. / 200 * 3, "R3": weeksAhead - 4./400*(weeksAhead-3)} {
		if l := lineOf(t, r, id); math.Abs(l.Shortfall.Mean-want) > 1e-9 {
			t.Errorf("%s lacks %g weeks, want %g", id, l.Shortfall.Mean, want)
		}
	}
}

// Neither an earmark, nor an order that singles the pledge out, lets it go elsewhere.
func TestTooLateGoesNowhereItMayNot(t *testing.T) {
	earmarked := pledge("P", "XAA", 7, begin)
	earmarked.Earmark = []aid.ID{"day", "R3"}
	_, r := only(t, spread(earmarked), smallOptions(), map[aid.ID]int{"P": 21})
	for id, want := range map[aid.ID]float64{"R2": 2 * 3. / 200 * weeksAhead, "R3": weeksAhead - 7./400*(weeksAhead-3)} {
		if l := lineOf(t, r, id); math.Abs(l.Shortfall.Mean-want) > 1e-9 {
			t.Errorf("earmarked: %s lacks %g weeks, want %g", id, l.Shortfall.Mean, want)
		}
	}
	pin := &aid.Order{ID: "O", Action: "pin", Pledge: "P", Requirement: "day", Quantity: aid.DecimalInt(7)}
	_, r = only(t, spread(pledge("P", "XAA", 7, begin), pin), smallOptions(), map[aid.ID]int{"P": 21})
	if l := lineOf(t, r, "R2"); math.Abs(l.Shortfall.Mean-l.Shortfall.Plan) > 1e-9 {
		t.Errorf("R2 lacks %g weeks, by the plan %g, and should have nothing of what is pinned", l.Shortfall.Mean, l.Shortfall.Plan)
	}
}

// Late loads find on a lane what the plan leaves of it and what others have missed, wait
// for the next period where that is full, and take as long as the lane does.
func TestLateLoadsShareLanes(t *testing.T) {
	at := func(q *aid.Pledge) *aid.Pledge { q.Node = "depot"; return q }
	to := func(l *aid.Requirement) *aid.Requirement { l.Node = "front"; return l }
	p := guns(
		&aid.Node{ID: "depot", Name: "depot"}, &aid.Node{ID: "front", Name: "front"},
		&aid.Lane{ID: "road", From: "depot", To: "front", Mode: "road", Transit: 7, Capacity: exactly(2)},
		to(line("R", 6, 3)), at(pledge("P", "XAA", 6, begin)),
	)
	// By the plan two go in each of three weeks. Nine days late, those of the first week and
	// of the second have gone; on day 9, in the second week, two go, in the third two that
	// leave as planned, and two at the start of the fourth.
	_, r := only(t, p, smallOptions(), map[aid.ID]int{"P": 9})
	if want := 4 * (2./6*(9+7)/7 + 2./6*3 + 2./6*4); math.Abs(r.Shortfall.Mean-want) > 1e-9 {
		t.Errorf("%g weeks are lacking, want %g", r.Shortfall.Mean, want)
	}
	if want := 4 * (2./6*1 + 2./6*2 + 2./6*3.); math.Abs(r.Shortfall.Plan-want) > 1e-9 {
		t.Errorf("by the plan %g, want %g", r.Shortfall.Plan, want)
	}
}

// What never comes leaves its need open, and its room to others.
func TestWhatNeverComesIsLacking(t *testing.T) {
	p := guns(line("R", 4, 2), pledge("P", "XAA", 4, begin))
	_, r := only(t, p, smallOptions(), map[aid.ID]int{"P": -1})
	if r.Shortfall.Mean != 8*weeksAhead || r.Lines[0].Chance != 0 || r.Donors[0].Saved != 8*weeksAhead {
		t.Errorf("%g weeks are lacking; keeping the day saves %g", r.Shortfall.Mean, r.Donors[0].Saved)
	}
}
