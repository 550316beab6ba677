package template

import (
	"errors"
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

// The outcomes that a finding may tell.
const (
	noted   = "noted"
	mended  = "mended"
	refused = "refused"
)

// entry is one row of data: a record of its own or, where a record is made of
// several rows, a piece of one.
type entry struct {
	where  where
	record aid.Record
	part   aid.Part // the row's part, inside record; nil where it gives none
	span   aid.Span
	// given marks the columns in which something stands.
	given    []bool
	repairs  []aid.Finding
	refusals []aid.Finding
}

// where is the place of a row.
type where struct {
	file, sheet string
	row         int
}

func (e *entry) refuse(column, value, why string, args ...any) {
	e.refusals = append(e.refusals, e.where.finding(refused, column, value, fmt.Sprintf(why, args...)))
}

func (w where) finding(outcome, column, value, why string) aid.Finding {
	return aid.Finding{
		Outcome: outcome, File: w.file, Sheet: w.sheet, Row: w.row,
		Column: column, Value: cut(value), Why: why,
	}
}

// cut shortens a value to what a finding may hold, between characters.
func cut(value string) string {
	const most = 200
	value = strings.ToValidUTF8(value, "\ufffd")
	if len(value) <= most {
		return value
	}
	end := most - len("…")
	for end > 0 && value[end]&0xC0 == 0x80 {
		end--
	}
	return value[:end] + "…"
}

// readEntry makes an entry of a row of data. It looks at each cell by itself;
// what the record needs as a whole is for the assembly.
func (t *layout) readEntry(r workbook.Row) *entry {
	e := &entry{where: t.where, record: t.spec.New(), given: make([]bool, len(t.columns))}
	e.where.row = r.Number
	texts := make([]string, len(t.columns))
	for i, c := range r.Cells {
		t.readCell(e, texts, i, c)
	}
	if t.anyGiven(e, ofPart) {
		e.part = t.spec.AddPart(e.record)
	}
	for i, c := range t.columns {
		if !c.Currency {
			t.fill(e, c, texts, i)
		}
	}
	if e.span.Empty() {
		e.refuse(t.heading(validTo), e.span.To.String(), "the row would be true on no day: it must lie after %s", validFrom)
	}
	return e
}

// readCell puts the canonical text of the i-th cell of a row in its place.
func (t *layout) readCell(e *entry, texts []string, i int, c workbook.Cell) {
	if isBlank(c) {
		return
	}
	if i >= len(t.at) || t.at[i] < 0 {
		e.refuse("", c.Text, "stands in column %d, which has no heading", i+1)
		return
	}
	at := t.at[i]
	r, err := t.columns[at].readForm(c)
	if err != nil {
		e.refuse(t.headings[i], c.Text, "%s", err)
	}
	if r.mend != "" {
		e.repairs = append(e.repairs, e.where.finding(mended, t.headings[i], c.Text, r.mend))
	}
	texts[at], e.given[at] = r.text, true
}

// fill sets one field of the entry from its one or two columns.
func (t *layout) fill(e *entry, c Column, texts []string, i int) {
	text := texts[i]
	if c.Field.Type == aid.TypeMoney {
		var err error
		if text, err = price(text, texts[i+1]); err != nil {
			e.refuse(t.heading(c.Name), texts[i], "%s", err)
			return
		}
	}
	if c.in == ofPart && e.part != nil && text == "" && c.Field.Required && !t.refusedAt(e, i) {
		e.refuse(t.heading(c.Name), "", "is required: %s", c.Doc)
	}
	var err error
	switch {
	case text == "":
	case c.in == ofRecord:
		err = c.set(e.record, text)
	case c.in == ofPart:
		err = c.set(e.part, text)
	case c.Name == validFrom:
		e.span.From, err = aid.ParseDate(text)
	default:
		e.span.To, err = aid.ParseDate(text)
	}
	if err != nil {
		e.refuse(t.heading(c.Name), text, "%s", why(err))
	}
}

// why gives the reason of an error without the field and value, which a
// finding names beside it.
func why(err error) string {
	if field, ok := asFieldError(err); ok {
		return field.Why
	}
	return err.Error()
}

// refusedAt reports whether something stands in the column that was refused.
func (t *layout) refusedAt(e *entry, column int) bool {
	return e.given[column] && len(e.refusals) > 0
}

func (t *layout) anyGiven(e *entry, in section) bool {
	for i, c := range t.columns {
		if c.in == in && e.given[i] {
			return true
		}
	}
	return false
}

func asFieldError(err error) (*aid.FieldError, bool) {
	var field *aid.FieldError
	ok := errors.As(err, &field)
	return field, ok
}

// place names the row of other, as seen from the row of e.
func place(e, other *entry) string {
	text := fmt.Sprintf("row %d", other.where.row)
	switch {
	case e.where.file != other.where.file:
		text += " of " + other.where.file
	case e.where.sheet != other.where.sheet:
		text += " of sheet " + other.where.sheet
	}
	return text
}
