package aid

import "fmt"

// Kind names a sort of record, as it stands in the ledger.
type Kind string

// Record is one thing on record: a pointer to one of the structs of this
// package.
type Record interface {
	// Kind names the sort of record.
	Kind() Kind
	// RecordID names the record within its kind.
	RecordID() ID
}

// New gives an empty record of a kind, or an error that names the kinds.
func New(kind Kind) (Record, error) {
	spec, err := SpecOf(kind)
	if err != nil {
		return nil, err
	}
	return spec.New(), nil
}

// Validate checks what can be known from the record alone: required fields,
// listed words, and the kind's own rule. The error is a *FieldError where one
// field is to blame.
func Validate(r Record) error {
	spec, err := SpecOf(r.Kind())
	if err != nil {
		return err
	}
	if err := spec.check(r); err != nil {
		return err
	}
	if own, ok := r.(interface{ check() error }); ok {
		return own.check()
	}
	return nil
}

// FieldError says which field of a record is wrong, and what would be right.
type FieldError struct {
	Field string
	Value string
	Why   string
}

func (e *FieldError) Error() string {
	if e.Value == "" {
		return fmt.Sprintf("%s: %s", e.Field, e.Why)
	}
	return fmt.Sprintf("%s %q: %s", e.Field, e.Value, e.Why)
}

func wrong(field, value, why string, args ...any) error {
	return &FieldError{Field: field, Value: value, Why: fmt.Sprintf(why, args...)}
}
