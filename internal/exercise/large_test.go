package exercise

import (
	"os"
	"testing"
	"time"
)

// The large exercise is ten times theatre and is made in well under a minute.
func TestLargeExercise(t *testing.T) {
	if os.Getenv("FOOTING_LONG") == "" {
		t.Skip("set FOOTING_LONG=1 to make the large exercise")
	}
	start := time.Now()
	folder := t.TempDir()
	if err := Write(folder, Large, seed); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("writing took %v", took)
	} else {
		t.Logf("written in %v", took)
	}
	f := measure(t, mustMake(t, Large, seed))
	t.Logf("%+v", f)
	if f.pledges != 50_000 || f.lines != 8001 {
		t.Errorf("%d pledges and %d lines", f.pledges, f.lines)
	}
	if f.columns < 120_000_000 || f.columns > 300_000_000 {
		t.Errorf("%d possible columns; about ten times the theatre's are meant", f.columns)
	}
}

func BenchmarkMakeTheatre(b *testing.B) {
	for b.Loop() {
		if _, err := Make(Theatre, seed); err != nil {
			b.Fatal(err)
		}
	}
}
