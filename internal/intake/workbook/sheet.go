package workbook

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// sheetReader goes through the rows of one sheet (18.3.1).
type sheetReader struct {
	*shared
	part   *part
	row    Row
	column int   // where a cell that does not say so stands
	count  int64 // cells so far, with gaps
	closed bool  // the end of the rows was seen
}

func (s *Sheet) archiveRows(ctx context.Context, common *shared, name string, yield func(Row, error) bool) {
	p, err := common.archive.open(name, common.limits.PartBytes, common.limits.CellBytes)
	if err != nil {
		yield(Row{}, s.wrong(err, 0))
		return
	}
	defer p.Close() // read-only: nothing can be lost
	r := &sheetReader{shared: common, part: p}
	for {
		more, err := r.next()
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			if !errors.Is(err, ctx.Err()) || ctx.Err() == nil {
				err = s.wrong(err, r.row.Number)
			}
			yield(Row{}, err)
			return
		}
		if !more {
			return
		}
		if len(r.row.Cells) > 0 && !yield(r.row, nil) {
			return
		}
	}
}

// wrong names the sheet and row of an error.
func (s *Sheet) wrong(err error, row int) error {
	remedy := sendAgain
	switch {
	case errors.Is(err, errTooLong), errors.Is(err, errTooLarge):
		remedy = "split it into several files; a file that was not made to harm has no such cell or part"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return s.refuse(remedy, "it is cut short after row %d", row)
	}
	if row == 0 {
		return s.refuse(remedy, "%v", err)
	}
	return s.refuse(remedy, "row %d: %v", row, err)
}

// next reads up to the end of the next row.
func (r *sheetReader) next() (more bool, err error) {
	for {
		token, err := r.part.next()
		if errors.Is(err, io.EOF) && r.closed {
			return false, nil
		}
		if err != nil {
			return false, unexpected(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "row" && !r.closed {
				return true, r.readRow(t)
			}
		case xml.EndElement:
			r.closed = r.closed || t.Name.Local == "sheetData"
		}
	}
}

// readRow reads the cells of a row; rows and cells that do not say where they
// stand follow the one before.
func (r *sheetReader) readRow(tag xml.StartElement) error {
	at := r.row.Number + 1
	if text := attr(tag, "", "r"); text != "" {
		at = number(text)
	}
	if at <= r.row.Number || at > mostRows {
		return fmt.Errorf("the next row calls itself %d", at)
	}
	r.row.Number = at
	r.row.Cells, r.column = r.row.Cells[:0], 0
	for {
		token, err := r.part.next()
		if err != nil {
			return unexpected(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "c" {
				if err := r.readCell(t); err != nil {
					return err
				}
			}
		case xml.EndElement:
			if t.Name.Local == "row" {
				return nil
			}
		}
	}
}

// readCell puts a cell in its column.
func (r *sheetReader) readCell(tag xml.StartElement) error {
	column, place := r.column, attr(tag, "", "r")
	if place != "" {
		column = columnOf(place)
	}
	if column < r.column || column >= mostColumns {
		return fmt.Errorf("a cell calls itself %.20q, out of order", place)
	}
	r.column = column + 1
	cell, err := r.value(tag)
	if err != nil {
		return fmt.Errorf("cell %s: %w", place, err)
	}
	if cell == (Cell{}) {
		return nil
	}
	if r.count += int64(column + 1 - len(r.row.Cells)); r.count > r.limits.Cells {
		return fmt.Errorf("%w: more than %d cells", errTooLarge, r.limits.Cells)
	}
	for len(r.row.Cells) < column {
		r.row.Cells = append(r.row.Cells, Cell{})
	}
	r.row.Cells = append(r.row.Cells, cell)
	return nil
}

// columnOf gives the column of a place such as AB12, from 0; -1 if it is none.
func columnOf(place string) int {
	n := 0
	for i := 0; i < len(place) && i < 4; i++ {
		c := place[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}

// value reads the content of a cell up to its end.
func (r *sheetReader) value(tag xml.StartElement) (Cell, error) {
	form, style := attr(tag, "", "t"), number(attr(tag, "", "s"))
	var value strings.Builder
	formula, inValue := false, false
	for {
		token, err := r.part.next()
		if err != nil {
			return Cell{}, unexpected(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "f":
				formula = true
			case "v":
				inValue = true
			case "is":
				text, err := r.part.richText("is", r.limits.CellBytes)
				if err != nil {
					return Cell{}, err
				}
				value.WriteString(text)
			}
		case xml.EndElement:
			inValue = false
			if t.Name.Local == "c" {
				cell, err := r.cell(form, style, value.String())
				cell.Formula = formula
				return cell, err
			}
		case xml.CharData:
			if inValue {
				value.Write(t)
			}
		}
		if int64(value.Len()) > r.limits.CellBytes {
			return Cell{}, errTooLong
		}
	}
}

// cell reads a stored value by the form that its cell states (18.18.11).
func (r *sheetReader) cell(form string, style int, raw string) (Cell, error) {
	if raw == "" {
		return Cell{}, nil
	}
	switch form {
	case "s":
		text, err := r.cellText(raw)
		return textCell(text), err
	case "str":
		return textCell(unescape(raw)), nil
	case "inlineStr":
		return textCell(raw), nil
	case "b":
		if isTrue(raw) {
			return Cell{Text: "yes", Raw: raw, Form: Truth}, nil
		}
		return Cell{Text: "no", Raw: raw, Form: Truth}, nil
	case "e":
		return Cell{Text: raw, Raw: raw, Form: Failed}, nil
	case "d":
		return Cell{Text: strings.TrimSuffix(raw, "T00:00:00"), Raw: raw, Form: Day}, nil
	case "", "n":
		if 0 <= style && style < len(r.days) && r.days[style] {
			return r.dayCell(raw), nil
		}
		return Cell{Text: raw, Raw: raw, Form: Number}, nil
	}
	return Cell{}, fmt.Errorf("it is of the unknown form %.20q", form)
}
