package report

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/plan"
	"footing/internal/table"
)

// PlanSeats lists the places in courses that a plan takes for the crews of
// elements, and until when to ask for them.
func PlanSeats(p *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "seats", Title: "Places to take in courses",
		Columns: []table.Column{
			ident("course"), helpful(ident("provider")), ident("element"), ident("item"), day("ask_by"), day("starts"), day("ends"),
			minor(ident("node")), minor(text("language")), count("crews"), count("people"), helpful(number("price", "weighted weeks a place")),
		},
	}
	for _, s := range p.Seats {
		t.Add(string(s.Course), string(s.Provider), string(s.Element), string(s.Item), s.AskBy, s.Starts, s.Ends,
			string(s.Node), s.Language, s.Crews, s.People, s.Price)
	}
	t.Notes = []string{seatsInWords(p)}
	return t
}

func seatsInWords(p *plan.Plan) string {
	switch {
	case len(p.Seats) > 0:
		return fmt.Sprintf("%s; the first are to be asked for by %s.", seatCount(p), firstAsk(p.Seats))
	case !p.Options.Crews:
		return "The plan leaves crews aside (--no-crews): it takes no places in courses."
	case len(p.Elements) == 0:
		return "No force element takes part in the plan: it takes no places in courses."
	}
	return "The plan takes no places in courses. footing force --show seats shows what is on offer."
}

// seatCount says how many crews and people a plan sends to courses.
func seatCount(p *plan.Plan) string {
	crews, people := SeatsTaken(p)
	return fmt.Sprintf("%s, %s", plural(crews, "crew"), plural(people, "place"))
}

// SeatsTaken sums the crews that a plan trains and the places that they take.
func SeatsTaken(p *plan.Plan) (crews, people int) {
	for _, s := range p.Seats {
		crews += s.Crews
		people += s.People
	}
	return crews, people
}

func firstAsk(seats []plan.Seat) string {
	first := seats[0].AskBy
	for _, s := range seats {
		first = min(first, s.AskBy)
	}
	return first
}

// seatUse is who takes places in which intake.
type seatUse struct {
	course  aid.ID
	starts  string
	element aid.ID
}

func useOf(s plan.Seat) seatUse { return seatUse{s.Course, s.Starts, s.Element} }

// PlanSeatDifference lists which places in courses two plans take differently, by
// course, intake and element: crews before in the first and after in the second.
func PlanSeatDifference(before, after *plan.Plan) *table.Table {
	t := &table.Table{
		Name: "seat-diff", Title: fmt.Sprintf("Places in courses from plan %s to plan %s", before.Identity, after.Identity),
		Columns: []table.Column{
			text("change"), ident("course"), day("starts"), helpful(day("ends")), ident("element"), helpful(ident("item")), count("before"), count("after"),
		},
	}
	add := func(change string, s plan.Seat, before, after table.Cell) {
		t.Add(change, string(s.Course), s.Starts, s.Ends, string(s.Element), string(s.Item), before, after)
	}
	old := map[seatUse]plan.Seat{}
	for _, s := range before.Seats {
		old[useOf(s)] = s
	}
	for _, s := range after.Seats {
		was, known := old[useOf(s)]
		delete(old, useOf(s))
		switch {
		case !known:
			add("new", s, nil, s.Crews)
		case was.Crews != s.Crews:
			add("changed", s, was.Crews, s.Crews)
		}
	}
	for _, s := range before.Seats { // in order, what is left of the old ones
		if _, gone := old[useOf(s)]; gone {
			add("dropped", s, s.Crews, nil)
		}
	}
	if len(t.Rows) == 0 {
		t.Notes = []string{"Both plans take the same places in courses."}
	}
	if len(before.Seats)+len(after.Seats) == 0 {
		t.Notes = []string{"Neither plan takes places in courses."}
	}
	return t
}
