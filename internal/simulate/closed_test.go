package simulate_test

import (
	"math"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/simulate"
)

const never = simulate.Never

func (l lateBy) Drawer() simulate.Drawer { return l }

// near holds a mean against its closed form, within four standard errors.
func near(t *testing.T, what string, f simulate.Figure, want float64) {
	t.Helper()
	if !(math.Abs(f.Mean-want) <= 4*f.Error+1e-9*max(1, math.Abs(want))) {
		t.Errorf("%s is %.6g with an error of %.3g, by its closed form %.6g", what, f.Mean, f.Error, want)
	}
}

// One pledge for one line, late by 0 to 9 weeks in turn: the mean is the mean of these
// weeks, its error that of the ten, exactly.
func TestMeanOfEvenlyLate(t *testing.T) {
	p := guns(line("R", 4, 2), pledge("P", "XAA", 4, begin))
	made := solved(t, p, smallOptions())
	o := outlined(t, p, made)
	r := run(t, o, made, lateBy{o, map[aid.ID]func(uint64) int{"P": func(future uint64) int { return 7 * int(future/2%10) }}}, 1000, 2)
	const weight = 8
	if r.Shortfall.Plan != 0 || math.Abs(r.Shortfall.Mean-weight*4.5) > 1e-9 {
		t.Errorf("%g weeks on average, %g by the plan; want %g and 0", r.Shortfall.Mean, r.Shortfall.Plan, weight*4.5)
	}
	if want := weight * math.Sqrt(8.25/999); math.Abs(r.Shortfall.Error-want) > 1e-9 {
		t.Errorf("the error is %g, want %g", r.Shortfall.Error, want)
	}
	if want := [4]float64{weight * 1, weight * 5, weight * 8, weight * 9}; !closeTo(r.Shortfall.Levels, want) {
		t.Errorf("quantiles %v, want %v", r.Shortfall.Levels, want)
	}
	l := r.Lines[0]
	if l.Chance != 0.1 || math.Abs(l.Error-math.Sqrt(0.09/1000)) > 1e-12 || !l.Met {
		t.Errorf("met with a chance of %g, error %g", l.Chance, l.Error)
	}
	if d := r.Donors[0]; math.Abs(d.Saved-weight*4.5) > 1e-9 || d.Late != 0.9 || d.Pairs != 500 {
		t.Errorf("%+v; all that is lost would be saved", d)
	}
	// By day 28 what is late by four weeks at most is there: half of the futures.
	if b := l.Fan[1]; b.On != begin+28 || b.Levels != [4]float64{0, 1, 1, 1} || b.Plan != 1 {
		t.Errorf("the fan after four weeks is %+v", b)
	}
}

func closeTo(a, b [4]float64) bool {
	for i := range a {
		if math.Abs(a[i]-b[i]) > 1e-6 {
			return false
		}
	}
	return true
}

// What donors say is drawn as they say it: a quarter each on the earliest and the latest
// day, half on the likely one.
func TestMeanOfStatedDays(t *testing.T) {
	q := pledge("P", "XAA", 4, begin+70)
	q.ReadyEarliest, q.ReadyLatest = begin+35, begin+140
	p := guns(line("R", 4, 3), q)
	r := fated(t, p, q)
	// The plan sends it after 10 weeks of 40; early ones wait for that day.
	const weight, planned = 4, 4 * 10.
	if math.Abs(r.Shortfall.Plan-planned) > 1e-9 {
		t.Fatalf("the plan leaves %g weeks", r.Shortfall.Plan)
	}
	near(t, "shortfall", r.Shortfall, 0.75*planned+0.25*weight*20)
}

// A condition that is met with 70 %, late in all these, and else never.
func TestMeanWithAChanceOfNothing(t *testing.T) {
	q := pledge("P", "XAA", 4, begin+70)
	q.Conditions = []aid.ID{"C"}
	c := &aid.Condition{ID: "C", Name: "vote", Type: "vote", Likely: begin + 140, Probability: aid.DecimalFloat(0.7)}
	p := guns(line("R", 4, 3), q, c)
	r := fated(t, p, q)
	near(t, "shortfall", r.Shortfall, 4*(0.7*20+0.3*weeksAhead))
	if l := r.Lines[0]; math.Abs(l.Fan[len(l.Fan)-1].Levels[0]) > 0 || l.Fan[len(l.Fan)-1].Levels[1] != 1 {
		t.Errorf("in the end %+v", l.Fan[len(l.Fan)-1])
	}
}

// fated plays a world by what donors say.
func fated(t *testing.T, p *picture.Picture, records ...aid.Record) *simulate.Result {
	t.Helper()
	made := solved(t, p, smallOptions())
	o := outlined(t, p, made)
	return run(t, o, made, simulate.NewFates(learnedNothing(p, records...), p, o, 1), 20_000, 2)
}

// Pledges are withdrawn as often as on record: what is ready in so many days comes with
// the probability exp(-rate days).
func TestMeanWithWithdrawals(t *testing.T) {
	q := pledge("P", "XAA", 4, begin+140)
	p := guns(line("R", 4, 3), q)
	made := solved(t, p, smallOptions())
	o := outlined(t, p, made)
	fates := simulate.NewFates(withdrawing(t, p, q), p, o, 1)
	if fates.Basis.Withdrawn != 30 || fates.Basis.Years <= 0 {
		t.Fatalf("%+v", fates.Basis)
	}
	rate := float64(fates.Basis.Withdrawn) / (365.25 * fates.Basis.Years)
	stays := math.Exp(-rate * 140)
	r := run(t, o, made, fates, 40_000, 2)
	near(t, "shortfall", r.Shortfall, 4*(stays*20+(1-stays)*weeksAhead))
	if stays < 0.3 || stays > 0.95 {
		t.Errorf("%g stay: the test tests little", stays)
	}
}

// The parts of an element are late apart from each other: it is ready once both are there.
func TestReadinessOfTwoParts(t *testing.T) {
	p := guns(
		&aid.Item{ID: "kit", Name: "spares", Category: "spares/kit", Unit: "piece", Whole: true},
		&aid.Package{ID: "battery", Name: "battery", Components: []aid.Component{
			{Role: "platform", Items: []aid.Accept{{What: "gun"}}, Quantity: exactly(4), Critical: true},
			{Role: "spares", Items: []aid.Accept{{What: "kit"}}, Quantity: exactly(4), Critical: true},
		}},
		&aid.ForceElement{ID: "E", Name: "battery", Package: "battery", Priority: 3, ReadyBy: begin},
		&aid.Requirement{ID: "RG", Name: "guns", Element: "E", Role: "platform", Items: []aid.Accept{{What: "gun"}}, Quantity: exactly(4), Priority: 3},
		&aid.Requirement{ID: "RK", Name: "kits", Element: "E", Role: "spares", Items: []aid.Accept{{What: "kit"}}, Quantity: exactly(4), Priority: 3},
		pledge("PG", "XAA", 4, begin),
		&aid.Pledge{ID: "PK", Donor: "XAB", Item: "kit", Quantity: exactly(4), Binding: "commitment", ReadyLikely: begin},
	)
	opt := smallOptions()
	opt.Crews = false
	made := solved(t, p, opt)
	o := outlined(t, p, made)
	// Each is late by 0, 28, 56 or 84 days, all pairs equally often, also among the futures in
	// which it is a donor's turn: ready from the larger on.
	r := run(t, o, made, lateBy{o, map[aid.ID]func(uint64) int{
		"PG": func(future uint64) int { return 28 * int(future/4%4) },
		"PK": func(future uint64) int { return 28 * int(future/16%4) },
	}}, 3200, 2)
	e := r.Elements[0]
	want := 0.0
	for a := range 4 {
		for b := range 4 {
			want += float64(weeksAhead-4*max(a, b)) / 16
		}
	}
	if math.Abs(e.Weeks.Mean-want) > 1e-9 || e.Weeks.Plan != weeksAhead || e.Chance != 1./16 {
		t.Errorf("ready for %g weeks, want %g; for %g by the plan; when due with %g", e.Weeks.Mean, want, e.Weeks.Plan, e.Chance)
	}
	// After four weeks both are there in 4 of 16 futures.
	if b := e.Fan[1]; b.Levels != [4]float64{0, 0, 1, 1} {
		t.Errorf("after four weeks %+v", b)
	}
	if saved := r.Donors[0].Saved; math.Abs(saved-4*6) > 1e-9 {
		t.Errorf("keeping the guns' days saves %g weeks, want %g", saved, 4*6.)
	}
}

// Of a plan of nothing there is nothing to draw, and nothing fails.
func TestNothingToSimulate(t *testing.T) {
	p := guns(line("R", 4, 3))
	made := solved(t, p, smallOptions())
	o := outlined(t, p, made)
	r := run(t, o, made, simulate.NewFates(learnedNothing(p), p, o, 1), 10, 2)
	if r.Shortfall.Mean != 4*weeksAhead || r.Shortfall.Error != 0 || len(r.Donors) != 0 || r.Lines[0].Chance != 0 {
		t.Errorf("%+v", r.Shortfall)
	}
}

// A plan is not simulated on another picture than its own.
func TestAnotherPictureIsRefused(t *testing.T) {
	p := guns(line("R", 4, 2), pledge("P", "XAA", 4, begin))
	made := solved(t, p, smallOptions())
	for name, other := range map[string]*picture.Picture{
		"without the pledge": guns(line("R", 4, 2)),
		"without the line":   guns(pledge("P", "XAA", 4, begin)),
	} {
		if _, err := plan.OutlineOf(other, made); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	other := guns(line("R", 4, 1), pledge("P", "XAA", 4, begin))
	o := outlined(t, other, made)
	if _, err := simulate.Run(t.Context(), o, made, asPlanned(o), simulate.Options{Futures: 1}, nil); err != nil {
		t.Logf("another priority: %v", err) // all is met: no figure tells them apart
	}
	later := guns(line("R", 4, 2), pledge("P", "XAA", 4, begin+7))
	o = outlined(t, later, made)
	if _, err := simulate.Run(t.Context(), o, made, asPlanned(o), simulate.Options{Futures: 1}, nil); err == nil {
		t.Error("a plan that leaves before its load is ready is carried out")
	}
	o = outlined(t, p, made)
	if _, err := simulate.Run(t.Context(), o, made, asPlanned(o), simulate.Options{}, nil); err == nil {
		t.Error("no futures are no error")
	}
}
