package delay

import (
	"math"
	"strings"

	"footing/internal/aid"
	"footing/internal/survival"
)

// Measure says from when days are counted.
type Measure string

// The measures.
const (
	Slip Measure = "slip" // from the promised day
	Lead Measure = "lead" // from the order, where no day was promised
)

// OwnRegister is the register of the record's own pledges.
const OwnRegister = "pledges"

// Days is what is known of a day: it lies from First to Last. The zero value is that
// it has not come.
type Days struct{ First, Last aid.Date }

// On is a day that is known.
func On(d aid.Date) Days { return Days{d, d} }

// Known reports whether anything is known.
func (d Days) Known() bool { return d.Last.Known() }

// Group is what a case is at one level of the hierarchy.
type Group struct{ Level, Value string }

// Case is a promise and what came of it, as known at one time.
type Case struct {
	Register string // OwnRegister, or the delivery record it is from
	ID       aid.ID // of the pledge or delivery
	Measure  Measure
	Groups   []Group // the coarsest level first
	Start    Days    // the promised day, or that of the order
	Came     Days    // zero: open
	// OpenUntil is the day up to which it is known to be open, where that is not the
	// day of the forecast: a pledge that was withdrawn then.
	OpenUntil aid.Date
	// Made is the day on which it was promised or ordered, where that is known.
	Made aid.Date
	// Promised is since when the promise is known, 0 where the source does not say;
	// Superseded when a later estimate took its place, 0 never; Recorded since when
	// Came is known.
	Promised, Superseded, Recorded aid.Instant
	// Weight is the part that it counts for: estimates of one pledge share one case.
	Weight float64
	// What shares one of these slips together, "" is nothing.
	Supplier, Order, Lane string
}

// value gives the group of a level, "" where the case has none.
func (c *Case) value(level string) string {
	for _, g := range c.Groups {
		if g.Level == level {
			return g.Value
		}
	}
	return ""
}

// path names the case's group at a chain of levels, within its register.
func (c *Case) path(levels []string) string {
	var b strings.Builder
	b.WriteString(c.Register)
	for _, l := range levels {
		b.WriteByte(0)
		if l == orderLevel {
			b.WriteString(c.Order)
		} else {
			b.WriteString(c.value(l))
		}
	}
	return b.String()
}

// observation is what is known of the case's days as of a day: exact, between two
// bounds, or longer than its age.
func (c *Case) observation(asOf aid.Date) survival.Observation {
	if !c.Came.Known() || c.Came.First > asOf {
		return survival.After(c.age(asOf))
	}
	low, high := float64(c.Came.First-c.Start.Last), float64(c.Came.Last-c.Start.First)
	if low == high {
		return survival.Exact(low)
	}
	return survival.Between(low-1, high)
}

// age is how many days it has lasted at least, being open at the end of a day.
func (c *Case) age(asOf aid.Date) float64 {
	if c.OpenUntil.Known() {
		asOf = min(asOf, c.OpenUntil)
	}
	return float64(asOf - c.Start.Last)
}

// middle is the number of days to score a forecast with where all that is known is
// between which days it came.
func middle(o survival.Observation) float64 {
	if o.IsExact() {
		return o.Lower
	}
	return math.Floor((o.Lower + 1 + o.Upper) / 2)
}
