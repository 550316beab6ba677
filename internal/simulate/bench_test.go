package simulate_test

import (
	"bytes"
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/delay"
	"footing/internal/exercise"
	"footing/internal/ledger"
	"footing/internal/picture"
	"footing/internal/plan"
	"footing/internal/simulate"
)

// benchFutures is how many are played, unless FOOTING_BENCH_FUTURES says otherwise.
func benchFutures() int {
	if n, err := strconv.Atoi(os.Getenv("FOOTING_BENCH_FUTURES")); err == nil {
		return n
	}
	return 10_000
}

// BenchmarkTheatre plays 10,000 futures of a plan for the theatre exercise, by forecasts
// from its own history. Planning takes a minute or two and is not measured;
// FOOTING_BENCH_PLAN names a file that keeps the plan for the next time.
func BenchmarkTheatre(b *testing.B) {
	if os.Getenv("FOOTING_BENCH") == "" {
		b.Skip("set FOOTING_BENCH=1 for simulations of theatre size")
	}
	p := exercisePicture(b, exercise.Theatre, 1)
	made := benchPlan(b, p)
	began := time.Now()
	m := delay.Learn(historyOf(b, exercise.Theatre, 1), p.Known, p.Valid)
	learned := time.Since(began)
	for b.Loop() {
		began = time.Now()
		o := outlined(b, p, made)
		fates := simulate.NewFates(m, p, o, 1)
		ready := time.Since(began)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		began = time.Now()
		r := run(b, o, made, fates, benchFutures(), runtime.GOMAXPROCS(0))
		took := time.Since(began)
		runtime.ReadMemStats(&after)
		b.ReportMetric(took.Seconds(), "played-s")
		b.ReportMetric(ready.Seconds(), "laid-out-s")
		b.ReportMetric(learned.Seconds(), "learned-s")
		b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/(1<<20), "MiB")
		b.ReportMetric(float64(len(made.Departures)), "departures")
		b.ReportMetric(float64(len(o.Supplies)), "supplies")
		b.ReportMetric(r.Late.Mean, "late")
		b.ReportMetric(r.Shortfall.Plan, "planned-weeks")
		b.ReportMetric(r.Shortfall.Mean, "mean-weeks")
		b.ReportMetric(r.Shortfall.Error, "error-weeks")
		b.Logf("%+v", fates.Basis)
	}
}

func benchPlan(b *testing.B, p *picture.Picture) *plan.Plan {
	b.Helper()
	kept := os.Getenv("FOOTING_BENCH_PLAN")
	if file, err := os.ReadFile(kept); err == nil {
		made, err := plan.Decode(bytes.TrimSpace(file))
		if err != nil {
			b.Fatal(err)
		}
		return made
	}
	opt := options()
	opt.Now = time.Now
	made := solved(b, p, opt)
	if file, err := made.Encode(); err == nil && kept != "" {
		if err := os.WriteFile(kept, file, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return made
}

// historyOf puts an exercise on record: pledges when they were announced, movements when
// they happened.
func historyOf(t testing.TB, size exercise.Size, seed uint64) *delay.History {
	t.Helper()
	records, err := exercise.Make(size, seed)
	if err != nil {
		t.Fatal(err)
	}
	h := delay.NewHistory()
	for _, proposed := range records {
		known := exercise.Start - 400
		switch r := proposed.Record.(type) {
		case *aid.Pledge:
			if r.Announced.Known() {
				known = min(r.Announced, exercise.Start-1)
			}
		case *aid.Movement:
			known = min(r.On, exercise.Start)
		}
		e := entryOf(proposed.Record, known)
		e.Valid = proposed.Valid
		if err := h.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

// entryOf puts a record on record as known on a day.
func entryOf(r aid.Record, known aid.Date) *ledger.Entry {
	body, err := ledger.EncodeBody(r)
	if err != nil {
		panic(err)
	}
	return &ledger.Entry{Kind: r.Kind(), ID: r.RecordID(), Action: ledger.Assert, Recorded: aid.InstantOf(known.Time()), Body: body}
}
