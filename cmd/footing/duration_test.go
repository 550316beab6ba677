package main

import (
	"testing"
	"time"
)

func TestDurationsTakePlainSeconds(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"0": 0, "0s": 0, "200": 200 * time.Second, "1.5": 1500 * time.Millisecond, "90s": 90 * time.Second,
		"1h30m": 90 * time.Minute, "250ms": 250 * time.Millisecond, "-5": -5 * time.Second,
	} {
		if got, err := parseDuration(text); err != nil || got != want {
			t.Errorf("%q reads as %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "soon", "1e3", "0x10", "inf", "NaN", "5 min", "1-2", "9223372037", "99999999999999999999"} {
		if got, err := parseDuration(text); err == nil {
			t.Errorf("%q reads as %s", text, got)
		}
	}
}
