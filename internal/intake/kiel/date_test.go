package kiel

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
)

func TestReadDay(t *testing.T) {
	known := aid.NewDate(2022, 10, 3)
	for _, c := range []struct {
		text, on, precision string
		mended              bool
	}{
		// as the vintages have them
		{"2022-03-01", "2022-03-01", "day", false},
		{"2022-03-01 00:00:00", "2022-03-01", "day", false},
		{"44621", "2022-03-01", "day", false},
		{"373319", "", "", true},
		{"until 7/27/2022", "2022-07-27", "by", false},
		{"until  5/7/2022", "2022-05-07", "by", false},
		{"unti 3/10/2022", "2022-03-10", "by", false},
		{"Until 4/4/2022", "2022-04-04", "by", false},
		{"until 11/2021", "2021-11-30", "by", false},
		{"until 4/6/2026", "2022-04-06", "by", true},
		{"until 6/7/2023", "2022-06-07", "by", true},
		{"until 12/21/2022", "2021-12-21", "by", true},
		{"until 9/28", "2022-09-28", "by", true},
		{"until 11/20", "2021-11-20", "by", true},
		{"until 2/24/2023", "2022-02-24", "by", true},
		{"until 04/08/2022", "2022-08-04", "by", true},
		{"until 17/08/2022", "2022-08-17", "by", true},
		{"29/06/2022", "2022-06-29", "day", true},
		{"9/15/2022", "2022-09-15", "day", false},
		{"between 3/4/22 & 3/11/22", "2022-03-11", "by", true},
		{"between 3/20/2022 and 7/1/2022", "2022-07-01", "by", true},
		{"since 2/24/2022", "2022-02-24", "month", true},
		{"after 2/24/2022", "2022-02-24", "month", true},
		{"not specified, 03/22", "2022-03-31", "month", false},
		{"unclear, 04/22", "2022-04-30", "month", false},
		{"unclear, 09/2022", "2022-09-30", "month", false},
		{"not specified, 8/2022", "2022-08-31", "month", false},
		{"not specified, 10/2023", "2022-10-31", "month", true},
		{"unspecified", "", "", false},
		{"Undisclosed", "", "", false},
		{".", "", "", false},
		{"", "", "", false},
		// others
		{"28.9.2022", "2022-09-28", "day", false},
		{"2023-02-01", "2023-02-01", "day", true},
		{"until soon", "", "", true},
		{"31/31/2022", "", "", true},
		{"2/30/2022", "", "", true},
		{"99/2022", "", "", true},
		{"1899-01-01", "", "", true},
	} {
		d := readDay(c.text, known)
		if d.on.String() != c.on || d.precision != c.precision || (d.mend != "") != c.mended {
			t.Errorf("%q is read as %s %s (%s); want %s %s, mended %v", c.text, d.on, d.precision, d.mend, c.on, c.precision, c.mended)
		}
	}
}

// TestWithoutVintage: where nobody says when the vintage became known, years
// stand as written and none is added.
func TestWithoutVintage(t *testing.T) {
	if d := readDay("until 4/6/2026", 0); d.on.String() != "2026-04-06" || d.mend != "" {
		t.Errorf("a day with year is read as %+v", d)
	}
	if d := readDay("until 9/28", 0); d.on.Known() || d.mend == "" {
		t.Errorf("a day without year is read as %+v", d)
	}
}

// TestEveryDayIsReadInEveryForm: the same day in the forms of the source gives
// the same date.
func TestEveryDayIsReadInEveryForm(t *testing.T) {
	latest := aid.NewDate(2030, 1, 1)
	rapid.Check(t, func(t *rapid.T) {
		on := aid.NewDate(2021, 1, 1).AddDays(rapid.IntRange(0, 3000).Draw(t, "day"))
		at := on.Time()
		serial := int(on - aid.NewDate(1899, 12, 30))
		for _, text := range []string{
			on.String(), on.String() + " 00:00:00", fmt.Sprint(serial),
			fmt.Sprintf("%d/%d/%d", at.Month(), at.Day(), at.Year()),
			fmt.Sprintf("until %d/%d/%02d", at.Month(), at.Day(), at.Year()-2000),
			fmt.Sprintf("%d.%d.%d", at.Day(), at.Month(), at.Year()),
		} {
			if d := readDay(text, latest); d.on != on || d.mend != "" {
				t.Fatalf("%q is read as %s (%s); want %s", text, d.on, d.mend, on)
			}
		}
	})
}

func FuzzReadDay(f *testing.F) {
	for _, seed := range []string{"44621", "until 9/28", "between 3/4/22 & 3/11/22", "unclear, 04/22", "29/06/2022", "2022-03-01 00:00:00", "since 2/24/2022", "until until", "0/0", "12/31"} {
		f.Add(seed, int32(aid.NewDate(2022, 10, 3)))
		f.Add(seed, int32(0))
	}
	f.Fuzz(func(t *testing.T, text string, latest int32) {
		if latest < 0 || aid.Date(latest) > aid.NewDate(2100, 1, 1) {
			return
		}
		d := readDay(text, aid.Date(latest))
		if !d.on.Known() {
			if d.precision != "" {
				t.Errorf("%q is unknown to the %s", text, d.precision)
			}
			return
		}
		if year := d.on.Time().Year(); year < firstYear || year > lastYear {
			t.Errorf("%q is read as %s", text, d.on)
		}
		if d.precision != toTheDay && d.precision != toTheMonth && d.precision != byThen {
			t.Errorf("%q is read to the %q", text, d.precision)
		}
	})
}
