package workbook

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// readStyles finds which cell styles show a number as a day or time.
func (s *shared) readStyles(name string, by1904 bool) error {
	s.by1904 = by1904
	if name == "" {
		return nil
	}
	custom := map[int]bool{}
	inCells := false
	return s.archive.each(name, s.limits.SharedBytes, s.limits.CellBytes, func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "numFmt":
			custom[number(attr(tag, "", "numFmtId"))] = showsDay(attr(tag, "", "formatCode"))
		case "cellStyleXfs", "cellXfs", "cellStyles", "dxfs":
			inCells = tag.Name.Local == "cellXfs"
		case "xf":
			if inCells {
				id := number(attr(tag, "", "numFmtId"))
				day, known := custom[id]
				s.days = append(s.days, known && day || !known && builtInDay(id))
			}
		}
		return nil
	})
}

// number reads a small whole number, -1 where there is none.
func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1
	}
	return n
}

// builtInDay reports whether a number format that files refer to by number
// alone shows a day or time (18.8.30, and the East Asian ones beside them).
func builtInDay(id int) bool {
	return 14 <= id && id <= 22 || 27 <= id && id <= 36 || 45 <= id && id <= 47 || 50 <= id && id <= 58
}

// showsDay reports whether a format code has a letter for a part of a day or
// time, outside of quoted text, colours and conditions.
func showsDay(code string) bool {
	code, _, _ = strings.Cut(code, ";") // the form for numbers above zero
	for i := 0; i < len(code); i++ {
		switch c := code[i] | 0x20; {
		case code[i] == '"':
			i += 1 + skipTo(code[i+1:], '"')
		case code[i] == '[':
			inner := code[i+1:]
			length := skipTo(inner, ']')
			if elapsed(inner[:min(length, len(inner))]) {
				return true
			}
			i += 1 + length
		case code[i] == '\\', code[i] == '_', code[i] == '*':
			i++
		case c == 'd' || c == 'm' || c == 'y' || c == 'h' || c == 's':
			return true
		case c == 'g' && !strings.HasPrefix(strings.ToLower(code[i:]), "general"):
			return true
		case c == 'g':
			i += len("general") - 1
		}
	}
	return false
}

// skipTo gives the distance to a byte, or the whole length.
func skipTo(text string, end byte) int {
	if at := strings.IndexByte(text, end); at >= 0 {
		return at
	}
	return len(text)
}

// elapsed reports whether brackets hold [h], [mm] or [ss], not [Red].
func elapsed(inner string) bool {
	inner = strings.ToLower(inner)
	return inner != "" && strings.Trim(inner, inner[:1]) == "" && strings.Contains("hms", inner[:1])
}
