package plan

import (
	"slices"
	"sync"
)

// scanAll prices every possible column and returns those that gain, in an
// order that does not depend on how many hands shared the work.
func (p *pricer) scanAll(hands int) []bid {
	parts := p.parts(max(1, hands) * 8)
	found := make([][]bid, len(parts))
	next := make(chan int, len(parts))
	for i := range parts {
		next <- i
	}
	close(next)
	var wait sync.WaitGroup
	for range max(1, hands) {
		wait.Go(func() {
			s := scanner{pricer: p}
			for i := range next {
				s.bids = nil
				s.scan(parts[i][0], parts[i][1])
				found[i] = s.bids
			}
		})
	}
	wait.Wait()
	return slices.Concat(found...)
}

// parts cuts the sources into stretches of about equal numbers of pairs. An
// offer belongs to one source, so that no two hands write to one excess.
func (p *pricer) parts(most int) [][2]int {
	var parts [][2]int
	share := len(p.m.pairs)/most + 1
	from, pairs := 0, 0
	for i := range p.m.sources {
		pairs += p.m.sources[i].pairCount(p.m)
		if pairs >= share || i == len(p.m.sources)-1 {
			parts = append(parts, [2]int{from, i + 1})
			from, pairs = i+1, 0
		}
	}
	return parts
}

func (s *source) pairCount(m *model) int {
	if s.streams[0] == s.streams[1] {
		return 0
	}
	return int(m.streams[s.streams[1]-1].pairs[1] - m.streams[s.streams[0]].pairs[0])
}

// pick keeps the bids that could gain most in all, in the order of the scan.
func (a *master) pick(bids []bid, most int) []column {
	potential := make([]float64, len(bids))
	for i := range bids {
		potential[i] = bids[i].gain * a.unit(&bids[i].column)
	}
	least := 0.0
	if len(bids) > most {
		sorted := slices.Clone(potential)
		slices.Sort(sorted)
		least = sorted[len(sorted)-most]
	}
	columns := make([]column, 0, min(most, len(bids)))
	for i := range bids {
		if potential[i] >= least {
			columns = append(columns, bids[i].column)
		}
	}
	return columns
}
