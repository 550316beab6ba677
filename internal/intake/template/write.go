package template

import (
	"fmt"
	"iter"
	"slices"

	"footing/internal/aid"
	"footing/internal/app"
)

// cellsOf gives the rows of one record: one, or one for each of its parts,
// each with the cells of columns in order. The record's own cells stand in the
// first row only; the further ones repeat the id and the span.
func cellsOf(spec *aid.Spec, columns []Column, p app.Proposed) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		parts := spec.PartsOf(p.Record)
		for i := range max(1, len(parts)) {
			var part aid.Part
			if i < len(parts) {
				part = parts[i]
			}
			if !yield(cellsOfRow(columns, p, part, i == 0)) {
				return
			}
		}
	}
}

func cellsOfRow(columns []Column, p app.Proposed, part aid.Part, first bool) []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		switch {
		case c.Name == validFrom && c.in == ofSpan:
			cells[i] = p.Valid.From.String()
		case c.in == ofSpan:
			cells[i] = p.Valid.To.String()
		case c.in == ofPart && part != nil:
			cells[i] = c.text(part)
		case c.in == ofRecord && (first || i == 0):
			cells[i] = c.text(p.Record)
		}
	}
	return cells
}

func headingsOf(columns []Column) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}

// byKind sorts records into the kinds' reading order, each kind's records in
// the order given.
func byKind(records []app.Proposed) ([]*aid.Spec, map[aid.Kind][]app.Proposed, error) {
	of := map[aid.Kind][]app.Proposed{}
	for _, p := range records {
		of[p.Record.Kind()] = append(of[p.Record.Kind()], p)
	}
	specs := slices.DeleteFunc(slices.Clone(aid.Specs()), func(s *aid.Spec) bool { return of[s.Kind] == nil })
	known := 0
	for _, s := range specs {
		known += len(of[s.Kind])
	}
	if known != len(records) {
		return nil, nil, fmt.Errorf("%d of %d records are of a kind without a table", len(records)-known, len(records))
	}
	return specs, of, nil
}
