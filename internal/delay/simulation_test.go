package delay

import (
	"fmt"
	"math"
	"sync"
	"testing"

	"footing/internal/aid"
	"footing/internal/survival"
)

// worlds is how many seeded worlds the planted truths are looked for in.
const worlds = 500

// The fan of how many of a supplier's open promises come by a day holds the truth as
// often as it says: the sum of what slips together is not surer of itself than it may be.
// Without what is shared it would be, which shows that the shared part matters.
func TestFansHoldTheirRate(t *testing.T) {
	var held [worlds]heldIn
	var wait sync.WaitGroup
	const workers = 2
	for worker := range workers {
		wait.Go(func() {
			for seed := worker; seed < worlds; seed += workers {
				held[seed] = fanOf(t, uint64(seed))
			}
		})
	}
	wait.Wait()
	inside, alone, middle, total := 0.0, 0.0, 0.0, float64(worlds)
	for _, h := range held {
		inside, alone, middle = inside+h.inside, alone+h.alone, middle+h.middle
	}
	t.Logf("the band of 80 %% held %.1f %% of %g truths; %.1f %% as though nothing were shared", 100*inside/total, total, 100*alone/total)
	if share := inside / total; share < 0.76 || share > 0.84 {
		t.Errorf("the band of 80 %% held %.1f %% of %g truths", 100*share, total)
	}
	if alone/total > inside/total-0.05 {
		t.Errorf("the shared part makes no difference: %.1f %% with it, %.1f %% without", 100*inside/total, 100*alone/total)
	}
	if m := middle / total; math.Abs(m-0.5) > 0.05 {
		t.Errorf("truths lie at %.3f of their fans on average: they lean to one side", m)
	}
}

// heldIn says how a truth lies in its fan: inside the band, inside it as though nothing
// were shared, and at which part.
type heldIn struct{ inside, alone, middle float64 }

func fanOf(t *testing.T, seed uint64) (h heldIn) {
	w := world{seed: seedOf(seed), suppliers: 4, perMonth: 24, spread: 0.4, shared: 0.7, noise: 0.6}
	day := firstDay(begin, 28) - 1
	m := learnWith(w.history(t, 30), day, few("supplier"))
	promises, came := w.dueNext(m)
	if len(promises) < 8 {
		t.Errorf("world %d has %d promises to forecast", seed, len(promises))
	}
	truth := countBy(came, day+30)
	h.inside = heldShare(NewSampler(promises, seed), len(promises), day+30, truth)
	h.middle = place(NewSampler(promises, seed), len(promises), day+30, truth)
	m.Fits[0].Shared = Shared{}
	h.alone = heldShare(NewSampler(promises, seed), len(promises), day+30, truth)
	return h
}

// dueNext gives the open promises of the coming month, and when they will come.
func (w world) dueNext(m *Model) (promises []*Promise, came []aid.Date) {
	fit := m.Fits[0]
	for i := range m.cases {
		c := &m.cases[i]
		if c.Came.Known() || c.Start.Last <= m.Day || c.Start.Last > m.Day+28 {
			continue
		}
		promises = append(promises, &Promise{Pledge: &aid.Pledge{ID: c.ID}, Case: *c, Basis: FromRecord, Fit: fit, Ready: fit.forecast(c)})
		came = append(came, w.comes(c.ID))
	}
	return promises, came
}

// comes is the day on which a promise will have come.
func (w world) comes(id aid.ID) aid.Date {
	var month, i int
	if _, err := fmt.Sscanf(string(id), "d-%d-%d", &month, &i); err != nil {
		panic(err)
	}
	d, _ := w.promise(month, i)
	return d.Promised + aid.Date(w.slip(w.supplierOf(i), month, i))
}

func countBy(days []aid.Date, until aid.Date) (count int) {
	for _, d := range days {
		if d <= until {
			count++
		}
	}
	return count
}

// futuresBelow gives which parts of the futures have fewer come by a day than the truth, and at
// most as many.
func futuresBelow(s *Sampler, promises int, until aid.Date, truth int) (fewer, most float64) {
	const futures = 400
	d, days := s.Drawer(), make([]aid.Date, promises)
	for i := range uint64(futures) {
		d.Draw(i, days)
		switch n := countBy(days, until); {
		case n < truth:
			fewer++
			most++
		case n == truth:
			most++
		}
	}
	return fewer / futures, most / futures
}

func heldShare(s *Sampler, promises int, until aid.Date, truth int) float64 {
	fewer, most := futuresBelow(s, promises, until, truth)
	_, share := inBand(fewer, most, (1-Band)/2)
	return share
}

func place(s *Sampler, promises int, until aid.Date, truth int) float64 {
	fewer, most := futuresBelow(s, promises, until, truth)
	return (fewer + most) / 2
}

// A group with few cases leans on its parent: on average over worlds in which groups
// differ somewhat, that beats both every group for itself and all in one pool.
func TestTheHierarchyBeatsBothEnds(t *testing.T) {
	scores := map[string]float64{}
	wins := map[string]int{}
	for seed := range uint64(100) {
		w := world{seed: seedOf(1000 + seed), suppliers: 12, perMonth: 12, spread: 0.6, noise: 0.8}
		h := w.history(t, 8)
		day := firstDay(begin, 4) - 1
		s := newSample(h.Cases(before(day+1), day), day)
		ways := map[string]Candidate{
			"hierarchy": {[]string{"supplier"}, math.Inf(1), 4}, "no pooling": {[]string{"supplier"}, math.Inf(1), noPrior}, "full pooling": pooled,
		}
		sums := map[string]float64{}
		for name, way := range ways {
			p := posteriorsOf(s).of(way)
			for i := range 12 {
				c := Case{Register: "made-up", Measure: Slip, Groups: []Group{{"supplier", w.name(i)}}}
				f := newForecast(p.at, p.group(way.Chain, &c).masses, math.Inf(-1))
				sums[name] += survival.CRPS(f, survival.Exact(w.slip(i, 6, i)), math.Inf(1))
			}
		}
		for name, sum := range sums {
			scores[name] += sum
			if name != "hierarchy" && sums["hierarchy"] < sum {
				wins[name]++
			}
		}
	}
	t.Logf("CRPS %v; the hierarchy is better in %v of 100 worlds", scores, wins)
	for _, name := range []string{"no pooling", "full pooling"} {
		if scores["hierarchy"] >= 0.99*scores[name] || wins[name] < 60 {
			t.Errorf("the hierarchy scores %.1f, %s %.1f; it is better in %d of 100 worlds", scores["hierarchy"], name, scores[name], wins[name])
		}
	}
}

func (w world) name(supplier int) string {
	d, _ := w.promise(0, supplier)
	return d.Supplier
}

// What suppliers share is found again, on average over worlds.
func TestTheSharedPartIsFound(t *testing.T) {
	for _, planted := range []float64{0, 0.5} {
		sum := Shared{}
		const n = 20
		for seed := range uint64(n) {
			w := world{seed: seedOf(5000 + seed), suppliers: 4, perMonth: 24, shared: math.Sqrt(planted), noise: math.Sqrt(1 - planted)}
			m := learnWith(w.history(t, 36), firstDay(begin, 34), few("supplier"))
			for f, x := range m.Fits[0].Shared {
				sum[f] += x / n
			}
		}
		t.Logf("planted %g, found %v", planted, sum)
		if math.Abs(sum[All]+sum[Supplier]-planted) > 0.12 || sum[All] > 0.12 || sum[Order]+sum[Lane] > 0 {
			t.Errorf("planted %g, found %v", planted, sum)
		}
	}
}

// Bands hold what they should where much is still open: open promises are neither left
// out nor taken for punctual.
func TestOpenPromisesCount(t *testing.T) {
	late, dropped, truth := 0.0, 0.0, 0.0
	for seed := range uint64(40) {
		w := world{seed: seedOf(9000 + seed), suppliers: 1, perMonth: 30, noise: 1}
		h := w.history(t, 6)
		day := firstDay(begin, 4) - 1
		cases := h.Cases(before(day+1), day)
		var ended []Case
		for _, c := range cases {
			if c.Came.Known() {
				ended = append(ended, c)
			}
		}
		mean := func(cases []Case) float64 {
			s := newSample(cases, day)
			return newForecast(s.at, posteriorsOf(s).of(pooled).root, math.Inf(-1)).Quantile(0.5)
		}
		late += mean(cases) / 40
		dropped += mean(ended) / 40
		truth += 20.0 / 40
	}
	t.Logf("median %.1f with open ones, %.1f without, truth %.1f", late, dropped, truth)
	if math.Abs(late-truth) > 1.5 || dropped > late-1 {
		t.Errorf("median %.1f with open ones, %.1f without, truth %.1f", late, dropped, truth)
	}
}
