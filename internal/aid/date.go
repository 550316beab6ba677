package aid

import (
	"fmt"
	"time"
)

// Date is a calendar day without clock or zone. The zero value means "unknown
// or open". It is kept as the number of days since 0000-12-31, so that dates
// compare and subtract as integers.
type Date int32

const (
	daysToUnixEpoch = 719163 // Date of 1970-01-01
	dateLayout      = "2006-01-02"
)

// NewDate gives the date of year y, month m and day d of the proleptic
// Gregorian calendar.
func NewDate(y int, m time.Month, d int) Date {
	return DateOf(time.Date(y, m, d, 0, 0, 0, 0, time.UTC))
}

// DateOf gives the UTC calendar day of t.
func DateOf(t time.Time) Date {
	seconds := t.Unix()
	days := seconds / 86400
	if seconds%86400 < 0 {
		days--
	}
	return Date(days + daysToUnixEpoch)
}

// ParseDate reads an ISO 8601 calendar date (2022-10-03). The empty text is
// the unknown date.
func ParseDate(text string) (Date, error) {
	if text == "" {
		return 0, nil
	}
	if d, ok := isoDate(text); ok {
		return d, nil
	}
	t, err := time.Parse(dateLayout, text)
	if err != nil {
		return 0, fmt.Errorf("%q is not a date; write it as YYYY-MM-DD, such as 2025-06-30", text)
	}
	if t.Year() < 1 {
		return 0, fmt.Errorf("%q is before the year 0001", text)
	}
	return DateOf(t), nil
}

// Time gives midnight UTC at the start of the day.
func (d Date) Time() time.Time {
	return time.Unix(int64(d-daysToUnixEpoch)*86400, 0).UTC()
}

// Known reports whether the date is known.
func (d Date) Known() bool { return d != 0 }

// AddDays gives the date n days later; an unknown date stays unknown.
func (d Date) AddDays(n int) Date {
	if d == 0 {
		return 0
	}
	return d + Date(n)
}

// String gives the ISO form, or "" for the unknown date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(dateLayout)
}

func (d *Date) parse(text string) (err error) {
	*d, err = ParseDate(text)
	return err
}

// Span is a half-open stretch of days [From, To). A zero From reaches back
// without end, a zero To forward without end.
type Span struct {
	From, To Date
}

// Covers reports whether day d lies in the span.
func (s Span) Covers(d Date) bool {
	return (s.From == 0 || s.From <= d) && (s.To == 0 || d < s.To)
}

// Contains reports whether every day of other lies in the span.
func (s Span) Contains(other Span) bool {
	fromOK := s.From == 0 || (other.From != 0 && s.From <= other.From)
	toOK := s.To == 0 || (other.To != 0 && other.To <= s.To)
	return fromOK && toOK
}

// Empty reports whether no day lies in the span.
func (s Span) Empty() bool { return s.From != 0 && s.To != 0 && s.To <= s.From }
