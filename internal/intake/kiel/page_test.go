package kiel

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the list of categories into the documentation")

const page = "../../../docs/format/kiel.md"

// categoryList shows every category, one line for each area.
func categoryList() string {
	var b strings.Builder
	last := ""
	for _, category := range categories() {
		area, rest, _ := strings.Cut(category, "/")
		switch {
		case area == last:
			fmt.Fprintf(&b, ", `%s`", rest)
		default:
			fmt.Fprintf(&b, "\n- `%s/`: `%s`", area, rest)
		}
		last = area
	}
	return b.String() + "\n"
}

// TestPageIsCurrent holds the documentation's list of categories to the tables.
func TestPageIsCurrent(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), "<!-- categories -->\n")
	_, after, okEnd := strings.Cut(rest, "<!-- end -->")
	if !ok || !okEnd {
		t.Fatalf("%s has no marks for the list of categories", page)
	}
	want := before + "<!-- categories -->\n" + categoryList() + "\n<!-- end -->" + after
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(text) != want {
		t.Errorf("%s is not current; run go test ./internal/intake/kiel -run Page -update", page)
	}
	for _, c := range mainColumns {
		if !strings.Contains(want, "`"+c.name) && !strings.HasPrefix(c.name, "Source of Aid") && c.name != "countries" {
			t.Errorf("%s does not name the column %s", page, c.name)
		}
	}
}
