package ledger_test

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"footing/internal/aid"
	"footing/internal/ledger"
)

// texts are what people write, and what they should not have written.
var texts = rapid.OneOf(
	rapid.SampledFrom([]string{`"`, `\`, "\\u0041", "\x00", "\x1f\x7f", "\b\t\n\f\r\v", "\u2028\u2029", "é", "e\u0301", "漢字", "🚀", "\ufeff", "\ufffd", "</script>&", ";", " "}),
	rapid.StringN(1, 30, -1),
	rapid.StringOfN(rapid.RuneFrom([]rune("\"\\\x00\x01\n\t/<é")), 1, 6, -1),
)

var (
	ids      = rapid.StringMatching(`[a-zA-Z0-9._+-]{1,12}`)
	decimals = rapid.Custom(func(t *rapid.T) aid.Decimal { return aid.Decimal(rapid.Int64Range(-1e15, 1e15).Draw(t, "millionths")) })
	counts   = rapid.Custom(func(t *rapid.T) aid.Decimal { return aid.Decimal(rapid.Int64Range(0, 1e15).Draw(t, "millionths")) })
	dates    = rapid.Custom(func(t *rapid.T) aid.Date { return aid.Date(rapid.Int32Range(1, 3652059).Draw(t, "day")) }) // to 9999-12-31
	instants = rapid.Custom(func(t *rapid.T) aid.Instant {
		return aid.Instant(rapid.Int64Range(1, 253402300799999999).Draw(t, "instant")) // to the end of 9999
	})
)

// leafOf draws a value of a field, as text.
func leafOf(t *rapid.T, f aid.Field) string {
	if f.Enum != nil {
		return rapid.SampledFrom(f.Enum).Draw(t, f.Name)
	}
	switch f.Type {
	case aid.TypeID:
		return ids.Draw(t, f.Name)
	case aid.TypeBool:
		return "yes"
	case aid.TypeInt:
		return fmt.Sprint(rapid.IntRange(-1e9, 1e9).Draw(t, f.Name))
	case aid.TypeDecimal:
		return decimals.Draw(t, f.Name).String()
	case aid.TypeQuantity:
		return quantityOf(t, f).String()
	case aid.TypeDate:
		return dates.Draw(t, f.Name).String()
	case aid.TypeInstant:
		return instants.Draw(t, f.Name).String()
	case aid.TypeMoney:
		currency := rapid.SampledFrom([]aid.Currency{"EUR", "JPY", "KWD", "CLF"}).Draw(t, "currency")
		return aid.Money{Minor: rapid.Int64().Draw(t, f.Name), Currency: currency}.String()
	case aid.TypeAccept:
		what := strings.Join(rapid.SliceOfN(ids, 1, 3).Draw(t, "path"), "/")
		return aid.Accept{What: what, Factor: 1 + counts.Draw(t, "factor")}.String()
	}
	return texts.Draw(t, f.Name)
}

func quantityOf(t *rapid.T, f aid.Field) aid.Quantity {
	low := counts.Draw(t, f.Name)
	return rapid.SampledFrom([]aid.Quantity{
		aid.Undisclosed, aid.Exactly(low), aid.Between(low, low+1+counts.Draw(t, "width")),
	}).Draw(t, "state")
}

// fill draws some of the owner's fields.
func fill(t *rapid.T, fields []aid.Field, owner any) {
	for _, f := range fields {
		if !f.Required && rapid.Bool().Draw(t, "absent "+f.Name) {
			continue
		}
		n := 1
		if f.List {
			n = rapid.IntRange(1, 3).Draw(t, "length of "+f.Name)
		}
		values := make([]string, n)
		for i := range values {
			values[i] = leafOf(t, f)
		}
		err := set(f, owner, values)
		if err != nil && f.Type == aid.TypeText {
			err = set(f, owner, []string{"EUR"}) // the text is a currency code
		}
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
}

func set(f aid.Field, owner any, values []string) error {
	if f.List {
		return f.SetList(owner, values)
	}
	return f.Set(owner, values[0])
}

// recordOf draws a record of the kind: any that its fields can hold, whether or
// not it keeps the rules between its fields.
func recordOf(t *rapid.T, spec *aid.Spec) aid.Record {
	r := spec.New()
	fill(t, spec.Fields, r)
	if len(spec.Parts) > 0 {
		for range rapid.IntRange(0, 3).Draw(t, "parts") {
			fill(t, spec.Parts, spec.AddPart(r))
		}
	}
	return r
}

var specs = rapid.SampledFrom(aid.Specs())

// entries draws whole entries.
var entries = rapid.Custom(func(t *rapid.T) ledger.Entry {
	maybe := func(name string) string { return rapid.OneOf(rapid.Just(""), texts).Draw(t, name) }
	recorded := instants.Draw(t, "recorded")
	e := ledger.Entry{
		Seq: rapid.Int64Range(0, 1<<60).Draw(t, "seq"), Recorded: recorded,
		Appended: min(recorded+aid.Instant(rapid.Int64Range(0, 1e12).Draw(t, "later")), 253402300799999999),
		Author:   texts.Draw(t, "author"),
		Source:   ledger.Source{Type: texts.Draw(t, "source type"), Name: maybe("source name"), Ref: maybe("source ref")},
		Reason:   maybe("reason"), Label: maybe("label"), Valid: spanOf(t),
	}
	r := recordOf(t, specs.Draw(t, "spec"))
	e.Kind, e.ID, e.Action = r.Kind(), r.RecordID(), ledger.Retract
	if rapid.Bool().Draw(t, "assert") {
		body, err := ledger.EncodeBody(r)
		if err != nil {
			t.Fatal(err)
		}
		e.Action, e.Body = ledger.Assert, body
	}
	return e
})

func spanOf(t *rapid.T) (s aid.Span) {
	if rapid.Bool().Draw(t, "begins") {
		s.From = dates.Draw(t, "from")
	}
	if to := dates.Draw(t, "to"); rapid.Bool().Draw(t, "ends") && to > s.From {
		s.To = to
	}
	return s
}
