package text_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

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
────────────────────
tanks   12 345  50 %
guns         2
… and 1 more rows. Use --all.
One note.
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// On a narrow terminal the columns that matter least go first, then texts are
// wrapped; figures stay whole.
func TestWriteToANarrowTerminal(t *testing.T) {
	r := &table.Table{Columns: []table.Column{
		{Name: "name", Type: table.Text},
		{Name: "n", Type: table.Number},
		{Name: "lines", Type: table.Integer, Rank: table.Minor},
	}}
	r.Add("a rather long name of something", 1234567890.0, 12345678)
	want := `name                           n
────────────────────────────────
a rather long      1 234 567 890
name of something
No room for lines; --format csv
has all columns.
`
	if got := written(t, r, 32); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func written(t *testing.T, r *table.Table, width int) string {
	t.Helper()
	var b strings.Builder
	if err := text.Write(&b, r, text.Options{Width: width}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// unmet is like the report that presses hardest: ids, figures and two long texts.
func unmet() *table.Table {
	r := &table.Table{Columns: []table.Column{
		{Name: "requirement", Type: table.Text, ID: true},
		{Name: "name", Type: table.Text, Rank: table.Helpful},
		{Name: "short", Type: table.Number},
		{Name: "shortfall_weeks", Type: table.Number, Rank: table.Minor},
		{Name: "cause_text", Title: "cause", Type: table.Text},
		{Name: "item", Type: table.Text, ID: true},
	}}
	for i := range 10 {
		r.Add(fmt.Sprintf("bde-001-%d-ammunition-2", i), "155 mm shell with charge for 111th Artillery Battalion", 127565.5, 84.4,
			"127566 of 130464 missing: 63700 more than the lanes carry in time and 63866 given to lines of higher worth", "shell-155-b")
	}
	r.Add("theatre-with-one-requirement-whose-id-is-very-long", "fuel", 1.0, 1.0, "all missing", "fuel")
	return r
}

// Long texts stand below the row rather than be pressed into towers, and an id
// that is longer than the others of its column stands out.
func TestLongTextsStandBelow(t *testing.T) {
	r := unmet()
	r.Rows = append(r.Rows[:1:1], r.Rows[10])
	for range 10 { // so that the long id is not the usual one
		r.Rows = append([][]table.Cell{r.Rows[0]}, r.Rows...)
	}
	got := written(t, r, 70)
	want := `bde-001-0-ammunition-2   155 mm shell with        127 566  shell-155-b
                         charge for 111th
                         Artillery Battalion
    cause: 127566 of 130464 missing: 63700 more than the lanes carry
           in time and 63866 given to lines of higher worth
theatre-with-one-requirement-whose-id-is-very-long
                         fuel                           1  fuel
    cause: all missing
No room for shortfall_weeks; --format csv has all columns.
`
	if !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant at its end\n%s", got, want)
	}
}

// Whatever the width, no id that is shown is broken, no line is longer than the
// terminal but for an id alone, and the answer's first columns are there.
func TestIdsAreNeverBroken(t *testing.T) {
	r := unmet()
	for width := 30; width <= 200; width++ {
		got := written(t, r, width)
		for _, row := range r.Rows {
			if !strings.Contains(got, row[0].(string)) {
				t.Fatalf("at %d columns %s is broken:\n%s", width, row[0], got)
			}
		}
		if strings.Contains(strings.Split(got, "─")[0], "item") && strings.Count(got, "shell-155-b") != 10 {
			t.Errorf("at %d columns an item is broken:\n%s", width, got)
		}
		for line := range strings.Lines(got) {
			if line = strings.TrimRight(line, "\n"); utf8.RuneCountInString(line) > width && strings.Contains(line, " ") && width >= 60 {
				t.Errorf("at %d columns a line is too long: %s", width, line)
			}
		}
	}
}

// A row that has nothing where a long id stands out needs no second line.
func TestALongIDMayCoverWhatIsEmpty(t *testing.T) {
	r := &table.Table{Columns: []table.Column{{Name: "id", Type: table.Text, ID: true}, {Name: "what", Type: table.Text}}}
	for range 10 {
		r.Add("a-short-one", "something that is told in words")
	}
	r.Add("an-id-that-is-so-long-that-it-has-no-room", "")
	got := written(t, r, 44)
	if want := "\nan-id-that-is-so-long-that-it-has-no-room\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant at its end%s", got, want)
	}
}

func TestAnEmptyTableSaysOnlyItsNotes(t *testing.T) {
	r := unmet()
	r.Title, r.Rows, r.Notes = "Gaps", nil, []string{"None."}
	if got := written(t, r, 20); got != "Gaps\nNone.\n" {
		t.Errorf("got\n%s", got)
	}
}

func TestWideCharactersAlign(t *testing.T) {
	r := &table.Table{Columns: []table.Column{{Name: "name", Type: table.Text}, {Name: "n", Type: table.Integer}}}
	r.Add("防衛省", 1)
	r.Add("Міноборони", 2)
	want := `name        n
─────────────
防衛省      1
Міноборони  2
`
	if got := written(t, r, 0); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
