package aid

import "time"

// The readers below take the usual form of days and times only, in a tenth of
// the time that the general readers need: a picture reads millions of them.
// Whatever they do not take is left to the general ones.

// isoDate reads YYYY-MM-DD.
func isoDate(text string) (Date, bool) {
	if len(text) != len(dateLayout) || text[4] != '-' || text[7] != '-' {
		return 0, false
	}
	y, yOK := digits(text[:4])
	m, mOK := digits(text[5:7])
	d, dOK := digits(text[8:])
	if !yOK || !mOK || !dOK || y < 1 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return 0, false
	}
	return NewDate(y, time.Month(m), d), true
}

func daysIn(y, m int) int {
	switch {
	case m == 2 && (y%4 != 0 || y%100 == 0 && y%400 != 0):
		return 28
	case m == 2:
		return 29
	case m == 4 || m == 6 || m == 9 || m == 11:
		return 30
	}
	return 31
}

// isoInstant reads the form that Instant.String writes.
func isoInstant(text string) (Instant, bool) {
	if len(text) != len(instantLayout) || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[26] != 'Z' {
		return 0, false
	}
	day, ok := isoDate(text[:10])
	h, hOK := digits(text[11:13])
	m, mOK := digits(text[14:16])
	s, sOK := digits(text[17:19])
	micro, microOK := digits(text[20:26])
	if !ok || !hOK || !mOK || !sOK || !microOK || h > 23 || m > 59 || s > 59 {
		return 0, false
	}
	seconds := int64(day-daysToUnixEpoch)*86400 + int64(h*3600+m*60+s)
	return Instant(seconds*1_000_000 + int64(micro)), true
}

func digits(text string) (n int, ok bool) {
	for i := range len(text) {
		c := text[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = 10*n + int(c)
	}
	return n, true
}
