package plan

import (
	"context"
	"fmt"
	"math"

	"footing/internal/highs"
)

// coldSimplex is the number of columns up to which simplex beats interior
// point on a programme solved from nothing.
const coldSimplex = 5_000

// highsEngine solves by HiGHS.
type highsEngine struct{ engine *highs.Engine }

// HiGHS makes an Engine of the solver of package highs. The caller closes it.
func HiGHS(engine *highs.Engine) Engine { return highsEngine{engine} }

func (h highsEngine) Solve(ctx context.Context, p *Programme) (*Answer, error) {
	solver, err := h.engine.NewSolver()
	if err != nil {
		return nil, err
	}
	defer solver.Close()
	if err := solver.Load(p.model()); err != nil {
		return nil, err
	}
	if p.Whole != nil {
		if p.First != nil {
			if err := solver.SetSolution(p.First); err != nil {
				return nil, err
			}
		}
		return solveWhole(ctx, solver, p.Gap)
	}
	method, err := p.start(solver)
	if err != nil {
		return nil, err
	}
	r, err := solver.Solve(ctx, highs.Options{Method: method}, nil)
	if err != nil {
		return nil, err
	}
	if r.Status != highs.Optimal {
		if ctx.Err() != nil || r.Status == highs.TimeLimit {
			return &Answer{}, nil
		}
		return nil, fmt.Errorf("the solver ended with the status %q", r.Status)
	}
	basis, err := solver.Basis()
	if err != nil {
		return nil, err
	}
	return &Answer{Optimal: true, Value: r.Objective, X: r.ColValue, Prices: r.RowDual, Basis: basicOf(basis)}, nil
}

// start puts the solver where the programme is to start from, and gives the
// method that suits it: columns that are new cost nothing until they enter.
func (p *Programme) start(solver *highs.Solver) (highs.Method, error) {
	switch {
	case p.From != nil:
		return highs.PrimalSimplex, solver.SetBasis(p.From.places())
	case len(p.Worth) > coldSimplex:
		return highs.InteriorPoint, nil
	}
	return highs.DualSimplex, nil
}

// places is the basis in the solver's words: what is not basic is at the bound
// that it has.
func (b *Basis) places() highs.Basis {
	to := highs.Basis{Column: make([]highs.Place, len(b.Columns)), Row: make([]highs.Place, len(b.Rows))}
	for i, basic := range b.Columns {
		to.Column[i] = highs.AtLower
		if basic {
			to.Column[i] = highs.Basic
		}
	}
	for i, basic := range b.Rows {
		to.Row[i] = highs.AtUpper
		if basic {
			to.Row[i] = highs.Basic
		}
	}
	return to
}

func basicOf(from highs.Basis) *Basis {
	b := &Basis{make([]bool, len(from.Column)), make([]bool, len(from.Row))}
	for i, place := range from.Column {
		b.Columns[i] = place == highs.Basic
	}
	for i, place := range from.Row {
		b.Rows[i] = place == highs.Basic
	}
	return b
}

// wholeNodes bounds the search for whole quantities: by work, not by time, so that
// every machine finds the same.
const wholeNodes = 100

func solveWhole(ctx context.Context, solver *highs.Solver, gap float64) (*Answer, error) {
	r, err := solver.Solve(ctx, highs.Options{
		MIPGap: gap, Settings: []highs.Setting{{Name: "mip_max_nodes", Value: wholeNodes}},
	}, nil)
	if err != nil {
		return nil, err
	}
	if !r.Feasible {
		return &Answer{}, nil
	}
	return &Answer{Optimal: r.Status == highs.Optimal, Value: r.Objective, X: r.ColValue}, nil
}

// model writes the programme in the solver's form.
func (p *Programme) model() highs.Model {
	n, rows := len(p.Worth), len(p.Limits)
	m := highs.Model{Maximize: true, RowUpper: p.Limits, RowLower: repeat(math.Inf(-1), rows)}
	m.Columns = highs.Columns{
		Cost: p.Worth, Lower: make([]float64, n), Upper: repeat(math.Inf(1), n),
		Start: p.Starts, Index: p.Rows, Value: p.Coefs, Integer: p.Whole,
	}
	return m
}

func repeat(value float64, n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = value
	}
	return list
}
