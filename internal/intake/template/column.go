package template

import (
	"slices"
	"strings"

	"footing/internal/aid"
)

// section says what a column belongs to.
type section uint8

const (
	ofRecord section = iota // a field of the record
	ofPart                  // a field of one of the rows that a record is made of
	ofSpan                  // the span of valid time
)

// The columns that every table has beside its fields.
const (
	validFrom = "valid_from"
	validTo   = "valid_to"

	currencySuffix = "_currency"
)

// Column is one column of a kind's table.
type Column struct {
	Name string
	Doc  string
	// Field is the field that it holds. The columns of the valid span have a
	// field of their own that belongs to no record.
	Field aid.Field
	// Currency marks the second of the two columns of a money field.
	Currency bool

	in section
}

// Specs gives the kinds whose tables people fill in: all but the imports, which
// importing makes. (Read takes those too, so that a whole record can be moved.)
func Specs() []*aid.Spec {
	return slices.DeleteFunc(slices.Clone(aid.Specs()), func(s *aid.Spec) bool { return s.Kind == aid.KindImport })
}

// Columns gives the columns of a kind's table, in order: the record's fields,
// those of its parts, and the span of valid time.
func Columns(spec *aid.Spec) []Column {
	columns := columnsOf(spec.Fields, "", ofRecord)
	columns = append(columns, columnsOf(spec.Parts, partPrefix(spec), ofPart)...)
	return append(columns,
		Column{
			Name: validFrom, Doc: "first day on which the row is true; empty is always", in: ofSpan,
			Field: aid.Field{Name: validFrom, Type: aid.TypeDate},
		},
		Column{
			Name: validTo, Doc: "first day on which it no longer is; empty is open", in: ofSpan,
			Field: aid.Field{Name: validTo, Type: aid.TypeDate},
		},
	)
}

// partPrefix makes component_ of components.
func partPrefix(spec *aid.Spec) string {
	if spec.PartsName == "" {
		return ""
	}
	return strings.TrimSuffix(spec.PartsName, "s") + "_"
}

func columnsOf(fields []aid.Field, prefix string, in section) []Column {
	columns := make([]Column, 0, len(fields)+4)
	for _, f := range fields {
		columns = append(columns, Column{Name: prefix + f.Name, Doc: f.Doc, Field: f, in: in})
		if f.Type == aid.TypeMoney {
			columns = append(columns, Column{
				Name: prefix + f.Name + currencySuffix, Doc: "its currency, ISO 4217",
				Field: f, Currency: true, in: in,
			})
		}
	}
	return columns
}

// required reports whether a table without the column is of no use.
func (c Column) required() bool { return c.Field.Required && !c.Currency }

// describe tells in one line what the column takes.
func (c Column) describe() string {
	text := c.Doc
	if takes := c.takes(); takes != "" {
		text += " (" + takes + ")"
	}
	if c.required() {
		text += "; required"
	}
	return text
}

// takes names the form, the words or the unit that the column takes.
func (c Column) takes() string {
	var forms []string
	switch {
	case c.Currency:
		return ""
	case c.Field.Enum != nil:
		forms = append(forms, strings.Join(c.Field.Enum, " | "))
	case c.Field.Type != aid.TypeText:
		forms = append(forms, string(c.Field.Type))
	}
	if c.Field.Unit != "" {
		forms = append(forms, "in "+c.Field.Unit)
	}
	if c.Field.List {
		forms = append(forms, "several with ; between")
	}
	if c.Field.Ref != nil {
		forms = append(forms, "of "+joinKinds(c.Field.Ref))
	}
	return strings.Join(forms, ", ")
}

func joinKinds(kinds []aid.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return strings.Join(names, " or ")
}
