package check

import (
	"fmt"
	"testing"

	"footing/internal/aid"
	"footing/internal/picture"
)

// theatre is a picture of the size that the planner is judged at, and a plan
// of about 15,000 departures: every pledge goes in three parts to three
// of the lines that accept it.
func theatre() (*picture.Picture, []byte) {
	const items, nodes, lines, pledges = 200, 12, 800, 5000
	var records []aid.Record
	name := func(kind string, i int) aid.ID { return aid.ID(fmt.Sprintf("%s%05d", kind, i)) }
	for i := range items {
		records = append(records, &aid.Item{ID: name("i", i), Category: fmt.Sprintf("area%d/type%d/kind%d", i%8, i%40, i), MassKG: aid.DecimalInt(100)})
	}
	for i := range 2 * nodes {
		to := (i + 1 + 2*(i/nodes)) % nodes
		records = append(records, &aid.Lane{ID: name("l", i), From: name("n", i%nodes), To: name("n", to), Transit: 2 + i%3, Capacity: aid.Exactly(aid.DecimalInt(5000))})
	}
	for i := range 120 {
		records = append(records, &aid.ForceElement{ID: name("e", i), Parent: name("e", i/5), Node: name("n", i%nodes)})
	}
	for i := range lines {
		r := &aid.Requirement{
			ID: name("r", i), Element: name("e", i%120), RDD: randomValid.AddDays(i % 500), Priority: 1 + i%5,
			Items:    []aid.Accept{{What: fmt.Sprintf("area%d/type%d", i%8, i%40), Factor: aid.DecimalInt(1)}},
			Quantity: aid.Exactly(aid.DecimalInt(1000)),
		}
		if i%4 == 3 {
			r.Quantity, r.RatePerDay = aid.Quantity{}, aid.DecimalInt(3)
			r.RateFrom, r.RateTo = r.RDD, r.RDD+180
		}
		records = append(records, r)
	}
	for i := range pledges {
		records = append(records, &aid.Pledge{
			ID: name("p", i), Donor: name("x", i%50), Item: name("i", i%items), Node: name("n", i%5),
			Quantity: aid.Exactly(aid.DecimalInt(9)), ReadyLikely: randomValid.AddDays(i % 300),
		})
	}
	pic := picture.FromRecords(randomValid, 0, records)
	return pic, theatrePlan(pic)
}

// theatrePlan sends something of every pledge wherever a look at the dates
// allows it; what it carries does not matter to the time it takes.
func theatrePlan(pic *picture.Picture) []byte {
	opt := options{Grid: "4-4-5", Horizon: 104, Routes: 4, Conditions: "likely"}
	g, err := newGrid(pic.Valid, opt.Grid, opt.Horizon)
	if err != nil {
		panic(err)
	}
	f := newFacts(pic, plan{Options: opt}, g)
	var list []Departure
	for _, p := range picture.All[aid.Pledge](pic) {
		o, parts := f.offers[p.ID], 0
		for _, l := range f.inOrder {
			if parts == 3 || l.factor(o.item) == 0 || len(l.slots) == 0 {
				continue
			}
			for _, way := range f.network.shortest(p.Node, l.node) {
				s := l.slots[len(l.slots)-1]
				if arrive := o.ready + aid.Date(way.transit); arrive < s.end {
					d := Departure{Pledge: p.ID, Item: p.Item, Requirement: l.req.ID, Slot: Day{s.due}, Quantity: 3, Departs: Day{o.ready}, Arrives: Day{arrive}}
					for _, lane := range way.lanes {
						d.Route = append(d.Route, lane.ID)
					}
					list, parts = append(list, d), parts+1
					break
				}
			}
		}
	}
	return write(map[string]any{
		"arithmetic": 3, "departures": list,
		"options": map[string]any{"grid": opt.Grid, "horizon": opt.Horizon, "routes": opt.Routes, "conditions": opt.Conditions},
	})
}

func TestTheatre(t *testing.T) {
	if testing.Short() {
		t.Skip("large: runs without -short")
	}
	pic, file := theatre()
	r, err := Plan(pic, file)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Departures) < 14_000 || len(r.Lines) != 800 || len(r.Unmet) < 400 || len(r.Loads) < 300 {
		t.Errorf("%d departures, %d lines, %d short: not the size it should be", len(r.Departures), len(r.Lines), len(r.Unmet))
	}
	for _, row := range r.Loads {
		if want := 5000 * float64(row.To.Date-row.From.Date) / 7; row.Capacity != want || row.Load <= 0 {
			t.Fatalf("lane %s from %s: %v t of %v; want a capacity of %v", row.Lane, row.From, row.Load, row.Capacity, want)
		}
	}
	for _, v := range r.Violations {
		if v.Limit == LimitDates || v.Limit == LimitRoute || v.Limit == LimitMayGo {
			t.Fatal(v)
		}
	}
}

func BenchmarkTheatre(b *testing.B) {
	pic, file := theatre()
	for b.Loop() {
		if _, err := Plan(pic, file); err != nil {
			b.Fatal(err)
		}
	}
}
