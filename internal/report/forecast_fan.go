package report

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/delay"
	"footing/internal/picture"
	"footing/internal/table"
)

// ForecastLines reports the chance that each line is met when due, and its coverage then.
func ForecastLines(p *picture.Picture, lines []*delay.Fan, o delay.FanOptions) *table.Table {
	t := &table.Table{
		Name: "forecast-lines", Title: "Chance of each line to be met in time",
		Columns: append([]table.Column{ident("requirement"), helpful(text("name")), helpful(ident("element"))}, fanColumns()...),
	}
	for _, f := range lines {
		r := f.Line.Requirement
		t.Add(append([]table.Cell{string(r.ID), r.Name, string(r.Element)}, fanCells(f, f.Line.Due())...)...)
	}
	t.Notes = []string{futuresNote(o), Standing(p)}
	return t
}

// ForecastElements reports the same of force elements, by their own lines.
func ForecastElements(p *picture.Picture, elements []*delay.Fan, o delay.FanOptions) *table.Table {
	t := &table.Table{
		Name: "forecast-elements", Title: "Chance of each element to have all its lines in time",
		Columns: append([]table.Column{ident("element"), helpful(text("name"))}, fanColumns()...),
	}
	for _, f := range elements {
		t.Add(append([]table.Cell{string(f.Element.ID), f.Element.Name}, fanCells(f, f.Element.ReadyBy)...)...)
	}
	t.Notes = []string{"An element's coverage is the mean of its own lines'; met is that all of them are full on their due days.", futuresNote(o), Standing(p)}
	return t
}

func fanColumns() []table.Column {
	return []table.Column{
		day("due"), share("met"), minor(share("met_error")), helpful(number("gap_weeks", "weeks")),
		share("p10"), share("p50"), share("p80"), share("p90"),
	}
}

// fanCells show a fan on its due day, or at its end where no day is due.
func fanCells(f *delay.Fan, due aid.Date) []table.Cell {
	on := f.Days[len(f.Days)-1]
	if due.Known() {
		on = due
	}
	levels := f.Levels[forecastDay(f, on)]
	return []table.Cell{dayCell(due), finite(f.Met), finite(f.MetError), finite(f.Gap), finite(levels[0]), finite(levels[1]), finite(levels[2]), finite(levels[3])}
}

func futuresNote(o delay.FanOptions) string {
	return fmt.Sprintf("%d futures of seed %d. p10 is the coverage that is reached with 90 %%, p90 that reached with 10 %%, at the first month's step from the due day on, or at the end. "+
		"gap_weeks is the expected shortfall from the due day to the end, in weeks of the whole need. Only binding promises count.", o.Futures, o.Seed)
}

// ForecastFans reports coverage over time, a row for each line or element and month.
func ForecastFans(p *picture.Picture, lines, elements []*delay.Fan, o delay.FanOptions) *table.Table {
	t := &table.Table{
		Name: "forecast-fans", Title: "Coverage over time",
		Columns: []table.Column{text("kind"), ident("id"), day("on"), share("p10"), share("p50"), share("p80"), share("p90")},
		Notes:   []string{futuresNote(o), Standing(p)},
	}
	add := func(kind string, id aid.ID, f *delay.Fan) {
		for i, d := range f.Days {
			l := f.Levels[i]
			t.Add(kind, string(id), d, finite(l[0]), finite(l[1]), finite(l[2]), finite(l[3]))
		}
	}
	for _, f := range elements {
		add("element", f.Element.ID, f)
	}
	for _, f := range lines {
		add("line", f.Line.Requirement.ID, f)
	}
	return t
}
