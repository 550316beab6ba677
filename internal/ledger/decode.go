package ledger

import (
	"fmt"
	"slices"
	"strconv"

	"footing/internal/aid"
)

// Decode reads the canonical bytes of one entry. The texts of the entry are
// parts of the given string. The body is cut out, not read: see DecodeBody.
func Decode(text string) (Entry, error) {
	r := envelope{scanner: scanner{text: text}}
	if err := r.read(); err != nil {
		return Entry{}, fmt.Errorf("entry %.80q: %w", text, err)
	}
	if err := r.entry.complete(); err != nil {
		return Entry{}, err
	}
	return r.entry, nil
}

// envelope reads the members of an entry.
type envelope struct {
	scanner
	entry   Entry
	version string
}

// envelopeMembers lists the members in the order in which they come.
var envelopeMembers = quotedNames(
	"action", "appended", "author", "body", "id", "kind", "label", "reason", "recorded", "seq",
	"source_name", "source_ref", "source_type", "v", "valid_from", "valid_to",
)

func quotedNames(names ...string) []string {
	for i, name := range names {
		names[i] = quotedName(name)
	}
	return names
}

func (r *envelope) read() error {
	if err := r.take('{'); err != nil {
		return err
	}
	opened := r.pos
	for i := 0; ; i++ {
		more, err := r.next(r.pos == opened, '}')
		if err != nil {
			return err
		}
		if !more {
			break
		}
		for i < len(envelopeMembers) && !r.passed(envelopeMembers[i]) {
			i++
		}
		if i == len(envelopeMembers) {
			return r.stray()
		}
		if err := r.member(envelopeMembers[i]); err != nil {
			return err
		}
	}
	if r.version == "" {
		return r.wrong("no v: it says the version of the format")
	}
	return r.end()
}

// stray says why the name that comes next cannot stand here.
func (r *envelope) stray() error {
	name, err := r.name()
	if err != nil {
		return err
	}
	if slices.Contains(envelopeMembers, quotedName(name)) {
		return r.wrong("%s comes twice or out of order", name)
	}
	return r.wrong("an entry of format %s has no member %q", Version, name)
}

func (r *envelope) member(quoted string) (err error) {
	if quoted == `"body":` {
		r.entry.Body, err = r.body()
		return err
	}
	text, err := r.str()
	if err != nil {
		return err
	}
	if err := r.set(quoted, text); err != nil {
		return r.wrong("%s %v", quoted, err)
	}
	return nil
}

func (r *envelope) set(quoted, text string) (err error) {
	e := &r.entry
	switch quoted {
	case `"action":`:
		e.Action = Action(text)
	case `"appended":`:
		e.Appended, err = readInstant(text)
	case `"author":`:
		e.Author = text
	case `"id":`:
		e.ID = aid.ID(text)
	case `"kind":`:
		e.Kind = aid.Kind(text)
	case `"label":`:
		e.Label = text
	case `"reason":`:
		e.Reason = text
	case `"recorded":`:
		e.Recorded, err = readInstant(text)
	case `"seq":`:
		e.Seq, err = readSeq(text)
	case `"source_name":`:
		e.Source.Name = text
	case `"source_ref":`:
		e.Source.Ref = text
	case `"source_type":`:
		e.Source.Type = text
	case `"v":`:
		err = r.checkVersion(text)
	case `"valid_from":`:
		e.Valid.From, err = aid.ParseDate(text)
	case `"valid_to":`:
		e.Valid.To, err = aid.ParseDate(text)
	}
	return err
}

func (r *envelope) checkVersion(value string) error {
	if value != Version {
		return fmt.Errorf("the entry is in format %q; this version of footing reads format %s", value, Version)
	}
	r.version = value
	return nil
}

// The readers below take the one form that Encode writes, so that equal entries
// have equal bytes.

func readSeq(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 || text[0] < '0' || text[0] == '0' && text != "0" {
		return 0, fmt.Errorf("%q is not a sequence number such as 12", text)
	}
	return n, nil
}

func readInstant(text string) (aid.Instant, error) {
	i, err := aid.ParseInstant(text)
	if err == nil && !isInstantForm(text) {
		err = fmt.Errorf("%q is not in the form %s", text, i)
	}
	return i, err
}

// isInstantForm reports whether a text that is a time is in the form that
// Instant.String gives: UTC with six decimals.
func isInstantForm(text string) bool {
	return len(text) == len("2006-01-02T15:04:05.000000Z") && text[10] == 'T' && text[19] == '.' && text[26] == 'Z'
}
