package plan_test

import (
	"context"
	"os/exec"
	"runtime"
	"testing"
	"time"

	"footing/internal/exercise"
	"footing/internal/picture"
	"footing/internal/plan"
)

// BenchmarkGrowth plans exercises from small to large to a gap of 1e-3, and reports
// time, columns, memory, and how far the whole plan is from its bound. Large takes as
// long as its limit of two minutes.
func BenchmarkGrowth(b *testing.B) {
	big(b)
	for _, size := range exercise.Sizes() {
		b.Run(string(size), func(b *testing.B) {
			p, o := exercisePicture(b, size), options()
			o.Grid, o.Gap, o.Now = plan.GridMixed, 1e-3, time.Now
			if size == exercise.Large {
				o.TimeLimit = 120
			}
			for b.Loop() {
				peak := watchHeap()
				found, err := plan.Solve(context.Background(), p, solver(b), o, nil)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(peak())/(1<<20), "peak-heap-MiB")
				b.ReportMetric(float64(found.Columns), "columns")
				b.ReportMetric(float64(len(found.Lines)), "lines")
				b.ReportMetric(found.Gap*100, "%-from-bound")
				b.ReportMetric(found.RelaxationGap*100, "%-relaxation-gap")
			}
		})
	}
}

// watchHeap samples the memory in use; the function it gives stops that and tells the
// peak.
func watchHeap() func() uint64 {
	runtime.GC()
	stop, peak := make(chan struct{}), make(chan uint64)
	go func() {
		var most uint64
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			case <-stop:
				peak <- most
				return
			}
		}
	}()
	return func() uint64 { close(stop); return <-peak }
}

// BenchmarkAgainstCBC plans with all rules on, and gives the same model, every
// possible departure written out, to CBC as a linear programme. It reports CBC's time
// by footing's, which makes the plan in whole units and explains it too.
func BenchmarkAgainstCBC(b *testing.B) {
	big(b)
	cbc, err := exec.LookPath("cbc")
	if err != nil {
		b.Skip("cbc is not installed (Debian package coinor-cbc)")
	}
	p, o := cbcPicture(), options()
	o.Horizon, o.Gap = 52, 1e-6
	for b.Loop() {
		began := time.Now()
		found := solved(b, p, o)
		own := time.Since(began)
		full := writeOut(b, p, o, false)
		began = time.Now()
		optimum := askCBC(b, cbc, full, 0)
		linear := time.Since(began)
		if !near(found.Relaxation, optimum, 1e-6) {
			b.Fatalf("relaxation %.9g, cbc %.9g", found.Relaxation, optimum)
		}
		b.ReportMetric(float64(full.Columns), "possible-columns")
		b.ReportMetric(own.Seconds(), "own-s")
		b.ReportMetric(linear.Seconds()/own.Seconds(), "cbc-linear-times-longer")
	}
}

// cbcPicture is a world that CBC can still solve when every departure is written out.
func cbcPicture() *picture.Picture { return theatreWorld().times(0.06).picture(1) }
