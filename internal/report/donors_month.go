package report

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/funding"
	"footing/internal/picture"
	"footing/internal/table"
)

// DonorsByMonth reports new commitments month by month, beside those of the donor
// that had led until then, in EUR.
func DonorsByMonth(p *picture.Picture) *table.Table {
	t := &table.Table{Name: "donors-by-month", Title: "New commitments by month", Columns: donorMonthColumns()}
	for _, m := range funding.ByMonth(p) {
		var led, leads, usual table.Cell
		if m.Leader != "" {
			led, leads, usual = m.Led, amount(m.Of(m.Leader)), amount(m.Usual)
		}
		t.Add(monthName(m.First), amount(m.Total()), len(m.ByDonor), string(m.Leader), led, leads, usual, saidIf(m.FellAway(), "fell away"))
	}
	if len(t.Rows) == 0 {
		t.Notes = append(t.Notes, "No binding commitments on record. Load some: footing import --help shows how.")
	}
	t.Notes = append(t.Notes, "Of each month only what is on record of it: the last one may not be complete.", Standing(p))
	return t
}

func saidIf(is bool, text string) string {
	if is {
		return text
	}
	return ""
}

// monthName is empty for commitments without a date.
func monthName(first aid.Date) string {
	if !first.Known() {
		return ""
	}
	return first.Time().Format("2006-01")
}

func donorMonthColumns() []table.Column {
	return []table.Column{
		{Name: "month", Title: "month", Type: table.Text, ID: true, Doc: "of the announcement; empty for what has no date"},
		{Name: "new_eur", Title: "new", Type: table.Number, Unit: "EUR", Doc: "binding bilateral commitments announced in it"},
		{Name: "donors", Title: "donors", Type: table.Integer, Doc: "that committed anything in it"},
		{Name: "leader", Title: "leader", Type: table.Text, ID: true, Doc: "the donor with the largest sum of all months before"},
		{Name: "leader_share", Title: "its share", Type: table.Percent, Doc: "its part of all commitments of the months before, 0 to 1"},
		{Name: "leader_new_eur", Title: "its new", Type: table.Number, Unit: "EUR", Doc: "what it committed in the month"},
		{Name: "leader_usual_eur", Title: "usually", Type: table.Number, Unit: "EUR", Doc: "what it committed a month until then, since its first one"},
		{Name: "leader_fell", Title: "", Type: table.Text, Doc: "\"fell away\" where it committed less than a tenth of that"},
	}
}

// MonthsOfDonors reports new commitments by month and donor, in EUR.
func MonthsOfDonors(p *picture.Picture) *table.Table {
	t := &table.Table{Name: "donors-and-months", Title: "New commitments by month and donor", Columns: []table.Column{
		{Name: "month", Title: "month", Type: table.Text, ID: true, Doc: "of the announcement; empty for what has no date"},
		{Name: "donor", Title: "donor", Type: table.Text, ID: true, Doc: "id of the party"},
		{Name: "name", Title: "name", Type: table.Text, Doc: "its name"},
		{Name: "new_eur", Title: "new", Type: table.Number, Unit: "EUR", Doc: "binding bilateral commitments that it announced in the month"},
		{Name: "so_far_eur", Title: "so far", Type: table.Number, Unit: "EUR", Doc: "the same with all months before"},
	}}
	months := 0
	for _, m := range funding.ByMonth(p) {
		months++
		for _, f := range m.ByDonor {
			t.Add(monthName(m.First), string(f.Donor), f.Name, amount(f.Sum), amount(f.So))
		}
	}
	t.Notes = append(t.Notes, fmt.Sprintf("%s.", plural(months, "month")), Standing(p))
	return t
}
