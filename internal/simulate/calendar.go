package simulate

import "slices"

// calendar says on which day supplies with something late are to be looked at. A supply
// waits for one day at a time.
type calendar struct {
	first, next []int32 // the supply by day, and the one behind each supply
	taken       []int32
}

func newCalendar(days, supplies int) calendar {
	c := calendar{first: make([]int32, days), next: make([]int32, supplies)}
	for i := range c.first {
		c.first[i] = none
	}
	return c
}

func (c *calendar) add(day int, supply int32) {
	c.next[supply], c.first[day] = c.first[day], supply
}

// take gives the supplies of a day in their order, and forgets them.
func (c *calendar) take(day int) []int32 {
	c.taken = c.taken[:0]
	for at := c.first[day]; at != none; at = c.next[at] {
		c.taken = append(c.taken, at)
	}
	c.first[day] = none
	slices.Sort(c.taken)
	return c.taken
}
