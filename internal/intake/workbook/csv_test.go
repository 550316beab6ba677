package workbook

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTextRows(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"comma", "a,b\n1,2\n", []string{"1: a|b", "2: 1|2"}},
		{"semicolon", "a;b,c;d\n1;2;3\n", []string{"1: a|b,c|d", "2: 1|2|3"}},
		{"tab", "a\tb\n1\t2\n", []string{"1: a|b", "2: 1|2"}},
		{"byte order mark", "\ufeff\"a\",b\n", []string{"1: a|b"}},
		{"comments do not decide", "# one; two; three\na,b\n", []string{"1: # one; two; three", "2: a|b"}},
		{"empty lines count", "a\n\n\nb\n", []string{"1: a", "4: b"}},
		{"line breaks in cells do not", "a,\"x\ny\nz\"\n\"p\r\nq\",b\nc\n", []string{"1: a|x\ny\nz", "2: p\nq|b", "3: c"}},
		{"line ends of two characters", "a,b\r\n1,2\r\n", []string{"1: a|b", "2: 1|2"}},
		{"no archive", "PK,b\n1,2\n", []string{"1: PK|b", "2: 1|2"}},
		{"no line end", "a,b", []string{"1: a|b"}},
		{"formulas are texts", "=1+1,+2,-3,@x\n", []string{"1: =1+1|+2|-3|@x"}},
		{"quotes", "\"a \"\"b\"\"\",c\n", []string{"1: a \"b\"|c"}},
	} {
		rows, err := rowsOf(t, []byte(c.text), DefaultLimits())
		if err != nil || !slices.Equal(rows, c.want) {
			t.Errorf("%s: %q, %v; want %q", c.name, rows, err, c.want)
		}
	}
}

// TestTextIsReadAgain: whatever is written as CSV is read with its rows where a
// spreadsheet would number them.
func TestTextIsReadAgain(t *testing.T) {
	cell := rapid.StringMatching("[a-z \",;\n\té]{0,8}")
	rapid.Check(t, func(rt *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 5), 1, 8).Draw(rt, "rows")
		rows[0] = []string{"a", "b"} // headings decide the separator
		var b strings.Builder
		if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
			rt.Fatal(err)
		}
		book, err := openBytes("made.csv", []byte(b.String()), DefaultLimits())
		if err != nil {
			rt.Fatal(err)
		}
		n := 0
		for row, err := range book.Sheets[0].Rows(t.Context()) {
			if err != nil {
				rt.Fatal(err)
			}
			if row.Number != n+1 || len(row.Cells) != len(rows[n]) {
				rt.Fatalf("row %d is %+v; want %q", n+1, row, rows[n])
			}
			for i, c := range row.Cells {
				if c.Text != rows[n][i] {
					rt.Fatalf("%q is read as %q", rows[n][i], c.Text)
				}
			}
			n++
		}
		if n != len(rows) {
			rt.Fatalf("%d rows; want %d", n, len(rows))
		}
	})
}
