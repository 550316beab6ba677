package table_test

import (
	"math"
	"testing"

	"footing/internal/table"
)

func TestShow(t *testing.T) {
	for _, c := range []struct {
		column table.Column
		cell   table.Cell
		want   string
	}{
		{table.Column{Type: table.Number}, 1234567.0, "1 234 567"},
		{table.Column{Type: table.Number}, 1234.0, "1234"},
		{table.Column{Type: table.Number}, -0.0001, "0.0"},
		{table.Column{Type: table.Number}, 2.25, "2.2"},
		{table.Column{Type: table.Number}, 99999.5, "99 999.5"},
		{table.Column{Type: table.Number}, 127565.5, "127 566"},
		{table.Column{Type: table.Date}, "2025-01-06", "2025-01-06"},
		{table.Column{Type: table.Date}, "2025-01-06T17:00:59.999999Z", "2025-01-06 17:00Z"},
		{table.Column{Type: table.Number, Decimals: 2}, "98765.4321", "98 765.43"},
		{table.Column{Type: table.Number}, "undisclosed", "undisclosed"},
		{table.Column{Type: table.Number}, math.NaN(), ""},
		{table.Column{Type: table.Percent, Decimals: 1}, 0.1234, "12.3 %"},
		{table.Column{Type: table.Integer}, 42, "42"},
		{table.Column{Type: table.Text}, "two\nlines", "two lines"},
		{table.Column{Type: table.Text}, nil, ""},
	} {
		if got := c.column.Show(c.cell); got != c.want {
			t.Errorf("%s %v shows as %q, want %q", c.column.Type, c.cell, got, c.want)
		}
	}
}

func TestAddRefusesARowOfAnotherLength(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a row with too few cells was taken")
		}
	}()
	(&table.Table{Name: "t", Columns: []table.Column{{Name: "a"}, {Name: "b"}}}).Add("one")
}
