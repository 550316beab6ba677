package ledger

import (
	"fmt"
	"strconv"

	"footing/internal/aid"
)

// Version is the format version that Encode writes.
const Version = "1"

// maxEntry bounds the canonical bytes of one entry.
const maxEntry = 16 << 20

// Encode gives the canonical bytes of an entry (docs/format/ledger.md). It
// fails where a text is not UTF-8, a required member is absent or the entry is
// larger than 16 MiB.
func Encode(e *Entry) ([]byte, error) {
	if err := e.complete(); err != nil {
		return nil, err
	}
	o := openObject(make([]byte, 0, 384+len(e.Body)))
	o.text("action", string(e.Action))
	o.text("appended", e.Appended.String())
	o.text("author", e.Author)
	if e.Body != "" {
		o.name("body")
		o.bytes = append(o.bytes, e.Body...)
	}
	o.text("id", string(e.ID))
	o.text("kind", string(e.Kind))
	o.text("label", e.Label)
	o.text("reason", e.Reason)
	o.text("recorded", e.Recorded.String())
	o.text("seq", strconv.FormatInt(e.Seq, 10))
	o.text("source_name", e.Source.Name)
	o.text("source_ref", e.Source.Ref)
	o.text("source_type", e.Source.Type)
	o.text("v", Version)
	o.text("valid_from", e.Valid.From.String())
	o.text("valid_to", e.Valid.To.String())
	b, err := o.close()
	if err != nil {
		return nil, fmt.Errorf("entry of %s %s: %w", e.Kind, e.ID, err)
	}
	if len(b) > maxEntry {
		return nil, fmt.Errorf("entry of %s %s has %d bytes; at most %d", e.Kind, e.ID, len(b), maxEntry)
	}
	return b, nil
}

// complete checks what every entry must have, whoever wrote it.
func (e *Entry) complete() error {
	refuse := func(why string) error { return fmt.Errorf("entry %d of %s %s %s", e.Seq, e.Kind, e.ID, why) }
	switch {
	case e.Seq < 0:
		return refuse("has a negative sequence number")
	case e.Kind == "" || e.ID == "":
		return refuse("does not name its record by kind and id")
	case e.Author == "":
		return refuse("has no author")
	case e.Source.Type == "":
		return refuse("has no type of source")
	case e.Recorded == 0 || e.Appended == 0:
		return refuse("lacks a recorded or appended time")
	case e.Recorded > e.Appended:
		return refuse("was recorded after it was appended")
	case e.Valid.Empty():
		return refuse("is true on no day")
	case e.Action != Assert && e.Action != Retract:
		return refuse(fmt.Sprintf("has the action %q; it is assert or retract", e.Action))
	case (e.Action == Assert) != (e.Body != ""):
		return refuse("needs a body to assert, and none to retract")
	}
	return nil
}

// EncodeBody gives the canonical form of a record: what is absent is left out,
// every value stands as the text that aid.Field gives for it.
func EncodeBody(r aid.Record) (string, error) {
	s, err := shapeOf(r.Kind())
	if err != nil {
		return "", err
	}
	b, err := s.append(make([]byte, 0, 512), r)
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", r.Kind(), r.RecordID(), err)
	}
	return string(b), nil
}

func (s *shape) append(b []byte, r aid.Record) ([]byte, error) {
	o := openObject(b)
	for _, m := range s.members {
		switch {
		case m.parts:
			s.appendParts(o, r)
		case m.field.List:
			o.list(m.name, m.field.Texts(r))
		default:
			o.text(m.name, m.field.Text(r))
		}
	}
	return o.close()
}

func (s *shape) appendParts(o *object, r aid.Record) {
	rows := s.spec.PartsOf(r)
	if len(rows) == 0 || o.err != nil {
		return
	}
	o.name(s.spec.PartsName)
	o.bytes = append(o.bytes, '[')
	for i, row := range rows {
		if i > 0 {
			o.bytes = append(o.bytes, ',')
		}
		b, err := appendRow(o.bytes, s.rows, row)
		if err != nil {
			o.err = fmt.Errorf("%s %d: %w", s.spec.PartsName, i+1, err)
			return
		}
		o.bytes = b
	}
	o.bytes = append(o.bytes, ']')
}

func appendRow(b []byte, members []member, row aid.Part) ([]byte, error) {
	o := openObject(b)
	for _, m := range members {
		if m.field.List {
			o.list(m.name, m.field.Texts(row))
			continue
		}
		o.text(m.name, m.field.Text(row))
	}
	return o.close()
}

// RecordLine gives a record as one line of canonical JSON without its entry,
// the form in which a whole picture is written and hashed.
func RecordLine(b []byte, r aid.Record) ([]byte, error) {
	body, err := EncodeBody(r)
	if err != nil {
		return nil, err
	}
	o := openObject(b)
	o.name("body")
	o.bytes = append(o.bytes, body...)
	o.text("id", string(r.RecordID()))
	o.text("kind", string(r.Kind()))
	o.text("v", Version)
	b, err = o.close()
	return append(b, '\n'), err
}
