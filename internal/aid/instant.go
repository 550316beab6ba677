package aid

import (
	"fmt"
	"time"
)

// Instant is a point in time in microseconds since 1970-01-01T00:00:00Z. The
// zero value means "not given".
type Instant int64

const instantLayout = "2006-01-02T15:04:05.000000Z"

// InstantOf gives the instant of t, cut to microseconds.
func InstantOf(t time.Time) Instant { return Instant(t.UnixMicro()) }

// ParseInstant reads an RFC 3339 time with zone, or a bare date, which means
// the start of that day in UTC.
func ParseInstant(text string) (Instant, error) {
	if text == "" {
		return 0, nil
	}
	if i, ok := isoInstant(text); ok {
		return i, nil
	}
	if t, err := time.Parse(time.RFC3339Nano, text); err == nil {
		return InstantOf(t), nil
	}
	if t, err := time.Parse(dateLayout, text); err == nil {
		return InstantOf(t), nil
	}
	return 0, fmt.Errorf("%q is not a time; write YYYY-MM-DD or RFC 3339 with zone, such as 2025-06-30T17:00:00Z", text)
}

// Time gives the instant in UTC.
func (i Instant) Time() time.Time { return time.UnixMicro(int64(i)).UTC() }

// String gives RFC 3339 in UTC with six decimals, or "" when not given. The
// fixed width makes the text sort as the time does.
func (i Instant) String() string {
	if i == 0 {
		return ""
	}
	return i.Time().Format(instantLayout)
}

func (i *Instant) parse(text string) (err error) {
	*i, err = ParseInstant(text)
	return err
}
