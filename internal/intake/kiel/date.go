package kiel

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"footing/internal/aid"
	"footing/internal/intake/workbook"
)

// day is what a cell for a date says. An unknown day has an empty precision.
// mend tells what was done to read it, "" if it was plain.
type day struct {
	on        aid.Date
	precision string // day, month or by, as aid's fields have them
	mend      string
}

// The precisions of a date (see the fields of aid).
const (
	toTheDay   = "day"
	toTheMonth = "month"
	byThen     = "by"
)

var (
	by          = regexp.MustCompile(`(?i)^(?:until|unti|untill|till|til|by|before|up to)\b\.?\s*(.*)$`)
	since       = regexp.MustCompile(`(?i)^(?:since|after|from)\b\s*(.*)$`)
	between     = regexp.MustCompile(`(?i)^between\s+(.*?)\s*(?:&|and|-)\s*(.*)$`)
	vague       = regexp.MustCompile(`(?i)^(?:unclear|not specified|unspecified|unknown|undisclosed|not disclosed)\b[\s,:]*(.*)$`)
	isoDay      = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$`)
	serialDay   = regexp.MustCompile(`^\d{1,7}(?:\.\d+)?$`)
	slashDay    = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})$`)
	slashNoYear = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})$`)
	slashMonth  = regexp.MustCompile(`^(\d{1,2})/(\d{4}|\d{2})$`)
	pointDay    = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$`)
)

// The years in which an announcement can lie.
const (
	firstYear = 2014
	lastYear  = 2100
)

// readDay reads a date: a day as spreadsheets and CSV files store it, or in the
// words of the source ("until 7/27/2022", "unclear, 04/22"). The source writes
// month/day/year, as in 7/27; a number that can be no month, and a padded pair
// such as 04/10, is day/month. Latest is the last day on which the announcement
// can have been made, the day of the vintage; 0 is no bound.
func readDay(text string, latest aid.Date) day {
	if len(text) > longestCell {
		return day{mend: "is too long for a date: taken as not known"}
	}
	text = strings.Join(strings.Fields(clean(text)), " ")
	if m := between.FindStringSubmatch(text); m != nil {
		d := writtenDay(m[2], latest)
		return d.as(byThen, "the last of the two days is taken, as the last possible one")
	}
	if m := by.FindStringSubmatch(text); m != nil {
		return writtenDay(m[1], latest).as(byThen, "")
	}
	if m := since.FindStringSubmatch(text); m != nil {
		return writtenDay(m[1], latest).as(toTheMonth, "only the first possible day is stated: taken, to the month")
	}
	if m := vague.FindStringSubmatch(text); m != nil {
		if my := slashMonth.FindStringSubmatch(m[1]); my != nil {
			return month(my[1], my[2], latest)
		}
		return writtenDay(m[1], latest)
	}
	return writtenDay(text, latest)
}

// as gives a known day another precision; a month stays one unless the day is
// the last possible one.
func (d day) as(precision, mend string) day {
	if !d.on.Known() {
		return d
	}
	d.precision = precision
	d.mend = joinMends(d.mend, mend)
	return d
}

func joinMends(a, b string) string {
	if a != "" && b != "" {
		return a + "; " + b
	}
	return a + b
}

// writtenDay reads a date without words around it.
func writtenDay(text string, latest aid.Date) day {
	switch {
	case notKnown[fold(text)]:
		return day{}
	case isoDay.MatchString(text):
		return plainDay(isoDay.FindStringSubmatch(text)[1], latest)
	case serialDay.MatchString(text):
		return serial(text, latest)
	case pointDay.MatchString(text):
		m := pointDay.FindStringSubmatch(text)
		return calendarDay(m[1], m[2], m[3], latest)
	case slashDay.MatchString(text):
		m := slashDay.FindStringSubmatch(text)
		return slash(m[1], m[2], m[3], latest)
	case slashMonth.MatchString(text) && !looksLikeDay(text):
		m := slashMonth.FindStringSubmatch(text)
		return month(m[1], m[2], latest)
	case slashNoYear.MatchString(text):
		m := slashNoYear.FindStringSubmatch(text)
		return withoutYear(m[1], m[2], latest)
	}
	return day{mend: "is not a date: taken as not known"}
}

// looksLikeDay tells 9/28, a day without year, from 04/22 and 4/2022, months: a
// month is padded or its year is written in full.
func looksLikeDay(text string) bool {
	_, second, _ := strings.Cut(text, "/")
	return len(second) == 2 && text[0] != '0'
}

// plainDay reads a stored day. It is kept as it stands even where it lies after
// the vintage, with a word on it.
func plainDay(iso string, latest aid.Date) day {
	on, err := aid.ParseDate(iso)
	if err != nil || !on.Known() || on.Time().Year() < firstYear || on.Time().Year() > lastYear {
		return day{mend: fmt.Sprintf("is no day from %d to %d: taken as not known", firstYear, lastYear)}
	}
	d := day{on: on, precision: toTheDay}
	if latest.Known() && on > latest {
		d.mend = fmt.Sprintf("lies after %s, when this vintage became known: kept as it stands", latest)
	}
	return d
}

func serial(text string, latest aid.Date) day {
	n, err := strconv.ParseFloat(text, 64)
	if err == nil {
		if iso, ok := workbook.DayOf(n); ok && len(iso) >= len(time.DateOnly) {
			return plainDay(iso[:len(time.DateOnly)], latest)
		}
	}
	return day{mend: "is no serial number of a day: taken as not known"}
}

// slash reads two numbers and a year in the order that they allow.
func slash(first, second, year string, latest aid.Date) day {
	padded := first[0] == '0' || second[0] == '0'
	switch {
	case number(first) > 12 && number(second) <= 12:
		return calendarDay(first, second, year, latest).as(toTheDay, "read as day/month/year, as it can be nothing else")
	case padded && number(second) <= 12 && len(first) == 2:
		return calendarDay(first, second, year, latest).as(toTheDay, "read as day/month/year, as padded dates of the source are")
	}
	return calendarDay(second, first, year, latest)
}

// calendarDay makes a date of day, month and year. A written day after the
// vintage cannot be: the year is a slip, as spreadsheets make when a cell is
// dragged down, and the last year in which it can have been is taken.
func calendarDay(d, m, y string, latest aid.Date) day {
	year := fullYear(y)
	on, ok := dateOf(number(d), number(m), year)
	if !ok {
		return day{mend: "is no day of the calendar: taken as not known"}
	}
	if !latest.Known() || on <= latest {
		return day{on: on, precision: toTheDay}
	}
	earlier, ok := lastBefore(number(d), number(m), latest)
	if !ok {
		return day{mend: "lies after the vintage: taken as not known"}
	}
	return day{earlier, toTheDay, fmt.Sprintf("lies after %s, when this vintage became known: taken as %s", latest, earlier)}
}

func withoutYear(first, second string, latest aid.Date) day {
	m, d := number(first), number(second)
	if m > 12 {
		m, d = d, m
	}
	on, ok := lastBefore(d, m, latest)
	if !ok {
		return day{mend: "has no year, and none follows from the vintage: taken as not known"}
	}
	return day{on, toTheDay, fmt.Sprintf("has no year: taken as %s, the last such day before the vintage", on)}
}

// month gives the last day of a month, as the last possible one.
func month(m, y string, latest aid.Date) day {
	start, ok := dateOf(1, number(m), fullYear(y))
	if !ok {
		return day{mend: "is no month of the calendar: taken as not known"}
	}
	if !latest.Known() || start <= latest {
		return day{on: lastOfMonth(start), precision: toTheMonth}
	}
	earlier, ok := lastBefore(1, number(m), latest)
	if !ok {
		return day{mend: "lies after the vintage: taken as not known"}
	}
	end := lastOfMonth(earlier)
	return day{end, toTheMonth, fmt.Sprintf("lies after %s, when this vintage became known: taken as the month to %s", latest, end)}
}

func lastOfMonth(d aid.Date) aid.Date {
	t := d.Time()
	return aid.NewDate(t.Year(), t.Month()+1, 0)
}

// lastBefore gives the last such day of a year that is not after latest.
func lastBefore(d, m int, latest aid.Date) (aid.Date, bool) {
	if !latest.Known() {
		return 0, false
	}
	for year := latest.Time().Year(); year >= firstYear; year-- {
		if on, ok := dateOf(d, m, year); ok && on <= latest {
			return on, true
		}
	}
	return 0, false
}

func dateOf(d, m, y int) (aid.Date, bool) {
	if m < 1 || m > 12 || y < firstYear || y > lastYear {
		return 0, false
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if d < 1 || t.Day() != d {
		return 0, false
	}
	return aid.DateOf(t), true
}

func fullYear(text string) int {
	if n := number(text); len(text) > 2 {
		return n
	}
	return 2000 + number(text)
}

// number reads digits that a pattern has found.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return -1
	}
	return n
}
