package report

import (
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/contingency"
	"footing/internal/picture"
	"footing/internal/table"
)

// BaseScenario is what the picture as it is goes by among scenarios.
const BaseScenario = "base"

// SavedScenarios lists the scenarios on record. docs/format/scenario.md has the
// columns.
func SavedScenarios(p *picture.Picture) *table.Table {
	t := &table.Table{
		Name: "scenarios", Title: "Saved scenarios",
		Columns: []table.Column{
			ident("scenario"), text("title"),
			{Name: "says", Type: table.Text, Doc: "its changes"},
			helpful(text("by")), helpful(text("reason")),
			{Name: "saved", Type: table.Text, Doc: "when it became known", Rank: table.Minor},
		},
	}
	for _, s := range picture.All[aid.Scenario](p) {
		saved := ""
		if o, ok := p.Origin(s.Kind(), s.ID); ok {
			saved = o.Recorded.String()
		}
		t.Add(string(s.ID), s.Title, saidBy(s), s.By, s.Reason, saved)
	}
	if len(t.Rows) == 0 {
		t.Notes = []string{"None is saved. footing scenario save NAME FILE saves one; a file has one change a line, such as: donor XDR stops on 2026-03-01"}
	}
	t.Notes = append(t.Notes, Standing(p))
	return t
}

// saidBy tells the changes of a scenario on record, or why it cannot be read: a
// newer footing may know more.
func saidBy(s *aid.Scenario) string {
	read, err := contingency.Parse(string(s.ID), s.Text)
	if err != nil {
		return "cannot be read: " + err.Error()
	}
	var changes []string
	for _, c := range read.Changes {
		changes = append(changes, c.String())
	}
	return strings.Join(changes, "; ")
}

// mostTold is how many changes of a scenario are told in a note.
const mostTold = 4

// toldChanges is a sentence of what happens.
func toldChanges(o *ScenarioOutcome) string {
	told := o.Changes[:min(len(o.Changes), mostTold)]
	text := o.Name + ": " + strings.Join(told, "; ")
	if more := len(o.Changes) - len(told); more > 0 {
		text += fmt.Sprintf("; and %d more", more)
	}
	return text + "."
}
