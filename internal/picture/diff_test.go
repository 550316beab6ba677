package picture_test

import (
	"fmt"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
)

// told gives differences one a line, as a person would read them.
func told(before, after []aid.Record) string {
	list := picture.Diff(picture.FromRecords(1, 1, before), picture.FromRecords(1, 2, after))
	lines := make([]string, len(list))
	for i, d := range list {
		lines[i] = strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s -> %s", d.Change, d.Kind, d.ID, d.Field, d.Before, d.After))
	}
	return strings.Join(lines, "\n")
}

func pack(components ...aid.Component) []aid.Record {
	return []aid.Record{&aid.Package{ID: "battalion", Name: "battalion", Capability: "fires", Components: components}}
}

func component(role string, n int64) aid.Component {
	return aid.Component{Role: role, Items: []aid.Accept{{What: role, Factor: aid.DecimalInt(1)}}, Quantity: aid.Exactly(aid.DecimalInt(n))}
}

func TestDiffReadsWell(t *testing.T) {
	crew, spares, guns := component("crew", 90), component("spares", 4), component("platform", 18)
	moreGuns := component("platform", 24)
	for _, c := range []struct {
		name          string
		before, after []aid.Record
		want          string
	}{
		{"nothing", pack(crew), pack(crew), ""},
		{"a new record", nil, pack(crew), "new package battalion   ->"},
		{"a withdrawn record", pack(crew), nil, "withdrawn package battalion   ->"},
		{
			"fields",
			[]aid.Record{&aid.Pledge{ID: "p", Donor: "XAA", Quantity: aid.Exactly(aid.DecimalInt(12)), Earmark: []aid.ID{"r1"}}},
			[]aid.Record{&aid.Pledge{ID: "p", Donor: "XAA", Quantity: aid.Undisclosed, Earmark: []aid.ID{"r1", "r2"}, Announced: aid.NewDate(2025, 1, 6)}},
			"changed pledge p announced  -> 2025-01-06\nchanged pledge p quantity 12 -> undisclosed\nchanged pledge p earmark r1 -> r1;r2",
		},
		{"a field of a row", pack(crew, guns, spares), pack(crew, moreGuns, spares), "changed package battalion components[2].quantity 18 -> 24"},
		{"a row put in", pack(crew, spares), pack(crew, guns, spares), "changed package battalion components[2]  -> platform, platform, 18"},
		{"a row put in front", pack(crew, spares), pack(guns, crew, spares), "changed package battalion components[1]  -> platform, platform, 18"},
		{"a row taken out", pack(guns, crew, spares), pack(guns, spares), "changed package battalion components[2] crew, crew, 90 ->"},
		{"all rows taken out", pack(crew), pack(), "changed package battalion components[1] crew, crew, 90 ->"},
		{"rows swapped", pack(crew, guns), pack(guns, crew), "changed package battalion components[1] crew, crew, 90 ->\nchanged package battalion components[2]  -> crew, crew, 90"},
		{"a row twice", pack(crew), pack(crew, crew), "changed package battalion components[2]  -> crew, crew, 90"},
	} {
		if got := told(c.before, c.after); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Kinds come in their reading order, records by id, fields as people fill them
// in.
func TestDiffHasAnOrder(t *testing.T) {
	before := []aid.Record{&aid.Item{ID: "b", Name: "b"}, &aid.Party{ID: "B", Name: "x", Role: "donor"}}
	after := []aid.Record{&aid.Item{ID: "a", Name: "a"}, &aid.Item{ID: "c", Name: "c"}, &aid.Party{ID: "A"}, &aid.Party{ID: "B", Name: "y"}}
	want := "new party A   ->\nchanged party B name x -> y\nchanged party B role donor ->\nnew item a   ->\nwithdrawn item b   ->\nnew item c   ->"
	if got := told(before, after); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// Long lists are paired by their places, so that the work stays bounded.
func TestDiffOfLongListsIsBounded(t *testing.T) {
	long := func(from int) []aid.Record {
		r := &aid.Import{ID: "i"}
		for i := range 3000 {
			r.Findings = append(r.Findings, aid.Finding{Outcome: "noted", Row: from + i, Why: "x"})
		}
		return []aid.Record{r}
	}
	if n := strings.Count(told(long(1), long(2)), "\n") + 1; n != 3000 {
		t.Errorf("%d differences, want one a row", n)
	}
}

func TestDigestIsOfTheLines(t *testing.T) {
	p := picture.FromRecords(1, 1, []aid.Record{
		&aid.Party{ID: "XBB", Name: "Belmark"}, &aid.Item{ID: "gun", Name: "gun \"x\""}, &aid.Party{ID: "XAA", Name: "Arvenia"},
	})
	var lines strings.Builder
	n, err := p.WriteTo(&lines)
	want := `{"body":{"id":"gun","name":"gun \"x\""},"id":"gun","kind":"item","v":"1"}
{"body":{"id":"XAA","name":"Arvenia"},"id":"XAA","kind":"party","v":"1"}
{"body":{"id":"XBB","name":"Belmark"},"id":"XBB","kind":"party","v":"1"}
`
	if err != nil || lines.String() != want || n != int64(len(want)) {
		t.Errorf("%d bytes, %v\n%s", n, err, lines.String())
	}
	const sum = "cc8467cb3eb5fe75dffe46a8125fad90953f7987e6a5ab54f89a4884af569dea" // sha256sum of the lines above
	if got, err := p.Digest(); err != nil || got != sum {
		t.Errorf("digest %s, %v, want %s", got, err, sum)
	}
}
