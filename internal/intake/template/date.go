package template

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"footing/internal/aid"
)

const wantDate = "write YYYY-MM-DD, such as 2025-06-30"

var (
	isoForm    = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	yearFirst  = regexp.MustCompile(`^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$`)
	yearLast   = regexp.MustCompile(`^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})$`)
	withClock  = regexp.MustCompile(`^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9:.]+)(Z|[+-][0-9:]+)?$`)
	nothing    = regexp.MustCompile(`^0*(:0*)*(\.0*)?$`)
	twoYear    = regexp.MustCompile(`^[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{2}$`)
	onlyDigits = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)
)

// monthForms are the ways to write a month's name that leave no doubt.
var monthForms = []string{"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "2-Jan-2006", "2-January-2006"}

// readDate takes an ISO date, and mends other forms that can be meant in one
// way only: 2025/6/3, 30.6.2025, 06/30/2025, 30 June 2025. 3.6.2025 can be in
// June or in March and is refused.
func readDate(text string) (reading, error) {
	if isoForm.MatchString(text) {
		return reading{text: text}, nil
	}
	if m := withClock.FindStringSubmatch(text); m != nil {
		return dropClock(m[1], m[2])
	}
	if m := yearFirst.FindStringSubmatch(text); m != nil {
		return mendDate(text, m[1], m[2], m[3])
	}
	if m := yearLast.FindStringSubmatch(text); m != nil {
		return mendYearLast(text, m[1], m[2], m[3])
	}
	for _, form := range monthForms {
		if t, err := time.Parse(form, text); err == nil {
			return reading{aid.DateOf(t).String(), "month's name read; dates are written YYYY-MM-DD"}, nil
		}
	}
	switch {
	case twoYear.MatchString(text):
		return reading{}, fmt.Errorf("leaves the century open; %s", wantDate)
	case onlyDigits.MatchString(text):
		return reading{}, fmt.Errorf("is a bare number, perhaps a spreadsheet's count of days; %s", wantDate)
	}
	return reading{}, fmt.Errorf("is not a date; %s", wantDate)
}

func dropClock(day, clock string) (reading, error) {
	if nothing.MatchString(clock) {
		return reading{day, "midnight dropped; a date has no clock"}, nil
	}
	return reading{day, "clock dropped; a date has none"}, nil
}

// mendYearLast settles which of two numbers is the month: only where one of
// them cannot be, or both are the same.
func mendYearLast(text, first, second, year string) (reading, error) {
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(second)
	switch {
	case a > 12 && b <= 12, a == b:
		return mendDate(text, year, second, first)
	case b > 12 && a <= 12:
		return mendDate(text, year, first, second)
	}
	return reading{}, fmt.Errorf("may be day or month first; %s", wantDate)
}

func mendDate(text, year, month, day string) (reading, error) {
	iso := year + "-" + twoDigits(month) + "-" + twoDigits(day)
	if _, err := aid.ParseDate(iso); err != nil {
		return reading{}, fmt.Errorf("is no day of the calendar; %s", wantDate)
	}
	return mendedTo(iso, text, "read as "+iso+", the only day it can mean; dates are written YYYY-MM-DD"), nil
}

// readInstant takes RFC 3339 with zone or a bare date, and mends a space
// between date and clock.
func readInstant(text string) (reading, error) {
	if _, err := aid.ParseInstant(text); err == nil {
		return reading{text: text}, nil
	}
	if joined := strings.Replace(text, " ", "T", 1); joined != text {
		if _, err := aid.ParseInstant(joined); err == nil {
			return reading{joined, "space read as the T between date and clock"}, nil
		}
	}
	if m := withClock.FindStringSubmatch(text); m != nil && m[3] == "" {
		return reading{}, fmt.Errorf("has no zone; write it with one, such as 2025-06-30T17:00:00Z or 2025-06-30T19:00:00+02:00")
	}
	if r, err := readDate(text); err == nil {
		return r, nil
	}
	return reading{}, fmt.Errorf("is not a time; write YYYY-MM-DD or RFC 3339 with zone, such as 2025-06-30T17:00:00Z")
}

func twoDigits(n string) string {
	if len(n) == 1 {
		return "0" + n
	}
	return n
}
