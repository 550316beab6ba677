package contingency_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"footing/internal/contingency"
	"footing/internal/exercise"
	"footing/internal/plan"
)

// BenchmarkContingency takes everything of the theatre exercise away in turn, on two
// hands, and holds the time against plans from nothing of as near a bound, of a sample of
// the cases. FOOTING_BENCH_GAP is the gap of the base and FOOTING_BENCH_COLD the number
// of cases in the sample.
func BenchmarkContingency(b *testing.B) {
	if os.Getenv("FOOTING_BENCH") == "" {
		b.Skip("set FOOTING_BENCH=1 for plans of theatre size")
	}
	p, o := exercised(b, exercise.Theatre), contingency.DefaultOptions()
	o.Plan.Gap, o.Plan.Now, o.Prove = number("FOOTING_BENCH_GAP", 1e-3), time.Now, 0
	o.Turns = int(number("FOOTING_BENCH_TURNS", float64(o.Turns)))
	for b.Loop() {
		began, cases := time.Now(), time.Now()
		found, err := contingency.Run(context.Background(), p, solver(b), o, nil, func(now contingency.Progress) {
			if now.Phase == "cases" && now.Done == 0 {
				cases = time.Now()
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		all, each := time.Since(began).Seconds(), time.Since(cases).Seconds()/float64(len(found.Cases))
		b.ReportMetric(all, "all-s")
		b.ReportMetric(float64(len(found.Cases)), "cases")
		b.ReportMetric(all-each*float64(len(found.Cases)), "base-s")
		b.ReportMetric(each, "case-s")
		fmt.Printf("base value %.6g bound %.6g\n", found.Base.Value, found.Base.Bound)
		gaps := []float64{}
		for i, l := range found.Losses {
			gaps = append(gaps, (l.Bound-l.Value)/l.Bound)
			if i < 25 || i%10 == 0 {
				fmt.Printf("%3d %-40s %8.1f to %8.1f, gap %.2g, rounds %d; %.1f %.1f %d fallen; %d hedges\n", i, fmt.Sprint(l.Of), l.Least, l.Most, gaps[i], l.Rounds, l.Shortfall, l.Readiness, len(l.Fallen), len(l.Hedges))
			}
		}
		slices.Sort(gaps)
		fmt.Printf("gaps of cases: median %.2g, worst %.2g\n", gaps[len(gaps)/2], gaps[len(gaps)-1])
		b.ReportMetric(gaps[len(gaps)/2], "median-gap")
		cold(b, found, o.Plan, gaps[len(gaps)/2], each)
	}
}

// cold plans some of the cases from nothing.
func cold(b *testing.B, found *contingency.Survey, o plan.Options, gap, each float64) {
	n := int(number("FOOTING_BENCH_COLD", 2))
	if n == 0 {
		return
	}
	o.Gap = max(o.Gap, gap)
	began := time.Now()
	for i := range n {
		c := found.Cases[i*len(found.Cases)/n]
		if _, err := plan.Relax(context.Background(), c.Picture, solver(b), o, nil); err != nil {
			b.Fatal(err)
		}
	}
	took := time.Since(began).Seconds() / float64(n)
	b.ReportMetric(took, "cold-s")
	b.ReportMetric(took/each, "times-faster")
}

func number(name string, otherwise float64) float64 {
	if v, err := strconv.ParseFloat(os.Getenv(name), 64); err == nil {
		return v
	}
	return otherwise
}
