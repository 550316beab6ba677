package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/audit"
	"footing/internal/ledger"
	"footing/internal/picture"
)

// entriesInBench is the size that docs/benchmarks.md speaks of, or a small one
// where nobody asked for the long run.
func entriesInBench() int {
	if os.Getenv("FOOTING_BENCH") != "" {
		return 1_000_000
	}
	if n, err := strconv.Atoi(os.Getenv("FOOTING_BENCH_ENTRIES")); err == nil {
		return n
	}
	return 50_000
}

// start is the day on which the made-up record begins.
var start = time.Date(2025, 1, 6, 8, 0, 0, 0, time.UTC)

// change makes the n-th change of a made-up record: what a headquarters writes
// in some years, pledges with corrections, allocations, movements. Of ten
// changes, perSubject say how many are about one record.
func change(n, perSubject int) app.Change {
	subject := n / perSubject
	day := aid.DateOf(start).AddDays(subject % 700)
	quantity := aid.Exactly(aid.DecimalInt(int64(1 + n%97)))
	switch subject % 3 {
	case 0:
		return app.Asserting(&aid.Pledge{
			ID: aid.ID(fmt.Sprintf("XAA-M%d-howitzer", subject)), Donor: "XAA", Announced: day, AnnouncedPrecision: "day",
			Item: "howitzer", Quantity: quantity, Binding: "commitment", Purpose: "military", Supply: "stock",
			ReadyPromised: day.AddDays(90), ReadyLikely: day.AddDays(120 + n%7), Value: aid.Money{Minor: int64(n) * 1000, Currency: "EUR"},
			ValueBasis: "as_stated", Name: "155 mm howitzer, towed", Source: fmt.Sprintf("https://example.org/press/%d", subject),
		}, aid.Span{})
	case 1:
		return app.Asserting(&aid.Allocation{
			ID: aid.ID(fmt.Sprintf("allocation-%d", subject)), Pledge: "XAA-M0-howitzer", Requirement: "guns",
			Quantity: aid.DecimalInt(int64(1 + n%12)), Departs: day, Arrives: day.AddDays(14), Plan: "7f3a9c0d11",
		}, aid.Span{})
	}
	return app.Asserting(&aid.Movement{
		ID: aid.ID(fmt.Sprintf("movement-%d", subject)), Event: "handed_over", Pledge: "XAA-M0-howitzer", Requirement: "guns",
		Quantity: quantity, On: day, By: "movement control", Note: fmt.Sprintf("report %d", n),
	}, aid.Span{})
}

// ground is what the other records name.
var ground = []app.Change{
	app.Asserting(&aid.Party{ID: "XAA", Name: "Arvenia", Type: "nation"}, aid.Span{}),
	app.Asserting(&aid.Item{ID: "howitzer", Name: "howitzer", Category: "fires/howitzer/155mm", Unit: "piece"}, aid.Span{}),
	app.Asserting(&aid.Requirement{ID: "guns", Name: "guns", Items: []aid.Accept{{What: "howitzer"}}, Quantity: aid.Exactly(aid.DecimalInt(1000))}, aid.Span{}),
}

func benchStore(b *testing.B, synchronous string) *Store {
	b.Helper()
	s, err := open(b.Context(), filepath.Join(b.TempDir(), "bench.db"), synchronous)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	write(b, s, ground)
	return s
}

func write(b *testing.B, s *Store, changes []app.Change) {
	b.Helper()
	_, err := app.Append(b.Context(), s, time.Now, app.Batch{Author: "bench", Source: ledger.Source{Type: "form", Name: "bench"}, Changes: changes})
	if err != nil {
		b.Fatal(err)
	}
}

// full gives a store with n entries, perSubject of them about each record.
func full(b *testing.B, n, perSubject int) *Store {
	b.Helper()
	s := benchStore(b, "OFF")
	const batch = 20_000
	for done := 0; done < n; done += batch {
		changes := make([]app.Change, min(batch, n-done))
		for i := range changes {
			changes[i] = change(done+i, perSubject)
		}
		write(b, s, changes)
	}
	return s
}

// BenchmarkAppendOne is one entry from request to acknowledgement, with and
// without waiting for the disk.
func BenchmarkAppendOne(b *testing.B) {
	for _, synchronous := range []string{"OFF", "FULL"} {
		b.Run("synchronous="+synchronous, func(b *testing.B) {
			s := benchStore(b, synchronous)
			n := 0
			for b.Loop() {
				write(b, s, []app.Change{change(n, 1)})
				n++
			}
		})
	}
}

// BenchmarkAppendMany is one batch of 100,000 entries.
func BenchmarkAppendMany(b *testing.B) {
	const many = 100_000
	changes := make([]app.Change, many)
	for i := range changes {
		changes[i] = change(i, 1)
	}
	s := benchStore(b, "FULL")
	for b.Loop() {
		write(b, s, changes)
	}
	b.ReportMetric(float64(many*b.N)/b.Elapsed().Seconds(), "entries/s")
}

// BenchmarkPicture holds a picture of the whole record against a bare scan of
// the same rows, which is the least that anything can take that reads them.
func BenchmarkPicture(b *testing.B) {
	for _, perSubject := range []int{1, 5} {
		b.Run(fmt.Sprintf("entries=%d/per_record=%d", entriesInBench(), perSubject), func(b *testing.B) {
			s := full(b, entriesInBench(), perSubject)
			var scans, pictures []time.Duration
			var scanCPU, pictureCPU time.Duration
			var p *picture.Picture
			heap := watchHeap()
			for b.Loop() {
				p = nil // or two pictures would be held at once
				runtime.GC()
				begin := cpuTime(b)
				scans = append(scans, timed(b, func() error { return scan(b.Context(), s) }))
				middle := cpuTime(b)
				pictures = append(pictures, timed(b, func() (err error) {
					p, err = app.LoadPicture(b.Context(), s, aid.DateOf(start), 0)
					return err
				}))
				scanCPU, pictureCPU = scanCPU+middle-begin, pictureCPU+cpuTime(b)-middle
			}
			b.ReportMetric(pictureCPU.Seconds()/scanCPU.Seconds(), "CPU-ratio")
			b.ReportMetric(median(scans).Seconds(), "scan-s")
			b.ReportMetric(median(pictures).Seconds(), "picture-s")
			b.ReportMetric(median(pictures).Seconds()/median(scans).Seconds(), "ratio")
			b.ReportMetric(float64(heap())/(1<<20), "peak-heap-MiB")
			b.ReportMetric(float64(peakRSS(b))/(1<<10), "peak-RSS-MiB")
			if p.Size != int64(entriesInBench()+len(ground)) {
				b.Fatalf("the picture is of %d entries", p.Size)
			}
		})
	}
}

func scan(ctx context.Context, s *Store) error {
	return s.Read(ctx, func(tx app.Reader) error {
		return tx.Entries(ctx, 0, func([]byte) error { return nil })
	})
}

func timed(b *testing.B, fn func() error) time.Duration {
	b.Helper()
	begin := time.Now()
	if err := fn(); err != nil {
		b.Fatal(err)
	}
	return time.Since(begin)
}

func median(list []time.Duration) time.Duration {
	slices.Sort(list)
	return list[len(list)/2]
}

// watchHeap samples the memory in use; the function it gives stops that and
// tells the peak.
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

// peakRSS gives the most memory that the process ever had, in KiB, 0 where the
// system does not tell.
func peakRSS(b *testing.B) (kib int64) {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			fmt.Sscan(rest, &kib)
		}
	}
	return kib
}

// BenchmarkVerify recomputes the whole record.
func BenchmarkVerify(b *testing.B) {
	s := full(b, entriesInBench()/10, 1)
	for b.Loop() {
		err := s.Read(b.Context(), func(tx app.Reader) error {
			_, err := audit.Verify(b.Context(), tx, s.VerifierKey(), nil)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(entriesInBench()/10*b.N)/b.Elapsed().Seconds(), "entries/s")
}
