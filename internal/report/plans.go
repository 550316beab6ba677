package report

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/plan"
	"footing/internal/table"
)

// SavedPlan is a plan in the list of saved ones: the head of its file, see
// docs/format/plan.md, and what is known of it from outside. Of the lists in the
// file only the lengths count.
type SavedPlan struct {
	Identity string          `json:"-"`
	Made     aid.Instant     `json:"-"`
	Bytes    int64           `json:"-"`
	Adopted  string          `json:"-"` // Adopted, Replaced or NotAdopted
	Picture  plan.PictureRef `json:"picture"`
	Status   string          `json:"status"`
	Value    float64         `json:"value"`
	Bound    float64         `json:"bound"`
	Gap      float64         `json:"gap"`
	Lines    []struct{}      `json:"lines"`
	Unmet    []struct{}      `json:"unmet"`
}

// What became of a saved plan.
const (
	Adopted    = "yes"      // its allocations are on record, and no other plan has replaced it
	Replaced   = "replaced" // another plan was adopted after it
	NotAdopted = "no"
)

// Plans lists saved plans, in the order given.
func Plans(list []SavedPlan) *table.Table {
	t := &table.Table{Name: "plans", Title: "Saved plans, newest first", Columns: planColumns()}
	for _, s := range list {
		t.Add(s.Identity, s.Made, s.Picture.Valid, s.Status, s.Value, s.Bound, s.Gap, len(s.Unmet), len(s.Lines),
			s.Adopted, s.Picture.Known, s.Picture.Size, s.Bytes)
	}
	if len(list) == 0 {
		t.Notes = []string{"No plan has been made on this record yet: footing plan."}
	} else {
		t.Notes = []string{fmt.Sprintf("Value is what a plan removes, in weighted shortfall-weeks; at most the gap could be won. footing plan show %s shows one.", list[0].Identity)}
	}
	return t
}

func planColumns() []table.Column {
	weeks := func(name, doc string) table.Column {
		return table.Column{Name: name, Type: table.Number, Decimals: 1, Doc: doc}
	}
	return []table.Column{
		{Name: "plan", Type: table.Text, ID: true, Doc: "identity"},
		{Name: "made", Type: table.Date, Rank: table.Helpful, Doc: "when it was saved"},
		{Name: "valid", Type: table.Date, Doc: "the day it plans from"},
		{Name: "status", Type: table.Text, Doc: "how the search ended"},
		weeks("value", "weighted shortfall-weeks that it removes"),
		helpful(weeks("bound", "proven bound of the value")),
		{Name: "gap", Type: table.Percent, Decimals: 1, Doc: "part of the bound that could still be won, 0 to 1"},
		{Name: "short", Type: table.Integer, Rank: table.Helpful, Doc: "lines short at their due date"},
		{Name: "lines", Type: table.Integer, Rank: table.Minor, Doc: "lines in all"},
		{Name: "adopted", Type: table.Text, Doc: "yes, replaced (by a plan adopted later) or no"},
		minor(day("known")),
		{Name: "entries", Type: table.Integer, Rank: table.Minor, Doc: "entries on record when it was made"},
		{Name: "bytes", Type: table.Integer, Rank: table.Spare, Doc: "size of its file"},
	}
}
