package delivery

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"footing/internal/aid"
)

// days is what is known of a date: it is one of these days. The zero value is that
// nothing is known.
type days struct{ first, last aid.Date }

func (d days) known() bool { return d.last.Known() }

// from gives the first possible day where it is not the last.
func (d days) from() aid.Date {
	if d.first == d.last {
		return 0
	}
	return d.first
}

// layout is a way to write dates, such as D-MMM-YY, or years for one or several years
// in any punctuation.
type layout struct {
	pattern string
	parts   []string
}

const manyYears = "years"

// fieldsOfDate are the parts that a layout may have, longer ones first.
var fieldsOfDate = []string{"YYYY", "MMM", "YY", "MM", "DD", "M", "D"}

func parseLayout(pattern string) (*layout, error) {
	l := &layout{pattern: pattern}
	if pattern == manyYears {
		return l, nil
	}
	count := map[byte]int{}
	for rest := pattern; rest != ""; {
		part := rest[:1]
		for _, f := range fieldsOfDate {
			if strings.HasPrefix(rest, f) {
				part = f
				count[f[0]]++
				break
			}
		}
		l.parts, rest = append(l.parts, part), rest[len(part):]
	}
	letters := strings.ContainsFunc(strings.NewReplacer("Y", "", "M", "", "D", "").Replace(pattern), func(r rune) bool { return r >= 'A' && r <= 'z' })
	if count['Y'] != 1 || count['M'] > 1 || count['D'] > count['M'] || letters {
		return nil, fmt.Errorf("%q is no way to write a date: take such as YYYY-MM-DD, D-MMM-YY, M/D/YYYY, YYYY-MM, YYYY, or the word years", pattern)
	}
	return l, nil
}

// read gives the days that a text may mean; false where it is not written this way.
func (l *layout) read(text string) (days, bool) {
	if l.pattern == manyYears {
		return readYears(text)
	}
	year, month, day := 0, 0, 0
	for _, part := range l.parts {
		var ok bool
		switch part {
		case "YYYY":
			year, text, ok = digits(text, 4, 4)
		case "YY":
			year, text, ok = digits(text, 2, 2)
			year += century(year)
		case "MMM":
			month, text, ok = monthName(text)
		case "MM", "DD":
			field := &month
			if part == "DD" {
				field = &day
			}
			*field, text, ok = digits(text, 2, 2)
		case "M":
			month, text, ok = digits(text, 1, 2)
		case "D":
			day, text, ok = digits(text, 1, 2)
		default:
			text, ok = strings.CutPrefix(text, part)
		}
		if !ok {
			return days{}, false
		}
	}
	if text != "" {
		return days{}, false
	}
	return l.days(year, month, day)
}

// century puts two digits of a year into the hundred years that end in 2068, as POSIX
// does.
func century(year int) int {
	if year < 69 {
		return 2000
	}
	return 1900
}

func (l *layout) days(year, month, day int) (days, bool) {
	hasMonth, hasDay := strings.Contains(l.pattern, "M"), strings.Contains(l.pattern, "D")
	switch {
	case year < 1 || hasMonth && (month < 1 || month > 12):
		return days{}, false
	case !hasMonth:
		return days{aid.NewDate(year, 1, 1), aid.NewDate(year, 12, 31)}, true
	case !hasDay:
		return days{aid.NewDate(year, time.Month(month), 1), aid.NewDate(year, time.Month(month+1), 1) - 1}, true
	}
	d := aid.NewDate(year, time.Month(month), day)
	if day < 1 || d.Time().Day() != day { // such as 29 February of a common year
		return days{}, false
	}
	return days{d, d}, true
}

// digits reads a number of least to most digits off the front of a text.
func digits(text string, least, most int) (n int, rest string, ok bool) {
	size := 0
	for size < len(text) && size < most && text[size] >= '0' && text[size] <= '9' {
		n = 10*n + int(text[size]-'0')
		size++
	}
	return n, text[size:], size >= least
}

var monthNames = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

func monthName(text string) (month int, rest string, ok bool) {
	if len(text) < 3 {
		return 0, text, false
	}
	at := slices.Index(monthNames, strings.ToLower(text[:3]))
	return at + 1, text[3:], at >= 0
}

// readYears reads one or several years: 1999, (1999), 1999-2003, 1999; 2001. It
// happened some day from the first of the first year to the last of the last one.
func readYears(text string) (days, bool) {
	first, last := 0, 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("()[]-–;,/? ~*", r) }) {
		year, err := strconv.Atoi(word)
		if err != nil || len(word) != 4 || year < 1000 {
			return days{}, false
		}
		if first == 0 || year < first {
			first = year
		}
		last = max(last, year)
	}
	if last == 0 {
		return days{}, false
	}
	return days{aid.NewDate(first, 1, 1), aid.NewDate(last, 12, 31)}, true
}

// readDate reads a text by the first of the map's ways that fits it.
func (m *Map) readDate(text string) (days, bool) {
	for _, l := range m.dates {
		if d, ok := l.read(text); ok {
			return d, true
		}
	}
	return days{}, false
}

// patterns lists the map's ways to write dates.
func (m *Map) patterns() string {
	list := make([]string, len(m.dates))
	for i, l := range m.dates {
		list[i] = l.pattern
	}
	return strings.Join(list, " | ")
}
