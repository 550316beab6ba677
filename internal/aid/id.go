package aid

import (
	"fmt"
	"strings"
)

// ID names one record of a kind. Parties use ISO 3166 alpha-3 codes or a short
// code for organisations; the other kinds use any short code of letters,
// digits and the characters - _ . and +, at most 80 bytes.
type ID string

const maxIDLength = 80

// ParseID reads an id and refuses characters that would be unsafe in files,
// addresses or lists.
func ParseID(text string) (ID, error) {
	if len(text) > maxIDLength {
		return "", fmt.Errorf("id %.20q… is %d bytes long; at most %d", text, len(text), maxIDLength)
	}
	if bad := strings.IndexFunc(text, notInID); bad >= 0 {
		return "", fmt.Errorf("id %q may only have letters a to z, digits and - _ . +", text)
	}
	return ID(text), nil
}

func notInID(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
		return false
	}
	return !strings.ContainsRune("-_.+", r)
}

func (id ID) String() string { return string(id) }

func (id *ID) parse(text string) (err error) {
	*id, err = ParseID(text)
	return err
}
