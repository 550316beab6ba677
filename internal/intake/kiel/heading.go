package kiel

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"footing/internal/app"
	"footing/internal/intake/workbook"
)

// column is a column that a sheet may have, under one of several headings,
// folded; words in brackets behind a heading do not count as a rule.
type column struct {
	name     string // how findings call it where the file has no heading
	headings []string
	needed   bool
	// plain says that words in brackets count, because they tell it from another
	// column.
	plain bool
	// before is the column that it stands next to, on the left, where its own
	// heading may be blank; 0 is none.
	before int
}

// layout says where the columns of a sheet stand.
type layout struct {
	columns []column
	at      []int    // by column: its place, -1 where the sheet lacks it
	texts   []string // by column: the heading as the file writes it
	row     int      // of the headings
	unnamed []int    // columns found beside another one, without a heading
	found   []string // all headings of the row
}

// cells are the values of one row, by column, cleaned.
type cells []string

// headingRows is how far down headings are looked for.
const headingRows = 30

// table reads a sheet: it finds the headings, then gives each row below that
// holds something in a known column. A sheet without needed columns is an error
// that names them and what was found instead.
func table(ctx context.Context, s *workbook.Sheet, columns []column, visit func(at place, l *layout, c cells)) (*layout, error) {
	var l *layout
	var closest *layout
	for row, err := range s.Rows(ctx) {
		if err != nil {
			return nil, err
		}
		if l != nil {
			if c := l.read(row); c.any() {
				visit(place{s.Name, row.Number}, l, c)
			}
			continue
		}
		if row.Number > headingRows {
			break
		}
		candidate := newLayout(columns, row)
		if len(candidate.missing()) == 0 {
			l = candidate
		} else if closest == nil || candidate.known() > closest.known() {
			closest = candidate
		}
	}
	if l == nil {
		return nil, noHeadings(s, columns, closest)
	}
	return l, nil
}

// newLayout holds the columns against a row that may be the one of headings.
// Of two equal headings the first counts.
func newLayout(columns []column, row workbook.Row) *layout {
	l := &layout{columns: columns, at: make([]int, len(columns)), texts: make([]string, len(columns)), row: row.Number}
	for _, c := range row.Cells {
		if text := clean(c.Text); text != "" {
			l.found = append(l.found, text)
		}
	}
	for i, col := range columns {
		l.texts[i] = col.name
		l.at[i] = slices.IndexFunc(row.Cells, func(c workbook.Cell) bool { return col.is(c.Text) })
		if l.at[i] >= 0 {
			l.texts[i] = clean(row.Cells[l.at[i]].Text)
		}
	}
	for i, col := range columns {
		if col.before > 0 && l.at[i] < 0 && l.at[col.before] > 0 && clean(row.Cells[l.at[col.before]-1].Text) == "" {
			l.at[i] = l.at[col.before] - 1
			l.unnamed = append(l.unnamed, i)
		}
	}
	return l
}

// is reports whether a heading is that of the column.
func (c column) is(heading string) bool {
	whole, bare := fold(heading), fold(withoutBrackets(heading))
	for _, h := range c.headings {
		if h == whole || h == bare && !c.plain {
			return true
		}
	}
	return false
}

// known counts the columns that were found.
func (l *layout) known() int {
	n := 0
	for _, at := range l.at {
		if at >= 0 {
			n++
		}
	}
	return n
}

func (l *layout) missing() []string {
	var names []string
	for i, c := range l.columns {
		if c.needed && l.at[i] < 0 {
			names = append(names, fmt.Sprintf("%q", c.name))
		}
	}
	return names
}

func (l *layout) has(column int) bool { return l.at[column] >= 0 }

// read takes the values of the known columns out of a row.
func (l *layout) read(row workbook.Row) cells {
	c := make(cells, len(l.columns))
	for i, at := range l.at {
		if at >= 0 && at < len(row.Cells) && row.Cells[at].Form != workbook.Failed {
			c[i] = clean(row.Cells[at].Text)
		}
	}
	return c
}

func (c cells) any() bool {
	for _, text := range c {
		if text != "" {
			return true
		}
	}
	return false
}

// headingError says that a sheet has not the headings it should have.
type headingError struct{ refusal *app.Error }

func (e headingError) Error() string { return e.refusal.Error() }
func (e headingError) Unwrap() error { return e.refusal }

// noHeadings refuses a sheet, and says what it should have and has.
func noHeadings(s *workbook.Sheet, columns []column, closest *layout) error {
	what := "the table"
	if s.Name != "" {
		what = fmt.Sprintf("sheet %q", s.Name)
	}
	if closest == nil {
		closest = newLayout(columns, workbook.Row{})
	}
	why := fmt.Sprintf("%s lacks the columns %s", what, strings.Join(closest.missing(), ", "))
	if len(closest.found) > 0 {
		why += fmt.Sprintf("; row %d has the headings %s", closest.row, list(closest.found))
	}
	e := app.Errorf(app.Invalid, "%s", why)
	e.Remedy = "footing import kiel reads the tracker's workbook (release 7), or its main sheet as CSV with its headings."
	return headingError{e}
}

// list names texts, as many as a reader will want to see.
func list(texts []string) string {
	const most = 60
	var quoted []string
	for i, text := range texts {
		if i == most {
			quoted = append(quoted, fmt.Sprintf("and %d more", len(texts)-most))
			break
		}
		quoted = append(quoted, fmt.Sprintf("%q", cut(text)))
	}
	return strings.Join(quoted, ", ")
}
