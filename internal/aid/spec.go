package aid

import (
	"fmt"
	"reflect"
	"strings"
)

// Spec describes a kind: its fields in the order a person would fill them in,
// and the parts it is made of, if any.
type Spec struct {
	Kind   Kind
	Doc    string
	Fields []Field
	// Parts are the fields of the rows a record is made of (a package's
	// components, a course's intakes), and PartsName is what the list is called.
	// Both are empty for most kinds.
	Parts     []Field
	PartsName string

	record reflect.Type // the struct
	parts  int          // index of the slice of parts, or -1
}

// Part is a pointer to one row of a record's parts.
type Part any

// New gives an empty record of the kind.
func (s *Spec) New() Record { return reflect.New(s.record).Interface().(Record) }

// Field finds a field of the record itself by its name.
func (s *Spec) Field(name string) (Field, bool) { return find(s.Fields, name) }

// PartField finds a field of the record's parts by its name.
func (s *Spec) PartField(name string) (Field, bool) { return find(s.Parts, name) }

func find(fields []Field, name string) (Field, bool) {
	for _, f := range fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// PartsOf gives the rows of a record, in order.
func (s *Spec) PartsOf(r Record) []Part {
	if s.parts < 0 {
		return nil
	}
	slice := reflect.ValueOf(r).Elem().Field(s.parts)
	rows := make([]Part, slice.Len())
	for i := range rows {
		rows[i] = slice.Index(i).Addr().Interface()
	}
	return rows
}

// AddPart appends an empty row and returns it for filling in. The pointer is
// good until the next AddPart.
func (s *Spec) AddPart(r Record) Part {
	slice := reflect.ValueOf(r).Elem().Field(s.parts)
	slice.Set(reflect.Append(slice, reflect.Zero(slice.Type().Elem())))
	return slice.Index(slice.Len() - 1).Addr().Interface()
}

func (s *Spec) check(r Record) error {
	if err := checkFields(s.Fields, r, ""); err != nil {
		return err
	}
	for i, part := range s.PartsOf(r) {
		if err := checkFields(s.Parts, part, fmt.Sprintf("%s %d: ", s.PartsName, i+1)); err != nil {
			return err
		}
	}
	return nil
}

func checkFields(fields []Field, owner any, prefix string) error {
	for i := range fields {
		f := &fields[i]
		if !f.Required && f.Enum == nil {
			continue
		}
		text := f.Text(owner)
		if text == "" && f.Required {
			return wrong(prefix+f.Name, "", "is required: %s", f.Doc)
		}
		if err := f.checkEnum(text); err != nil {
			return wrong(prefix+f.Name, text, "%s", err)
		}
	}
	return nil
}

// specOf builds the description of a kind from the tags of its struct.
func specOf[T any](kind Kind, doc string) *Spec {
	t := reflect.TypeFor[T]()
	s := &Spec{Kind: kind, Doc: doc, record: t, parts: -1}
	for i := range t.NumField() {
		sf := t.Field(i)
		if name, isParts := sf.Tag.Lookup("parts"); isParts {
			s.PartsName, s.parts = name, i
			s.Parts = fieldsOf(sf.Type.Elem())
			continue
		}
		s.Fields = append(s.Fields, newField(sf))
	}
	return s
}

func fieldsOf(t reflect.Type) []Field {
	fields := make([]Field, t.NumField())
	for i := range fields {
		fields[i] = newField(t.Field(i))
	}
	return fields
}

// newField reads the tags: aid:"name,required,ref=kind|kind,enum=a|b,unit=t/week"
// and doc:"...".
func newField(sf reflect.StructField) Field {
	words := strings.Split(sf.Tag.Get("aid"), ",")
	f := Field{Name: words[0], Doc: sf.Tag.Get("doc"), Type: typeOf(sf.Type), List: sf.Type.Kind() == reflect.Slice, index: sf.Index[0]}
	if f.Name == "" || f.Doc == "" {
		panic(fmt.Sprintf("aid: field %s has no aid or doc tag", sf.Name))
	}
	for _, word := range words[1:] {
		key, value, _ := strings.Cut(word, "=")
		switch key {
		case "required":
			f.Required = true
		case "ref":
			for _, kind := range strings.Split(value, "|") {
				f.Ref = append(f.Ref, Kind(kind))
			}
		case "enum":
			f.Enum = strings.Split(value, "|")
		case "unit":
			f.Unit = value
		default:
			panic(fmt.Sprintf("aid: field %s has the unknown tag %q", f.Name, word))
		}
	}
	return f
}
