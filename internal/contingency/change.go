package contingency

import (
	"fmt"

	"footing/internal/aid"
	"footing/internal/picture"
)

// Change is one thing that happens. Its text is one line of a scenario, which
// ParseChange reads.
type Change interface {
	fmt.Stringer
	apply(d *draft) error
}

// UnknownError is about a change that names what the picture does not have.
type UnknownError struct {
	Change Change
	Kind   aid.Kind
	ID     aid.ID
}

func (e *UnknownError) Error() string {
	return fmt.Sprintf("%s: there is no %s %q in the picture", e.Change, e.Kind, e.ID)
}

// Apply gives the picture in which the changes hold, made one after the other.
// Days before the picture's valid date count as that date. The picture itself
// stays as it is, and what does not change is shared. The error names the change;
// it is an *UnknownError where a name is wrong.
func Apply(p *picture.Picture, changes ...Change) (*picture.Picture, error) {
	d := &draft{picture: p}
	for _, c := range changes {
		d.change = c
		if err := c.apply(d); err != nil {
			return nil, err
		}
	}
	return d.picture, nil
}

// draft is a picture that is being changed.
type draft struct {
	picture *picture.Picture
	change  Change                 // the one that is made
	gone    map[aid.ID]aid.Decimal // by pledge, as away gives it; nil until asked for
}

// away is how much of a pledge has left or reached somebody, or is lost: no
// change takes that back.
func (d *draft) away(pledge aid.ID) aid.Decimal {
	if d.gone == nil {
		d.gone = picture.Away(d.picture) // changes leave movements as they are
	}
	return d.gone[pledge]
}

func (d *draft) put(records ...aid.Record) {
	if len(records) > 0 {
		d.picture = d.picture.With(records...)
	}
}

// from is the day from which something holds: today where none is named.
func (d *draft) from(day aid.Date) aid.Date { return max(day, d.picture.Valid) }

func (d *draft) unknown(kind aid.Kind, id aid.ID) error {
	return &UnknownError{Change: d.change, Kind: kind, ID: id}
}

func (d *draft) errorf(format string, args ...any) error {
	return fmt.Errorf("%s: %s", d.change, fmt.Sprintf(format, args...))
}

// find looks up what a change names.
func find[T any, R interface {
	*T
	aid.Record
}](d *draft, id aid.ID) (R, error) {
	r, ok := picture.Get[T, R](d.picture, id)
	if !ok {
		return nil, d.unknown(R(nil).Kind(), id)
	}
	return r, nil
}

// onDay says from when, where a day is named.
func onDay(day aid.Date) string {
	if !day.Known() {
		return ""
	}
	return " on " + day.String()
}

// days is a number of days in words.
func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}

// slipping makes sure that a slip is one.
func (d *draft) slipping(n int) error {
	if n < 1 || n > mostDays {
		return d.errorf("%d days are out of range; write 1 to %d", n, mostDays)
	}
	return nil
}

// mostDays is a century: more is a slip of the pen.
const mostDays = 36525
