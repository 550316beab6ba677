package ledger

import (
	"fmt"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// appendText adds s as a JSON string in the form of RFC 8785: UTF-8 as it is,
// escapes only where JSON needs them. It fails on bytes that are no UTF-8,
// since no JSON can carry them.
func appendText(b []byte, s string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return nil, fmt.Errorf("%q is not UTF-8 text", s)
	}
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' {
			b = append(b, s[start:i]...)
			b = appendEscape(b, c)
			start = i + 1
		}
	}
	b = append(b, s[start:]...)
	return append(b, '"'), nil
}

// appendEscape writes the one escape that RFC 8785 allows for the character.
func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\b':
		return append(b, '\\', 'b')
	case '\t':
		return append(b, '\\', 't')
	case '\n':
		return append(b, '\\', 'n')
	case '\f':
		return append(b, '\\', 'f')
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
}

// object writes the members of one canonical object, whose names the caller
// gives in ascending order. The first error stays.
type object struct {
	bytes []byte
	empty bool
	err   error
}

func openObject(b []byte) *object { return &object{bytes: append(b, '{'), empty: true} }

func (o *object) close() ([]byte, error) { return append(o.bytes, '}'), o.err }

// name begins a member.
func (o *object) name(name string) {
	if !o.empty {
		o.bytes = append(o.bytes, ',')
	}
	o.empty = false
	o.bytes = append(o.bytes, '"')
	o.bytes = append(o.bytes, name...)
	o.bytes = append(o.bytes, '"', ':')
}

// text adds a member, unless its value is absent.
func (o *object) text(name, value string) {
	if value == "" || o.err != nil {
		return
	}
	o.name(name)
	o.add(name, value)
}

func (o *object) add(name, value string) {
	b, err := appendText(o.bytes, value)
	if err != nil {
		o.err = fmt.Errorf("%s: %w", name, err)
		return
	}
	o.bytes = b
}

// list adds a list of texts, unless it is empty. An element is never empty: it
// could not be told from an absent one.
func (o *object) list(name string, values []string) {
	if len(values) == 0 || o.err != nil {
		return
	}
	o.name(name)
	o.bytes = append(o.bytes, '[')
	for i, value := range values {
		if i > 0 {
			o.bytes = append(o.bytes, ',')
		}
		if value == "" {
			o.err = fmt.Errorf("%s: element %d of the list is empty", name, i+1)
			return
		}
		if o.add(name, value); o.err != nil {
			return
		}
	}
	o.bytes = append(o.bytes, ']')
}
