package aid

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Type says what a field holds, for templates and documentation.
type Type string

// The types of field. Each has one text form, the same in the ledger, in CSV
// and in JSON.
const (
	TypeText     Type = "text"
	TypeID       Type = "id"
	TypeBool     Type = "yes/no"
	TypeInt      Type = "whole number"
	TypeDecimal  Type = "number"
	TypeQuantity Type = "quantity"
	TypeDate     Type = "date"
	TypeInstant  Type = "time"
	TypeMoney    Type = "money"
	TypeAccept   Type = "item:factor"
)

// Field is one field of a kind.
type Field struct {
	Name     string
	Doc      string
	Type     Type
	List     bool // several values, separated by ; in text
	Required bool
	Ref      []Kind   // the id names a record of one of these kinds
	Enum     []string // the only words taken
	Unit     string

	index int
}

// ListSeparator stands between the values of a list in text.
const ListSeparator = ";"

// leaf is a value with one text form; "" is the absent value.
type leaf interface {
	String() string
	parse(text string) error
}

var leafTypes = map[reflect.Type]Type{
	reflect.TypeFor[ID]():       TypeID,
	reflect.TypeFor[Decimal]():  TypeDecimal,
	reflect.TypeFor[Quantity](): TypeQuantity,
	reflect.TypeFor[Date]():     TypeDate,
	reflect.TypeFor[Instant]():  TypeInstant,
	reflect.TypeFor[Money]():    TypeMoney,
	reflect.TypeFor[Accept]():   TypeAccept,
	reflect.TypeFor[string]():   TypeText,
	reflect.TypeFor[Currency](): TypeText,
	reflect.TypeFor[bool]():     TypeBool,
	reflect.TypeFor[int]():      TypeInt,
}

func typeOf(t reflect.Type) Type {
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if known, ok := leafTypes[t]; ok {
		return known
	}
	panic("aid: no field type for " + t.String())
}

// Text gives the field's text form, "" when absent. The owner is a Record or
// a Part.
func (f *Field) Text(owner any) string {
	v := reflect.ValueOf(owner).Elem().Field(f.index)
	if v.Kind() == reflect.Slice {
		return strings.Join(f.Texts(owner), ListSeparator)
	}
	return leafText(v)
}

// Texts gives the values of a list field, or the one value of another field;
// empty when absent.
func (f *Field) Texts(owner any) []string {
	v := reflect.ValueOf(owner).Elem().Field(f.index)
	if v.Kind() != reflect.Slice {
		if text := leafText(v); text != "" {
			return []string{text}
		}
		return nil
	}
	texts := make([]string, v.Len())
	for i := range texts {
		texts[i] = leafText(v.Index(i))
	}
	return texts
}

// Set reads the text into the owner's field; "" makes it absent. The error is
// a *FieldError.
func (f *Field) Set(owner any, text string) error {
	v := reflect.ValueOf(owner).Elem().Field(f.index)
	if v.Kind() == reflect.Slice {
		return f.SetList(owner, splitList(text))
	}
	if err := f.checkEnum(text); err != nil {
		return wrong(f.Name, text, "%s", err)
	}
	if err := setLeaf(v, text); err != nil {
		return wrong(f.Name, text, "%s", err)
	}
	return nil
}

// SetList reads the texts into the owner's list field.
func (f *Field) SetList(owner any, texts []string) error {
	v := reflect.ValueOf(owner).Elem().Field(f.index)
	if v.Kind() != reflect.Slice {
		return f.Set(owner, strings.Join(texts, ListSeparator))
	}
	if len(texts) == 0 {
		v.SetZero()
		return nil
	}
	list := reflect.MakeSlice(v.Type(), len(texts), len(texts))
	for i, text := range texts {
		if err := setLeaf(list.Index(i), text); err != nil {
			return wrong(f.Name, text, "%s", err)
		}
	}
	v.Set(list)
	return nil
}

func splitList(text string) []string {
	var texts []string
	for part := range strings.SplitSeq(text, ListSeparator) {
		if part = strings.TrimSpace(part); part != "" {
			texts = append(texts, part)
		}
	}
	return texts
}

func (f *Field) checkEnum(text string) error {
	if f.Enum == nil || text == "" {
		return nil
	}
	for _, word := range f.Enum {
		if word == text {
			return nil
		}
	}
	return fmt.Errorf("is not one of %s", strings.Join(f.Enum, ", "))
}

func leafText(v reflect.Value) string {
	switch x := v.Addr().Interface().(type) {
	case *Decimal: // a number field that is 0 is one nobody filled in
		if *x == 0 {
			return ""
		}
		return x.String()
	case leaf:
		return x.String()
	case *string:
		return *x
	case *Currency:
		return string(*x)
	case *int:
		if *x == 0 {
			return ""
		}
		return strconv.Itoa(*x)
	case *bool:
		if *x {
			return "yes"
		}
		return ""
	}
	panic("aid: no text form for " + v.Type().String())
}

func setLeaf(v reflect.Value, text string) error {
	if text == "" {
		v.SetZero()
		return nil
	}
	switch x := v.Addr().Interface().(type) {
	case *string:
		*x = text
	case leaf:
		return x.parse(text)
	case *Currency:
		*x = Currency(text)
		if !x.Valid() {
			return fmt.Errorf("is not an ISO 4217 currency code such as EUR")
		}
	case *int:
		return setInt(x, text)
	case *bool:
		return setBool(x, text)
	}
	return nil
}

func setInt(x *int, text string) (err error) {
	if *x, err = strconv.Atoi(text); err != nil {
		return fmt.Errorf("is not a whole number such as 12")
	}
	return nil
}

func setBool(x *bool, text string) error {
	switch strings.ToLower(text) {
	case "yes", "true", "1":
		*x = true
	case "no", "false", "0":
		*x = false
	default:
		return fmt.Errorf("is neither yes nor no")
	}
	return nil
}
