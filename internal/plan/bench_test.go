package plan_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/exercise"
	"footing/internal/picture"
	"footing/internal/plan"
)

// big reports whether benchmarks that take minutes are wanted.
func big(b testing.TB) {
	if os.Getenv("FOOTING_BENCH") == "" {
		b.Skip("set FOOTING_BENCH=1 for plans of theatre size")
	}
}

// BenchmarkTheatre plans a part of the theatre size and reports the time by
// phase. FOOTING_BENCH_SCALE sets the part, 1 is all of it; with
// FOOTING_BENCH_NO_BUY funds buy nothing, and FOOTING_BENCH_DEPENDENCE is the most of its
// need that a critical line takes from one donor.
func BenchmarkTheatre(b *testing.B) {
	big(b)
	scale, err := strconv.ParseFloat(os.Getenv("FOOTING_BENCH_SCALE"), 64)
	if err != nil {
		scale = 1
	}
	p := theatreWorld().times(scale).picture(1)
	if size := exercise.Size(os.Getenv("FOOTING_BENCH_SIZE")); size != "" {
		p = exercisePicture(b, size)
	}
	o := options()
	if os.Getenv("FOOTING_BENCH_GRID") != "" {
		o.Grid = os.Getenv("FOOTING_BENCH_GRID")
	}
	if gap, err := strconv.ParseFloat(os.Getenv("FOOTING_BENCH_GAP"), 64); err == nil {
		o.Gap = gap
	}
	if s, err := strconv.ParseFloat(os.Getenv("FOOTING_BENCH_DEPENDENCE"), 64); err == nil {
		o.Dependence = s
	}
	o.Buy = os.Getenv("FOOTING_BENCH_NO_BUY") == ""
	o.Now = time.Now
	o.TimeLimit = benchLimit()
	for b.Loop() {
		found, err := plan.Solve(context.Background(), p, solver(b), o, func(p plan.Progress) {
			fmt.Printf("%6.1fs round %d %s value %.6g bound %.6g gap %.2g columns %d\n", p.Elapsed.Seconds(), p.Round, p.Phase, p.Value, p.Bound, p.Gap, p.Columns)
		})
		if err != nil {
			b.Fatal(err)
		}
		fmt.Printf("%s value %.6g relaxation %.6g bound %.6g gap %.3g relaxation gap %.3g; %d departures, %d unmet, %d asks\n",
			found.Status, found.Value, found.Relaxation, found.Bound, found.Gap, found.RelaxationGap, len(found.Departures), len(found.Unmet), len(found.Ask))
		for _, phase := range slices.Sorted(maps.Keys(found.Timings)) {
			b.ReportMetric(found.Timings[phase], strings.ReplaceAll(phase, " ", "-")+"-s")
			fmt.Printf("%12s %8.3f s\n", phase, found.Timings[phase])
		}
		b.ReportMetric(float64(found.Rounds), "rounds")
		b.ReportMetric(float64(found.Columns), "columns")
	}
}

// exercisePicture is an exercise on its first day.
func exercisePicture(t testing.TB, size exercise.Size) *picture.Picture {
	t.Helper()
	records, err := exercise.Make(size, 1)
	if err != nil {
		t.Fatal(err)
	}
	return picture.FromRecords(exercise.Start, aid.InstantOf(exercise.Start.Time()), exercise.At(records, exercise.Start))
}

// benchLimit is the time limit of a benchmark in seconds, from
// FOOTING_BENCH_LIMIT.
func benchLimit() plan.Seconds {
	limit, err := strconv.ParseFloat(os.Getenv("FOOTING_BENCH_LIMIT"), 64)
	if err != nil {
		return 230
	}
	return limit
}

// BenchmarkWholeModel gives the same plan to the solver at once, every possible
// column written out, and reports how many times longer that takes than
// generating columns to the same gap. FOOTING_BENCH_WHOLE sets the part of
// theatre size.
func BenchmarkWholeModel(b *testing.B) {
	big(b)
	scale, err := strconv.ParseFloat(os.Getenv("FOOTING_BENCH_WHOLE"), 64)
	if err != nil {
		scale = 0.2
	}
	p, o := theatreWorld().times(scale).picture(1), options()
	o.Grid, o.Gap = plan.GridWeekly, 1e-6
	for b.Loop() {
		began := time.Now()
		found, err := plan.Solve(context.Background(), p, solver(b), o, nil)
		if err != nil {
			b.Fatal(err)
		}
		generated := time.Since(began)
		full := writeOut(b, p, o, false)
		began = time.Now()
		exact, err := full.Solve(context.Background(), solver(b))
		if err != nil || !exact.Optimal {
			b.Fatal(err)
		}
		whole := time.Since(began)
		if !near(found.Relaxation, exact.Value, 1e-6) {
			b.Fatalf("relaxation %.9g, the whole model %.9g", found.Relaxation, exact.Value)
		}
		b.ReportMetric(float64(full.Columns), "possible-columns")
		b.ReportMetric(float64(found.Columns), "columns")
		b.ReportMetric(generated.Seconds(), "generated-s")
		b.ReportMetric(whole.Seconds(), "whole-s")
		b.ReportMetric(whole.Seconds()/generated.Seconds(), "times-longer")
	}
}

// BenchmarkReplan plans the theatre exercise, halves the pledge it makes most of, and plans
// again from nothing and from where the first search ended.
func BenchmarkReplan(b *testing.B) {
	big(b)
	proposed, err := exercise.Make(exercise.Theatre, 1)
	if err != nil {
		b.Fatal(err)
	}
	records := exercise.At(proposed, exercise.Start)
	o := options()
	o.Gap, o.Now = 1e-3, time.Now
	plans := func(from *plan.Start) (*plan.Plan, float64) {
		p := picture.FromRecords(exercise.Start, aid.InstantOf(exercise.Start.Time()), records)
		o.From = from
		began := time.Now()
		found, err := plan.Solve(context.Background(), p, solver(b), o, func(p plan.Progress) {
			fmt.Printf("%6.1fs round %d gap %.2g columns %d\n", p.Elapsed.Seconds(), p.Round, p.Gap, p.Columns)
		})
		if err != nil {
			b.Fatal(err)
		}
		return found, time.Since(began).Seconds()
	}
	for b.Loop() {
		first, firstTime := plans(nil)
		text, err := first.Start().Encode()
		if err != nil {
			b.Fatal(err)
		}
		halved(records, first)
		again, againTime := plans(first.Start())
		b.ReportMetric(firstTime, "first-s")
		b.ReportMetric(againTime, "again-s")
		b.ReportMetric(firstTime/againTime, "times-faster")
		b.ReportMetric(float64(len(text))/(1<<10), "start-KiB")
		fmt.Printf("first value %.6g, %.3g from its bound; again %.6g, %.3g from its bound, in %d rounds\n", first.Value, first.Gap, again.Value, again.Gap, again.Rounds)
		for _, phase := range slices.Sorted(maps.Keys(again.Timings)) {
			fmt.Printf("%12s %8.3f s\n", phase, again.Timings[phase])
		}
	}
}

// halved takes half of the pledge that a plan makes most of.
func halved(records []aid.Record, p *plan.Plan) {
	most := slices.MaxFunc(p.Allocations, func(a, b plan.Allocation) int { return cmp.Compare(a.Worth, b.Worth) })
	for _, r := range records {
		if pledge, ok := r.(*aid.Pledge); ok && pledge.ID == most.Pledge {
			pledge.Quantity = aid.Exactly(pledge.Quantity.Low() / 2)
		}
	}
}
