package kiel

import (
	"os"
	"path/filepath"
	"testing"

	"footing/internal/aid"
	"footing/internal/app"
)

// vintage is a file of the public data and the day on which it became known.
type vintage struct {
	file  string
	known aid.Date
}

var (
	release7    = vintage{"Ukraine_Support_Tracker_R7_2022-10-03.xlsx", aid.NewDate(2022, 10, 3)}
	january2023 = vintage{"main_2023-01-05.csv", aid.NewDate(2023, 1, 5)}
	march2023   = vintage{"main_2023-03-02.csv", aid.NewDate(2023, 3, 2)}
	vintages    = []vintage{release7, january2023, march2023}
)

// vintageFile finds a file of the public data beside the project.
func vintageFile(t testing.TB, v vintage) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the package")
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, "..", "shared", "data", "kiel", v.file)
	if _, err := os.Stat(path); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("the public data are needed here: %v", err)
		}
		t.Skipf("the public data are not beside the project: %v", err)
	}
	return path
}

func (v vintage) read(t testing.TB) *app.Proposal {
	t.Helper()
	p, err := ReadFile(t.Context(), vintageFile(t, v), Options{Recorded: aid.InstantOf(v.known.Time())})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// all gives the records of one type, by id.
func all[T any, R interface {
	*T
	aid.Record
}](p *app.Proposal) map[aid.ID]R {
	found := map[aid.ID]R{}
	for _, r := range p.Records {
		if record, ok := r.Record.(R); ok {
			found[record.RecordID()] = record
		}
	}
	return found
}
