package simulate_test

import (
	"math"
	"testing"

	"footing/internal/aid"
	"footing/internal/exercise"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/simulate"
)

// Where everything is ready on the plan's days, every figure is the plan's own, in every
// quantile and without an error.
func TestWithoutChanceThePlanComesOut(t *testing.T) {
	for _, c := range []struct {
		name   string
		seed   uint64
		change func(*plan.Options)
	}{
		{"usual", 1, func(*plan.Options) {}},
		{"another world", 2, func(*plan.Options) {}},
		{"bought", 1, func(o *plan.Options) { o.Buy = true }},
		{"without crews", 3, func(o *plan.Options) { o.Crews, o.Types = false, false }},
		{"lines alone", 1, func(o *plan.Options) { o.Readiness = 0 }},
		{"by weeks", 2, func(o *plan.Options) { o.Grid, o.Horizon = plan.GridWeekly, 40 }},
		{"dependence", 1, func(o *plan.Options) { o.Dependence = 0.5 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, opt := exercisePicture(t, exercise.Small, c.seed), options()
			c.change(&opt)
			made := solved(t, p, opt)
			o := outlined(t, p, made)
			holdToPlan(t, made, run(t, o, made, asPlanned(o), 100, 2))
		})
	}
}

// So it is where the plan counts on a forecast.
func TestWithoutChanceAForecastPlanComesOut(t *testing.T) {
	p, opt := exercisePicture(t, exercise.Small, 1), options()
	opt.Confidence, opt.Ready = 0.8, map[aid.ID]aid.Date{}
	for _, q := range picture.All[aid.Pledge](p) {
		opt.Ready[q.ID] = max(q.Ready(), p.Valid) + 33
	}
	opt.Ready = plan.ForecastReady(p, opt.Ready)
	made := solved(t, p, opt)
	o := outlined(t, p, made)
	holdToPlan(t, made, run(t, o, made, asPlanned(o), 10, 1))
}

func holdToPlan(t *testing.T, made *plan.Plan, r *simulate.Result) {
	t.Helper()
	if len(made.Departures) == 0 {
		t.Fatal("the plan moves nothing")
	}
	same := func(what string, got, want float64) {
		t.Helper()
		if !(math.Abs(got-want) <= 1e-9*max(1, math.Abs(want))) {
			t.Errorf("%s is %.12g, the plan says %.12g", what, got, want)
		}
	}
	exact := func(what string, f simulate.Figure, want float64) {
		t.Helper()
		same(what, f.Mean, want)
		if f.Error != 0 || f.Mean != f.Plan {
			t.Errorf("%s: mean %g, of the plan %g, with an error of %g", what, f.Mean, f.Plan, f.Error)
		}
		for _, level := range f.Levels {
			if !(math.Abs(level-want) <= max(f.Within, 1e-9*want)+1e-12) {
				t.Errorf("%s: a quantile is %.12g and not %.12g", what, level, want)
			}
		}
	}
	exact("shortfall", r.Shortfall, made.ShortfallAfter)
	exact("lines met", r.LinesMet, float64(len(made.Lines)-len(made.Unmet)))
	weeks, meet := 0.0, 0
	for _, e := range made.Elements {
		weeks += e.Weight * e.WeeksAfter
		if e.Meets != "" && e.Meets <= e.Due {
			meet++
		}
	}
	exact("weeks of readiness", r.ReadyWeeks, weeks)
	exact("elements", r.ElementsMet, float64(meet))
	holdLines(t, made, r, same, exact)
	holdElements(t, made, r, same)
	for _, d := range r.Donors {
		if d.Saved != 0 || d.Late != 0 {
			t.Errorf("%s: late %g, saves %g", d.Donor, d.Late, d.Saved)
		}
	}
}

func holdLines(t *testing.T, made *plan.Plan, r *simulate.Result, same func(string, float64, float64), exact func(string, simulate.Figure, float64)) {
	t.Helper()
	stated, unmet := map[aid.ID]plan.Line{}, map[aid.ID]bool{}
	for _, l := range made.Lines {
		stated[l.Requirement] = l
	}
	for _, u := range made.Unmet {
		unmet[u.Requirement] = true
	}
	for _, l := range r.Lines {
		s := stated[l.Need.ID]
		exact("shortfall of "+string(l.Need.ID), l.Shortfall, s.ShortfallWeeksAfter)
		last := l.Fan[len(l.Fan)-1]
		same("coverage of "+string(l.Need.ID), last.Plan, s.CoverageAfter)
		for _, level := range last.Levels {
			same("a quantile of the coverage of "+string(l.Need.ID), level, s.CoverageAfter)
		}
		if l.Met == unmet[l.Need.ID] || (l.Chance == 1) != l.Met || l.Error != 0 {
			t.Errorf("%s is met %v, with a chance of %g and an error of %g", l.Need.ID, l.Met, l.Chance, l.Error)
		}
	}
}

func holdElements(t *testing.T, made *plan.Plan, r *simulate.Result, same func(string, float64, float64)) {
	t.Helper()
	if len(r.Elements) != len(made.Elements) {
		t.Fatalf("%d elements, in the plan %d", len(r.Elements), len(made.Elements))
	}
	for i, e := range r.Elements {
		s := made.Elements[i]
		same("weeks of "+string(s.Element), e.Weeks.Mean, s.WeeksAfter)
		same("readiness when due of "+string(s.Element), e.Fan[0].Levels[0], s.DueAfter)
		same("readiness in the end of "+string(s.Element), e.Fan[len(e.Fan)-1].Levels[3], s.EndAfter)
		if e.Due.String() != s.Due || e.Meets != (s.Meets == s.Due) {
			t.Errorf("%s is due on %s and meets %v; in the plan %s and %s", s.Element, e.Due, e.Meets, s.Due, s.Meets)
		}
	}
}
