package plan_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"footing/internal/exercise"
	"footing/internal/highs"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/plan/check"
)

var engine = sync.OnceValues(func() (plan.Engine, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	e, err := highs.Open(context.Background(), highs.Config{Clock: time.Now, CacheDir: filepath.Join(cache, "footing")})
	return plan.HiGHS(e), err
})

// solver is the engine in use, compiled once for all tests.
func solver(t testing.TB) plan.Engine {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func options() plan.Options {
	o := plan.DefaultOptions()
	o.Version = "test"
	return o
}

// What money buys is part of the plan, within the funds and at their dates.
func TestFundsBuy(t *testing.T) {
	o := options()
	o.Buy = false
	without := solved(t, exercisePicture(t, exercise.Small), o)
	o.Buy = true
	found := solved(t, exercisePicture(t, exercise.Small), o)
	if len(found.Purchases) == 0 || len(found.Funds) == 0 || found.Relaxation <= without.Relaxation {
		t.Errorf("%d purchases; relaxation %g with money, %g without", len(found.Purchases), found.Relaxation, without.Relaxation)
	}
	for _, b := range found.Purchases {
		if b.Quantity <= 0 || b.Cost <= 0 || b.Ready <= b.Ordered {
			t.Errorf("%+v", b)
		}
	}
}

// solved plans and holds the plan against the checker.
func solved(t testing.TB, p *picture.Picture, o plan.Options) *plan.Plan {
	t.Helper()
	found, err := plan.Solve(context.Background(), p, solver(t), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, p, found)
	return found
}

func sound(t testing.TB, p *picture.Picture, found *plan.Plan) {
	t.Helper()
	file, err := found.Encode()
	if err != nil {
		t.Fatal(err)
	}
	report, err := check.Plan(p, file)
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range report.Violations {
		if i == 10 {
			t.Errorf("and %d more", len(report.Violations)-i)
			break
		}
		t.Errorf("%+v", v)
	}
}

func TestSmallWorldsAreSound(t *testing.T) {
	for seed := range uint64(6) {
		o := options()
		o.Horizon, o.Dependence = 30, dependence(seed)
		found := solved(t, smallWorld().picture(seed), o)
		t.Logf("seed %d: %s, value %.3f, relaxation %.3f, bound %.3f, gap %.2g, %d rounds, %d columns, %d unmet", seed, found.Status,
			found.Value, found.Relaxation, found.Bound, found.Gap, found.Rounds, found.Columns, len(found.Unmet))
		if found.Status != plan.StatusOptimal {
			t.Errorf("seed %d: the status is %q", seed, found.Status)
		}
	}
}

func TestSmallExerciseIsSound(t *testing.T) {
	found := solved(t, exercisePicture(t, exercise.Small), options())
	if found.Status != plan.StatusOptimal || len(found.Departures) == 0 || len(found.Unmet) == 0 || len(found.Ask) == 0 {
		t.Errorf("status %s with %d departures, %d unmet, %d asks", found.Status, len(found.Departures), len(found.Unmet), len(found.Ask))
	}
}
