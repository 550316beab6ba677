package sqlite_test

import (
	"path/filepath"
	"testing"

	"footing/internal/app"
	"footing/internal/store/sqlite"
	"footing/internal/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, opener(t))
}

// opener opens stores that lie in a folder of each test.
func opener(*testing.T) storetest.Opener {
	folders := map[*testing.T]string{}
	return func(t *testing.T, name string) app.Store {
		t.Helper()
		if folders[t] == "" {
			folders[t] = t.TempDir()
		}
		s, err := sqlite.Open(t.Context(), filepath.Join(folders[t], name+".db"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}
