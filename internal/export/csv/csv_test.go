package csv_test

import (
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/export/csv"
	"footing/internal/table"
)

func TestWrite(t *testing.T) {
	r := &table.Table{Columns: []table.Column{{Name: "name", Type: table.Text}, {Name: "n", Type: table.Number}}}
	r.Add("=cmd|' /C calc'!A0", -1.5)
	r.Add("a, \"b\"", aid.DecimalScale*aid.Decimal(2))
	r.Add("-12", nil)
	r.Add("@sum", "undisclosed")
	var b strings.Builder
	if err := csv.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	want := "name,n\n'=cmd|' /C calc'!A0,-1.5\n\"a, \"\"b\"\"\",2\n-12,\n'@sum,undisclosed\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
