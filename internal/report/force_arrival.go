package report

import (
	"slices"

	"footing/internal/aid"
	"footing/internal/force"
	"footing/internal/table"
)

// ForceArrivals lists what came and is to come for each part, load by load.
func ForceArrivals(a *force.Assessment, plan *ForcePlan, one bool) *table.Table {
	t := &table.Table{Name: "arrivals", Title: "Arrivals by part", Columns: []table.Column{
		ident("element"), text("role"), helpful(text("part")), ident("line"), text("standing"), day("on"), number("quantity", ""), helpful(text("unit")),
		ident("item"), helpful(ident("donor")), ident("pledge"),
	}}
	if one {
		t.Title, t.Columns[0].Rank = "Arrivals for "+elementTitle(a), table.Spare
	}
	for _, row := range rowsOf(a, one) {
		for _, p := range row.Parts {
			for _, line := range p.Lines {
				addArrivals(t, a, row.Element, p, line)
			}
		}
	}
	if len(t.Rows) == 0 {
		t.Notes = append(t.Notes, "Nothing has come, and nothing is allocated or planned.")
	}
	t.Notes = append(t.Notes, forceStanding(a, plan)...)
	return t
}

func addArrivals(t *table.Table, a *force.Assessment, e *force.Element, p *force.Part, line *aid.Requirement) {
	for _, arrival := range a.Supply.Of(line.ID).Arrivals {
		var on table.Cell
		if arrival.Standing != force.Received {
			on = dayCell(arrival.On)
		}
		t.Add(string(e.Record.ID), p.Role, whatOf(p), string(line.ID), string(arrival.Standing), on, arrival.Quantity, p.Unit,
			string(arrival.Item), string(arrival.Donor), string(arrival.Pledge))
	}
}

// ForceSeats lists the intakes that can qualify crews for each crew part.
func ForceSeats(a *force.Assessment, one bool) *table.Table {
	t := &table.Table{Name: "seats", Title: "Course seats by crew part", Columns: []table.Column{
		ident("element"), text("part"), helpful(number("crews", "")), minor(whole("crew")), ident("course"), ident("skill"), helpful(ident("provider")), day("ask_by"), day("starts"), day("ends"),
		whole("seats"), text("in_time"), minor(text("withheld")), minor(ident("node")),
	}}
	if one {
		t.Title, t.Columns[0].Rank = "Course seats for "+elementTitle(a), table.Spare
	}
	for _, row := range rowsOf(a, one) {
		for _, p := range row.Parts {
			if p.IsCrew() {
				addSeats(t, a, row.Element, p)
			}
		}
	}
	t.Notes = append(seatNotes(t), Standing(a.Picture))
	return t
}

func addSeats(t *table.Table, a *force.Assessment, e *force.Element, p *force.Part) {
	due, dated := a.DueDay(e)
	for _, in := range force.Intakes(a.Picture, p) {
		var inTime table.Cell
		if dated {
			inTime = yes(in.Ends <= due)
		}
		t.Add(string(e.Record.ID), whatOf(p), p.Need, p.Crew, string(in.Course.ID), string(in.Course.Skill), string(in.Course.Provider),
			in.AskBy(), in.Starts, in.Ends, in.Seats, inTime, yes(in.Withheld), string(in.Course.Node))
	}
}

func seatNotes(t *table.Table) []string {
	if len(t.Rows) == 0 {
		return []string{"No course for crews of these parts begins any more, or no part asks for crews."}
	}
	return []string{"Seats are on offer to all elements; no record says whose people sit in them. Withheld are those of providers that do not participate."}
}

func sortedDays(days []aid.Date) []aid.Date { return slices.Sorted(slices.Values(days)) }
