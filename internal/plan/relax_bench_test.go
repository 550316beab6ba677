package plan_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"footing/internal/aid"
	"footing/internal/exercise"
	"footing/internal/picture"
	"footing/internal/plan"
)

func BenchmarkRelax(b *testing.B) {
	big(b)
	proposed, err := exercise.Make(exercise.Theatre, 1)
	if err != nil {
		b.Fatal(err)
	}
	records := exercise.At(proposed, exercise.Start)
	counts := map[aid.Kind]int{}
	pledges := map[aid.ID]int{}
	for _, r := range records {
		counts[r.Kind()]++
		if p, ok := r.(*aid.Pledge); ok {
			pledges[p.Donor]++
		}
	}
	fmt.Println(counts)
	o := options()
	o.Gap, o.Now = 1e-3, time.Now
	if gap, err := strconv.ParseFloat(os.Getenv("FOOTING_BENCH_GAP"), 64); err == nil {
		o.Gap = gap
	}
	run := func(records []aid.Record, from *plan.Start, gap float64, hands int) *plan.Relaxation {
		p := picture.FromRecords(exercise.Start, aid.InstantOf(exercise.Start.Time()), records)
		o.From, o.Gap, o.Hands = from, gap, hands
		began := time.Now()
		r, err := plan.Relax(context.Background(), p, solver(b), o, func(p plan.Progress) bool {
			fmt.Printf("%6.1fs round %d %s value %.6g bound %.6g gap %.2g columns %d\n", p.Elapsed.Seconds(), p.Round, p.Phase, p.Value, p.Bound, p.Gap, p.Columns)
			return false
		})
		if err != nil {
			b.Fatal(err)
		}
		fmt.Printf("hands %d: %.1f s, value %.6g bound %.6g %v %+v\n", hands, time.Since(began).Seconds(), r.Value, r.Bound, r.Timings, r.Terms)
		return r
	}
	for b.Loop() {
		base := run(records, nil, o.Gap, 2)
		start := base.Start()
		run(records, start, o.Gap/10, 2)
		n := 0
		for donor, count := range pledges {
			if n++; n > 4 {
				break
			}
			var rest []aid.Record
			for _, r := range records {
				if p, ok := r.(*aid.Pledge); !ok || p.Donor != donor {
					rest = append(rest, r)
				}
			}
			fmt.Println("without", donor, count)
			run(rest, start, o.Gap, 1)
		}
	}
}
