package ledger_test

import (
	"os"
	"strings"
	"testing"

	"footing/internal/ledger"
)

// The examples of the format's page are what the page says they are.
func TestThePageOfTheFormatIsRight(t *testing.T) {
	page, err := os.ReadFile("../../docs/format/ledger.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := 0
	for line := range strings.Lines(string(page)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, `{"action":`):
			e, err := ledger.Decode(line)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := ledger.DecodeBody(e.Kind, e.Body); err != nil {
				t.Error(err)
			}
			examples++
		case strings.HasPrefix(line, `{"body":`):
			r, err := ledger.DecodeBody("party", line[len(`{"body":`):strings.Index(line, `,"id":"XAA","kind"`)])
			if err != nil {
				t.Fatal(err)
			}
			if again, err := ledger.RecordLine(nil, r); err != nil || string(again) != line+"\n" {
				t.Errorf("the page has %s, written is %s, %v", line, again, err)
			}
			examples++
		}
	}
	if examples != 2 {
		t.Errorf("%d examples on the page, want 2", examples)
	}
}
