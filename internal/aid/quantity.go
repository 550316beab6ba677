package aid

import (
	"fmt"
	"strings"
)

// Quantity is how much of an item: a number, a range, or undisclosed (the
// source knows and does not say). The zero value is unknown: nobody has said.
// None of undisclosed and unknown is ever zero.
type Quantity struct {
	state     quantityState
	low, high Decimal
}

type quantityState uint8

const (
	quantityUnknown quantityState = iota
	quantityUndisclosed
	quantityKnown
)

const undisclosedText = "undisclosed"

// Undisclosed is the quantity that its source keeps to itself.
var Undisclosed = Quantity{state: quantityUndisclosed}

// Exactly gives the quantity of a known number.
func Exactly(n Decimal) Quantity { return Quantity{quantityKnown, n, n} }

// Between gives the quantity known to lie from low to high.
func Between(low, high Decimal) Quantity { return Quantity{quantityKnown, low, high} }

// ParseQuantity reads "12", "10..20", "undisclosed", or "" for unknown.
func ParseQuantity(text string) (Quantity, error) {
	switch {
	case text == "":
		return Quantity{}, nil
	case strings.EqualFold(text, undisclosedText):
		return Undisclosed, nil
	}
	lowText, highText, isRange := strings.Cut(text, "..")
	low, err := ParseDecimal(lowText)
	if err != nil {
		return Quantity{}, err
	}
	high := low
	if isRange {
		if high, err = ParseDecimal(highText); err != nil {
			return Quantity{}, err
		}
	}
	if low < 0 || high < low {
		return Quantity{}, fmt.Errorf("quantity %q: needs 0 <= low <= high", text)
	}
	return Between(low, high), nil
}

// Known reports whether a number or a range is given.
func (q Quantity) Known() bool { return q.state == quantityKnown }

// IsUndisclosed reports whether the source keeps the number to itself.
func (q Quantity) IsUndisclosed() bool { return q.state == quantityUndisclosed }

// Low is the number that can be counted on: the lower end of a range, and 0
// where no number is given. Look at Known before you read it as a number.
func (q Quantity) Low() Decimal { return q.low }

// High is the upper end of a range, or the number itself.
func (q Quantity) High() Decimal { return q.high }

// String is the form that ParseQuantity reads.
func (q Quantity) String() string {
	switch {
	case q.state == quantityUnknown:
		return ""
	case q.state == quantityUndisclosed:
		return undisclosedText
	case q.low == q.high:
		return q.low.String()
	}
	return q.low.String() + ".." + q.high.String()
}

func (q *Quantity) parse(text string) (err error) {
	*q, err = ParseQuantity(text)
	return err
}
