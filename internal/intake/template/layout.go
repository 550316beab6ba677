package template

import (
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

// layout is how the columns of one table stand in one file.
type layout struct {
	spec     *aid.Spec
	columns  []Column // all columns that the kind has
	headings []string // as they stand in the file
	at       []int    // by position in the file: index into columns, or -1
	where    where    // of the heading row
}

// newLayout reads the heading row. The problems are what is wrong with it; a
// table with a problem cannot be read.
func newLayout(spec *aid.Spec, at where, heading workbook.Row) (t *layout, problems []aid.Finding) {
	t = &layout{spec: spec, columns: Columns(spec), where: at}
	t.where.row = heading.Number
	seen := map[int]string{}
	for _, c := range heading.Cells {
		text := strings.TrimSpace(c.Text)
		index := t.find(text)
		t.headings, t.at = append(t.headings, text), append(t.at, index)
		first, twice := seen[index]
		switch {
		case text == "":
			continue
		case index < 0:
			problems = append(problems, t.where.finding(refused, text, "", t.unknown(text)))
		case twice:
			problems = append(problems, t.where.finding(refused, text, "",
				fmt.Sprintf("stands there twice, the other time as %q; leave one of them out", first)))
		}
		seen[index] = text
	}
	return t, append(problems, t.missing(seen)...)
}

func (t *layout) find(heading string) int {
	for i, c := range t.columns {
		if fold(c.Name) == fold(heading) {
			return i
		}
	}
	return -1
}

func (t *layout) unknown(heading string) string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.Name
	}
	return fmt.Sprintf("is not a column of %s; the nearest is %s. Rename it or take it out; the columns are %s",
		t.spec.Kind, nearest(heading, names), strings.Join(names, ", "))
}

// missing tells of the columns that must be there. Those of the parts must be
// there once any of them is.
func (t *layout) missing(seen map[int]string) (problems []aid.Finding) {
	hasParts := false
	for i, c := range t.columns {
		if _, there := seen[i]; there && c.in == ofPart {
			hasParts = true
		}
	}
	for i, c := range t.columns {
		_, there := seen[i]
		if there || !c.required() || (c.in == ofPart && !hasParts) {
			continue
		}
		problems = append(problems, t.where.finding(refused, c.Name, "",
			fmt.Sprintf("this column is missing from the heading; %s needs it: %s", t.spec.Kind, c.Doc)))
	}
	return problems
}

// heading gives a column's heading as it stands in the file, or its name where
// the file does not have it.
func (t *layout) heading(name string) string {
	for i, at := range t.at {
		if at >= 0 && t.columns[at].Name == name {
			return t.headings[i]
		}
	}
	return name
}
