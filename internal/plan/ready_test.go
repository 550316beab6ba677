package plan_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"footing/internal/aid"
	"footing/internal/exercise"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/plan/check"
)

// later gives every pledge with a day 60 days more.
func later(p *picture.Picture) map[aid.ID]aid.Date {
	days := map[aid.ID]aid.Date{}
	for _, q := range picture.All[aid.Pledge](p) {
		if q.Ready().Known() {
			days[q.ID] = max(q.Ready(), p.Valid) + 60
		}
	}
	return days
}

// A plan on forecast days is the plan that donors would get who name these days, and
// says on which days it counts.
func TestPlanOnForecastDays(t *testing.T) {
	p := exercisePicture(t, exercise.Small)
	o := options()
	promised := solved(t, p, o)
	o.Confidence, o.Ready = 0.8, plan.ForecastReady(p, later(p))
	found := solved(t, p, o)
	if found.Value >= promised.Value || len(found.Ready) == 0 || len(promised.Ready) > 0 {
		t.Errorf("worth %g with %d forecast days, %g with %d as promised", found.Value, len(found.Ready), promised.Value, len(promised.Ready))
	}
	moved := solved(t, movedTo(t, p, o.Ready), options())
	if !near(found.Value, moved.Value, 1e-12) || len(found.Departures) != len(moved.Departures) {
		t.Errorf("worth %g in %d departures; %g in %d if donors name the days", found.Value, len(found.Departures), moved.Value, len(moved.Departures))
	}
	if digest, err := p.Digest(); err != nil || found.Picture.Digest != digest {
		t.Errorf("the plan names the picture %s, which is %s", found.Picture.Digest, digest)
	}
}

// movedTo is the exercise with pledges that name these days.
func movedTo(t *testing.T, p *picture.Picture, days map[aid.ID]aid.Date) *picture.Picture {
	t.Helper()
	records, err := exercise.Make(exercise.Small, 1)
	if err != nil {
		t.Fatal(err)
	}
	here := exercise.At(records, exercise.Start)
	for i, r := range here {
		if q, ok := r.(*aid.Pledge); ok && days[q.ID].Known() {
			moved := *q
			moved.ReadyLikely = days[q.ID]
			here[i] = &moved
		}
	}
	return picture.FromRecords(p.Valid, p.Known, here)
}

// The checker holds departures against the days that the file names, and these against
// the pledges.
func TestForecastDaysAreChecked(t *testing.T) {
	p := exercisePicture(t, exercise.Small)
	o := options()
	o.Confidence, o.Ready = 0.8, plan.ForecastReady(p, later(p))
	found := solved(t, p, o)
	at := slices.IndexFunc(found.Ready, func(r plan.Ready) bool { return r.Pledge == found.Departures[0].Pledge })
	for _, c := range []struct {
		name   string
		damage func(*plan.Plan)
	}{
		{"a day after departure", func(p *plan.Plan) { p.Ready[at].Ready = "2026-12-01" }},
		{"a pledge that is not on record", func(p *plan.Plan) { p.Ready[0].Pledge = "0-nobody" }},
		{"no confidence", func(p *plan.Plan) { p.Options.Confidence = 0 }},
		{"no day", func(p *plan.Plan) { p.Ready[0].Ready = "" }},
		{"twice", func(p *plan.Plan) { p.Ready = append(p.Ready, p.Ready[0]) }},
	} {
		damaged := reread(t, found)
		c.damage(damaged)
		file, err := damaged.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if report, err := check.Plan(p, file); err == nil && !slices.ContainsFunc(report.Violations, func(v check.Violation) bool { return v.Limit != check.LimitIdentity }) {
			t.Errorf("%s: nothing is found wrong", c.name)
		}
	}
}

func reread(t *testing.T, p *plan.Plan) *plan.Plan {
	t.Helper()
	file, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	var made plan.Plan
	if err := json.NewDecoder(bytes.NewReader(file)).Decode(&made); err != nil {
		t.Fatal(err)
	}
	return &made
}

// A donor that names a later earliest day is believed.
func TestLaterEarliestDayStays(t *testing.T) {
	p := picture.FromRecords(100, 0, []aid.Record{
		&aid.Pledge{ID: "early", ReadyEarliest: 50}, &aid.Pledge{ID: "late", ReadyEarliest: 300}, &aid.Pledge{ID: "open"},
	})
	kept := plan.ForecastReady(p, map[aid.ID]aid.Date{"early": 200, "late": 200, "open": 0, "gone": 200})
	if len(kept) != 1 || kept["early"] != 200 {
		t.Errorf("kept %v", kept)
	}
}
