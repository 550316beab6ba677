package plan

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// proof is what a remedy would add to the last programme of the search: further
// departures, all of one gift if they are of any, and more room.
type proof struct {
	quantity float64 // of the gift, units of the item; 0 where there is none
	cells    []proofCell
	more     map[int32]float64 // by row of lanes and nodes: tonnes; of funds: money
	fresh    bool              // the gift is one that nobody has offered
	least    float64           // of the gift that must go, or else none can
	fielded  []entry           // of a column that lets the gift come as a type, see field
}

// proofCell is a possible departure.
type proofCell struct {
	worth   float64 // of one unit
	entries []entry
}

// prover works out what remedies would bring at least: what the last programme
// gains from them. Other lines get no departures beyond those of the search, and
// so planning again finds as much or more.
type prover struct {
	m      *model
	engine Engine
	base   *scaled
	answer *Answer // of the programme as it is; nil where it is too large to solve again and again
	value  float64
	room   []float64 // what the last programme leaves of the model's rows
	proofs int       // programmes that may be solved for the lines, and again for the asks
	left   int       // of them
}

const (
	// provable is the number of columns up to which programmes are solved for
	// remedies, as many as have so many columns together, but not more than
	// mostProofs.
	provable    = 10_000
	provableSum = 100_000
	mostProofs  = 60
	// leastProved is the worth below which a remedy promises nothing.
	leastProved = 1e-3
)

func (s *search) newProver(ctx context.Context) (*prover, error) {
	v := &prover{m: s.m, engine: s.engine, base: s.master.programme(false), value: s.best.value + s.best.missed}
	v.room = s.master.left(v.base)
	if len(v.base.Worth) > provable || len(v.base.Worth) == 0 || ctx.Err() != nil {
		return v, nil
	}
	v.base.From = s.master.corner.basis(v.base, s.master)
	answer, err := s.engine.Solve(ctx, v.base.Programme)
	if err != nil {
		return nil, fmt.Errorf("the plan that remedies add to: %w", err)
	}
	if answer.Optimal && answer.Basis != nil {
		v.answer = answer
		v.proofs = min(mostProofs, provableSum/len(v.base.Worth))
		v.value = max(v.value, v.base.worthOf(answer.X))
	}
	return v, nil
}

// left is what the levels of the last programme leave of every row, at least 0.
func (a *master) left(s *scaled) []float64 {
	room := make([]float64, len(a.m.rows))
	for i := range room {
		room[i] = a.m.rows[i].limit + s.there[i]
	}
	var list []entry
	for i := range a.columns {
		list = a.m.entries(&a.columns[i], list[:0])
		for _, e := range list {
			room[e.row] -= float64(e.coef * a.level[i])
		}
	}
	for i := range a.m.inner {
		for _, e := range a.m.inner[i].entries {
			room[e.row] -= float64(e.coef * a.inner[i])
		}
	}
	for i := range room {
		room[i] = max(0, room[i])
	}
	return room
}

// worthOf is what levels are worth, without what missed pins cost.
func (s *scaled) worthOf(x []float64) float64 {
	sum := 0.0
	for i, level := range x {
		if i < len(s.inner) && s.m.inner[s.inner[i]].penalty {
			continue
		}
		sum += float64(s.Worth[i] * max(0, level))
	}
	return sum
}

// gain is what a remedy brings at least, and how much of its gift that takes.
func (v *prover) gain(ctx context.Context, p *proof) (worth, used float64, err error) {
	if p == nil || len(p.cells) == 0 && len(p.more) == 0 {
		return 0, 0, nil
	}
	worth, used = v.spare(p)
	if v.answer == nil || v.left == 0 || ctx.Err() != nil || len(p.more) == 0 && p.fielded == nil && v.most(p) <= max(leastProved, worth*(1+1e-6)) {
		return worth, used, nil
	}
	v.left--
	s := v.with(p)
	answer, err := v.engine.Solve(ctx, s.Programme)
	switch {
	case err != nil:
		return 0, 0, fmt.Errorf("what a remedy brings: %w", err)
	case !answer.Optimal:
		return worth, used, nil
	}
	used = 0
	for i := range p.cells {
		at := len(v.base.Worth) + i
		used += max(0, answer.X[at]) * s.unit[at]
	}
	worth = s.worthOf(answer.X) - v.value
	if worth < leastProved || used < p.least*(1-full) {
		return 0, 0, nil
	}
	return worth, used, nil
}

// most is what a gift could bring at most under the programme's prices.
func (v *prover) most(p *proof) float64 {
	best := 0.0
	for i := range p.cells {
		gain := p.cells[i].worth
		for _, e := range p.cells[i].entries {
			if at := v.base.row[e.row]; at != noRow {
				gain -= float64(e.coef * max(0, v.answer.Prices[at]) / v.base.limit[at])
			}
		}
		best = max(best, gain)
	}
	return best * p.quantity
}

// with is the programme with a remedy.
func (v *prover) with(p *proof) *scaled {
	c := *v.base
	s := &c
	s.Programme = &Programme{
		Worth: slices.Clip(v.base.Worth), Limits: slices.Clone(v.base.Limits), Starts: slices.Clip(v.base.Starts),
		Rows: slices.Clip(v.base.Rows), Coefs: slices.Clip(v.base.Coefs),
	}
	s.row, s.limit, s.unit = slices.Clone(v.base.row), slices.Clip(v.base.limit), slices.Clip(v.base.unit)
	rows := p.open(s)
	for i := range p.cells {
		unit := 1.0
		if p.quantity > 0 {
			unit = p.quantity
		}
		s.add(p.cells[i].worth, unit, merged(p.cells[i].entries), false)
		s.also(rows, 1)
	}
	if p.fielded != nil {
		s.add(0, 1, p.fielded, false)
		s.also(rows[1:], -1)
	}
	for row, tonnes := range p.more {
		if at := s.row[row]; at != noRow {
			s.Limits[at] += tonnes / s.limit[at]
		}
	}
	s.Whole = nil
	s.From = &Basis{Columns: make([]bool, len(s.Worth)), Rows: make([]bool, len(s.Limits))}
	copy(s.From.Columns, v.answer.Basis.Columns)
	for i := copy(s.From.Rows, v.answer.Basis.Rows); i < len(s.From.Rows); i++ {
		s.From.Rows[i] = true
	}
	return s
}

// open makes the rows of a gift in a programme: there is no more of it, and it
// comes as far as its type is fielded.
func (p *proof) open(s *scaled) []int32 {
	if p.quantity <= 0 {
		return nil
	}
	rows := []int32{int32(len(s.Limits))}
	s.Limits, s.limit = append(s.Limits, 1), append(s.limit, p.quantity)
	if p.fielded != nil {
		rows = append(rows, rows[0]+1)
		s.Limits, s.limit = append(s.Limits, 0), append(s.limit, p.quantity)
	}
	return rows
}

// also gives the last column a coefficient in rows of the programme.
func (s *scaled) also(rows []int32, coef float64) {
	for _, row := range rows {
		s.Rows, s.Coefs = append(s.Rows, row), append(s.Coefs, coef)
		s.Starts[len(s.Starts)-1]++
	}
}

// merged adds up the coefficients in one row.
func merged(entries []entry) []entry {
	var list []entry
	for _, e := range entries {
		at := slices.IndexFunc(list, func(other entry) bool { return other.row == e.row })
		if at < 0 {
			list = append(list, e)
		} else {
			list[at].coef += e.coef
		}
	}
	return list
}

// spare is what a remedy brings where nothing else changes: as much goes as finds
// room, the departures of most worth first.
func (v *prover) spare(p *proof) (worth, used float64) {
	most, taken := p.quantity, map[int32]float64{}
	if len(p.more) > 0 {
		most = math.Inf(1)
	}
	for row, tonnes := range p.more {
		taken[row] = -tonnes
	}
	if most <= 0 || len(p.fielded) == 1 {
		return 0, 0
	}
	order := slices.Clone(p.cells)
	slices.SortStableFunc(order, func(a, b proofCell) int {
		switch {
		case a.worth > b.worth:
			return -1
		case a.worth < b.worth:
			return 1
		}
		return 0
	})
	for i := range order {
		q := most - used
		for _, e := range order[i].entries {
			if e.coef > 0 {
				q = min(q, (v.room[e.row]-taken[e.row])/e.coef)
			}
		}
		if q <= 0 || order[i].worth <= 0 {
			continue
		}
		for _, e := range order[i].entries {
			taken[e.row] += float64(e.coef * q)
		}
		worth += float64(order[i].worth * q)
		used += q
	}
	if worth < leastProved || used < p.least*(1-full) {
		return 0, 0
	}
	return worth, used
}

// supplyOf is what a unit of an offer draws on: the stock, where the programme
// puts all of the offer there.
func (v *prover) supplyOf(offer int32) []entry {
	for i := range v.m.inner {
		if in := &v.m.inner[i]; in.release == offer && v.base.folded(in) {
			return []entry{{in.entries[1].row, 1}}
		}
	}
	return append([]entry{{v.m.offerRow(offer), 1}}, v.m.uses[offer]...)
}
