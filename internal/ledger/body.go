package ledger

import (
	"fmt"
	"hash/maphash"

	"footing/internal/aid"
)

// DecodeBody reads the canonical form of one record. For many records make one
// Decoder.
func DecodeBody(kind aid.Kind, body string) (aid.Record, error) {
	return NewDecoder().Body(kind, body)
}

// Decoder reads bodies, and keeps one copy of the short texts that repeat, so
// that many records share them. It is for one goroutine; its memory is bounded.
type Decoder struct {
	scanner
	seen  interned
	texts []string // the elements of the list that is being read
	id    string   // the id that is expected; the record shares its text
}

// NewDecoder makes a Decoder.
func NewDecoder() *Decoder { return &Decoder{seen: interned{seed: maphash.MakeSeed()}} }

// Body reads the canonical form of one record of the kind. The record holds no
// part of the given string. The error names the member that is wrong; a member
// that the kind does not have is an error, as this version would lose it.
func (d *Decoder) Body(kind aid.Kind, body string) (aid.Record, error) {
	return d.read(kind, "", body)
}

// Record is Body for an entry about the record id: any other is an error.
func (d *Decoder) Record(kind aid.Kind, id aid.ID, body string) (aid.Record, error) {
	r, err := d.read(kind, id, body)
	if err == nil && r.RecordID() != id {
		return nil, fmt.Errorf("the entry is about %s %s, its body about %s", kind, id, r.RecordID())
	}
	return r, err
}

func (d *Decoder) read(kind aid.Kind, id aid.ID, body string) (aid.Record, error) {
	shape, err := shapeOf(kind)
	if err != nil {
		return nil, err
	}
	record := shape.spec.New()
	d.scanner, d.id = scanner{text: body}, string(id)
	err = d.object(shape, shape.members, record, record)
	if err == nil {
		err = d.end()
	}
	if err != nil {
		return nil, fmt.Errorf("body of a %s: %w", kind, err)
	}
	return record, nil
}

// object reads the members of the owner. Both the members given and the ones
// read ascend, so they are walked side by side; a name is compared as it stands,
// which costs less than reading it. The record is nil for a part.
func (d *Decoder) object(shape *shape, members []member, owner any, record aid.Record) error {
	if err := d.take('{'); err != nil {
		return err
	}
	opened := d.pos
	for i := 0; ; i++ {
		more, err := d.next(d.pos == opened, '}')
		if err != nil || !more {
			return err
		}
		for i < len(members) && !d.passed(members[i].quoted) {
			i++
		}
		if i == len(members) {
			return d.stray(shape.spec.Kind, members)
		}
		if err := d.member(shape, &members[i], owner, record); err != nil {
			return err
		}
	}
}

// stray says why the name that comes next cannot stand here.
func (d *Decoder) stray(kind aid.Kind, members []member) error {
	name, err := d.name()
	if err != nil {
		return err
	}
	for _, m := range members {
		if m.name == name {
			return d.wrong("%s comes twice or out of order", name)
		}
	}
	return d.wrong("a %s has no field %q in format %s", kind, name, Version)
}

func (d *Decoder) member(shape *shape, m *member, owner any, record aid.Record) error {
	switch {
	case m.parts:
		return d.parts(shape, record)
	case m.field.List:
		return d.list(m, owner)
	}
	text, err := d.str()
	if err != nil {
		return err
	}
	if err := m.field.Set(owner, d.own(m, text)); err != nil {
		return d.wrong("%v", err)
	}
	return nil
}

func (d *Decoder) list(m *member, owner any) error {
	if err := d.take('['); err != nil {
		return err
	}
	d.texts = d.texts[:0]
	for {
		more, err := d.next(len(d.texts) == 0, ']')
		if err != nil {
			return err
		}
		if !more {
			break
		}
		text, err := d.str()
		if err != nil {
			return err
		}
		d.texts = append(d.texts, d.own(m, text))
	}
	if len(d.texts) == 0 {
		return d.wrong("%s is an empty list: what is absent is left out", m.name)
	}
	if err := m.field.SetList(owner, d.texts); err != nil {
		return d.wrong("%v", err)
	}
	return nil
}

func (d *Decoder) parts(shape *shape, record aid.Record) error {
	if err := d.take('['); err != nil {
		return err
	}
	for n := 0; ; n++ {
		more, err := d.next(n == 0, ']')
		if err != nil {
			return err
		}
		if !more && n == 0 {
			return d.wrong("%s is an empty list: what is absent is left out", shape.spec.PartsName)
		}
		if !more {
			return nil
		}
		if err := d.object(shape, shape.rows, shape.spec.AddPart(record), nil); err != nil {
			return err
		}
	}
}

// own gives the text as one that the record may keep. Fields that are read into
// numbers and dates keep nothing of their text.
func (d *Decoder) own(m *member, text string) string {
	switch m.field.Type {
	case aid.TypeID:
		if text == d.id {
			return d.id
		}
		return d.seen.keep(text)
	case aid.TypeText, aid.TypeAccept, aid.TypeMoney: // of money its currency
		return d.seen.keep(text)
	}
	return text
}
