package template

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/app"
)

// texts are drawn from what is hard for tables: quotes, separators, formula
// starts, comments, space at the ends, other scripts, line feeds.
var hardText = rapid.Custom(func(t *rapid.T) string {
	s := rapid.StringOfN(rapid.SampledFrom([]rune("ab'\"=+-@#;,:\\/|\t\n Яé€ 7.")), 1, 12, -1).Draw(t, "text")
	if strings.TrimFunc(s, unicode.IsSpace) == "" {
		return "x" + s
	}
	return s
})

var anyID = rapid.StringMatching(`[a-zA-Z0-9_.+-]{1,12}`)

var anyDate = rapid.Custom(func(t *rapid.T) aid.Date {
	return aid.NewDate(rapid.IntRange(1, 9998).Draw(t, "year"), time.January, 1).
		AddDays(rapid.IntRange(0, 364).Draw(t, "day"))
})

func anyDecimal(least int64) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return aid.Decimal(rapid.Int64Range(least, 1<<62).Draw(t, "millionths")).String()
	})
}

// anyText draws the canonical text of one value of a field.
func anyText(f aid.Field) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		if f.Enum != nil {
			return rapid.SampledFrom(f.Enum).Draw(t, f.Name)
		}
		switch f.Type {
		case aid.TypeID:
			return anyID.Draw(t, f.Name)
		case aid.TypeBool:
			return rapid.Just("yes").Draw(t, f.Name)
		case aid.TypeInt:
			return fmt.Sprint(rapid.IntRange(1, 1<<50).Draw(t, f.Name))
		case aid.TypeDecimal:
			return anyDecimal(-1<<62).Draw(t, f.Name)
		case aid.TypeQuantity:
			low := rapid.Int64Range(0, 1<<61).Draw(t, f.Name)
			return rapid.SampledFrom([]string{
				"undisclosed", aid.Exactly(aid.Decimal(low)).String(), aid.Between(aid.Decimal(low), aid.Decimal(low+1)).String(),
			}).Draw(t, f.Name)
		case aid.TypeDate:
			return anyDate.Draw(t, f.Name).String()
		case aid.TypeInstant:
			return aid.Instant(rapid.Int64Range(1, 1<<57).Draw(t, f.Name)).String()
		case aid.TypeMoney:
			currency := rapid.SampledFrom([]aid.Currency{"EUR", "JPY", "KWD"}).Draw(t, "currency")
			return aid.Money{Minor: rapid.Int64Range(-1<<62, 1<<62).Draw(t, f.Name), Currency: currency}.String()
		case aid.TypeAccept:
			what := rapid.StringMatching(`[a-z0-9-]{1,5}(/[a-z0-9 =+-]{1,5}[a-z])?`).Draw(t, f.Name)
			return aid.Accept{What: what, Factor: aid.Decimal(rapid.Int64Range(1, 1<<40).Draw(t, "factor"))}.String()
		case aid.TypeText:
			if f.Name == "base" || f.Name == "quote" { // currencies of a rate
				return rapid.StringMatching(`[A-Z]{3}`).Draw(t, f.Name)
			}
			return hardText.Draw(t, f.Name)
		}
		panic("no generator for " + string(f.Type))
	})
}

func fillAny(t *rapid.T, fields []aid.Field, owner any) {
	for _, f := range fields {
		if !f.Required && rapid.Bool().Draw(t, "empty") {
			continue
		}
		texts := []string{anyText(f).Draw(t, f.Name)}
		if f.List {
			texts = rapid.SliceOfN(anyText(f), 1, 4).Draw(t, f.Name)
		}
		if err := f.SetList(owner, texts); err != nil {
			t.Fatalf("the generator is wrong: %v", err)
		}
	}
}

// anyRecord draws a record whose every field reads back, whatever its kind's
// own rule says of it; the ones that break the rule are left out.
func anyRecord(spec *aid.Spec) *rapid.Generator[app.Proposed] {
	return rapid.Custom(func(t *rapid.T) app.Proposed {
		r := spec.New()
		fillAny(t, spec.Fields, r)
		if spec.Parts != nil {
			for range rapid.IntRange(0, 3).Draw(t, "parts") {
				fillAny(t, spec.Parts, spec.AddPart(r))
			}
		}
		span := aid.Span{From: anyDate.Draw(t, "from")}
		if rapid.Bool().Draw(t, "ends") {
			span.To = span.From + 1
		}
		return app.Proposed{Record: r, Valid: span}
	})
}

// show writes a record out field by field, for comparing.
func show(p app.Proposed) string {
	spec, _ := aid.SpecOf(p.Record.Kind())
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s..%s", spec.Kind, p.Valid.From, p.Valid.To)
	for _, f := range spec.Fields {
		fmt.Fprintf(&b, "\n%s=%q", f.Name, f.Texts(p.Record))
	}
	for i, part := range spec.PartsOf(p.Record) {
		for _, f := range spec.Parts {
			fmt.Fprintf(&b, "\n%d.%s=%q", i, f.Name, f.Texts(part))
		}
	}
	return b.String()
}

func validRecords(t *rapid.T, spec *aid.Spec) []app.Proposed {
	var records []app.Proposed
	seen := map[aid.ID]bool{}
	for _, p := range rapid.SliceOfN(anyRecord(spec), 1, 3).Draw(t, "records") {
		if seen[p.Record.RecordID()] || aid.Validate(p.Record) != nil {
			continue
		}
		seen[p.Record.RecordID()] = true
		records = append(records, p)
	}
	return records
}

func requireSame(t *rapid.T, want []app.Proposed, p *app.Proposal) {
	for _, f := range p.Findings {
		t.Fatalf("row %d, %s %q: %s", f.Row, f.Column, f.Value, f.Why)
	}
	if len(want) != len(p.Records) {
		t.Fatalf("%d records written, %d read", len(want), len(p.Records))
	}
	for i := range want {
		if a, b := show(want[i]), show(p.Records[i]); a != b {
			t.Fatalf("written\n%s\nread\n%s", a, b)
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	for _, spec := range aid.Specs() {
		tried := 0
		t.Run(string(spec.Kind), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				records := validRecords(t, spec)
				tried += len(records)
				var b bytes.Buffer
				if err := WriteRecordsCSV(&b, spec, records); err != nil {
					t.Fatal(err)
				}
				p := &app.Proposal{}
				if err := read(t.Context(), []sheet{csvSheet(string(spec.Kind)+".csv", b.String())}, p, Options{}); err != nil {
					t.Fatal(err)
				}
				requireSame(t, records, p)
			})
			least := 10
			if testing.Short() { // rapid tries a fifth
				least = 1
			}
			if tried < least {
				t.Errorf("only %d records were valid: the property says little", tried)
			}
		})
	}
}

func TestListsAreSplitAsTheyWereJoined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.StringOfN(rapid.SampledFrom([]rune("a; \\\té")), 1, 6, -1), 0, 5).Draw(t, "values")
		got := splitList(joinList(values))
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", values) {
			t.Fatalf("%q became %q by way of %q", values, got, joinList(values))
		}
	})
}

func TestGuardIsUndoneAndStopsFormulas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("'=+-@\tab "))).Draw(t, "text")
		g := guard(text)
		if unguard(g) != text {
			t.Fatalf("%q was guarded as %q and read as %q", text, g, unguard(g))
		}
		if g != "" && strings.IndexByte(formulaStarts, g[0]) >= 0 {
			t.Fatalf("%q still begins as a formula", g)
		}
	})
}
