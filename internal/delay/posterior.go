package delay

import (
	"math"
)

// posterior estimates the distributions of groups with one half-life and kappa.
type posterior struct {
	*sample
	kappa   float64
	weights []float64 // of each case, by recency
	root    []float64
	// rootTotal is how many cases the root rests on.
	rootTotal float64
	known     map[string]estimate // by chain and group
}

// recency gives the weight of each case for a half-life. It is that of the day on which
// a case was due, whether it came or not, so that censoring tells nothing about it.
func (s *sample) recency(halfLife float64) []float64 {
	weights := make([]float64, len(s.seen))
	for i, c := range s.seen {
		weights[i] = c.weight
		if !math.IsInf(halfLife, 1) {
			weights[i] *= math.Exp2(-c.age / halfLife)
		}
	}
	return weights
}

// tailMass is what lies in the tail before anything is seen, in cases: one half, spread
// evenly over its steps.
const tailMass = 0.5

// mostRounds bounds the rounds of self-consistency of the pooled record, fewRounds those
// of a group, which begins at its parent and needs less.
const (
	mostRounds = 200
	fewRounds  = 4
	settled    = 1e-7 // change of any probability
)

// newRoot estimates the pooled distribution.
func (s *sample) newRoot(weights []float64) estimate {
	prior := make([]float64, len(s.at))
	for i := len(prior) - tailSteps; i < len(prior); i++ {
		prior[i] = 1.0 / tailSteps
	}
	all := make([]int32, len(s.seen))
	for i := range all {
		all[i] = int32(i)
	}
	start := make([]float64, len(s.at))
	for i := range start {
		start[i] = 1 / float64(len(start))
	}
	masses, total := s.consistent(start, prior, tailMass, weights, all, mostRounds)
	return estimate{masses, total}
}

// estimate is the distribution of a group, and how many cases it rests on with its
// parent's.
type estimate struct {
	masses []float64
	total  float64
}

// group gives the distribution of the group that a case has at a chain; of a group that
// the sample does not have, that of its parent.
func (p *posterior) group(chain []string, c *Case) estimate {
	if len(chain) == 0 {
		return estimate{p.root, p.rootTotal}
	}
	l := p.level(chain)
	path := c.path(chain)
	number, known := l.numbers[path]
	if !known {
		return p.group(chain[:len(chain)-1], c)
	}
	key := chainKey(chain) + "\x01" + parentKey(chain, c) + "\x01" + path
	if e, done := p.known[key]; done {
		return e
	}
	parent := p.group(chain[:len(chain)-1], c).masses
	masses, total := p.consistent(parent, parent, p.kappa, p.weights, l.members[number], fewRounds)
	p.known[key] = estimate{masses, total}
	return p.known[key]
}

// without gives the distribution of the group of a case of the sample with the case's own
// outcome left out, of it and of its parents.
func (p *posterior) without(chain []string, c *Case, i int) []float64 {
	e, w := p.group(chain, c), p.weights[i]
	if !p.seen[i].exact() {
		return e.masses
	}
	rest := make([]float64, len(e.masses))
	for j, x := range e.masses {
		rest[j] = x * e.total
	}
	if len(chain) > 0 {
		parent := p.group(chain[:len(chain)-1], c).masses
		for j, x := range p.without(chain[:len(chain)-1], c, i) {
			rest[j] += p.kappa * (x - parent[j])
		}
	}
	rest[p.seen[i].first] -= w
	for j, x := range rest {
		rest[j] = max(0, x/(e.total-w))
	}
	return rest
}

// parentKey tells apart parents of one group: an order may have lines in several.
func parentKey(chain []string, c *Case) string {
	if chain[len(chain)-1] != orderLevel {
		return ""
	}
	return c.path(chain[:len(chain)-1])
}

// consistent gives the self-consistent distribution of cases with a prior that counts
// for so many: what is exact lies where it lies, and what is not is spread over the
// steps left to it in proportion to the distribution itself.
func (s *sample) consistent(start, prior []float64, strength float64, weights []float64, members []int32, rounds int) (masses []float64, total float64) {
	n := len(s.at)
	fixed := make([]float64, n)
	total = strength
	for i, x := range prior {
		fixed[i] = strength * x
	}
	var vague []int32
	for _, i := range members {
		total += weights[i]
		if s.seen[i].exact() {
			fixed[s.seen[i].first] += weights[i]
		} else if weights[i] > 0 {
			vague = append(vague, i)
		}
	}
	if vague == nil {
		for i := range fixed {
			fixed[i] /= total
		}
		return fixed, total
	}
	current, next := start, make([]float64, n)
	below, factor := make([]float64, n+1), make([]float64, n+1)
	for range rounds {
		s.round(current, next, fixed, weights, vague, below, factor)
		change := 0.0
		for i := range next {
			change = max(change, math.Abs(next[i]-current[i]))
		}
		if change < settled {
			return next, total
		}
		if &current[0] == &start[0] {
			current = make([]float64, n)
		}
		current, next = next, current
	}
	return current, total
}

// round spreads vague cases by the current distribution, in one sweep.
func (s *sample) round(current, next, fixed, weights []float64, vague []int32, below, factor []float64) {
	for i, x := range current {
		below[i+1] = below[i] + x
	}
	clear(factor)
	for _, i := range vague {
		c := s.seen[i]
		mass := below[c.end] - below[c.first]
		if mass < least {
			continue // the rest speaks for it
		}
		factor[c.first] += weights[i] / mass
		factor[c.end] -= weights[i] / mass
	}
	running, sum := 0.0, 0.0
	for i, x := range current {
		running += factor[i]
		next[i] = max(0, fixed[i]+running*x)
		sum += next[i]
	}
	for i := range next {
		next[i] /= sum
	}
}

// least is the mass below which nothing is left to spread by.
const least = 1e-12

// posteriors keeps what candidates share.
type posteriors struct {
	*sample
	weights map[float64][]float64 // by half-life
	roots   map[float64]estimate
	kept    map[[2]float64]*posterior
}

func posteriorsOf(s *sample) *posteriors {
	return &posteriors{s, map[float64][]float64{}, map[float64]estimate{}, map[[2]float64]*posterior{}}
}

func (ps *posteriors) of(c Candidate) *posterior {
	key := [2]float64{c.HalfLife, c.Kappa}
	if p := ps.kept[key]; p != nil {
		return p
	}
	if ps.weights[c.HalfLife] == nil {
		ps.weights[c.HalfLife] = ps.recency(c.HalfLife)
		ps.roots[c.HalfLife] = ps.newRoot(ps.weights[c.HalfLife])
	}
	root := ps.roots[c.HalfLife]
	p := &posterior{
		sample: ps.sample, kappa: c.Kappa, weights: ps.weights[c.HalfLife], root: root.masses, rootTotal: root.total,
		known: map[string]estimate{},
	}
	ps.kept[key] = p
	return p
}
