package workbook

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"strings"
	"unicode/utf8"
)

// textScan reads a text once from end to end and remembers the first byte that
// UTF-8 does not allow, and the first NUL.
type textScan struct {
	bad, nul, read int64  // offsets; bad and nul count from 1, 0 is none
	badByte        byte   // what stands at bad
	carry          []byte // start of a character that the next piece ends
	marked         bool   // begins with the byte order mark
	feeds, returns bool   // has line feeds, has carriage returns
}

func (s *textScan) Write(p []byte) (int, error) {
	if at := bytes.IndexByte(p, 0); at >= 0 && s.nul == 0 {
		s.nul = s.read + int64(at) + 1
	}
	s.feeds = s.feeds || bytes.IndexByte(p, '\n') >= 0
	s.returns = s.returns || bytes.IndexByte(p, '\r') >= 0
	if s.read == 0 {
		s.marked = bytes.HasPrefix(p, []byte(mark))
	}
	if s.bad == 0 {
		s.check(p)
	}
	s.read += int64(len(p))
	return len(p), nil
}

func (s *textScan) check(p []byte) {
	start := s.read - int64(len(s.carry))
	if len(s.carry) > 0 {
		p = append(s.carry, p...)
	}
	if utf8.Valid(p) { // the fast way for almost all
		s.carry = nil
		return
	}
	for at := 0; at < len(p); {
		if !utf8.FullRune(p[at:]) {
			s.carry = bytes.Clone(p[at:])
			return
		}
		r, size := utf8.DecodeRune(p[at:])
		if r == utf8.RuneError && size == 1 {
			s.bad, s.badByte = start+int64(at)+1, p[at]
			break
		}
		at += size
	}
	s.carry = nil
}

const mark = "\ufeff" // byte order mark, which spreadsheets put before UTF-8

func (b *Book) openText(r io.ReaderAt, size int64, scan *textScan, l Limits) error {
	if scan.bad == 0 && len(scan.carry) > 0 {
		scan.bad, scan.badByte = scan.read, scan.carry[0]
	}
	switch {
	case scan.nul > 0:
		return b.refuse(saveAsUTF8, "it has a NUL byte at %d: it is in UTF-16 or not text at all", scan.nul-1)
	case scan.bad > 0:
		return b.refuse(saveAsUTF8, "byte 0x%02x at %d is not UTF-8: it is in another encoding, such as Windows-1252", scan.badByte, scan.bad-1)
	}
	if scan.returns && !scan.feeds {
		return b.refuse(saveAsUTF8, "its lines end with carriage returns alone, as on very old computers")
	}
	separator, err := separatorOf(io.NewSectionReader(r, 0, size))
	if err != nil {
		return b.refuse("", "it cannot be read: %v", err)
	}
	start := int64(0)
	if scan.marked {
		start = int64(len(mark))
	}
	s := &Sheet{book: b}
	s.rows = func(ctx context.Context) iter.Seq2[Row, error] {
		return func(yield func(Row, error) bool) {
			s.textRows(ctx, io.NewSectionReader(r, start, size-start), separator, l, yield)
		}
	}
	b.Sheets = []*Sheet{s}
	return nil
}

// separatorOf gives the one of comma, semicolon and tab that stands most often
// in the first line that is not blank or a comment, outside of quotes.
func separatorOf(r io.Reader) (rune, error) {
	start := make([]byte, 64<<10)
	n, err := io.ReadFull(r, start)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, err
	}
	for line := range strings.Lines(strings.TrimPrefix(string(start[:n]), mark)) {
		bare := strings.TrimLeft(line, "\" \t\r\n")
		if bare == "" || bare[0] == '#' {
			continue
		}
		return mostFrequent(line), nil
	}
	return ',', nil
}

func mostFrequent(line string) rune {
	counts, quoted := map[rune]int{}, false
	for _, r := range line {
		if r == '"' {
			quoted = !quoted
		}
		if !quoted {
			counts[r]++
		}
	}
	best := ','
	for _, r := range ";\t" {
		if counts[r] > counts[best] {
			best = r
		}
	}
	return best
}

// textRows reads a text table by RFC 4180. A row keeps the number that a
// spreadsheet would give it: an empty line counts, a line break inside a cell
// does not.
func (s *Sheet) textRows(ctx context.Context, r io.Reader, separator rune, l Limits, yield func(Row, error) bool) {
	gauge := &gauge{r: r, allowance: l.CellBytes * rowCells}
	in := csv.NewReader(gauge)
	in.Comma, in.FieldsPerRecord, in.ReuseRecord = separator, -1, true
	var row Row
	inside, cells := 0, int64(0) // line breaks inside cells so far
	for {
		gauge.refill()
		fields, err := in.Read()
		switch {
		case errors.Is(err, io.EOF):
			return
		case err == nil:
			err = ctx.Err()
		default:
			err = s.textError(err, l)
		}
		if cells += int64(len(fields)); err == nil && cells > l.Cells {
			err = s.tooManyCells(l)
		}
		if err != nil {
			yield(Row{}, err)
			return
		}
		line, _ := in.FieldPos(0)
		row.Number = line - inside
		row.Cells = row.Cells[:0]
		for _, field := range fields {
			inside += strings.Count(field, "\n")
			row.Cells = append(row.Cells, textCell(field))
		}
		if !yield(row, nil) {
			return
		}
	}
}

func textCell(text string) Cell {
	if text == "" {
		return Cell{}
	}
	return Cell{Text: text, Raw: text, Form: Text}
}

func (s *Sheet) textError(err error, l Limits) error {
	var parse *csv.ParseError
	switch {
	case errors.Is(err, errTooLong):
		return s.refuse("look for a quotation mark that is never closed", "a row is longer than %d bytes", l.CellBytes*rowCells)
	case errors.As(err, &parse) && errors.Is(err, csv.ErrQuote):
		return s.refuse("inside a cell in quotes, write a quotation mark twice; if the file ends here, it was cut short",
			"the quotes of the cell that begins in line %d do not fit (line %d, byte %d)", parse.StartLine, parse.Line, parse.Column)
	case errors.As(err, &parse):
		return s.refuse("put the cell in quotes and write a quotation mark inside twice",
			"line %d, byte %d has a quotation mark inside a cell that is not in quotes", parse.Line, parse.Column)
	}
	return s.refuse(sendAgain, "it cannot be read: %v", err)
}

func (s *Sheet) tooManyCells(l Limits) error {
	return s.refuse("split it into several files", "it has more than %d cells", l.Cells)
}
