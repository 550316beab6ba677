package app_test

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"footing/internal/app"
	"footing/internal/exercise"
	"footing/internal/highs"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/report"
)

func TestAlternatives(t *testing.T) {
	usual := plan.DefaultOptions()
	usual.Horizon, usual.Gap = 26, 1e-4
	bare := picture.FromRecords(exercise.Start, 0, nil)
	all := app.Alternatives(bare, usual, nil)
	if len(all) != len(app.AlternativeNames())-1 || slices.ContainsFunc(all, func(a app.Alternative) bool { return a.Name == "no-crews" }) {
		t.Errorf("without crews there are %d alternatives of %d", len(all), len(app.AlternativeNames()))
	}
	if got := app.Alternatives(smallExercise(t), usual, nil); len(got) != len(app.AlternativeNames()) {
		t.Errorf("with crews there are %d alternatives of %d", len(got), len(app.AlternativeNames()))
	}
	got := app.Alternatives(bare, usual, []string{"no-crews", "default"})
	if len(got) != 2 || got[0].Name != "default" || got[0].Options.Crews != true || got[1].Options.Crews {
		t.Errorf("of those named there are %+v", got)
	}
	said := map[string]bool{}
	for _, a := range app.Alternatives(bare, usual, app.AlternativeNames()) {
		if err := a.Options.Check(); err != nil || a.Options.Horizon != 26 || a.Options.Gap != 1e-4 {
			t.Errorf("%s has the options %+v (%v)", a.Name, a.Options, err)
		}
		o := a.Options
		key := [...]any{o.Readiness, o.Interop, o.InteropFloor, o.Types, o.Crews, o.Dependence}
		for _, earlier := range app.Alternatives(bare, usual, app.AlternativeNames()) {
			e := earlier.Options
			if earlier.Name < a.Name && key == [...]any{e.Readiness, e.Interop, e.InteropFloor, e.Types, e.Crews, e.Dependence} {
				t.Errorf("%s plans as %s does", a.Name, earlier.Name)
			}
		}
		said[a.Words] = true
	}
	if len(said) != len(app.AlternativeNames()) {
		t.Errorf("%d alternatives have %d names in words", len(app.AlternativeNames()), len(said))
	}
}

func smallExercise(t *testing.T) *picture.Picture {
	t.Helper()
	records, err := exercise.Make(exercise.Small, 1)
	if err != nil {
		t.Fatal(err)
	}
	return picture.FromRecords(exercise.Start, 0, exercise.At(records, exercise.Start))
}

func solver(t *testing.T) plan.Engine {
	t.Helper()
	ctx := context.Background()
	engine, err := highs.Open(ctx, highs.Config{Clock: time.Now, CacheDir: filepath.Join(os.TempDir(), "footing-test-cache")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close(ctx) })
	return plan.HiGHS(engine)
}

// What the table measures is what the terms of a plan say, over their weights.
func TestTradeoffMeasuresTheTerms(t *testing.T) {
	p, usual := smallExercise(t), plan.DefaultOptions()
	usual.Horizon, usual.Gap = 26, 1e-3
	list := app.Alternatives(p, usual, []string{"default", "no-interop", "prefer-readiness"})
	rows, err := app.Tradeoff(context.Background(), p, solver(t), list, func(int, plan.Progress) {})
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	r := report.PlanTradeoff(p, rows, len(list))
	for i, row := range rows {
		terms, opt := row.Plan.Terms, row.Plan.Options
		near := func(column string, want float64) {
			if got := r.Rows[i][r.Column(column)].(float64); math.Abs(got-want) > 1e-6*max(1, math.Abs(want)) {
				t.Errorf("%s: %s is %v, the plan's term says %v", row.Name, column, got, want)
			}
		}
		near("readiness_weeks", terms.Readiness/opt.Readiness)
		near("tonne_days", -terms.Handling/opt.Handling)
		if opt.Interop > 0 {
			near("interop_weeks", terms.Interoperability/opt.Interop)
		} else if r.Rows[i][r.Column("interop_weeks")].(float64) <= 0 {
			t.Errorf("%s: what suits partners is not measured where it earns nothing", row.Name)
		}
	}
}

func TestTradeoffCutShort(t *testing.T) {
	p, usual := smallExercise(t), plan.DefaultOptions()
	usual.Horizon, usual.Gap, usual.Now = 26, 1e-3, time.Now
	list := app.Alternatives(p, usual, []string{"default", "no-types", "no-interop"})
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	rows, err := app.Tradeoff(ctx, p, solver(t), list, func(at int, _ plan.Progress) {
		if at == 1 {
			stop()
		}
	})
	if err != nil || len(rows) != 1 || rows[0].Name != "default" {
		t.Errorf("cut short in the second of three rows, there are %d: %v", len(rows), err)
	}
	list[0].Options.Horizon = 0
	if rows, err := app.Tradeoff(context.Background(), p, nil, list, func(int, plan.Progress) {}); err == nil || len(rows) > 0 {
		t.Errorf("options out of range give %d rows and %v", len(rows), err)
	}
}
