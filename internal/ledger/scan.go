package ledger

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// FormatError says where canonical bytes are not what they should be.
type FormatError struct {
	Offset int // bytes from the beginning of what was read
	What   string
}

func (e *FormatError) Error() string { return fmt.Sprintf("at byte %d: %s", e.Offset, e.What) }

// scanner reads canonical JSON strictly: no spaces, no escapes but the needed
// ones, strings, lists and objects only.
type scanner struct {
	text string
	pos  int
}

func (s *scanner) wrong(what string, args ...any) error {
	return &FormatError{Offset: s.pos, What: fmt.Sprintf(what, args...)}
}

func (s *scanner) peek() byte {
	if s.pos < len(s.text) {
		return s.text[s.pos]
	}
	return 0
}

// take passes the byte c, or fails.
func (s *scanner) take(c byte) error {
	if s.pos < len(s.text) && s.text[s.pos] == c {
		s.pos++
		return nil
	}
	return s.wrong("%s where %q belongs", s.found(), c)
}

func (s *scanner) found() string {
	if s.pos >= len(s.text) {
		return "the end"
	}
	return fmt.Sprintf("%q", s.text[s.pos])
}

// end fails where anything is left.
func (s *scanner) end() error {
	if s.pos != len(s.text) {
		return s.wrong("%s after the end", s.found())
	}
	return nil
}

// next passes what stands before the next member or element: nothing before
// the first, a comma before others. It reports false, and passes the closing
// byte, at the end.
func (s *scanner) next(first bool, closing byte) (bool, error) {
	if s.peek() == closing && s.pos < len(s.text) {
		s.pos++
		return false, nil
	}
	if first {
		return true, nil
	}
	return true, s.take(',')
}

// passed passes the literal if it comes next.
func (s *scanner) passed(literal string) bool {
	rest := s.text[s.pos:]
	// The second byte, the first after a quote, tells most names apart.
	if len(rest) < len(literal) || rest[1] != literal[1] || rest[:len(literal)] != literal {
		return false
	}
	s.pos += len(literal)
	return true
}

// name reads the name of a member and its colon. Names hold only a to z, 0 to 9
// and _, so that they sort the same way as bytes and as UTF-16.
func (s *scanner) name() (string, error) {
	if err := s.take('"'); err != nil {
		return "", err
	}
	start := s.pos
	for s.pos < len(s.text) && inName(s.text[s.pos]) {
		s.pos++
	}
	name := s.text[start:s.pos]
	if err := s.take('"'); err != nil {
		return "", err
	}
	return name, s.take(':')
}

func inName(c byte) bool { return 'a' <= c && c <= 'z' || c == '_' || '0' <= c && c <= '9' }

// str reads a string that is not empty. Without escapes, which is the rule, the
// result is part of the scanned text and costs nothing.
func (s *scanner) str() (string, error) {
	if err := s.take('"'); err != nil {
		return "", err
	}
	start, ascii := s.pos, byte(0)
	for i := s.pos; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '"':
			s.pos = i + 1
			return s.checked(start, s.text[start:i], ascii < utf8.RuneSelf)
		case c == '\\':
			return s.escaped(start)
		case c < 0x20:
			s.pos = i
			return "", s.wrong("a bare control character")
		default:
			ascii |= c
		}
	}
	s.pos = len(s.text)
	return "", s.wrong("the end inside a string")
}

func (s *scanner) checked(start int, value string, ascii bool) (string, error) {
	if value == "" {
		s.pos = start
		return "", s.wrong("an empty string: what is absent is left out")
	}
	if !ascii && !utf8.ValidString(value) {
		s.pos = start
		return "", s.wrong("a string that is not UTF-8")
	}
	return value, nil
}

// escaped reads a string that has escapes, from its first character.
func (s *scanner) escaped(start int) (string, error) {
	var value []byte
	for s.pos = start; s.pos < len(s.text); {
		switch c := s.text[s.pos]; {
		case c == '"':
			s.pos++
			return s.checked(start, string(value), false)
		case c == '\\':
			c, err := s.escape()
			if err != nil {
				return "", err
			}
			value = append(value, c)
		case c < 0x20:
			return "", s.wrong("a bare control character")
		default:
			value = append(value, c)
			s.pos++
		}
	}
	return "", s.wrong("the end inside a string")
}

// escape reads one escape, and takes only the form that appendEscape writes.
func (s *scanner) escape() (byte, error) {
	rest := s.text[s.pos:]
	for _, c := range escapable(rest) {
		var form [6]byte
		want := appendEscape(form[:0], c)
		if len(rest) >= len(want) && rest[:len(want)] == string(want) {
			s.pos += len(want)
			return c, nil
		}
	}
	return 0, s.wrong("an escape %.6q that canonical JSON does not use", rest)
}

// escapable guesses, from the letter after the backslash, the characters that
// the escape may stand for.
func escapable(rest string) []byte {
	if len(rest) < 2 {
		return nil
	}
	switch rest[1] {
	case '"', '\\':
		return []byte{rest[1]}
	case 'u':
		return controls
	}
	return shorts
}

var (
	shorts   = []byte("\b\t\n\f\r")
	controls = func() []byte {
		var list []byte
		for c := range byte(0x20) {
			if c < '\b' || c > '\r' || c == '\v' {
				list = append(list, c)
			}
		}
		return list
	}()
)

// bodyEnd is where a body ends: with its closing brace, before the id that
// always follows. Inside a text its quotes would be escaped, and inside a body
// no object is followed by a member.
const bodyEnd = `},"id":"`

// body passes the body and gives its text; whether that is canonical is left to
// whoever reads it. Looking for its end costs a tenth of counting braces.
func (s *scanner) body() (string, error) {
	start := s.pos
	end := strings.Index(s.text[start:], bodyEnd)
	if s.peek() != '{' || end < 0 {
		return "", s.wrong("%s where a body and then an id belong", s.found())
	}
	s.pos += end + 1
	return s.text[start:s.pos], nil
}
