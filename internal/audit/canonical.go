package audit

import (
	"fmt"
	"slices"
	"strings"
)

// appendCanonical writes a value in the canonical form: objects with their
// names in order, lists, and texts, none of them empty but an object in a list.
func appendCanonical(b []byte, value any) ([]byte, error) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return nil, fmt.Errorf("an empty text: what is absent is left out")
		}
		return appendString(b, v), nil
	case []any:
		return appendList(b, v)
	case map[string]any:
		return appendObject(b, v)
	}
	return nil, fmt.Errorf("a value that is neither text, list nor object: %v", value)
}

func appendList(b []byte, list []any) ([]byte, error) {
	if len(list) == 0 {
		return nil, fmt.Errorf("an empty list: what is absent is left out")
	}
	for i, value := range list {
		separator := byte(',')
		if i == 0 {
			separator = '['
		}
		var err error
		if b, err = appendCanonical(append(b, separator), value); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

func appendObject(b []byte, object map[string]any) ([]byte, error) {
	names := make([]string, 0, len(object))
	for name := range object {
		if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_") != "" || name == "" {
			return nil, fmt.Errorf("the name %q has other characters than a to z, digits and _", name)
		}
		names = append(names, name)
	}
	slices.Sort(names)
	b = append(b, '{')
	for i, name := range names {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendCanonical(append(appendString(b, name), ':'), object[name]); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

// escapes are the characters that have a short escape in RFC 8785.
var escapes = map[rune]string{
	'"': `\"`, '\\': `\\`, '\b': `\b`, '\t': `\t`, '\n': `\n`, '\f': `\f`, '\r': `\r`,
}

func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch short, ok := escapes[r]; {
		case ok:
			b = append(b, short...)
		case r < 0x20:
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = append(b, string(r)...)
		}
	}
	return append(b, '"')
}
