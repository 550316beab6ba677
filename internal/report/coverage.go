package report

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/coverage"
	"footing/internal/picture"
	"footing/internal/table"
)

// coverageColumns are the same for every grouping; only the meaning of the key
// changes.
func coverageColumns(key string) []table.Column {
	amount := func(name, doc string) table.Column {
		return table.Column{Name: name, Title: name, Type: table.Number, Doc: doc}
	}
	return []table.Column{
		{Name: "key", Title: key, Type: table.Text, ID: true, Doc: "id or path of the group"},
		{Name: "name", Title: "name", Type: table.Text, Rank: rankOfName(key), Doc: "its name"},
		{Name: "unit", Title: "unit", Type: table.Text, Doc: "unit of the quantities in the row"},
		amount("required", "what is needed in all"),
		helpful(amount("pledged", "all promises with a number, binding or not")),
		helpful(amount("committed", "of these, the binding ones")),
		minor(amount("allocated", "given to the line by a decision")),
		helpful(amount("received", "handed over")),
		amount("expected", "received, and what is to come of binding promises"),
		amount("shortfall", "required less expected, line by line"),
		minor(amount("missing", "required less received, line by line: what is missing today")),
		{Name: "coverage", Title: "coverage", Type: table.Percent, Doc: "part of the need that is expected to be met, 0 to 1"},
		{Name: "lines", Title: "lines", Type: table.Integer, Rank: table.Minor, Doc: "requirement lines"},
		{Name: "stale", Title: "stale", Type: table.Integer, Rank: table.Minor, Doc: "lines that should have been confirmed again"},
		{Name: "undisclosed", Title: "undisclosed", Type: table.Integer, Rank: table.Minor, Doc: "promises without a number, counted apart"},
	}
}

// Coverage reports needs against promises and arrivals in one picture.
func Coverage(p *picture.Picture, by coverage.By) *table.Table {
	a := coverage.Assess(p)
	t := &table.Table{
		Name:    "coverage",
		Title:   fmt.Sprintf("Coverage by %s", by),
		Columns: coverageColumns(string(by)),
	}
	for _, row := range a.Rows(by) {
		addCoverage(t, row)
	}
	t.Notes = append(coverageNotes(a, by), Standing(p))
	return t
}

// CoverageOverTime reports what is due and expected at the start of each of
// the next months.
func CoverageOverTime(p *picture.Picture, months int) *table.Table {
	a := coverage.Assess(p)
	t := &table.Table{Name: "coverage", Title: "Coverage over time", Columns: coverageColumns("day")}
	for _, row := range a.OverTime(monthStarts(p.Valid, months)) {
		addCoverage(t, row)
	}
	t.Notes = []string{
		"A row sums the lines due by that day; expected is what has come or is dated to come by then, without transit where nothing is allocated.",
		Standing(p),
	}
	return t
}

func monthStarts(from aid.Date, months int) []aid.Date {
	days := []aid.Date{from}
	first := from.Time()
	for m := 1; m <= months; m++ {
		days = append(days, aid.NewDate(first.Year(), first.Month()+1, 1))
		first = days[m].Time()
	}
	return days
}

func addCoverage(t *table.Table, r *coverage.Row) {
	var share table.Cell
	if c, ok := r.Coverage(); ok {
		share = c
	}
	t.Add(r.Key, r.Name, r.Unit, r.Required, r.Pledged, r.Committed, r.Allocated, r.Received,
		r.Expected, r.Shortfall, r.Missing, share, r.Lines, r.Stale, r.Undisclosed)
}

func coverageNotes(a *coverage.Assessment, by coverage.By) []string {
	var notes []string
	if len(a.Lines) == 0 {
		notes = append(notes, "No needs on record. Load some: footing template requirement --format csv shows the form.")
	}
	surplus, unknown := 0, 0
	for _, s := range a.Shares {
		if s.Line == nil {
			surplus++
		}
	}
	for _, l := range a.Lines {
		if l.Unknown {
			unknown++
		}
	}
	if surplus > 0 && (by == coverage.ByRequirement || by == coverage.ByElement) {
		notes = append(notes, fmt.Sprintf("%s of items that no line asks for; --by area shows them.", plural(surplus, "promise")))
	}
	if unknown > 0 {
		notes = append(notes, fmt.Sprintf("%s of need without a number, not in the sums.", plural(unknown, "line")))
	}
	if len(a.Alternatives) > 0 && by == coverage.ByRequirement {
		notes = append(notes, fmt.Sprintf("%s at the end: other statements of a need above, in no sum.", plural(len(a.Alternatives), "line")))
	}
	return notes
}

// Standing names the picture a report belongs to.
func Standing(p *picture.Picture) string {
	known := p.Known.String()
	if known == "" {
		known = "now"
	}
	return fmt.Sprintf("Picture: valid %s, as known %s, %d entries.", p.Valid, known, p.Size)
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// rankOfName is of the name of a group, which for some groups is the key again.
func rankOfName(key string) table.Rank {
	switch key {
	case "area", "category", "day":
		return table.Spare
	}
	return table.Needed
}

// helpful and minor mark a column that may be left out where there is no room.
func helpful(c table.Column) table.Column {
	c.Rank = table.Helpful
	return c
}

func minor(c table.Column) table.Column {
	c.Rank = table.Minor
	return c
}
