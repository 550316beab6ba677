package report

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/table"
)

// Imports lists the imports of a picture, the latest first.
func Imports(p *picture.Picture) *table.Table {
	t := &table.Table{Name: "imports", Title: "Imports", Columns: []table.Column{
		ident("import"), text("file"), minor(text("format")), day("recorded"),
		count("rows_read"), helpful(count("rows_taken")), helpful(count("rows_mended")), count("rows_refused"),
		helpful(count("asserted")), helpful(count("retracted")), minor(count("unchanged")),
	}}
	for _, r := range picture.All[aid.Import](p) {
		recorded := r.Vintage
		if origin, ok := p.Origin(aid.KindImport, r.ID); ok {
			recorded = origin.Recorded
		}
		t.Add(string(r.ID), r.File, r.Format, recorded, r.Read, r.Taken, r.Mended, r.Refused, r.Asserted, r.Retracted, r.Unchanged)
	}
	if len(t.Rows) == 0 {
		t.Notes = []string{"Nothing has been imported yet: footing import --help."}
	}
	return t
}

// ImportFindings lists what an import did to rows: what it mended and refused.
func ImportFindings(r *aid.Import) *table.Table {
	t := &table.Table{
		Name:  "findings",
		Title: fmt.Sprintf("Import %s of %s (%s)", r.ID, r.File, r.Format),
		Columns: []table.Column{
			text("outcome"), minor(text("file")), helpful(text("sheet")), count("row"), helpful(text("column")), text("value"), text("why"),
		},
	}
	for _, outcome := range []string{"refused", "mended", "noted"} { // the worst first
		for _, f := range r.Findings {
			if f.Outcome != outcome {
				continue
			}
			var row table.Cell
			if f.Row > 0 {
				row = f.Row
			}
			t.Add(f.Outcome, f.File, f.Sheet, row, f.Column, f.Value, f.Why)
		}
	}
	t.Notes = []string{ImportCounts(r)}
	return t
}

// ImportCounts says in one sentence what became of the rows.
func ImportCounts(r *aid.Import) string {
	return fmt.Sprintf("%d rows read: %d taken (%d of them mended), %d refused. Records: %d new or changed, %d retracted, %d as they were.",
		r.Read, r.Taken, r.Mended, r.Refused, r.Asserted, r.Retracted, r.Unchanged)
}
