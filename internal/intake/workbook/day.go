package workbook

import (
	"math"
	"strconv"
	"time"
)

const (
	secondsADay = 86400
	lastSerial  = 2_958_466 // the day after 9999-12-31
	to1904      = 1462      // days between the two counts
)

// DayOf gives the day, or the day and time, or below 1 the time alone, that a
// spreadsheet's serial number stands for, in the text form of Cell. ok is false
// where it stands for none. Serial numbers count days from 1899-12-31 as 1 and
// hold 1900-02-29 for a day, which there was not: up to 60 they run one behind.
func DayOf(serial float64) (text string, ok bool) { return dayOf(serial, false) }

func dayOf(serial float64, by1904 bool) (string, bool) {
	if math.IsNaN(serial) || serial < 0 || serial >= lastSerial {
		return "", false
	}
	if by1904 {
		serial += to1904
	}
	seconds := int64(math.Round(serial * secondsADay))
	days, clock := seconds/secondsADay, seconds%secondsADay
	start := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if days < 60 {
		start = start.AddDate(0, 0, 1)
	}
	at := start.AddDate(0, 0, int(days)).Add(time.Duration(clock) * time.Second)
	switch {
	case days == 60 && !by1904:
		return "", false
	case days == 0:
		return at.Format("15:04:05"), true
	case clock == 0:
		return at.Format(time.DateOnly), true
	}
	return at.Format("2006-01-02T15:04:05"), true
}

// dayCell reads a number that its style shows as a day; one that is none stays
// a number.
func (s *shared) dayCell(raw string) Cell {
	serial, err := strconv.ParseFloat(raw, 64)
	if err == nil {
		if text, ok := dayOf(serial, s.by1904); ok {
			return Cell{Text: text, Raw: raw, Form: Day}
		}
	}
	return Cell{Text: raw, Raw: raw, Form: Number}
}
