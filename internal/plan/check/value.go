package check

import "math"

// checkValue holds the totals against the sums, the gaps against the bound,
// and the bound against what it must not be below.
func checkValue(c *checker) {
	c.sumValue()
	r, p := &c.report, c.stated
	r.Gap, r.RelaxationGap = gap(p.Bound, r.Value), gap(p.Bound, p.Relaxation)
	at := Place{}
	c.figure(LimitValue, at, "value", r.Value, p.Value, 0)
	c.figure(LimitValue, at, "terms.shortfall", r.Terms.Shortfall, p.Terms.Shortfall, 0)
	c.figure(LimitValue, at, "terms.readiness", r.Terms.Readiness, p.Terms.Readiness, 0)
	c.figure(LimitValue, at, "terms.interoperability", r.Terms.Interoperability, p.Terms.Interoperability, 0)
	c.figure(LimitValue, at, "terms.handling", r.Terms.Handling, p.Terms.Handling, 0)
	c.figure(LimitValue, at, "gap", r.Gap, p.Gap, 0)
	c.figure(LimitValue, at, "relaxation_gap", r.RelaxationGap, p.RelaxationGap, 0)
	c.figure(LimitValue, at, "shortfall_before", r.ShortfallBefore, p.ShortfallBefore, 0)
	c.figure(LimitValue, at, "shortfall_after", r.ShortfallAfter, p.ShortfallAfter, r.ShortfallBefore)
	c.bracket("value is at most bound", r.Value)
	c.bracket("relaxation is at most bound", p.Relaxation)
	if p.Status == "optimal" && !(r.RelaxationGap <= p.Options.Gap+agreeing) {
		c.apart(LimitValue, at, "status is optimal, relaxation_gap is at most options.gap", r.RelaxationGap, p.Options.Gap)
	}
	if p.Status == "nothing to plan" && len(p.Departures) > 0 {
		c.wrong(LimitValue, at, "status is nothing to plan, and there are departures")
	}
}

// sumValue sums the terms in the order of the departures, then of the elements.
func (c *checker) sumValue() {
	r := &c.report
	for _, d := range r.Departures {
		r.Terms.Shortfall += d.Worth
		r.Terms.Interoperability += d.Bonus
		r.Terms.Handling -= d.Cost
	}
	for _, e := range r.Elements {
		r.Terms.Readiness += e.Worth
	}
	r.Value = r.Terms.Shortfall + r.Terms.Readiness + r.Terms.Interoperability + r.Terms.Handling
	for _, l := range r.Lines {
		r.ShortfallBefore += l.ShortfallWeeksBefore
		r.ShortfallAfter += l.ShortfallWeeksAfter
	}
}

func gap(bound, value float64) float64 { return (bound - value) / math.Max(1, math.Abs(bound)) }

func (c *checker) bracket(what string, value float64) {
	if bound := c.stated.Bound; !(value <= bound+keeping*math.Max(1, math.Abs(bound))) {
		c.apart(LimitValue, Place{}, what, value, bound)
	}
}
