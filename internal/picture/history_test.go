package picture_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/ledger"
	"footing/internal/picture"
)

// A correction of the middle of a year leaves what stood before and after it.
func TestATimelineIsCutAndReadBack(t *testing.T) {
	h := picture.NewHistory(0)
	day := func(text string) aid.Date {
		d, err := aid.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	add := func(seq int64, from, to string, name string) {
		e := ledger.Entry{Seq: seq, Recorded: aid.Instant(seq + 1), Valid: aid.Span{From: day(from), To: day(to)}, Kind: aid.KindParty, ID: "XAA", Source: ledger.Source{Type: "import", Name: "lists", Ref: name}}
		if name != "" {
			body, err := ledger.EncodeBody(&aid.Party{ID: "XAA", Name: name})
			if err != nil {
				t.Fatal(err)
			}
			e.Body = body
		}
		h.Add(&e)
	}
	add(0, "2025-01-01", "", "first")
	add(1, "2025-03-01", "2025-06-01", "second")
	add(2, "2025-05-01", "2025-07-01", "")
	line := h.Timeline(aid.KindParty, "XAA")
	want := []struct {
		from, to, name string
	}{
		{"2025-01-01", "2025-03-01", "first"}, {"2025-03-01", "2025-05-01", "second"}, {"2025-05-01", "2025-07-01", ""}, {"2025-07-01", "", "first"},
	}
	if len(line) != len(want) {
		t.Fatalf("%+v", line)
	}
	for i, s := range line {
		r, err := s.Record(aid.KindParty)
		if err != nil {
			t.Fatal(err)
		}
		name := ""
		if r != nil {
			name = r.(*aid.Party).Name
		}
		if s.Span.From.String() != want[i].from || s.Span.To.String() != want[i].to || name != want[i].name {
			t.Errorf("segment %d is %+v (%s), want %+v", i, s, name, want[i])
		}
	}
	if got := line[1].Source.String(); got != "import lists second" {
		t.Errorf("the source reads %q", got)
	}
	if _, ok := line.At(day("2024-12-31")); ok {
		t.Error("a day before the first is spoken about")
	}
}
