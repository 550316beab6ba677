package simulate_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/exercise"
	"footing/internal/highs"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/simulate"
)

var engine = sync.OnceValues(func() (plan.Engine, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	e, err := highs.Open(context.Background(), highs.Config{Clock: time.Now, CacheDir: filepath.Join(cache, "footing")})
	return plan.HiGHS(e), err
})

// solved plans a picture.
func solved(t testing.TB, p *picture.Picture, o plan.Options) *plan.Plan {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	found, err := plan.Solve(context.Background(), p, e, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// exercisePicture is an exercise on its first day.
func exercisePicture(t testing.TB, size exercise.Size, seed uint64) *picture.Picture {
	t.Helper()
	records, err := exercise.Make(size, seed)
	if err != nil {
		t.Fatal(err)
	}
	return picture.FromRecords(exercise.Start, aid.InstantOf(exercise.Start.Time()), exercise.At(records, exercise.Start))
}

// options are the usual ones, at a gap that small plans reach soon.
func options() plan.Options {
	o := plan.DefaultOptions()
	o.Gap, o.Version = 1e-3, "test"
	return o
}

func outlined(t testing.TB, p *picture.Picture, made *plan.Plan) *plan.Outline {
	t.Helper()
	o, err := plan.OutlineOf(p, made)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// run plays futures on so many goroutines.
func run(t testing.TB, o *plan.Outline, made *plan.Plan, f simulate.Futures, futures, hands int) *simulate.Result {
	t.Helper()
	r, err := simulate.Run(context.Background(), o, made, f, simulate.Options{Futures: futures, Hands: hands}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// asPlanned are futures without chance.
func asPlanned(o *plan.Outline) simulate.AsPlanned {
	var days simulate.AsPlanned
	for i := range o.Supplies {
		days = append(days, o.Supplies[i].Ready)
	}
	return days
}
