package check_test

import (
	"os"
	"path/filepath"
	"testing"

	"footing/internal/plan/check"
)

// file reads a plan that was worked out by hand. There is no flag to write it
// anew: what is wrong here is to be found by a person.
func file(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestPlansByHandAreSound(t *testing.T) {
	for name, pic := range pictures(t) {
		report, err := check.Plan(pic, file(t, name))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, v := range report.Violations {
			t.Errorf("%s: %s", name, v)
		}
	}
}
