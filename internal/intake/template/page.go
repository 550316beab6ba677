package template

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"footing/internal/aid"
)

// WritePage writes the documentation of all tables in Markdown
// (docs/format/templates.md).
func WritePage(w io.Writer, specs []*aid.Spec) error {
	out := bufio.NewWriter(w)
	fmt.Fprint(out, pageHead)
	for _, spec := range specs {
		fmt.Fprintf(out, "| [%s](#%s) | %s |\n", spec.Kind, spec.Kind, spec.Doc)
	}
	for _, spec := range specs {
		writeKind(out, spec)
	}
	return out.Flush()
}

func writeKind(w io.Writer, spec *aid.Spec) {
	fmt.Fprintf(w, "\n## %s\n\n%s.", spec.Kind, capital(spec.Doc))
	if spec.Parts != nil {
		fmt.Fprintf(w, " One row for each of its %s, in the columns `%s…`.", spec.PartsName, partPrefix(spec))
	}
	fmt.Fprint(w, "\n\n| column | takes | what it is |\n|---|---|---|\n")
	for _, c := range Columns(spec) {
		if c.in == ofSpan {
			continue
		}
		name := "`" + c.Name + "`"
		if c.required() {
			name = "**" + name + "**"
		}
		takes := c.takes()
		switch {
		case c.Currency:
			takes = "ISO 4217"
		case takes == "":
			takes = string(c.Field.Type)
		}
		fmt.Fprintf(w, "| %s | %s | %s |\n", name, strings.ReplaceAll(takes, "|", "\\|"), c.Doc)
	}
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

const pageHead = `# Templates: footing's own tables

This page is made from the descriptions of the kinds in ` + "`internal/aid`" + ` and is kept current by a test; to change it,
change them.

` + "`footing template [KIND...] --format csv|xlsx`" + ` writes empty tables with a note on each column and example rows.
` + "`footing import csv DIR|FILE...`" + ` and ` + "`footing import xlsx FILE`" + ` read them. Exports and exercises use the same tables, and
what was written is read back field by field.

## Files and sheets

One CSV file or one sheet of a workbook for each kind, named after it: ` + "`pledge.csv`" + `, sheet ` + "`pledge`" + `. What follows a point in the
name is your own (` + "`pledge.north.csv`" + `). Empty sheets and those whose name begins with ` + "`#`" + ` are skipped; any other sheet
or CSV file that is not named after a kind is refused, row by row counted. Other files in a folder are noted and left alone.

The first row that is neither blank nor a comment is the heading. A heading is known by its letters and digits: ` + "`Valid From`" + ` is
` + "`valid_from`" + `. The order of columns is free. Columns may be left out, except the required ones (**bold** below). An unknown heading or
a missing required column refuses the whole table, with one finding for each problem. Rows whose first cell begins with ` + "`#`" + ` are
comments, blank rows are skipped.

A template adds and changes; what it does not mention stays. With ` + "`--whole`" + ` the tables state their kinds completely, and what an earlier
import of the same source brought and these lack is retracted; a kind of which a row was refused is never taken as whole.

## Rows

Every row of data is taken, mended and taken, or refused; a finding names file, sheet, row, column, value and reason for each
that was mended or refused. A row with a wrong cell is refused whole.

Every table also has ` + "`valid_from`" + ` (first day on which the row is true; empty is always) and ` + "`valid_to`" + ` (first day on
which it no longer is; empty is open). An id stands once, or several times with spans that share no day; a later row that
breaks this is refused.

Some kinds are made of several rows: a package of its components, a course of its intakes, an agreement of its yearly
portions, a consignment of its lines, a loan of its instalments. There each row repeats the id; the record's own cells
stand in the first row and, further down, are blank or say the same. Such a record is taken whole or not at all.

## Cells

| takes | write | also read, and counted as mended | refused |
|---|---|---|---|
| text | any text; line ends become line feeds | | |
| id | letters, digits and ` + "`- _ . +`" + `, at most 80 | | spaces and other characters |
| number, whole number | ` + "`1250.5`" + `, at most six decimals | ` + "`1 250`, `1,250,000`, `1,250.5`, `+5`, `.5`" + ` | ` + "`1,5`, `1,250`" + `: a comma may be a decimal comma or a thousands separator |
| quantity | ` + "`12`, `10..20`, `undisclosed`" + `; empty is unknown | ` + "`10-20`, `10 to 20`, `unknown`" + ` | |
| date | ` + "`2025-06-30`" + `; a date cell of a workbook | ` + "`2025/6/30`, `30.6.2025`, `06/30/2025`, `30 June 2025`" + `: one meaning only | ` + "`3.6.2025`, `30.6.25`" + `, bare numbers |
| time | ` + "`2025-06-30T17:00:00+02:00`, or a date: its start in UTC" + ` | space for T | times without zone |
| money | the amount, and in the next column the ISO 4217 code | ` + "`1,250.50`" + ` | an amount without currency |
| money in one cell | ` + "`1250.50 EUR`" + `, the next column empty or the same | | two currencies that differ |
| yes/no | ` + "`yes`, `no`, `true`, `false`, `1`, `0`" + `; empty is no | ` + "`x`, `y`, `n`" + ` | |
| item:factor | ` + "`m109`, `m109:0.8`, `fires/howitzer/155mm:1`" + ` | | a factor of 0 or below |
| listed words | one of them, as listed | other case, spaces or hyphens | other words |
| several | ` + "`a;b;c`" + `; a backslash before a ` + "`;`" + ` or a backslash that belongs to a value | | |

**Formulas.** A text that begins with ` + "`= + - @`" + ` or a tab is text here, never computed. Where footing writes one, an
apostrophe goes before it, so that a spreadsheet does not compute it either; reading takes one such apostrophe off. A formula
cell of a workbook is read as the value that it last came to, and the row counts as mended: the value is what its author
saw, but it may be stale. A formula without a value, or with an error, is refused.

**Numbers of a workbook** are read with the 15 digits that it keeps.

## Kinds

Importing makes the records of kind ` + "`import`" + ` itself, so there is no empty template for them; their table is here so that
a whole record can be written out and read in again.

| kind | what it is |
|---|---|
`
