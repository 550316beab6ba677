package delay

import (
	"fmt"
	"math"
	"strings"
)

// orderLevel stands for the order or agreement itself as the finest group.
const orderLevel = "order"

// Candidate is one way to forecast.
type Candidate struct {
	Chain    []string // levels from coarse to fine; none is the pooled record
	HalfLife float64  // days after which a case counts half; +Inf is never
	Kappa    float64  // cases that a parent's distribution counts for
}

// Pooled reports whether it is the whole record without distinction.
func (c Candidate) Pooled() bool { return len(c.Chain) == 0 && math.IsInf(c.HalfLife, 1) }

func (c Candidate) String() string {
	name := "pooled"
	if len(c.Chain) > 0 {
		name = strings.Join(c.Chain, " > ")
	}
	if !math.IsInf(c.HalfLife, 1) {
		name += fmt.Sprintf(", half-life %g d", c.HalfLife)
	}
	if len(c.Chain) > 0 {
		name += fmt.Sprintf(", kappa %g", c.Kappa)
	}
	return name
}

// The values that are tried. Half-lives go from a month and a half, in which a record
// of a hundred cases a month still has a hundred, to four years.
var (
	halfLives = []float64{30, 60, 120, 240, 480, 960, math.Inf(1)}
	kappas    = []float64{2, 8, 32}
)

// noPrior is the kappa of a group that stands for itself: its parent only speaks where
// it says nothing at all.
const noPrior = 1e-6

// candidates lists the ways to forecast with these levels: every depth of the
// hierarchy, and each finer level directly below the coarsest, with and without the
// order as the last step.
func candidates(levels []string, orders bool) (list []Candidate) {
	for _, h := range halfLives {
		list = append(list, Candidate{HalfLife: h})
	}
	for _, chain := range chains(levels, orders) {
		for _, h := range halfLives {
			for _, k := range kappas {
				list = append(list, Candidate{chain, h, k})
			}
		}
	}
	return list
}

func chains(levels []string, orders bool) (list [][]string) {
	for depth := 1; depth <= len(levels); depth++ {
		list = append(list, levels[:depth:depth])
	}
	for finer := 2; finer < len(levels); finer++ {
		list = append(list, []string{levels[0], levels[finer]})
	}
	if !orders {
		return list
	}
	for _, chain := range list[:len(list):len(list)] {
		list = append(list, append(chain[:len(chain):len(chain)], orderLevel))
	}
	return list
}
