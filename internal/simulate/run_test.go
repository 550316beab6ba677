package simulate_test

import (
	"context"
	"math"
	"reflect"
	"runtime"
	"testing"

	"footing/internal/aid"
	"footing/internal/delay"
	"footing/internal/exercise"
	"footing/internal/plan"
	"footing/internal/simulate"
)

// forecastWorld is a plan for the small exercise, by forecasts from its own history.
type forecastWorld struct {
	outline *plan.Outline
	made    *plan.Plan
	fates   func(seed uint64) *simulate.Fates
}

func newForecastWorld(t testing.TB) forecastWorld {
	t.Helper()
	p := exercisePicture(t, exercise.Small, 1)
	made := solved(t, p, options())
	o := outlined(t, p, made)
	m := delay.Learn(historyOf(t, exercise.Small, 1), aid.InstantOf(p.Valid.AddDays(1).Time())-1, p.Valid)
	return forecastWorld{o, made, func(seed uint64) *simulate.Fates { return simulate.NewFates(m, p, o, seed) }}
}

// The result is the same bit for bit on one core or many, whatever they do first.
func TestResultsDoNotDependOnCores(t *testing.T) {
	w := newForecastWorld(t)
	const futures = 500 // no whole number of chunks
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	want := run(t, w.outline, w.made, w.fates(1), futures, 1)
	for _, c := range []struct{ cores, hands int }{{1, 1}, {2, 2}, {4, 4}, {1, 3}, {4, 9}} {
		runtime.GOMAXPROCS(c.cores)
		if got := run(t, w.outline, w.made, w.fates(1), futures, c.hands); !reflect.DeepEqual(got, want) {
			t.Errorf("%d cores, %d hands: another result: %+v, not %+v", c.cores, c.hands, got.Shortfall, want.Shortfall)
		}
	}
	if other := run(t, w.outline, w.made, w.fates(2), futures, 2); other.Shortfall == want.Shortfall {
		t.Error("another seed gives the same futures")
	}
}

// An interrupted run is the run of the futures that were played.
func TestInterrupted(t *testing.T) {
	w := newForecastWorld(t)
	ctx, stop := context.WithCancel(context.Background())
	heard := 0
	cut, err := simulate.Run(ctx, w.outline, w.made, w.fates(1), simulate.Options{Futures: 1_000_000, Hands: 3}, func(done int) {
		if heard = done; done >= 300 {
			stop()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if cut.Futures < 300 || cut.Futures > 5000 || cut.Asked != 1_000_000 || heard != cut.Futures {
		t.Fatalf("%d futures of %d, heard of %d", cut.Futures, cut.Asked, heard)
	}
	whole := run(t, w.outline, w.made, w.fates(1), cut.Futures, 2)
	whole.Asked = cut.Asked
	if !reflect.DeepEqual(cut, whole) {
		t.Errorf("%+v, not %+v", cut.Shortfall, whole.Shortfall)
	}
	if _, err := simulate.Run(ctx, w.outline, w.made, w.fates(1), simulate.Options{Futures: 100, Hands: 2}, nil); err == nil {
		t.Error("no error where nothing was played")
	}
}

// Playing more futures takes no more memory: what is allocated at all hardly grows.
func TestMemoryDoesNotGrow(t *testing.T) {
	w := newForecastWorld(t)
	fates := w.fates(1)
	allocated := func(futures int) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		run(t, w.outline, w.made, fates, futures, 2)
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	allocated(100)
	few, many := allocated(1500), allocated(6000)
	t.Logf("1,500 futures allocate %d KiB, 6,000 %d KiB", few>>10, many>>10)
	if many > few+few/4 {
		t.Errorf("1,500 futures allocate %d bytes, 6,000 %d", few, many)
	}
}

// oneOf is one future of others, as the truth that they are held against.
type oneOf struct {
	simulate.Futures
	number uint64
}

func (f oneOf) Drawer() simulate.Drawer { return oneDrawer{f.Futures.Drawer(), f.number} }

type oneDrawer struct {
	simulate.Drawer
	number uint64
}

func (d oneDrawer) Draw(_ uint64, ready []aid.Date) { d.Drawer.Draw(d.number, ready) }

// rates counts how often a truth is at most a quantile, and how often below it.
type rates struct {
	n              float64
	atMost, beyond [4]float64
}

func (r *rates) add(truth float64, f [4]float64, within float64) {
	r.n++
	for i, level := range f {
		if truth <= level+within {
			r.atMost[i]++
		}
		if truth < level-within {
			r.beyond[i]++
		}
	}
}

// hold sees that each level has its part of truths at or below it, up to four standard
// errors. Where values are few, more lie at it.
func (r *rates) hold(t *testing.T, what string) {
	t.Helper()
	for i, level := range simulate.Levels {
		slack := 4 * math.Sqrt(level*(1-level)*r.n)
		if r.atMost[i] < level*r.n-slack || r.beyond[i] > level*r.n+slack {
			t.Errorf("%s: of %.0f truths %.0f are at most P%.0f and %.0f below it", what, r.n, r.atMost[i], 100*level, r.beyond[i])
		}
	}
	t.Logf("%s: of %.0f truths %v are at most the quantiles, %v below", what, r.n, r.atMost, r.beyond)
}

// Over seeded worlds, truths lie below the quantiles as often as these say.
func TestFansCoverAtTheirRate(t *testing.T) {
	var shortfall, coverage, single rates
	for seed := range uint64(40) {
		p, records := randomWorld(seed)
		made := solved(t, p, smallOptions())
		o := outlined(t, p, made)
		m := learnedNothing(p, records...)
		r := run(t, o, made, simulate.NewFates(m, p, o, 1000+seed), 2000, 2)
		for truth := range uint64(25) {
			holdTruth(t, o, made, oneOf{simulate.NewFates(m, p, o, seed), truth}, r, &shortfall, &coverage, &single)
		}
	}
	shortfall.hold(t, "shortfall")
	coverage.hold(t, "coverage over all after 12 weeks")
	single.hold(t, "coverage of a line after 20 weeks")
}

func holdTruth(t *testing.T, o *plan.Outline, made *plan.Plan, f simulate.Futures, r *simulate.Result, shortfall, coverage, single *rates) {
	t.Helper()
	truth := run(t, o, made, f, 1, 1)
	shortfall.add(truth.Shortfall.Mean, r.Shortfall.Levels, r.Shortfall.Within)
	coverage.add(truth.Coverage[3].Levels[0], r.Coverage[3].Levels, r.Coverage[3].Within+1e-9)
	single.add(truth.Lines[0].Fan[5].Levels[0], r.Lines[0].Fan[5].Levels, r.Lines[0].Fan[5].Within+1e-9)
}

// So do those of an exercise by forecasts from its record, with what slips together.
func TestFansOfAForecastCoverAtTheirRate(t *testing.T) {
	w := newForecastWorld(t)
	r := run(t, w.outline, w.made, w.fates(1), 4000, 2)
	var shortfall, readiness rates
	others := w.fates(77)
	for truth := range uint64(600) {
		now := run(t, w.outline, w.made, oneOf{others, truth}, 1, 1)
		shortfall.add(now.Shortfall.Mean, r.Shortfall.Levels, r.Shortfall.Within)
		readiness.add(now.ReadyWeeks.Mean, r.ReadyWeeks.Levels, r.ReadyWeeks.Within)
	}
	shortfall.hold(t, "shortfall")
	readiness.hold(t, "weeks of readiness")
}
