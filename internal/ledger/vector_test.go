package ledger_test

import (
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"footing/internal/aid"
	"footing/internal/ledger"
)

var update = flag.Bool("update", false, "add vectors for fields that have none yet")

const vectorFile = "testdata/v1.txt"

// vectors reads the golden file: a line for each entry, its leaf hash in hex, a
// space, its canonical bytes. Lines are added, never changed: they are what is
// on people's records.
func vectors(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile(vectorFile)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

func TestVectorsStand(t *testing.T) {
	for i, line := range vectors(t) {
		hash, bytes, _ := strings.Cut(line, " ")
		leaf := ledger.LeafHash([]byte(bytes))
		if hex.EncodeToString(leaf[:]) != hash {
			t.Errorf("vector %d has the hash %x, want %s", i+1, leaf[:], hash)
		}
		e, err := ledger.Decode(bytes)
		if err != nil {
			t.Errorf("vector %d: %v", i+1, err)
			continue
		}
		if e.Action == ledger.Assert {
			r, err := ledger.DecodeBody(e.Kind, e.Body)
			if err != nil {
				t.Errorf("vector %d: %v", i+1, err)
				continue
			}
			if e.Body, err = ledger.EncodeBody(r); err != nil {
				t.Errorf("vector %d: %v", i+1, err)
			}
		}
		again, err := ledger.Encode(&e)
		if err != nil || string(again) != bytes {
			t.Errorf("vector %d\nis      %s\nwritten %s\n%v", i+1, bytes, again, err)
		}
	}
}

// Every field of every kind stands in a vector, so that none can be renamed or
// change its text form unseen.
func TestVectorsCoverEveryField(t *testing.T) {
	covered := map[string]bool{}
	lines := vectors(t)
	if *update && lines[0] == "" {
		lines = oddVectors(t)
	}
	for _, line := range lines {
		_, bytes, _ := strings.Cut(line, " ")
		e, err := ledger.Decode(bytes)
		if err != nil {
			t.Fatal(err)
		}
		for name := range strings.SplitSeq(e.Body, `":`) {
			covered[string(e.Kind)+" "+name[strings.LastIndexByte(name, '"')+1:]] = true
		}
	}
	for _, spec := range aid.Specs() {
		var missing []string
		for _, f := range append(spec.Fields, spec.Parts...) {
			if !covered[string(spec.Kind)+" "+f.Name] {
				missing = append(missing, f.Name)
			}
		}
		if missing == nil {
			continue
		}
		if !*update {
			t.Errorf("%s: no vector has %s; add one with go test ./internal/ledger -update", spec.Kind, strings.Join(missing, ", "))
			continue
		}
		lines = append(lines, vector(t, len(lines), full(t, spec)))
	}
	if *update {
		if err := os.WriteFile(vectorFile, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// oddVectors show what the vectors of the kinds do not: a retraction with all
// members, and every sort of character.
func oddVectors(t *testing.T) []string {
	t.Helper()
	retraction := ledger.Entry{
		Seq: 0, Recorded: 1_700_000_000_000_000, Appended: 1_735_689_600_123_456,
		Valid: aid.Span{From: aid.NewDate(2024, 2, 29), To: aid.NewDate(2025, 1, 1)},
		Kind:  "pledge", ID: "p-1", Action: ledger.Retract, Author: "ann", Reason: "withdrawn by the donor", Label: "partners",
		Source: ledger.Source{Type: "import", Name: "templates", Ref: "imp-1"},
	}
	var every strings.Builder
	for c := range rune(0x80) {
		every.WriteRune(c)
	}
	every.WriteString("\u0080é\u2028\u2029漢\ufeff\ufffd🚀")
	return []string{line(t, retraction), vector(t, 1, &aid.Party{ID: "XAA", Name: every.String(), Type: "nation"})}
}

func vector(t *testing.T, seq int, r aid.Record) string {
	t.Helper()
	body, err := ledger.EncodeBody(r)
	if err != nil {
		t.Fatal(err)
	}
	return line(t, ledger.Entry{
		Seq: int64(seq), Recorded: 1_735_689_600_000_000, Appended: 1_735_689_600_000_001, Valid: aid.Span{From: 739252},
		Kind: r.Kind(), ID: r.RecordID(), Action: ledger.Assert, Author: "ann", Source: ledger.Source{Type: "form", Name: "vectors"}, Body: body,
	})
}

func line(t *testing.T, e ledger.Entry) string {
	t.Helper()
	b, err := ledger.Encode(&e)
	if err != nil {
		t.Fatal(err)
	}
	leaf := ledger.LeafHash(b)
	return hex.EncodeToString(leaf[:]) + " " + string(b)
}

// full gives a record with every field filled in.
func full(t *testing.T, spec *aid.Spec) aid.Record {
	t.Helper()
	r := spec.New()
	fillAll(t, spec.Fields, r)
	if len(spec.Parts) > 0 {
		fillAll(t, spec.Parts, spec.AddPart(r))
		fillAll(t, spec.Parts, spec.AddPart(r))
	}
	return r
}

func fillAll(t *testing.T, fields []aid.Field, owner any) {
	t.Helper()
	for i, f := range fields {
		values := []string{sample(i, f)}
		if f.List {
			values = append(values, sample(i+1, f))
		}
		if err := set(f, owner, values); err != nil {
			t.Fatal(err)
		}
	}
}

func sample(i int, f aid.Field) string {
	if f.Enum != nil {
		return f.Enum[i%len(f.Enum)]
	}
	switch f.Type {
	case aid.TypeID:
		return fmt.Sprintf("%.8s-%d", f.Name, i)
	case aid.TypeBool:
		return "yes"
	case aid.TypeInt:
		return fmt.Sprint(3 + i)
	case aid.TypeDecimal:
		return fmt.Sprintf("%d.25", i)
	case aid.TypeQuantity:
		return []string{"undisclosed", "10..20.5", "12"}[i%3]
	case aid.TypeDate:
		return fmt.Sprintf("2025-01-%02d", 1+i%28)
	case aid.TypeInstant:
		return fmt.Sprintf("2025-01-01T12:30:%02d.000001Z", i%60)
	case aid.TypeMoney:
		return fmt.Sprintf("%d.50 EUR", 100+i)
	case aid.TypeAccept:
		return []string{"m109:0.8", "fires/howitzer"}[i%2]
	}
	return "EUR"
}
