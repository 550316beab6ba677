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

// parts cuts the pools into stretches of about equal work. An offer belongs to
// one pool, so that no two hands write to one price.
func (p *pricer) parts(most int) [][2]int {
	work := func(at *pool) int { return int(at.streams[1]-at.streams[0]) * (1 + len(at.offers)/8) }
	total := 0
	for i := range p.m.pools {
		total += work(&p.m.pools[i])
	}
	var parts [][2]int
	share, from, sum := total/most+1, 0, 0
	for i := range p.m.pools {
		sum += work(&p.m.pools[i])
		if sum >= share || i == len(p.m.pools)-1 {
			parts = append(parts, [2]int{from, i + 1})
			from, sum = i+1, 0
		}
	}
	return parts
}

// pick keeps the bids that could gain most in all, in the order of the scan.
func (m *model) pick(bids []bid, most int) []column {
	potential := make([]float64, len(bids))
	for i := range bids {
		potential[i] = bids[i].gain * m.unit(&bids[i].column)
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

// unit is about the most that a column could carry if nothing else moved.
func (m *model) unit(c *column) float64 {
	s := &m.streams[c.stream]
	p := &m.pools[s.pool]
	there := 0.0
	if c.offer != fromStock {
		there = m.offers[c.offer].quantity.Float()
	} else {
		there = m.rows[p.stocks[p.stockAt(int(c.t))].row].size
	}
	return min(there, m.slots[c.slot].need/s.factor)
}
