package ledger_test

import (
	"testing"

	"footing/internal/aid"
	"footing/internal/ledger"
)

// usual is a record as they mostly are: about half of its fields filled in.
func usual(b *testing.B) map[string]string {
	b.Helper()
	bodies := map[string]string{}
	for _, r := range []aid.Record{
		&aid.Pledge{
			ID: "kiel-DEU-M12-leopard-2", Donor: "DEU", Announced: aid.NewDate(2023, 1, 25), AnnouncedPrecision: "day", Item: "leopard-2a6",
			Quantity: aid.Exactly(aid.DecimalInt(14)), Binding: "commitment", Purpose: "military", Contribution: "kiel-DEU-M12",
			ReadyPromised: aid.NewDate(2023, 4, 1), Value: aid.Money{Minor: 3_500_000_00, Currency: "EUR"}, ValueBasis: "market_upper_bound",
			Name: "Leopard 2A6 main battle tank", Source: "https://example.org/press/2023/01/25/leopard",
		},
		&aid.Allocation{
			ID: "plan-7f3a-000123", Pledge: "p-000123", Requirement: "r-0042-155mm", Quantity: aid.DecimalInt(12),
			Departs: aid.NewDate(2025, 2, 3), Arrives: aid.NewDate(2025, 2, 17), Route: []aid.ID{"lane-1", "lane-7"}, Plan: "7f3a9c",
		},
		&aid.Movement{ID: "m-000017", Event: "handed_over", Pledge: "p-000123", Quantity: aid.Exactly(aid.DecimalInt(4)), Node: "node-3", On: aid.NewDate(2024, 12, 1), By: "base commander"},
	} {
		body, err := ledger.EncodeBody(r)
		if err != nil {
			b.Fatal(err)
		}
		bodies[string(r.Kind())] = body
	}
	return bodies
}

func BenchmarkDecodeBody(b *testing.B) {
	for kind, body := range usual(b) {
		b.Run(kind, func(b *testing.B) {
			d := ledger.NewDecoder()
			b.ReportAllocs()
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				if _, err := d.Body(aid.Kind(kind), body); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDecodeEntry(b *testing.B) {
	e := entry()
	e.Body = usual(b)["pledge"]
	e.Valid.From = aid.NewDate(2025, 1, 1)
	text, err := ledger.Encode(&e)
	if err != nil {
		b.Fatal(err)
	}
	whole := string(text)
	b.ReportAllocs()
	b.SetBytes(int64(len(whole)))
	for b.Loop() {
		if _, err := ledger.Decode(whole); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncodeBody(b *testing.B) {
	r, err := ledger.DecodeBody(aid.KindPledge, usual(b)["pledge"])
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ledger.EncodeBody(r); err != nil {
			b.Fatal(err)
		}
	}
}
