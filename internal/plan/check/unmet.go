package check

import "footing/internal/aid"

// checkUnmet holds the list of lines short at their due date against the
// lines: complete, right, and each with a cause that its parts bear out.
func checkUnmet(c *checker) {
	listed := map[aid.ID]int{}
	for i, stated := range c.stated.Unmet {
		at := Place{Row: rowName("unmet", i), Requirement: stated.Requirement}
		if _, twice := listed[stated.Requirement]; twice {
			c.wrong(LimitUnmet, at, "is listed twice")
		} else if c.facts.lines[stated.Requirement] == nil {
			c.wrong(LimitUnmet, at, "is no line: not on record, refused, withdrawn or an alternative")
		}
		listed[stated.Requirement] = i
	}
	for _, l := range c.facts.inOrder {
		i, ok := listed[l.req.ID]
		missing := !ok && !(l.short() <= listable(l))
		if missing {
			c.apart(LimitUnmet, Place{Requirement: l.req.ID}, "is short at its due date and missing under unmet", l.short(), 0)
		}
		if !ok && !missing {
			continue
		}
		right := c.facts.unmet(l)
		if ok {
			c.compareUnmet(Place{Row: rowName("unmet", i), Requirement: l.req.ID}, l, right, c.stated.Unmet[i])
		}
		c.report.Unmet = append(c.report.Unmet, right)
	}
}

// unmet is the row of a short line as the file should have it, without the
// cause and the parts that come from the solver.
func (f *facts) unmet(l *line) Unmet {
	return Unmet{
		Requirement: l.req.ID, Name: l.req.Name, Due: Day{l.due},
		Short: l.short(), ShortAtEnd: l.need() - l.metByEnd, ShortfallWeeks: l.before() - l.worth,
		Breakdown: f.parts(l),
	}
}

// short is what is missing at the due date, for a rate at those of its slots.
func (l *line) short() float64 { return l.need() - l.metByDue }

// listable is how short a line must be so that it has to be listed: more than
// the tolerance, by a little, so that sums in another order do not decide.
func listable(l *line) float64 { return tolerance(l.need()) * 1.01 }

func (c *checker) compareUnmet(at Place, l *line, right, stated Unmet) {
	if right.Short <= agreeing*(1+l.need()) {
		c.apart(LimitUnmet, at, "is listed and not short at its due date", right.Short, stated.Short)
	}
	c.same(LimitUnmet, at, "name", right.Name, stated.Name)
	c.same(LimitUnmet, at, "due", right.Due.String(), stated.Due.String())
	c.figure(LimitUnmet, at, "short", right.Short, stated.Short, l.need())
	c.figure(LimitUnmet, at, "short_at_end", right.ShortAtEnd, stated.ShortAtEnd, l.need())
	c.figure(LimitUnmet, at, "shortfall_weeks", right.ShortfallWeeks, stated.ShortfallWeeks, l.before())
	c.checkCause(at, l, right, stated)
}
