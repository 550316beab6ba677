package kiel

import (
	"fmt"
	"strings"

	"footing/internal/aid"
	"footing/internal/app"
)

// The outcomes that a finding may tell.
const (
	noted   = "noted"
	mended  = "mended"
	refused = "refused"
)

// place is a row of the file.
type place struct {
	sheet string
	row   int
}

// outcome gathers what is made of the file: records, findings, and how each row
// fared.
type outcome struct {
	proposal *app.Proposal
	sheets   []*tally
}

// tally counts the rows of one sheet.
type tally struct {
	sheet                        string
	read, taken, mended, refused int
}

// propose adds a record that is true over a span.
func (o *outcome) propose(r aid.Record, valid aid.Span, at place) {
	o.proposal.Records = append(o.proposal.Records, app.Proposed{
		Record: r, Valid: valid, Where: app.Where{File: o.proposal.File, Sheet: at.sheet, Row: at.row},
	})
}

// finding tells something about a row, a column and a value of it.
func (o *outcome) finding(what string, at place, column, value, why string, args ...any) {
	o.proposal.Findings = append(o.proposal.Findings, aid.Finding{
		Outcome: what, File: o.proposal.File, Sheet: at.sheet, Row: at.row,
		Column: strings.TrimSpace(column), Value: cut(value), Why: fmt.Sprintf(why, args...),
	})
}

// note tells what a reader of the report should know; it changes nothing.
func (o *outcome) note(at place, column, value, why string, args ...any) {
	o.finding(noted, at, column, value, why, args...)
}

// sheet starts the count of a sheet's rows.
func (o *outcome) sheet(name string) *tally {
	t := &tally{sheet: name}
	o.sheets = append(o.sheets, t)
	return t
}

// row is one row of data on its way through.
type row struct {
	out             *outcome
	at              place
	mended, refused bool
}

// begin counts a row of data. Call done when nothing more can befall it.
func (o *outcome) begin(at place) *row { return &row{out: o, at: at} }

// mend tells what was done to read a value.
func (r *row) mend(column, value, why string, args ...any) {
	r.mended = true
	r.out.finding(mended, r.at, column, value, why, args...)
}

// refuse tells why the row makes no record.
func (r *row) refuse(column, value, why string, args ...any) {
	r.refused = true
	r.out.finding(refused, r.at, column, value, why, args...)
}

// note tells something about the row.
func (r *row) note(column, value, why string, args ...any) {
	r.out.note(r.at, column, value, why, args...)
}

// done counts the row in its sheet.
func (r *row) done(t *tally) {
	t.read++
	switch {
	case r.refused:
		t.refused++
		return
	case r.mended:
		t.mended++
	}
	t.taken++
}

// count sums up the sheets and tells of each.
func (o *outcome) count() {
	p := o.proposal
	for _, t := range o.sheets {
		p.Read += t.read
		p.Taken += t.taken
		p.Mended += t.mended
		p.Refused += t.refused
		if len(o.sheets) > 1 {
			o.note(place{sheet: t.sheet}, "", "", "%d rows of data read: %d taken, %d of them mended, and %d refused",
				t.read, t.taken, t.mended, t.refused)
		}
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

// capitals writes each word of a folded name with a capital.
func capitals(key string) string {
	words := strings.Fields(key)
	for i, w := range words {
		if w != "and" && w != "of" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// withoutBrackets takes off what stands in round brackets.
func withoutBrackets(text string) string {
	var b strings.Builder
	depth := 0
	for _, r := range text {
		switch {
		case r == '(':
			depth++
			b.WriteByte(' ')
		case r == ')' && depth > 0:
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}
