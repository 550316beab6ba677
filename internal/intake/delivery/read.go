package delivery

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footing/internal/aid"
	"footing/internal/app"
	"footing/internal/intake/workbook"
)

// Options say how a file is to be understood.
type Options struct {
	Map *Map
	// Recorded is when the file became known; 0 is Now.
	Recorded aid.Instant
	// Now is the clock: no line was known later.
	Now aid.Instant
}

// limits are fifty times what records that were met take.
func limits() workbook.Limits {
	l := workbook.DefaultLimits()
	l.FileBytes, l.PartBytes, l.Cells = 128<<20, 512<<20, 40_000_000
	return l
}

// ReadFile reads a delivery record from a workbook or CSV file of at most 128 MiB.
// Errors are of kind app.Invalid, app.NotFound or the context's.
func ReadFile(ctx context.Context, path string, o Options) (*app.Proposal, error) {
	book, err := workbook.OpenFile(path, limits())
	if err != nil {
		return nil, err
	}
	p, err := Read(ctx, book, o)
	return p, errors.Join(err, book.Close())
}

// headRows is how far down the heading may stand: some files begin with notes.
const headRows = 50

// Read reads a delivery record from the first sheet of an open book that has the
// columns of the map.
func Read(ctx context.Context, book *workbook.Book, o Options) (*app.Proposal, error) {
	var missing []string
	for _, sheet := range book.Sheets {
		r := &reader{
			options: o, book: book, sheet: sheet.Name, seen: map[aid.ID]int{},
			// Each state of a file is a source of its own: other lines in a later one may
			// well have been known before those of an earlier one.
			proposal: &app.Proposal{
				Source: "deliveries " + o.Map.Name + " " + book.Hash[:12], File: book.Name, Hash: book.Hash,
				Format: "deliveries-" + o.Map.Name + "-" + o.Map.hash(), Vintage: o.Recorded,
			},
		}
		for row, err := range sheet.Rows(ctx) {
			if err != nil {
				return nil, err
			}
			if r.columns == nil && row.Number > headRows {
				break
			}
			r.row(row)
		}
		if r.columns != nil {
			return r.proposal, nil
		}
		if missing == nil || len(r.missing) < len(missing) {
			missing = r.missing
		}
	}
	return nil, &app.Error{
		Kind:   app.Invalid,
		What:   fmt.Sprintf("%s: no row of the first %d has all the columns of map %s; the nearest lacks %s", book.Name, headRows, o.Map.Name, strings.Join(missing, ", ")),
		Remedy: "Take another --map, or mend the map: columns are named by their headings, letter by letter.",
	}
}

// hash names what the map says, so that a file read by another map is another import.
func (m *Map) hash() string {
	h := sha256.New()
	fmt.Fprintln(h, m.Name, m.groups, m.unknown, m.patterns())
	for _, key := range columnKeys {
		fmt.Fprintln(h, key, m.columns[key])
	}
	return hex.EncodeToString(h.Sum(nil)[:4])
}

// reader makes a proposal of one sheet.
type reader struct {
	options  Options
	book     *workbook.Book
	sheet    string
	proposal *app.Proposal
	columns  map[string]int // by heading; nil until it is found
	missing  []string       // what the nearest heading lacks
	seen     map[aid.ID]int // row of each id
}

func (r *reader) row(row workbook.Row) {
	if r.columns == nil {
		r.head(row)
		return
	}
	l := &line{reader: r, row: row}
	if l.blank() {
		return
	}
	r.proposal.Read++
	versions := l.versions()
	switch {
	case l.refused:
		r.proposal.Refused++
		return
	case l.mended:
		r.proposal.Mended++
	}
	r.proposal.Taken++
	r.proposal.Versions = append(r.proposal.Versions, versions...)
}

// head takes the row for the heading where it has every column of the map.
func (r *reader) head(row workbook.Row) {
	columns := map[string]int{}
	for i, c := range row.Cells {
		heading := strings.Join(strings.Fields(c.Text), " ")
		if _, twice := columns[heading]; !twice {
			columns[heading] = i
		}
	}
	var missing []string
	for _, heading := range r.options.Map.headings() {
		if _, ok := columns[heading]; !ok {
			missing = append(missing, fmt.Sprintf("%q", heading))
		}
	}
	if missing == nil {
		r.columns = columns
	} else if r.missing == nil || len(missing) < len(r.missing) {
		r.missing = missing
	}
}

func (r *reader) find(outcome string, row int, column, value, why string, args ...any) {
	r.proposal.Findings = append(r.proposal.Findings, aid.Finding{
		Outcome: outcome, File: r.book.Name, Sheet: r.sheet, Row: row, Column: column, Value: cut(value), Why: fmt.Sprintf(why, args...),
	})
}

// mostOfValue is how much of a cell a finding shows.
const mostOfValue = 200

func cut(text string) string {
	if len(text) > mostOfValue {
		return strings.ToValidUTF8(text[:mostOfValue], "")
	}
	return text
}

// isUnknown reports whether the map says that a text stands for nothing known.
func (m *Map) isUnknown(text string) bool {
	return text == "" || slices.ContainsFunc(m.unknown, func(u string) bool { return strings.EqualFold(u, text) })
}
