package template

import (
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

func column(t *testing.T, kind aid.Kind, name string) Column {
	t.Helper()
	spec, err := aid.SpecOf(kind)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range Columns(spec) {
		if c.Name == name {
			return c
		}
	}
	t.Fatalf("%s has no column %s", kind, name)
	return Column{}
}

func TestCellsAreReadMendedOrRefused(t *testing.T) {
	const (
		taken  = ""
		mended = "mended"
	)
	tests := []struct {
		kind    aid.Kind
		column  string
		text    string
		want    string
		outcome string // taken, mended, or what the refusal must say
	}{
		{aid.KindItem, "mass_kg", "1250.5", "1250.5", taken},
		{aid.KindItem, "mass_kg", " 1250.5 ", "1250.5", taken},
		{aid.KindItem, "mass_kg", "1 250.5", "1250.5", mended},
		{aid.KindItem, "mass_kg", "1\u202f250", "1250", mended},
		{aid.KindItem, "mass_kg", "1,250.5", "1250.5", mended},
		{aid.KindItem, "mass_kg", "1,250,000", "1250000", mended},
		{aid.KindItem, "mass_kg", "1,250", "", "comma"},
		{aid.KindItem, "mass_kg", "1250,5", "", "comma"},
		{aid.KindItem, "mass_kg", "1.250,5", "", "comma"},
		{aid.KindItem, "mass_kg", "+5", "5", mended},
		{aid.KindItem, "mass_kg", ".5", "0.5", mended},
		{aid.KindItem, "crew", "8", "8", taken},
		{aid.KindItem, "crew", "8.0", "8", mended},
		{aid.KindItem, "whole_units", "Yes", "yes", taken},
		{aid.KindItem, "whole_units", "x", "yes", mended},
		{aid.KindItem, "whole_units", "maybe", "", "neither yes nor no"},
		{aid.KindItem, "class_of_supply", "vii", "VII", mended},
		{aid.KindItem, "class_of_supply", "XI", "", "the nearest is"},
		{aid.KindItem, "name", "=1+1", "=1+1", taken},
		{aid.KindItem, "name", "'=1+1", "=1+1", taken},
		{aid.KindItem, "name", "'tis", "'tis", taken},
		{aid.KindItem, "name", " a ", " a ", taken},
		{aid.KindItem, "name", "   ", "", taken},
		{aid.KindPosition, "stance", "Not participating", "not_participating", mended},
		{aid.KindPledge, "quantity", "12", "12", taken},
		{aid.KindPledge, "quantity", "10..20", "10..20", taken},
		{aid.KindPledge, "quantity", "10-20", "10..20", mended},
		{aid.KindPledge, "quantity", "10 – 20", "10..20", mended},
		{aid.KindPledge, "quantity", "10 to 20", "10..20", mended},
		{aid.KindPledge, "quantity", "10,5-20", "", "comma"},
		{aid.KindPledge, "quantity", "Undisclosed", "undisclosed", mended},
		{aid.KindPledge, "quantity", "undisclosed", "undisclosed", taken},
		{aid.KindPledge, "quantity", "n/a", "", mended},
		{aid.KindPledge, "announced", "2025-06-30", "2025-06-30", taken},
		{aid.KindPledge, "announced", "2025/6/3", "2025-06-03", mended},
		{aid.KindPledge, "announced", "30.6.2025", "2025-06-30", mended},
		{aid.KindPledge, "announced", "06/30/2025", "2025-06-30", mended},
		{aid.KindPledge, "announced", "6.6.2025", "2025-06-06", mended},
		{aid.KindPledge, "announced", "30 June 2025", "2025-06-30", mended},
		{aid.KindPledge, "announced", "2025-06-30 00:00:00", "2025-06-30", mended},
		{aid.KindPledge, "announced", "2025-06-30T14:05:00Z", "2025-06-30", mended},
		{aid.KindPledge, "announced", "3.6.2025", "", "day or month first"},
		{aid.KindPledge, "announced", "03/06/2025", "", "day or month first"},
		{aid.KindPledge, "announced", "31/13/2025", "", "day or month first"},
		{aid.KindPledge, "announced", "31.6.2025", "", "no day of the calendar"},
		{aid.KindPledge, "announced", "30.6.25", "", "century"},
		{aid.KindPledge, "announced", "45838", "", "bare number"},
		{aid.KindPledge, "announced", "soon", "", "is not a date"},
		{aid.KindDecision, "silence_deadline", "2025-06-30T17:00:00+02:00", "2025-06-30T17:00:00+02:00", taken},
		{aid.KindDecision, "silence_deadline", "2025-06-30 17:00:00Z", "2025-06-30T17:00:00Z", mended},
		{aid.KindDecision, "silence_deadline", "2025-06-30 17:00:00", "", "no zone"},
		{aid.KindDecision, "silence_deadline", "30.6.2025", "2025-06-30", mended},
		{aid.KindPledge, "value", "1250.50", "1250.50", taken},
		{aid.KindPledge, "value", "1250.50 EUR", "1250.50 EUR", taken},
		{aid.KindPledge, "value", "1,250.50 EUR", "1250.50 EUR", mended},
		{aid.KindPledge, "value_currency", "eur", "EUR", mended},
		{aid.KindPledge, "value_currency", "€", "EUR", mended},
		{aid.KindPledge, "value_currency", "$", "", "ISO 4217"},
	}
	for _, tt := range tests {
		r, err := column(t, tt.kind, tt.column).read(tt.text)
		switch {
		case err != nil:
			if tt.outcome == taken || tt.outcome == mended || !strings.Contains(err.Error(), tt.outcome) {
				t.Errorf("%s %q: refused: %v; want %q %s", tt.column, tt.text, err, tt.want, tt.outcome)
			}
		case tt.outcome != taken && tt.outcome != mended:
			t.Errorf("%s %q: read as %q, should be refused", tt.column, tt.text, r.text)
		case r.text != tt.want || (r.mend != "") != (tt.outcome == mended):
			t.Errorf("%s %q: %q, mended %q; want %q %s", tt.column, tt.text, r.text, r.mend, tt.want, tt.outcome)
		}
	}
}

func TestCellsOfAWorkbook(t *testing.T) {
	tests := []struct {
		kind   aid.Kind
		column string
		cell   workbook.Cell
		want   string // or what the refusal must say, after !
		mended bool
	}{
		{aid.KindItem, "mass_kg", workbook.Cell{Text: "0.30000000000000004", Form: workbook.Number}, "0.3", false},
		{aid.KindItem, "mass_kg", workbook.Cell{Text: "1.25E3", Form: workbook.Number}, "1250", false},
		{aid.KindItem, "crew", workbook.Cell{Text: "8", Form: workbook.Number}, "8", false},
		{aid.KindItem, "name", workbook.Cell{Text: "155", Form: workbook.Number}, "155", false},
		{aid.KindItem, "mass_kg", workbook.Cell{Text: "42", Form: workbook.Number, Formula: true}, "42", true},
		{aid.KindItem, "mass_kg", workbook.Cell{Text: "", Formula: true}, "!without a value", false},
		{aid.KindItem, "mass_kg", workbook.Cell{Text: "#REF!", Form: workbook.Failed}, "!failed with", false},
		{aid.KindItem, "name", workbook.Cell{Text: "007", Form: workbook.Text, Formula: true}, "007", true},
		{aid.KindItem, "whole_units", workbook.Cell{Text: "yes", Form: workbook.Truth}, "yes", false},
		{aid.KindPledge, "announced", workbook.Cell{Text: "45838", Form: workbook.Number}, "!bare number", false},
		{aid.KindPledge, "announced", workbook.Cell{Text: "2025-06-30", Form: workbook.Day}, "2025-06-30", false},
		{aid.KindPledge, "announced", workbook.Cell{Text: "2025-06-30T14:30:00", Form: workbook.Day}, "2025-06-30", true},
		{aid.KindPledge, "quantity", workbook.Cell{Text: "2025-06-10", Form: workbook.Day}, "!formatted as a date", false},
		{aid.KindDecision, "silence_deadline", workbook.Cell{Text: "2025-06-30T14:30:00", Form: workbook.Day}, "!no zone", false},
		{aid.KindDecision, "silence_deadline", workbook.Cell{Text: "2025-06-30", Form: workbook.Day}, "2025-06-30", false},
	}
	for _, tt := range tests {
		r, err := column(t, tt.kind, tt.column).readForm(tt.cell)
		refusal, isRefusal := strings.CutPrefix(tt.want, "!")
		switch {
		case isRefusal && (err == nil || !strings.Contains(err.Error(), refusal)):
			t.Errorf("%s %v: %q, %v; want a refusal that says %q", tt.column, tt.cell, r.text, err, refusal)
		case !isRefusal && (err != nil || r.text != tt.want || (r.mend != "") != tt.mended):
			t.Errorf("%s %v: %q, mended %q, %v; want %q", tt.column, tt.cell, r.text, r.mend, err, tt.want)
		}
	}
}

// oneForm reports whether the column's values have a form of their own, other
// than the texts that unguard may shorten.
func (c Column) oneForm() bool {
	switch c.Field.Type {
	case aid.TypeText, aid.TypeID, aid.TypeAccept:
		return c.Field.Enum != nil
	}
	return !c.Field.List
}

// Whatever a cell says, reading it does not panic, and what was read is read
// again as the same, without mending.
func FuzzCell(f *testing.F) {
	for _, seed := range []string{"", "12", "1,250", "10..20", "30.6.2025", "'=x", "a;b\\;c", "€", "1250.50 EUR", "2025-06-30T17:00:00Z", "yes"} {
		f.Add(seed)
	}
	var columns []Column
	for _, spec := range aid.Specs() {
		columns = append(columns, Columns(spec)...)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range columns {
			r, err := c.read(text)
			if err != nil || !c.oneForm() {
				continue
			}
			again, err := c.read(r.text)
			if err != nil || again.text != r.text || again.mend != "" {
				t.Fatalf("%s: %q was read as %q, and that as %q (%v)", c.Name, text, r.text, again.text, err)
			}
		}
	})
}
