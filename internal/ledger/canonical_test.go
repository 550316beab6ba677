package ledger_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/ledger"
)

func TestRecordsComeBackAsTheyWere(t *testing.T) {
	for _, spec := range aid.Specs() {
		t.Run(string(spec.Kind), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				r := recordOf(t, spec)
				body, err := ledger.EncodeBody(r)
				if err != nil {
					t.Fatal(err)
				}
				back, err := ledger.DecodeBody(spec.Kind, body)
				if err != nil {
					t.Fatalf("%s: %v", body, err)
				}
				if !reflect.DeepEqual(r, back) {
					t.Fatalf("wrote %#v\nread  %#v\nby    %s", r, back, body)
				}
			})
		})
	}
}

func TestEntriesComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := entries.Draw(t, "entry")
		b, err := ledger.Encode(&e)
		if err != nil {
			t.Fatal(err)
		}
		back, err := ledger.Decode(string(b))
		if err != nil {
			t.Fatalf("%s: %v", b, err)
		}
		if back != e {
			t.Fatalf("wrote %#v\nread  %#v", e, back)
		}
	})
}

// The standard library reads the bytes as plain JSON and writes the same ones,
// so nobody needs our code to read the record.
func TestAnyJSONReaderGivesTheSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := entries.Draw(t, "entry")
		b, err := ledger.Encode(&e)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.ContainsAny(b, "\u2028\u2029") {
			return // the standard library escapes these two, RFC 8785 does not; see the vectors
		}
		var tree any
		if err := json.Unmarshal(b, &tree); err != nil {
			t.Fatal(err)
		}
		var again bytes.Buffer
		enc := json.NewEncoder(&again)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(tree); err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSuffix(again.String(), "\n"); got != string(b) {
			t.Fatalf("ours %s\nthe library's %s", b, got)
		}
	})
}

// entry is a small entry to be changed by tests.
func entry() ledger.Entry {
	return ledger.Entry{
		Seq: 7, Recorded: 1, Appended: 2, Kind: aid.KindParty, ID: "XAA", Action: ledger.Assert, Author: "a",
		Source: ledger.Source{Type: "form"}, Body: `{"id":"XAA","name":"Arvenia","type":"nation"}`,
	}
}

func TestEncodeRefusesWhatIsIncomplete(t *testing.T) {
	for want, spoil := range map[string]func(*ledger.Entry){
		"has a negative sequence number":     func(e *ledger.Entry) { e.Seq = -1 },
		"does not name its record":           func(e *ledger.Entry) { e.ID = "" },
		"has no author":                      func(e *ledger.Entry) { e.Author = "" },
		"has no type of source":              func(e *ledger.Entry) { e.Source.Type = "" },
		"lacks a recorded":                   func(e *ledger.Entry) { e.Recorded = 0 },
		"was recorded after it was appended": func(e *ledger.Entry) { e.Recorded = 3 },
		"is true on no day":                  func(e *ledger.Entry) { e.Valid = aid.Span{From: 5, To: 5} },
		`has the action "forget"`:            func(e *ledger.Entry) { e.Action = "forget" },
		"needs a body to assert":             func(e *ledger.Entry) { e.Body = "" },
		"and none to retract":                func(e *ledger.Entry) { e.Action = ledger.Retract },
		`author: "\xff" is not UTF-8 text`:   func(e *ledger.Entry) { e.Author = "\xff" },
		`reason: "a\xc3" is not UTF-8 text`:  func(e *ledger.Entry) { e.Reason = "a\xc3" },
		"bytes; at most 16777216":            func(e *ledger.Entry) { e.Reason = strings.Repeat("x", 16<<20) },
	} {
		e := entry()
		spoil(&e)
		if _, err := ledger.Encode(&e); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v", want, err)
		}
	}
}

func TestEncodeBodyRefusesWhatCannotBeTold(t *testing.T) {
	for _, c := range []struct {
		record aid.Record
		want   string
	}{
		{&aid.Party{ID: "XAA", Name: "\xff"}, `party XAA: name: "\xff" is not UTF-8`},
		{&aid.Pledge{ID: "p", Earmark: []aid.ID{"a", ""}}, "pledge p: earmark: element 2 of the list is empty"},
		{&aid.Package{ID: "p", Components: []aid.Component{{Role: "\xff"}}}, "package p: components 1: role"},
	} {
		if _, err := ledger.EncodeBody(c.record); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: the error is %v, want %s", c.record, err, c.want)
		}
	}
}

func TestDecodeTakesOneFormOnly(t *testing.T) {
	e := entry()
	b, err := ledger.Encode(&e)
	if err != nil {
		t.Fatal(err)
	}
	good := string(b)
	if _, err := ledger.Decode(good); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new, want string }{
		{`{"action"`, `{ "action"`, "' ' where '\"' belongs"},
		{`"assert",`, `"assert", `, "belongs"},
		{`"author":"a"`, `"author":"\u0061"`, "an escape"},
		{`"author":"a"`, `"author":"\/"`, "an escape"},
		{`"author":"a"`, `"author":"\u000A"`, "an escape"},
		{`"author":"a"`, `"author":"\u000a"`, "an escape"},
		{`"author":"a"`, "\"author\":\"\n\"", "a bare control"},
		{`"author":"a"`, "\"author\":\"\xff\"", "not UTF-8"},
		{`"author":"a"`, `"author":""`, "an empty string"},
		{`"author":"a"`, `"author":1`, "belongs"},
		{`"author":"a"`, `"author":null`, "belongs"},
		{`"author":"a",`, ``, "has no author"},
		{`"author":"a"`, `"author":"a","author":"a"`, "author comes twice"},
		{`"id":"XAA","kind":"party"`, `"kind":"party","id":"XAA"`, "a body and then an id belong"},
		{`"recorded":"1970-01-01T00:00:00.000001Z","seq":"7"`, `"seq":"7","recorded":"1970-01-01T00:00:00.000001Z"`, "recorded comes twice or out of order"},
		{`"seq":"7"`, `"seq":"07"`, "not a sequence number"},
		{`"seq":"7"`, `"seq":"+7"`, "not a sequence number"},
		{`"seq":"7"`, `"seq":"-0"`, "not a sequence number"},
		{`"seq":"7"`, `"seq":"-7"`, "not a sequence number"},
		{`"seq":"7"`, `"sequence":"7"`, `no member "sequence"`},
		{`.000001Z"`, `.000001+00:00"`, "not in the form"},
		{`.000001Z"`, `.0000010Z"`, "not in the form"},
		{`"v":"1"`, `"v":"2"`, `format "2"`},
		{`,"v":"1"`, ``, "no v"},
		{`"v":"1"}`, `"v":"1"`, "the end where"},
		{`"v":"1"}`, `"v":"1"} `, "after the end"},
		{`"v":"1"}`, `"v":"1",}`, "belongs"},
		{`"v":"1"`, `"v":"1","valid_from":"2025-1-1"`, "not a date"},
		{`"v":"1"`, `"v":"1","valid_from":"2025-01-02","valid_to":"2025-01-02"`, "on no day"},
		{`"body":{`, `"body":[`, "a body and then an id belong"},
		{`"nation"},`, `"nation",`, "a body and then an id belong"},
		{`"nation"},"id"`, `"nation"},"ie"`, "a body and then an id belong"},
	} {
		bad := strings.Replace(good, c.old, c.new, 1)
		if bad == good {
			t.Fatalf("%s is not in %s", c.old, good)
		}
		if _, err := ledger.Decode(bad); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s for %s: the error is %v, want %q", c.new, c.old, err, c.want)
		}
	}
}

func TestDecodeBodyNamesWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		kind       aid.Kind
		body, want string
	}{
		{"plegde", `{}`, `"plegde" is not a kind`},
		{"party", `{"id":"XAA","nmae":"x"}`, `a party has no field "nmae" in format 1`},
		{"party", `{"name":"x","id":"XAA"}`, "id comes twice or out of order"},
		{"party", `{"id":"XAA","id":"XAA"}`, "id comes twice or out of order"},
		{"party", `{"id":"X A"}`, `id "X A"`},
		{"party", `{"id":"XAA","type":"planet"}`, "is not one of"},
		{"party", `{"id":"XAA"`, "the end"},
		{"party", `{"id":"XAA"}}`, "after the end"},
		{"party", `{"id":["XAA"]}`, "belongs"},
		{"pledge", `{"earmark":"a","id":"p"}`, "belongs"},
		{"pledge", `{"earmark":[],"id":"p"}`, "empty list"},
		{"pledge", `{"earmark":["a",],"id":"p"}`, "belongs"},
		{"pledge", `{"announced":"2025-02-30"}`, "not a date"},
		{"package", `{"components":[]}`, "empty list"},
		{"package", `{"components":[{"roll":"crew"}]}`, `no field "roll"`},
		{"package", `{"components":[{"role":"crew"}`, "the end"},
	} {
		if _, err := ledger.DecodeBody(c.kind, c.body); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %s: the error is %v, want %q", c.kind, c.body, err, c.want)
		}
	}
}

// A decoder that is used again holds nothing over, and keeps texts that look
// alike apart.
func TestDecoderIsTheSameEachTime(t *testing.T) {
	d := ledger.NewDecoder()
	rapid.Check(t, func(t *rapid.T) {
		r := recordOf(t, specs.Draw(t, "spec"))
		body, err := ledger.EncodeBody(r)
		if err != nil {
			t.Fatal(err)
		}
		buffer := []byte(body)
		back, err := d.Body(r.Kind(), string(buffer))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(r, back) {
			t.Fatalf("wrote %#v\nread  %#v", r, back)
		}
	})
}

func FuzzDecode(f *testing.F) {
	e := entry()
	b, err := ledger.Encode(&e)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(b))
	f.Add(`{"body":{"a":["\u0001",{"b":"c"}]},"v":"1"}`)
	f.Fuzz(func(t *testing.T, text string) {
		e, err := ledger.Decode(text)
		if err != nil {
			return
		}
		again, err := ledger.Encode(&e)
		if err != nil || string(again) != text {
			t.Fatalf("took %q, writes it as %q, %v", text, again, err)
		}
	})
}

func FuzzDecodeBody(f *testing.F) {
	f.Add("party", `{"id":"XAA","name":"Arvenia","type":"nation"}`)
	f.Add("package", `{"components":[{"critical":"yes","items":["m1:0.5","a/b"],"quantity":"10..20","role":"crew"}],"id":"p"}`)
	f.Add("pledge", `{"announced":"2025-01-31","earmark":["a"],"id":"p","value":"1.50 EUR"}`)
	f.Add("decision", `{"decided_at":"2025-01-01T00:00:00.000000Z","id":"d","text":"\u0000\"\\"}`)
	f.Fuzz(func(t *testing.T, kind, text string) {
		r, err := ledger.DecodeBody(aid.Kind(kind), text)
		if err != nil {
			return
		}
		once, err := ledger.EncodeBody(r)
		if err != nil {
			t.Fatalf("took %q and cannot write it: %v", text, err)
		}
		back, err := ledger.DecodeBody(aid.Kind(kind), once)
		if err != nil || !reflect.DeepEqual(r, back) {
			t.Fatalf("%q is written as %q, which reads as %#v, %v", text, once, back, err)
		}
	})
}
