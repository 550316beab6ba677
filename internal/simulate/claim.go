package simulate

import (
	"math"

	"footing/internal/plan"
)

// claim is what a supply may send to a slot, laid out for trying it often.
type claim struct {
	slot, end    int32    // end is the day on which the slot ends
	ways         [2]int32 // first and behind the last
	factor       float64
	tonnes       float64 // of one unit
	least        float64 // tonnes of the least that can go
	whole        bool
	supply, line int32
	effect       effect
}

// claim lays it out.
func (w *world) claim(supply, target, slot int32) claim {
	s := &w.o.Supplies[supply]
	t := &s.Targets[target]
	c := claim{
		supply: supply, line: int32(t.Line), slot: slot, ways: [2]int32{int32(t.Ways[0]), int32(t.Ways[1])},
		end: int32(w.day(w.o.Slots[slot].End)), factor: t.Factor, tonnes: s.Tonnes, whole: s.Item.Whole, effect: w.effects[supply][target],
	}
	c.least = leastTonnes(s)
	return c
}

// leastTonnes are those of the least that can go of a supply.
func leastTonnes(s *plan.OutlineSupply) float64 {
	switch {
	case s.Tonnes <= 0:
		return -math.MaxFloat64
	case s.Item.Whole:
		return s.Tonnes * (1 - closed)
	}
	return s.Tonnes * smallest * (1 - closed)
}

// smallest is the least part of a unit that goes.
const smallest = 1e-6

// fits is the quantity that so many tonnes have room for; what nobody has stated the mass
// of finds room wherever it is open.
func (c *claim) fits(tonnes float64) float64 {
	switch {
	case tonnes < c.least:
		return 0
	case c.tonnes <= 0:
		return math.Inf(1)
	}
	return tonnes / c.tonnes
}
