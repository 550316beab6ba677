package report

import (
	"errors"

	"footing/internal/audit"
	"footing/internal/table"
)

// Verification is what a verification found, as one row. An error that is no
// Misfit, such as a damaged file, is told under why.
func Verification(r audit.Report, err error) *table.Table {
	t := &table.Table{Name: "verification", Title: "Verification of the record", Columns: []table.Column{
		{Name: "fits", Type: table.Text, Doc: "yes, or no"},
		{Name: "entries", Type: table.Integer, Doc: "entries on record, where it fits"},
		{Name: "root", Type: table.Text, Doc: "root of their tree, base64"},
		{Name: "key", Type: table.Text, Doc: "verifier key of the checkpoint"},
		{Name: "entry", Type: table.Integer, Doc: "the first entry that does not fit, where it is one entry's fault"},
		{Name: "place", Type: table.Text, Doc: "what was looked at: an entry, its column, a tile, the checkpoint"},
		{Name: "why", Type: table.Text, Doc: "why it does not fit"},
		{Name: "stored", Type: table.Text, Doc: "what is there, as far as that is known"},
		{Name: "computed", Type: table.Text, Doc: "what belongs there, as far as that is known"},
	}}
	var m *audit.Misfit
	switch {
	case err == nil:
		t.Add("yes", r.Size, r.Root, r.Key, nil, nil, nil, nil, nil)
	case errors.As(err, &m):
		var entry table.Cell
		if m.Seq >= 0 {
			entry = m.Seq
		}
		t.Add("no", nil, nil, nil, entry, m.Place, m.Why, m.Stored, m.Computed)
	default:
		t.Add("no", nil, nil, nil, nil, nil, err.Error(), nil, nil)
	}
	return t
}
