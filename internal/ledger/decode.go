package ledger

import (
	"fmt"
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

// envelope reads the members of an entry, which come in ascending order.
type envelope struct {
	scanner
	entry   Entry
	version string
}

func (r *envelope) read() error {
	if err := r.take('{'); err != nil {
		return err
	}
	last := ""
	for {
		more, err := r.next(last == "", '}')
		if err != nil {
			return err
		}
		if !more {
			break
		}
		name, err := r.name()
		if err != nil {
			return err
		}
		if name <= last {
			return r.wrong("%s after %s: names ascend and none comes twice", name, last)
		}
		if err := r.member(name); err != nil {
			return err
		}
		last = name
	}
	if r.version == "" {
		return r.wrong("no v: it says the version of the format")
	}
	return r.end()
}

func (r *envelope) member(name string) (err error) {
	if name == "body" {
		r.entry.Body, err = r.raw()
		return err
	}
	value, err := r.str()
	if err != nil {
		return err
	}
	e := &r.entry
	switch name {
	case "action":
		e.Action = Action(value)
	case "appended":
		e.Appended, err = readInstant(value)
	case "author":
		e.Author = value
	case "id":
		e.ID = aid.ID(value)
	case "kind":
		e.Kind = aid.Kind(value)
	case "label":
		e.Label = value
	case "reason":
		e.Reason = value
	case "recorded":
		e.Recorded, err = readInstant(value)
	case "seq":
		e.Seq, err = readSeq(value)
	case "source_name":
		e.Source.Name = value
	case "source_ref":
		e.Source.Ref = value
	case "source_type":
		e.Source.Type = value
	case "v":
		err = r.checkVersion(value)
	case "valid_from":
		e.Valid.From, err = readDate(value)
	case "valid_to":
		e.Valid.To, err = readDate(value)
	default:
		return r.wrong("an entry of version %s has no member %s", Version, name)
	}
	if err != nil {
		return r.wrong("%s: %v", name, err)
	}
	return nil
}

func (r *envelope) checkVersion(value string) error {
	if value != Version {
		return fmt.Errorf("the entry is in format %q; this version of footing reads format %s", value, Version)
	}
	r.version = value
	return nil
}

// The three readers below take the one form that Encode writes, so that equal
// entries have equal bytes.

func readSeq(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || strconv.FormatInt(n, 10) != text {
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

func readDate(text string) (aid.Date, error) { return aid.ParseDate(text) }
