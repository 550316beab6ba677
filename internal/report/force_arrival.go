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
				addArrivals(t, row.Element, p, line.ID, a.Supply.Of(line.ID))
			}
			if crews, known := a.Supply.Crews(p); known {
				addArrivals(t, row.Element, p, "", &crews.Incoming)
			}
		}
	}
	if len(t.Rows) == 0 {
		t.Notes = append(t.Notes, "Nothing has come, and nothing is allocated or planned.")
	}
	t.Notes = append(t.Notes, forceStanding(a, plan)...)
	return t
}

func addArrivals(t *table.Table, e *force.Element, p *force.Part, line aid.ID, in *force.Incoming) {
	for _, arrival := range in.Arrivals {
		var on table.Cell
		if arrival.Standing != force.Received {
			on = dayCell(arrival.On)
		}
		t.Add(string(e.Record.ID), p.Role, whatOf(p), string(line), string(arrival.Standing), on, arrival.Quantity, p.Unit,
			string(arrival.Item), string(arrival.Donor), string(arrival.Pledge))
	}
}

func sortedDays(days []aid.Date) []aid.Date { return slices.Sorted(slices.Values(days)) }
