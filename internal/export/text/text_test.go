package text_test

import (
	"strings"
	"testing"

	"footing/internal/export/text"
	"footing/internal/table"
)

func TestWrite(t *testing.T) {
	r := &table.Table{
		Title: "Gaps",
		Columns: []table.Column{
			{Name: "name", Type: table.Text},
			{Name: "n", Title: "missing", Type: table.Number, Unit: "t"},
			{Name: "p", Type: table.Percent},
		},
		Notes: []string{"One note."},
	}
	r.Add("tanks", 12345.0, 0.5)
	r.Add("guns", 2.0, nil)
	r.Add("more", 1.0, 1.0)
	var b strings.Builder
	if err := text.Write(&b, r, text.Options{Rows: 2, More: "Use --all."}); err != nil {
		t.Fatal(err)
	}
	want := `Gaps
name   missing     p
             t
─────────────────────
tanks   12 345  50 %
guns         2
… and 1 more rows. Use --all.
One note.
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// On a narrow terminal minor columns go first, then texts are wrapped; figures
// stay whole.
func TestWriteToANarrowTerminal(t *testing.T) {
	r := &table.Table{Columns: []table.Column{
		{Name: "name", Type: table.Text},
		{Name: "n", Type: table.Number},
		{Name: "lines", Type: table.Integer, Minor: true},
	}}
	r.Add("a rather long name of something", 1234567890.0, 12345678)
	var b strings.Builder
	if err := text.Write(&b, r, text.Options{Width: 32}); err != nil {
		t.Fatal(err)
	}
	want := `name                         n
───────────────────────────────
a rather long    1 234 567 890
name of
something
No room for lines; --format csv
has all columns.
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
