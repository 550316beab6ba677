package report

import (
	"fmt"

	"footing/internal/force"
	"footing/internal/table"
)

// ForceSeats lists the intakes that can qualify crews for each crew part, and
// what a plan takes of them.
func ForceSeats(a *force.Assessment, plan *ForcePlan, one bool) *table.Table {
	t := &table.Table{Name: "seats", Title: "Course seats by crew part", Columns: []table.Column{
		ident("element"), text("part"), helpful(number("crews", "")), minor(whole("crew")), ident("course"), ident("skill"), helpful(ident("provider")), day("ask_by"), day("starts"), day("ends"),
		whole("seats"), text("in_time"), minor(text("withheld")), minor(ident("node")), whole("crews_taken"), whole("taken"), helpful(whole("taken_by_all")),
	}}
	if one {
		t.Title, t.Columns[0].Rank = "Course seats for "+elementTitle(a), table.Spare
	}
	if !a.Supply.Trains() { // nobody takes places, so nothing to say of that
		for _, name := range []string{"crews_taken", "taken", "taken_by_all"} {
			t.Columns[t.Column(name)].Rank = table.Spare
		}
	}
	lapsed := 0
	for _, row := range rowsOf(a, one) {
		for _, p := range row.Parts {
			if p.IsCrew() {
				addSeats(t, a, row.Element, p)
			}
		}
		lapsed += a.Supply.Lapsed(row.Record.ID)
	}
	t.Notes = append(seatNotes(t, a, lapsed), Standing(a.Picture))
	if plan != nil {
		t.Notes = append(t.Notes[:len(t.Notes)-1], forceStanding(a, plan)...)
	}
	return t
}

func addSeats(t *table.Table, a *force.Assessment, e *force.Element, p *force.Part) {
	due, dated := a.DueDay(e)
	need := table.Cell(p.Need)
	if crews, known := a.Supply.Crews(p); known {
		need = crews.Required
	}
	for _, in := range a.Supply.Intakes(a.Picture, p) {
		var inTime, crewsTaken, taken, takenByAll table.Cell
		if dated {
			inTime = yes(in.Ends <= due)
		}
		if a.Supply.Trains() {
			crewsTaken, taken, takenByAll = in.Crews, in.People, in.Taken
		}
		t.Add(string(e.Record.ID), whatOf(p), need, p.Crew, string(in.Course.ID), string(in.Course.Skill), string(in.Course.Provider),
			in.AskBy(), in.Starts, in.Ends, in.Seats, inTime, yes(in.Withheld), string(in.Course.Node), crewsTaken, taken, takenByAll)
	}
}

func seatNotes(t *table.Table, a *force.Assessment, lapsed int) (notes []string) {
	switch {
	case len(t.Rows) == 0:
		notes = append(notes, "No course for crews of these parts begins any more, or no part asks for crews.")
	case a.Supply.Trains():
		notes = append(notes, "Seats are on offer to all elements; taken are those that the plan gives the element. Withheld are those of providers that do not participate.")
	default:
		notes = append(notes, "Seats are on offer to all elements; no record says whose people sit in them. Withheld are those of providers that do not participate.")
	}
	if lapsed > 0 {
		notes = append(notes, fmt.Sprintf("The plan takes %s more in intakes that have begun or are on record no more: no record says who went, so that they do not count.", plural(lapsed, "place")))
	}
	return notes
}
