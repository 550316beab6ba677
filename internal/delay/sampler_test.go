package delay

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"sync"
	"testing"

	"footing/internal/aid"
	"footing/internal/chance"
)

func seedOf(seed uint64) chance.Source { return chance.New(seed) }

// pledgesOf gives open promises of donors, each with the same even distribution.
func pledgesOf(count, donors int, shared Shared) []*Promise {
	f := &Fit{Shared: shared}
	at, masses := make([]float64, 100), make([]float64, 100)
	for i := range at {
		at[i], masses[i] = float64(i), 1
	}
	var list []*Promise
	for i := range count {
		list = append(list, &Promise{
			Pledge: &aid.Pledge{ID: aid.ID(fmt.Sprint("p", i))}, Basis: FromRecord, Fit: f, Ready: newForecast(at, masses, math.Inf(-1)),
			Case: Case{Start: On(begin), Supplier: fmt.Sprint("d", i%donors), Order: fmt.Sprint("o", i)},
		})
	}
	return list
}

func drawAll(s *Sampler, promises, futures int) [][]aid.Date {
	d := s.Drawer()
	all := make([][]aid.Date, futures)
	for i := range all {
		all[i] = make([]aid.Date, promises)
		d.Draw(uint64(i), all[i])
	}
	return all
}

// Each promise alone has its own distribution, whatever it shares, and those that share
// a donor have the planted correlation.
func TestFuturesHaveTheirOddsAndShocks(t *testing.T) {
	const futures = 20_000
	for _, part := range []float64{0, 0.3, 0.8} {
		all := drawAll(NewSampler(pledgesOf(3, 2, Shared{Supplier: part}), 5), 3, futures)
		early := 0
		var together, apart float64
		score := func(d aid.Date) float64 { return normalScore((float64(d-begin) + 0.5) / 100) }
		for _, days := range all {
			if days[0] < begin+25 {
				early++
			}
			together += score(days[0]) * score(days[2])
			apart += score(days[0]) * score(days[1])
		}
		if share := float64(early) / futures; math.Abs(share-0.25) > 0.015 {
			t.Errorf("shared %g: %.3f of draws lie in the first quarter", part, share)
		}
		if math.Abs(together/futures-part) > 0.03 || math.Abs(apart/futures) > 0.03 {
			t.Errorf("shared %g: correlation %.3f, of different donors %.3f", part, together/futures, apart/futures)
		}
	}
}

// A future is the same whoever draws it, in whatever order, and other promises do not
// move it.
func TestFuturesAreFunctionsOfTheirNumber(t *testing.T) {
	shared := Shared{All: 0.1, Supplier: 0.3}
	s := NewSampler(pledgesOf(50, 5, shared), 9)
	want := drawAll(s, 50, 200)
	var wait sync.WaitGroup
	for worker := range 4 {
		wait.Go(func() {
			d, days := s.Drawer(), make([]aid.Date, 50)
			for i := 199 - worker; i >= 0; i -= 4 {
				d.Draw(uint64(i), days)
				for j := range days {
					if days[j] != want[i][j] {
						t.Errorf("future %d, promise %d: %s, was %s", i, j, days[j], want[i][j])
						return
					}
				}
			}
		})
	}
	wait.Wait()
	for i, days := range drawAll(NewSampler(pledgesOf(20, 5, shared), 9), 20, 200) {
		for j := range days {
			if days[j] != want[i][j] {
				t.Fatalf("future %d, promise %d differs with fewer promises", i, j)
			}
		}
	}
}

func TestDrawingAllocatesNothing(t *testing.T) {
	s := NewSampler(pledgesOf(100, 5, Shared{Supplier: 0.3}), 9)
	d, days := s.Drawer(), make([]aid.Date, 100)
	if n := testing.AllocsPerRun(50, func() { d.Draw(3, days) }); n != 0 {
		t.Errorf("%g allocations", n)
	}
}

// Ten thousand futures of three thousand promises take seconds.
func BenchmarkDraw(b *testing.B) {
	s := NewSampler(pledgesOf(3000, 50, Shared{All: 0.1, Supplier: 0.3}), 9)
	d, days := s.Drawer(), make([]aid.Date, 3000)
	for i := uint64(0); b.Loop(); i++ {
		d.Draw(i, days)
	}
}

// The guide finds the same level as a search among all.
func TestGuideFindsTheLevel(t *testing.T) {
	dice := chance.New(5)
	for _, size := range []int{1, 2, 7, 1000} {
		p := drawn{}
		for i := range size - 1 {
			p.levels = append(p.levels, dice.Normal(uint64(size), uint64(i)))
		}
		slices.Sort(p.levels)
		p.levels = append(p.levels, math.Inf(1))
		p.lay()
		look := append([]float64{-9, -4, -3.75, 0, 0.25, 3.9999, 4, 4.25, 9}, p.levels[:size-1]...)
		for i := range 2000 {
			look = append(look, 2*dice.Normal(9, uint64(i)))
		}
		for _, z := range look {
			if got, want := p.step(z), sort.SearchFloat64s(p.levels, z); got != want {
				t.Fatalf("%d levels: %g is found at %d, want %d", size, z, got, want)
			}
		}
	}
}
