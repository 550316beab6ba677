package check

import (
	"cmp"
	"math"
)

// checkSeats holds every row of the file against the intake and the element
// that it names, and adds it to the sums that other limits are about.
func checkSeats(c *checker) {
	rows := c.stated.Seats
	if len(rows) > 0 && !(c.facts.options.Crews && c.facts.options.Readiness > 0) {
		c.wrong(LimitSeat, Place{}, "seats are listed though crews count for nothing")
		return
	}
	for i, stated := range rows {
		at := Place{Row: rowName("seats", i), Course: stated.Course, Element: stated.Element}
		if i > 0 && compareSeats(rows[i-1], stated) >= 0 {
			c.wrong(LimitSeat, at, "is listed twice, or not in order of course, day and element")
		}
		c.checkSeat(at, stated)
	}
}

func compareSeats(a, b Seat) int {
	return cmp.Or(cmp.Compare(a.Course, b.Course), cmp.Compare(a.Starts.Date, b.Starts.Date), cmp.Compare(a.Element, b.Element))
}

func (c *checker) checkSeat(at Place, stated Seat) {
	course := c.facts.course(stated.Course)
	if course == nil {
		c.wrong(LimitSeat, at, "names no course on an item that is on record")
		return
	}
	in := course.intake(stated.Starts.Date)
	if in == nil {
		c.wrong(LimitSeat, at, "no intake of the course starts on %q", stated.Starts)
		return
	}
	if why := in.closed(c.facts); why != "" {
		c.wrong(LimitSeat, at, "no place may be taken: %s", why)
	}
	if !(stated.Crews > 0) || stated.Crews != math.Trunc(stated.Crews) {
		c.wrong(LimitSeat, at, "crews %s must be whole and above 0", number(stated.Crews))
	}
	if !(stated.Price >= 0) {
		c.wrong(LimitSeat, at, "price %s is below 0", number(stated.Price))
	}
	right := in.row(stated)
	c.compareSeat(at, right, stated)
	c.report.Seats = append(c.report.Seats, right)
	in.taken += right.People
	c.train(at, in, right)
}

// row is the row as the file should have it for so many crews of the element.
func (in *intake) row(stated Seat) Seat {
	rec := in.course.rec
	return Seat{
		Course: rec.ID, Provider: rec.Provider, Element: stated.Element, Item: rec.Skill,
		AskBy: Day{in.askBy}, Starts: Day{in.starts}, Ends: Day{in.ends}, Node: rec.Node, Language: rec.Language,
		Crews: stated.Crews, People: float64(in.course.item.Crew) * stated.Crews, Price: stated.Price,
	}
}

// train gives the crews of a row to its element.
func (c *checker) train(at Place, in *intake, row Seat) {
	e := c.facts.element(row.Element)
	if e == nil || e.crews == nil {
		c.wrong(LimitSeat, at, "the element, or its crews, take no part")
		return
	}
	if !e.crews.mayLearn(in.course.item) {
		c.wrong(LimitSeat, at, "no platform line of the element takes %s, or it needs no crew", row.Item)
	}
	e.crews.people += row.People
	e.crews.trained = append(e.crews.trained, training{row.Item, in.ends, row.Crews})
}

func (c *checker) compareSeat(at Place, right, stated Seat) {
	for _, f := range [][3]string{
		{"provider", string(right.Provider), string(stated.Provider)},
		{"item", string(right.Item), string(stated.Item)},
		{"ask_by", right.AskBy.String(), stated.AskBy.String()},
		{"ends", right.Ends.String(), stated.Ends.String()},
		{"node", string(right.Node), string(stated.Node)},
		{"language", right.Language, stated.Language},
	} {
		c.same(LimitSeat, at, f[0], f[1], f[2])
	}
	c.figure(LimitSeat, at, "people", right.People, stated.People, 0)
}
