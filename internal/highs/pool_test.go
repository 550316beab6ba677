package highs

import (
	"math/rand/v2"
	"slices"
)

// pool is a made-up planning problem too large to load whole: columns ship
// some of a pledge to a requirement over a lane in a week, worth less the later.
// Rows are pledges, requirements, and the capacity of each lane in each week.
type pool struct {
	rows   Model // rows only
	worth  []float64
	index  [][]int32
	value  [][]float64
	loaded []bool
}

func newPool(pledges, requirements, lanes, weeks, columns int) *pool {
	r := rand.New(rand.NewPCG(1, 1))
	p := &pool{rows: Model{Maximize: true}, loaded: make([]bool, columns)}
	for _, kind := range []struct{ count, most int }{{pledges, 100}, {requirements, 1000}, {lanes * weeks, 200}} {
		for range kind.count {
			p.rows.RowLower = append(p.rows.RowLower, -inf)
			p.rows.RowUpper = append(p.rows.RowUpper, float64(1+r.IntN(kind.most)))
		}
	}
	due, priority := make([]int, requirements), make([]float64, requirements)
	for k := range due {
		due[k], priority[k] = r.IntN(weeks), 1+9*r.Float64()
	}
	ready, tonnes := make([]int, pledges), make([]float64, pledges)
	for k := range ready {
		ready[k], tonnes[k] = r.IntN(weeks), 0.5+5*r.Float64()
	}
	for range columns {
		from, to, lane := r.IntN(pledges), r.IntN(requirements), r.IntN(lanes)
		week := ready[from] + r.IntN(weeks-ready[from])
		late := float64(max(0, week-due[to])) / float64(weeks)
		p.worth = append(p.worth, priority[to]*(1-late/2)*float64(weeks-week+1)/float64(weeks))
		p.index = append(p.index, []int32{int32(from), int32(pledges + to), int32(pledges + requirements + lane*weeks + week)})
		p.value = append(p.value, []float64{1, 1, tonnes[from]})
	}
	return p
}

// best takes out the columns that gain most at given prices, at most so many.
func (p *pool) best(prices []float64, most int) (c Columns, improving int) {
	type gain struct {
		column int
		by     float64
	}
	var gains []gain
	for k, loaded := range p.loaded {
		by := p.worth[k]
		for at, row := range p.index[k] {
			by -= p.value[k][at] * prices[row]
		}
		if !loaded && by > 1e-7 {
			gains = append(gains, gain{k, by})
		}
	}
	slices.SortStableFunc(gains, func(a, b gain) int {
		if a.by > b.by {
			return -1
		}
		if a.by < b.by {
			return 1
		}
		return 0
	})
	for _, g := range gains[:min(most, len(gains))] {
		p.loaded[g.column] = true
		c.Append(p.worth[g.column], 0, inf, p.index[g.column], p.value[g.column])
	}
	return c, len(gains)
}

// whole is the model with all columns.
func (p *pool) whole() Model {
	m := p.rows
	for k := range p.worth {
		m.Append(p.worth[k], 0, inf, p.index[k], p.value[k])
	}
	return m
}

// generate solves by column generation: interior point while many columns
// improve, then warm primal simplex. It returns the last result and the rounds.
func (p *pool) generate(s *Solver, most int, solve func(Options) (Result, error)) (r Result, rounds int, err error) {
	if err = s.Load(p.rows); err != nil {
		return r, 0, err
	}
	prices, improving := make([]float64, len(p.rows.RowLower)), 0
	for ; ; rounds++ {
		var c Columns
		if c, improving = p.best(prices, most); improving == 0 {
			return r, rounds, nil
		}
		if _, err = s.AddColumns(c); err != nil {
			return r, rounds, err
		}
		o := Options{Method: InteriorPoint}
		if improving < most/4 {
			o = Options{Method: PrimalSimplex, Presolve: Off}
		}
		if r, err = solve(o); err != nil || r.Status != Optimal {
			return r, rounds, err
		}
		prices = r.RowDual
	}
}
