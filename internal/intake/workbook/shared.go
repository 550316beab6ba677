package workbook

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// shared is what the sheets of a workbook have in common.
type shared struct {
	archive *archive
	limits  Limits
	texts   []string
	days    []bool // by cell style: it shows a number as a day or time
	by1904  bool
}

// readStrings reads the shared strings (18.4). A workbook may have none.
func (s *shared) readStrings(name string) error {
	if name == "" {
		return nil
	}
	p, err := s.archive.open(name, s.limits.SharedBytes, s.limits.CellBytes)
	if err != nil {
		return err
	}
	defer p.Close() // read-only: nothing can be lost
	for {
		token, err := p.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the part %s: %w", name, err)
		}
		if tag, ok := token.(xml.StartElement); ok && tag.Name.Local == "si" {
			text, err := p.richText("si", s.limits.CellBytes)
			if err != nil {
				return fmt.Errorf("the part %s, text %d: %w", name, len(s.texts)+1, err)
			}
			s.texts = append(s.texts, text)
		}
	}
}

// richText reads a text that may be in pieces of different looks, up to the end
// of the tag named; how it is pronounced (rPh) is no part of it.
func (p *part) richText(end string, most int64) (string, error) {
	var pieces []string
	inText, spoken, size := false, 0, int64(0)
	for {
		token, err := p.next()
		if err != nil {
			return "", unexpected(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
			if t.Name.Local == "rPh" {
				spoken++
			}
		case xml.EndElement:
			inText = false
			switch t.Name.Local {
			case "rPh":
				spoken--
			case end:
				return unescape(strings.Join(pieces, "")), nil
			}
		case xml.CharData:
			if !inText || spoken > 0 {
				continue
			}
			if size += int64(len(t)); size > most {
				return "", errTooLong
			}
			pieces = append(pieces, string(t))
		}
	}
}

// unexpected makes an error of the end of a part in the middle of something.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// unescape decodes _x000D_ and its like, which stand for characters that XML
// does not allow (22.9.2.19).
func unescape(text string) string {
	at := strings.Index(text, "_x")
	if at < 0 {
		return text
	}
	var b strings.Builder
	for at >= 0 {
		b.WriteString(text[:at])
		text = text[at:]
		if r, ok := escaped(text); ok {
			b.WriteRune(r)
			text = text[len("_x0000_"):]
		} else {
			b.WriteString("_x")
			text = text[len("_x"):]
		}
		at = strings.Index(text, "_x")
	}
	b.WriteString(text)
	return b.String()
}

func escaped(text string) (rune, bool) {
	const length = len("_x0000_")
	if len(text) < length || text[length-1] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(text[2:length-1], 16, 16)
	return rune(n), err == nil
}

// cellText gives the shared text of an index as it stands in a cell.
func (s *shared) cellText(index string) (string, error) {
	n, err := strconv.Atoi(index)
	if err != nil || n < 0 || n >= len(s.texts) {
		return "", fmt.Errorf("it refers to the shared text %.20q, and there are %d", index, len(s.texts))
	}
	return s.texts[n], nil
}
