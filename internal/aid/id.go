package aid

import "fmt"

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
	for i := range len(text) {
		if !inID[text[i]] {
			return "", fmt.Errorf("id %q may only have letters a to z, digits and - _ . +", text)
		}
	}
	return ID(text), nil
}

// inID tells the bytes that an id may have.
var inID = func() (table [256]bool) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+") {
		table[c] = true
	}
	return table
}()

func (id ID) String() string { return string(id) }

func (id *ID) parse(text string) (err error) {
	*id, err = ParseID(text)
	return err
}
