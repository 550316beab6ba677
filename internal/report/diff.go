package report

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/picture"
	"footing/internal/table"
)

// Diff lists what changed on record between two pictures, one line a change. Of
// a record that is new or withdrawn it says in short what it is.
// Reports of imports are about the record, not in it, and are left out unless
// asked for by kind.
func Diff(before, after *picture.Picture, kind aid.Kind) *table.Table {
	t := &table.Table{
		Name:  "diff",
		Title: fmt.Sprintf("What changed from what was known at %s to what was known at %s", knownText(before), knownText(after)),
		Columns: []table.Column{
			text("change"), text("kind"), ident("id"), text("field"), text("before"), text("after"), minor(text("source")),
		},
	}
	counts := map[string]int{}
	for _, d := range picture.Diff(before, after) {
		if kind == "" && d.Kind == aid.KindImport || kind != "" && d.Kind != kind {
			continue
		}
		counts[d.Change]++
		was, is := beforeAndAfter(before, after, d)
		t.Add(d.Change, string(d.Kind), string(d.ID), d.Field, was, is, sourceText(d))
	}
	t.Notes = []string{fmt.Sprintf("%d new, %d withdrawn, %d fields changed.", counts[picture.New], counts[picture.Withdrawn], counts[picture.Changed])}
	return t
}

// beforeAndAfter gives what a difference is between: of a field its two values,
// of a whole record what it is, on the side where it is.
func beforeAndAfter(before, after *picture.Picture, d picture.Difference) (was, is string) {
	was, is = d.Before, d.After
	if d.Change == picture.Withdrawn {
		if r, ok := before.Record(d.Kind, d.ID); ok {
			was = summary(before, r)
		}
	}
	if d.Change == picture.New {
		if r, ok := after.Record(d.Kind, d.ID); ok {
			is = summary(after, r)
		}
	}
	return was, is
}

func knownText(p *picture.Picture) string {
	if p.Known == 0 {
		return "now"
	}
	return p.Known.String()
}

func sourceText(d picture.Difference) string {
	if d.Seq < 0 {
		return ""
	}
	s := d.Source.Name
	if s == "" {
		s = d.Source.Type
	}
	if d.Source.Ref != "" {
		s += " " + d.Source.Ref
	}
	return fmt.Sprintf("%s, entry %d", s, d.Seq)
}
