package app

import (
	"errors"
	"fmt"

	"footing/internal/audit"
)

// Kind sorts errors by what the caller can do about them. Exit codes and HTTP
// statuses follow from it in one table each.
type Kind string

// The kinds of error. Whatever has no kind is internal.
const (
	Usage       Kind = "usage"       // the call is wrong: flags or arguments
	Invalid     Kind = "invalid"     // the input is wrong; mend it
	NotFound    Kind = "not found"   // no such thing
	Conflict    Kind = "conflict"    // it stands otherwise on record
	Forbidden   Kind = "forbidden"   // not for this person
	Unavailable Kind = "unavailable" // try again later
	Unverified  Kind = "unverified"  // the record does not fit its proof
	Internal    Kind = "internal"    // a fault of ours
)

// Error is an error with a kind and, where there is one, a remedy.
type Error struct {
	Kind   Kind
	What   string
	Remedy string
	Cause  error
}

func (e *Error) Error() string {
	text := e.What
	if e.Cause != nil {
		text = fmt.Sprintf("%s: %v", e.What, e.Cause)
	}
	if e.Remedy != "" {
		text += "\n" + e.Remedy
	}
	return text
}

func (e *Error) Unwrap() error { return e.Cause }

// Errorf makes an error of a kind.
func Errorf(kind Kind, format string, args ...any) *Error {
	return &Error{Kind: kind, What: fmt.Sprintf(format, args...)}
}

// KindOf gives the kind of an error, Internal where it has none. What an audit
// finds is Unverified.
func KindOf(err error) Kind {
	var e *Error
	var m *audit.Misfit
	switch {
	case errors.As(err, &e):
		return e.Kind
	case errors.As(err, &m):
		return Unverified
	}
	return Internal
}
